import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { reverse } from '../../test/support/reverse-transaction.ts';
import { addToTotals, zeroTotals } from '../fiscal/perpetual-totals.ts';
import { sumMinor } from '../money/minor.ts';
import { offerTender } from '../tender/offer-tender.ts';
import { cardByHand, cash } from '../tender/shipped-tender-types.ts';
import { complete } from '../transaction/complete.ts';
import type { Basket } from './basket.ts';
import type { BasketStep, BasketStepBody } from './basket-step.ts';
import { foldBasket, foldSteps } from './fold-basket.ts';
import type { ItemFacts } from './item-facts.ts';
import { lineGrossMinor } from './line-amount.ts';
import { addItem, changeQuantity, voidLine } from './ring.ts';
import { settle } from './settle.ts';
import { undoLast } from './undo.ts';

function item(sku: string, unitPriceMinor: number, more: Partial<ItemFacts> = {}): ItemFacts {
  return {
    sku,
    gtin: '',
    name: `Article ${sku}`,
    category: 'Test',
    eReportingCategory: 'TLB1',
    unitPriceMinor,
    priceSource: 'base',
    vatCategory: 'S',
    vatRateBp: 2_000,
    unit: 'piece',
    quantityScale: 0,
    ecoParticipationMinor: 0,
    size: '',
    colour: '',
    model: '',
    picture: '',
    ...more,
  };
}

/** A basket under the hands of a test: steps numbered, stored, folded. */
function till() {
  const steps: BasketStep[] = [];
  function take(body: BasketStepBody): void {
    steps.push({
      basketId: 'basket-0000000001',
      number: steps.length + 1,
      commandId: `command-${steps.length + 1}`,
      operatorId: 'op',
      at: '2026-11-22T10:00:00.000Z',
      body,
    });
  }
  take({ kind: 'opened', seat: 'till', currency: 'EUR' });
  return {
    steps,
    take,
    basket: () => foldBasket(steps),
    ring(facts: ItemFacts, value = 1): void {
      const added = addItem(
        foldBasket(steps),
        facts,
        { value, scale: facts.quantityScale },
        'scanned',
      );
      if (!added.ok) throw new Error(added.error.code);
      take(added.value);
    },
    pay(tenderedMinor: number, type = cash): void {
      const { remainingMinor } = settle(foldBasket(steps));
      const offered = offerTender(
        { id: `tender-${steps.length}`, tenderedMinor, reference: '' },
        type,
        { remainingMinor, takenOfTypeMinor: 0 },
      );
      if (!offered.ok) throw new Error(offered.error.code);
      take({ kind: 'tender-added', tender: offered.value });
    },
  };
}

describe('ringing', () => {
  it('the same item again grows its line and makes it the newest', () => {
    const { ring, basket } = till();
    ring(item('A', 100));
    ring(item('B', 200));
    ring(item('A', 100), 2);
    expect(basket().lines.map(({ quantity }) => quantity.value)).toEqual([3, 1]);
    expect(basket().lines[0]?.touchedAtStep).toBe(4);
  });

  it('a weighed item always has a line of its own', () => {
    const { ring, basket } = till();
    const tea = item('T', 8_900, { unit: 'kg', quantityScale: 3 });
    ring(tea, 100);
    ring(tea, 250);
    expect(basket().lines).toHaveLength(2);
  });

  it.each([0, -1, 10_000, 1.5])('a quantity of %d is refused', (value) => {
    const { basket } = till();
    const refused = addItem(basket(), item('A', 100), { value, scale: 0 }, 'scanned');
    expect(refused).toEqual({ ok: false, error: { code: 'BAD_QUANTITY' } });
  });

  it('many small quantities cannot grow a line past what one may hold', () => {
    const { ring, basket } = till();
    ring(item('A', 1), 9_999);
    expect(addItem(basket(), item('A', 1), { value: 1, scale: 0 }, 'scanned').ok).toBe(false);
  });

  it('a total beyond what the till can handle is refused', () => {
    const { ring, basket } = till();
    ring(item('A', 1_000_000), 9_999);
    const refused = addItem(basket(), item('B', 1_000_000), { value: 9_999, scale: 0 }, 'scanned');
    expect(refused).toEqual({ ok: false, error: { code: 'BASKET_TOO_DEAR' } });
  });
});

