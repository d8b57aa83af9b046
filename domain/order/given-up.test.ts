// Whatever becomes of an order: per tender what was paid is what is kept and what came back, and what is kept is for something.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  depositEnded,
  orderOf,
  restOf,
  returnOf,
} from '../../test/simulation/simulated-baskets.ts';
import { sumMinor } from '../money/minor.ts';
import { isIndemnity } from '../transaction/indemnity.ts';
import type { LineItem, Transaction } from '../transaction/transaction.ts';
import { wrongSum } from '../transaction/transaction-sums.ts';
import { depositFate, givenUpBy } from './given-up.ts';

test('arrhes go by who gives up, an acompte binds both, and goodwill gives either back', () => {
  const fates = (kind: 'arrhes' | 'acompte') => givenUpBy.map((by) => depositFate(kind, by));
  expect(fates('arrhes')).toEqual(['kept', 'twofold', 'back']);
  expect(fates('acompte')).toEqual([null, 'back', 'back']);
});

const order = 'journal-of-the-law/7';
const of = { journalId: 'journal-of-the-law', sequence: 8 };
const wishes = fc.record({
  ahead: fc.array(
    fc.record({
      pieces: fc.integer({ min: 1, max: 4 }),
      price: fc.integer({ min: 1, max: 9_999 }),
    }),
    { maxLength: 2 },
  ),
  later: fc.array(
    fc.record({
      pieces: fc.integer({ min: 1, max: 3 }),
      price: fc.integer({ min: 50, max: 9_999 }),
    }),
    { minLength: 1, maxLength: 2 },
  ),
  cardPercent: fc.constantFrom(0, 37, 100),
});
const acts = fc.array(
  fc.oneof(
    fc.record({
      do: fc.constant('back' as const),
      line: fc.nat(9),
      pieces: fc.integer({ min: 1, max: 4 }),
    }),
    fc.record({ do: fc.constant('hand-over' as const) }),
    fc.record({ do: fc.constant('give-up' as const), by: fc.constantFrom(...givenUpBy) }),
  ),
  { maxLength: 8 },
);

test('per tender, paid is kept and refunded, for any sequence of deposit, return, hand-over and cancellation', () => {
  fc.assert(
    fc.property(wishes, acts, ({ ahead, later, cardPercent }, done) => {
      const groups = [
        { payment: 'now' as const, lines: ahead },
        { payment: 'deposit' as const, lines: later },
      ].filter(({ lines }) => lines.length > 0);
      const { placed, paid } = orderOf({
        basketId: 'b-0',
        groups: groups.map(({ payment }) => ({
          ...{ fulfilment: 'pickup' as const, placeId: 's-1', holdUntil: '', payment },
        })),
        lines: groups.flatMap(({ lines }, index) =>
          lines.map(({ pieces, price }, nth) => ({
            ...{ sku: `SKU-${index}-${nth}`, pieces, unitPriceMinor: price, group: index + 1 },
          })),
        ),
        cardPercent,
      });
      if (!paid) throw new Error('a deposit is paid');
      const sale = { of, receiptNumber: '1-1', transaction: paid };
      const all: Transaction[] = [paid];
      const back: Transaction[] = [];
      let isEnded = false;
      for (const [index, act] of done.entries()) {
        const basketId = `b-${index + 1}`;
        const made = doAct(act, basketId);
        if (!made) continue;
        expect(wrongSum(made)).toBeNull();
        all.push(made);
        back.push(made);
        if (act.do !== 'back') isEnded = true;
        lawsHold(all);
      }
      lawsHold(all);

      function doAct(act: (typeof done)[number], basketId: string): Transaction | null {
        if (act.do === 'back') {
          const line = ahead.length === 0 ? 0 : 1 + (act.line % ahead.length);
          const wish = { line, pieces: act.pieces, isBack: false, disposition: 'restock' } as const;
          return line === 0 ? null : returnOf(basketId, sale, back, wish);
        }
        // Its number is worth nothing after.
        if (isEnded) return null;
        if (act.do === 'give-up') return depositEnded(basketId, sale, back, act.by);
        const due = placed.lines.filter(({ dueMinor }) => dueMinor > 0);
        return restOf(basketId, order, due, sale);
      }
    }),
    { numRuns: 150 },
  );
});

/** Of the transactions of one order, the first of which paid it. */
function lawsHold(all: readonly Transaction[]): void {
  const [paid] = all;
  const refunds = all.flatMap(({ tenders }) => tenders.filter(({ refundOf }) => refundOf !== null));
  let keptMinor = 0;
  for (const { number, amountMinor } of paid?.tenders ?? []) {
    const its = refunds.filter(
      ({ refundOf }) => refundOf && 'tender' in refundOf && refundOf.tender === number,
    );
    const refundedMinor = 0 - sumMinor(its.map((each) => each.amountMinor));
    expect(refundedMinor).toBeGreaterThanOrEqual(0);
    expect(refundedMinor).toBeLessThanOrEqual(amountMinor);
    keptMinor += amountMinor - refundedMinor;
  }
  const later = all
    .slice(1)
    .flatMap(({ tenders }) => tenders.filter(({ refundOf }) => refundOf === null));
  keptMinor += sumMinor(later.map(({ amountMinor }) => amountMinor));
  const lines = all.flatMap((each) => each.lines);
  const sum = (chosen: (line: LineItem) => boolean): number =>
    sumMinor(lines.filter(chosen).map(({ grossMinor }) => grossMinor));
  const goodsMinor = sum((line) => line.accounting === 'turnover' && !isIndemnity(line));
  const depositMinor = sum(({ accounting }) => accounting === 'deposit');
  const indemnityMinor = sum(isIndemnity);
  expect(keptMinor).toBe(goodsMinor + depositMinor + indemnityMinor);
  const isPaidForSomething = [goodsMinor, depositMinor, indemnityMinor].every(
    (minor) => minor >= 0,
  );
  expect(isPaidForSomething).toBe(true);
  // An indemnity carries no VAT, and of a deposit that is over none is left.
  const vatMinor = sumMinor(lines.map((line) => line.vatMinor));
  if (goodsMinor + depositMinor === 0) expect(vatMinor).toBe(0);
}
