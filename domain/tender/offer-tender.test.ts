import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cashDueMinor } from './cash-rounding.ts';
import { offerTender } from './offer-tender.ts';
import { cash, shippedTenderSettings } from './shipped-tender-types.ts';
import { tenderTypeIn } from './tender-settings.ts';
import type { TenderType } from './tender-type.ts';
import { keptExcess } from './voucher-excess.ts';

const due = { remainingMinor: 4_362, takenOfTypeMinor: 0 };

function shipped(id: string): TenderType {
  const type = tenderTypeIn(shippedTenderSettings, id);
  if (!type) throw new Error(`${id} is shipped`);
  return type;
}

function offer(type: TenderType, tenderedMinor: number, reference = '', of = due) {
  return offerTender({ id: 'tender', tenderedMinor, reference }, type, of);
}

function refusal(code: string, amounts = {}) {
  return { ok: false, error: { code, ...amounts } };
}

describe('cash', () => {
  const dear = { remainingMinor: 500_000, takenOfTypeMinor: 0 };

  it('goes above 1 000 € only for who is declared to live abroad, up to 15 000 €', () => {
    expect(offer(cash, 100_001, '', dear)).toEqual(
      refusal('TENDER_OVER_LIMIT', { limitMinor: 100_000 }),
    );
    expect(offer(cash, 500_000, 'non-resident', dear)).toMatchObject({
      ok: true,
      value: { amountMinor: 500_000, reference: 'non-resident' },
    });
    const yacht = { remainingMinor: 2_000_000, takenOfTypeMinor: 1_000_000 };
    expect(offer(cash, 500_001, 'non-resident', yacht)).toEqual(
      refusal('TENDER_OVER_LIMIT', { limitMinor: 1_500_000 }),
    );
  });

  it('has no other reference: an exception nobody set is none', () => {
    expect(offer(cash, 5_000, 'diplomat')).toEqual(refusal('TENDER_REFERENCE_BAD'));
  });

  it('is rounded to 5 cents where that is the custom, and the sum of the sale with it', () => {
    const rounding = { ...due, cashRoundingMinor: 5 };
    expect(offer(cash, 5_000, '', rounding)).toMatchObject({
      value: { amountMinor: 4_360, changeMinor: 640, roundingMinor: -2 },
    });
    expect(offer(cash, 4_360, '', rounding)).toMatchObject({
      value: { amountMinor: 4_360, changeMinor: 0, roundingMinor: -2 },
    });
    expect(offer(cash, 4_000, '', rounding)).toMatchObject({
      value: { amountMinor: 4_000, roundingMinor: 0 },
    });
    expect(offer(shipped('card'), 4_362, '', rounding)).toMatchObject({
      value: { amountMinor: 4_362, roundingMinor: 0 },
    });
  });

  it('rounds by less than the step, symmetrically, never to nothing, and not at all in France', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -100_000, max: 100_000 }),
        fc.constantFrom(5, 10),
        (sum, step) => {
          const rounded = cashDueMinor(sum, step);
          expect(Math.abs(rounded - sum)).toBeLessThan(step);
          expect(rounded === 0).toBe(sum === 0);
          expect(cashDueMinor(-sum, step) + rounded).toBe(0);
          expect(cashDueMinor(sum, 1)).toBe(sum);
        },
      ),
    );
    expect([1, 2, 3, 7, 8, 4_363].map((sum) => cashDueMinor(sum, 5))).toEqual([
      1, 2, 5, 5, 10, 4_365,
    ]);
  });
});

describe('a cheque', () => {
  const cheque = shipped('cheque');

  it('goes by its bank and number, and by nothing else', () => {
    expect(offer(cheque, 4_362, 'BNP-1234567')).toMatchObject({ ok: true });
    expect(offer(cheque, 4_362, '')).toEqual(refusal('TENDER_REFERENCE_MISSING'));
    for (const wrong of ['1234567', 'BNP-123456', 'BNP-12345678', '-1234567', 'bnp-1234567']) {
      expect(offer(cheque, 4_362, wrong)).toEqual(refusal('TENDER_REFERENCE_BAD'));
    }
  });

  it('asks for the kind of identity paper where the retailer wants it, never for what is on it', () => {
    const names = { fr: 'Pièce vue', en: 'Paper seen' };
    const paper = { names, hint: names, pattern: 'CNI|PAS|TS' };
    const strict = { ...cheque, referenceFields: [...cheque.referenceFields, paper] };
    expect(offer(strict, 4_362, 'BNP-1234567')).toEqual(refusal('TENDER_REFERENCE_BAD'));
    expect(offer(strict, 4_362, 'BNP-1234567-CNI')).toMatchObject({ ok: true });
  });
});

describe('a voucher of a third party', () => {
  const illicado = shipped('voucher-illicado');

  it('counts at its face; what is more than due is kept apart and no change is given', () => {
    const taken = offer(illicado, 5_000);
    if (!taken.ok) throw new Error(taken.error.code);
    expect(taken.value).toMatchObject({ amountMinor: 5_000, changeMinor: 0 });
    const kept = keptExcess(taken.value, 5_000 - due.remainingMinor);
    expect(taken.value.amountMinor + kept.amountMinor).toBe(due.remainingMinor);
  });

  it('is refused above what is due where the retailer wants no excess', () => {
    expect(offer({ ...illicado, overTender: 'refuse' }, 5_000)).toMatchObject({
      error: { code: 'TENDER_OVER_DUE', remainingMinor: 4_362 },
    });
  });
});

it('a lender is named by its file, a card by its authorisation or not at all', () => {
  expect(offer(shipped('instalments'), 4_362)).toEqual(refusal('TENDER_REFERENCE_MISSING'));
  expect(offer(shipped('instalments'), 4_362, 'ALMA-88213')).toMatchObject({ ok: true });
  expect(offer(shipped('card'), 4_362)).toMatchObject({ ok: true });
  expect(offer(shipped('card'), 4_362, '482913')).toMatchObject({ ok: true });
});

it('no type takes a name or a card number as its reference', () => {
  for (const type of shippedTenderSettings.types) {
    for (const personal of ['Mme Durand', '4970101234567890', '4970-1012-3456-7890']) {
      expect(offer(type, 4_362, personal)).toEqual(refusal('TENDER_REFERENCE_BAD'));
    }
  }
});
