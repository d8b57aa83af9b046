import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  isConflict,
  isFixed,
  isFree,
  isLiving,
  isUnsettled,
  type SlipNews,
  slipStates,
  type TaxFreeSlip,
  tellSlip,
} from './slip.ts';

const prepared: TaxFreeSlip = {
  id: 'slip-0000000000000001',
  state: 'prepared',
  isCancelAsked: false,
  operator: 'simulator',
  receipts: [{ journalId: 'A'.repeat(22), sequence: 7 }],
  currency: 'EUR',
  grossMinor: 12_000,
  vatMinor: 2_000,
  documentId: '',
  refundMinor: null,
  reason: '',
};
const after = (...news: readonly SlipNews[]): TaxFreeSlip =>
  news.reduce<TaxFreeSlip>((slip, told) => {
    const next = tellSlip(slip, told);
    return next.ok ? (next.value ?? slip) : slip;
  }, prepared);
const issued = {
  state: 'issued',
  documentId: 'FR2026112200000000001',
  refundMinor: 1_440,
} as const;

it('a slip is issued, validated by the customs and refunded', () => {
  const slip = after(issued, { state: 'validated' }, { state: 'refunded' });
  expect(slip).toMatchObject({ ...issued, state: 'refunded' });
  expect(isFixed(slip)).toBe(true);
});

it('what is told again is nothing new', () => {
  expect(tellSlip(after(issued), issued)).toEqual({ ok: true, value: null });
});

it('what customs validated is not cancelled any more, and a wish to is a conflict', () => {
  const slip = after(issued, { isCancelAsked: true }, { state: 'validated' });
  expect(isConflict(slip)).toBe(true);
  expect(tellSlip(slip, { state: 'cancelled' })).toEqual({ ok: false, error: 'cannot-follow' });
});

it('while an answer is open the operator is asked, and the receipts stay taken', () => {
  expect(isUnsettled(prepared)).toBe(true);
  expect(isLiving(prepared)).toBe(true);
  expect(isUnsettled(after(issued))).toBe(false);
  expect(isUnsettled(after(issued, { isCancelAsked: true }))).toBe(true);
  expect(isUnsettled(after(issued, { isCancelAsked: true }, { state: 'cancelled' }))).toBe(false);
});

const anyNews: fc.Arbitrary<SlipNews> = fc.record(
  {
    state: fc.constantFrom(...slipStates),
    isCancelAsked: fc.boolean(),
    documentId: fc.constantFrom('FR1', 'FR2', ''),
    refundMinor: fc.constantFrom(null, 1, 2),
  },
  { requiredKeys: [] },
);

it('whatever is told in whatever order: a number given stays, an end is an end, the receipts are the same', () => {
  fc.assert(
    fc.property(fc.array(anyNews, { maxLength: 20 }), (news) => {
      let slip = prepared;
      for (const told of news) {
        const next = tellSlip(slip, told);
        if (!next.ok || next.value === null) continue;
        if (slip.documentId !== '') expect(next.value.documentId).toBe(slip.documentId);
        if (isFree(slip)) expect(next.value.state).toBe(slip.state);
        if (isFixed(slip)) expect(isFixed(next.value)).toBe(true);
        expect(next.value.receipts).toEqual(prepared.receipts);
        slip = next.value;
        // Nobody is let have a second slip while one lives or was used.
        expect(isFree(slip) && (isLiving(slip) || isFixed(slip))).toBe(false);
      }
    }),
  );
});