describe('correcting', () => {
  it('a line void leaves the basket and its trace', () => {
    const { ring, take, basket } = till();
    ring(item('A', 150), 2);
    take({ kind: 'line-voided', lineNumber: 1 });
    expect(basket().lines).toEqual([]);
    expect(basket().corrections).toMatchObject([
      { kind: 'line-void', lineNumber: 1, amountMinor: -300 },
    ]);
  });

  it('undo brings back what a void took, and both leave their trace', () => {
    const { ring, take, basket, steps } = till();
    ring(item('A', 150), 2);
    take({ kind: 'line-voided', lineNumber: 1 });
    const undone = undoLast(foldSteps(steps));
    if (!undone.ok) throw new Error(undone.error.code);
    take(undone.value);
    expect(basket().lines).toHaveLength(1);
    expect(basket().version).toBe(4);
    expect(basket().corrections.map(({ kind, amountMinor }) => [kind, amountMinor])).toEqual([
      ['line-void', -300],
      ['undo', 300],
    ]);
  });

  it('undo takes back one step at a time until there is none', () => {
    const { ring, take, basket, steps } = till();
    ring(item('A', 150));
    ring(item('B', 100));
    for (let count = 0; count < 2; count += 1) {
      const undone = undoLast(foldSteps(steps));
      if (undone.ok) take(undone.value);
    }
    expect(basket().lines).toEqual([]);
    expect(undoLast(foldSteps(steps))).toEqual({ ok: false, error: { code: 'NOTHING_TO_UNDO' } });
  });

  it('a line number is never given twice, even after undo', () => {
    const { ring, take, basket, steps } = till();
    ring(item('A', 150));
    const undone = undoLast(foldSteps(steps));
    if (undone.ok) take(undone.value);
    ring(item('B', 100));
    expect(basket().lines.map(({ number }) => number)).toEqual([2]);
  });

  it('is refused once money has been taken, where it would lower the total', () => {
    const { ring, pay, basket } = till();
    ring(item('A', 150), 3);
    pay(100, cardByHand);
    expect(voidLine(basket(), 1)).toEqual({ ok: false, error: { code: 'BASKET_PART_PAID' } });
    expect(changeQuantity(basket(), 1, { value: 1, scale: 0 }).ok).toBe(false);
    expect(changeQuantity(basket(), 1, { value: 4, scale: 0 }).ok).toBe(true);
  });
});

describe('paying', () => {
  it('cash above the due gives change, a card never takes more than is due', () => {
    const { ring, pay, basket } = till();
    ring(item('A', 9_362));
    const over = offerTender({ id: 't', tenderedMinor: 10_000, reference: '' }, cardByHand, {
      remainingMinor: 9_362,
      takenOfTypeMinor: 0,
    });
    expect(over).toEqual({ ok: false, error: { code: 'TENDER_OVER_DUE', remainingMinor: 9_362 } });
    pay(5_000, cardByHand);
    pay(5_000, cash);
    expect(settle(basket())).toMatchObject({
      remainingMinor: 0,
      changeMinor: 638,
      paidMinor: 9_362,
    });
  });

  it('cash above the legal limit is refused, over several tenders too', () => {
    const due = { remainingMinor: 250_000, takenOfTypeMinor: 60_000 };
    expect(offerTender({ id: 't', tenderedMinor: 40_000, reference: '' }, cash, due).ok).toBe(true);
    expect(offerTender({ id: 't', tenderedMinor: 40_001, reference: '' }, cash, due)).toEqual({
      ok: false,
      error: { code: 'TENDER_OVER_LIMIT', limitMinor: 100_000 },
    });
  });

  it('change that no drawer holds is a slip of the keys, and is refused', () => {
    const due = { remainingMinor: 1_000, takenOfTypeMinor: 0 };
    const offer = { id: 't', tenderedMinor: 9_999_999_999, reference: '' };
    expect(offerTender(offer, cash, due)).toEqual({
      ok: false,
      error: { code: 'TENDER_CHANGE_TOO_LARGE', changeMinor: 9_999_998_999 },
    });
    expect(offerTender({ ...offer, tenderedMinor: 50_000 }, cash, due).ok).toBe(true);
  });

  it('below what is due does not complete', () => {
    const { ring, pay, basket } = till();
    ring(item('A', 1_000));
    pay(999);
    expect(complete(basket())).toEqual({
      ok: false,
      error: { code: 'TENDER_BELOW_DUE', remainingMinor: 1 },
    });
  });
});

