import { beforeEach, describe, expect, it } from 'vitest';
import type { SlipRequest, TaxFreeOperator } from '../../contract/port/tax-free-operator.ts';

export interface OperatorUnderTest {
  operator: TaxFreeOperator;
  /** The next message, and its answer with it, is lost; or only its answer. */
  lose(what: 'request' | 'answer'): void;
  /** No line for the next message. */
  cut(): void;
  /** The next message arrives when `deliver` is called, after its sender gave up. */
  delay(): void;
  deliver(): void;
  /** The customs validate it. */
  validate(key: string): void;
}

/** What every operator of tax-free slips keeps: the till relies on it for "never two slips". */
export function taxFreeOperatorConformance(name: string, make: () => OperatorUnderTest) {
  describe(`operator of tax-free slips, ${name}`, () => {
    let test: OperatorUnderTest;
    const { signal } = new AbortController();
    beforeEach(() => {
      test = make();
    });
    const issue = (request = slipRequest()) => test.operator.issue(request, signal);
    const status = (key = slipRequest().key) => test.operator.status(key, signal);
    const cancel = (key = slipRequest().key) => test.operator.cancel(key, signal);

    it('issues a slip with a number that customs can read, and says what the buyer gets', async () => {
      const issued = await issue();
      expect(issued).toMatchObject({
        ok: true,
        value: { key: slipRequest().key, state: 'issued' },
      });
      if (!issued.ok) return;
      expect(issued.value.documentId).toMatch(/^[A-Z0-9]{20,24}$/);
      expect(issued.value.refundMinor ?? 1).toBeGreaterThan(0);
      expect(await status()).toEqual(issued);
    });

    it('gives the same slip for the same key, and another one for another', async () => {
      const first = await issue();
      expect(await issue()).toEqual(first);
      const other = await issue({ ...slipRequest(), key: 'slip-0000000000000002' });
      expect(other.ok && first.ok && other.value.documentId !== first.value.documentId).toBe(true);
    });

    it('has issued what it did not get to say, once, and says so when it is asked', async () => {
      test.lose('answer');
      expect(await issue()).toEqual({ ok: false, error: { kind: 'no-answer' } });
      const found = await status();
      expect(found).toMatchObject({ ok: true, value: { state: 'issued' } });
      expect(await issue()).toEqual(found);
    });

    it('knows nothing of what never arrived', async () => {
      test.lose('request');
      expect(await issue()).toEqual({ ok: false, error: { kind: 'no-answer' } });
      expect(await status()).toEqual({ ok: true, value: null });
    });

    it('says apart that nothing was sent', async () => {
      test.cut();
      expect(await issue()).toEqual({ ok: false, error: { kind: 'unreachable' } });
      expect(await status()).toEqual({ ok: true, value: null });
    });

    it('issues nothing any more for a key that was cancelled, also where the request comes after it', async () => {
      test.delay();
      await issue();
      expect(await cancel()).toMatchObject({ ok: true, value: { state: 'cancelled' } });
      test.deliver();
      expect(await status()).toMatchObject({ ok: true, value: { state: 'cancelled' } });
      expect(await issue()).toMatchObject({ ok: false, error: { kind: 'refused' } });
    });

    it('cancels a slip, and says so again', async () => {
      await issue();
      expect(await cancel()).toMatchObject({ ok: true, value: { state: 'cancelled' } });
      expect(await cancel()).toMatchObject({ ok: true, value: { state: 'cancelled' } });
    });

    it('does not cancel what customs have seen', async () => {
      await issue();
      test.validate(slipRequest().key);
      expect(await cancel()).toMatchObject({ ok: true, value: { state: 'validated' } });
      expect(await status()).toMatchObject({ ok: true, value: { state: 'validated' } });
    });
  });
}

export function slipRequest(): SlipRequest {
  return {
    key: 'slip-0000000000000001',
    buyer: {
      surname: 'ERIKSSON',
      givenNames: 'ANNA MARIA',
      documentNumber: 'L898902C3',
      documentCountry: 'USA',
      birthDate: '1974-08-12',
      residenceCountry: 'US',
      staysUnderSixMonths: true,
    },
    seller: { vatNumber: 'FR12552100554', siret: '55210055400013', name: 'Épicerie Lefèvre' },
    currency: 'EUR',
    receipts: [
      {
        receiptNumber: '1-000001-K7',
        boughtOn: '2026-11-30',
        lines: [
          { label: 'Pull', quantity: '1', vatRateBp: 2_000, grossMinor: 12_000, vatMinor: 2_000 },
        ],
      },
    ],
  };
}