/** Any paid basket: up to a dozen lines over three rates, paid in up to three tenders. */
const paidBasket: fc.Arbitrary<Basket> = fc
  .record({
    lines: fc.array(
      fc.record({
        price: fc.integer({ min: 0, max: 50_000 }),
        rate: fc.constantFrom(0, 550, 2_000),
        value: fc.integer({ min: 1, max: 30 }),
      }),
      { minLength: 1, maxLength: 12 },
    ),
    parts: fc.array(fc.integer({ min: 1, max: 20_000 }), { maxLength: 2 }),
  })
  .map(({ lines, parts }) => {
    const { ring, pay, basket } = till();
    lines.forEach(({ price, rate, value }, index) => {
      ring(item(`sku-${index}`, price, { vatRateBp: rate, ecoParticipationMinor: 3 }), value);
    });
    for (const part of parts) {
      const { remainingMinor } = settle(basket());
      if (remainingMinor > part) pay(part, cardByHand);
    }
    if (settle(basket()).remainingMinor > 0)
      pay(settle(basket()).remainingMinor, { ...cash, limitMinor: null });
    return basket();
  });

describe('a completed transaction', () => {
  it('adds up in every direction', () => {
    fc.assert(
      fc.property(paidBasket, (basket) => {
        const completed = complete(basket);
        if (!completed.ok) throw new Error(completed.error.code);
        const { lines, tenders, totals, vat } = completed.value;
        expect(sumMinor(lines.map((line) => line.grossMinor))).toBe(totals.grossMinor);
        expect(sumMinor(vat.map((total) => total.vatMinor))).toBe(totals.vatMinor);
        expect(sumMinor(lines.map((line) => line.vatMinor))).toBe(totals.vatMinor);
        expect(sumMinor(tenders.map((tender) => tender.amountMinor))).toBe(totals.grossMinor);
        for (const tender of tenders) {
          const shares = lines.flatMap((line) =>
            line.tenderAllocation.filter((share) => share.tender === tender.number),
          );
          expect(sumMinor(shares.map((share) => share.amountMinor))).toBe(tender.amountMinor);
        }
        for (const line of lines) {
          expect(sumMinor(line.tenderAllocation.map((share) => share.amountMinor))).toBe(
            line.grossMinor,
          );
        }
      }),
    );
  });

  it('and its return leave nothing in the algebraic totals', () => {
    fc.assert(
      fc.property(paidBasket, (basket) => {
        const completed = complete(basket);
        if (!completed.ok) throw new Error(completed.error.code);
        const sale = completed.value;
        const back = reverse(
          sale,
          { journalId: 'journal-000000001', sequence: 1 },
          {
            basketId: 'basket-0000000002',
            seat: 'till',
            openedAt: '2026-11-22T11:00:00.000Z',
            reasonCode: 'changed-mind',
          },
        );
        const after = addToTotals(addToTotals(zeroTotals('EUR'), sale), back);
        expect(after.algebraicMinor).toBe(0);
        expect(after.absoluteMinor).toBe(2 * sale.totals.grossMinor);
        for (const rate of after.perRate) {
          expect(rate).toMatchObject({ grossMinor: 0, netMinor: 0, vatMinor: 0 });
        }
      }),
    );
  });
});

describe('a basket', () => {
  it('is the same whether folded at once or step by step', () => {
    const { ring, take, steps, pay } = till();
    ring(item('A', 100));
    ring(item('B', 200), 3);
    take({ kind: 'quantity-set', lineNumber: 2, quantity: { value: 1, scale: 0 } });
    take({ kind: 'suspended', label: 'Mme D.' });
    take({ kind: 'resumed', seat: 'tablet' });
    pay(100, cardByHand);
    const folded = foldBasket(steps);
    expect(folded).toMatchObject({ seat: 'tablet', state: 'open', version: 7 });
    expect(sumMinor(folded.lines.map(lineGrossMinor))).toBe(300);
  });
});
