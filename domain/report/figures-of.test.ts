import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  arbitraryTransaction,
  breadLine,
  makeTransaction,
} from '../../test/support/make-transaction.ts';
import { addToTotals, zeroTotals } from '../fiscal/perpetual-totals.ts';
import type { Transaction } from '../transaction/transaction.ts';
import { addFigures } from './add-figures.ts';
import { noFigures } from './figures.ts';
import { figuresOf, foldFigures } from './figures-of.ts';
import type { ReportedEntry } from './reported-entry.ts';

const reported = (transaction: Transaction, hour = 10): ReportedEntry => ({
  ...{ kind: 'transaction', transaction, operatorId: 'op-1', hour, hasCustomer: false },
});

const arbitraryEntry: fc.Arbitrary<ReportedEntry> = fc.oneof(
  fc.record({
    kind: fc.constant('transaction' as const),
    transaction: arbitraryTransaction(),
    operatorId: fc.constantFrom('op-1', 'op-2'),
    hour: fc.integer({ min: 0, max: 23 }),
    hasCustomer: fc.boolean(),
  }),
  fc.record({
    kind: fc.constant('basket-abandoned' as const),
    reasonCode: fc.constantFrom('changed-mind', 'test'),
    grossMinor: fc.integer({ min: 0, max: 100_000 }),
    operatorId: fc.constant('op-1'),
  }),
  fc.record({
    kind: fc.constant('counted' as const),
    what: fc.constantFrom('no-sale', 'receipt-duplicated'),
    reasonCode: fc.constantFrom('', 'change'),
    amountMinor: fc.constant(0),
  }),
);

describe('the figures of a range of entries', () => {
  it('agree with the perpetual totals of the journal, to the cent and by rate', () => {
    fc.assert(
      fc.property(fc.array(arbitraryTransaction()), (transactions) => {
        const figures = foldFigures(
          'EUR',
          transactions.map((each) => reported(each)),
        );
        const totals = transactions.reduce(addToTotals, zeroTotals('EUR'));
        expect(figures.transactionCount).toBe(totals.transactionCount);
        expect(figures.salesMinor).toBe(totals.salesMinor);
        expect(figures.returnsMinor).toBe(totals.returnsMinor);
        expect(figures.turnover.grossMinor).toBe(totals.algebraicMinor);
        expect(figures.perRate).toEqual(totals.perRate);
        expect(figures.deposits).toEqual(totals.deposits);
        expect(figures.liabilitiesMinor).toBe(totals.liabilitiesMinor);
      }),
    );
  });

  it('of two ranges are the figures of both together', () => {
    fc.assert(
      fc.property(fc.array(arbitraryEntry), fc.array(arbitraryEntry), (before, after) => {
        expect(addFigures(foldFigures('EUR', before), foldFigures('EUR', after))).toEqual(
          foldFigures('EUR', [...before, ...after]),
        );
      }),
    );
  });

  it('add up the same by operator, by hour and by category', () => {
    fc.assert(
      fc.property(fc.array(arbitraryEntry), (entries) => {
        const figures = foldFigures('EUR', entries);
        for (const rows of [figures.operators, figures.hours, figures.categories]) {
          const sum = rows.reduce((total, { grossMinor }) => total + grossMinor, 0);
          expect(sum).toBe(figures.turnover.grossMinor);
        }
        const paid = figures.tenders.reduce(
          (total, { inMinor, outMinor }) => total + inMinor - outMinor,
          0,
        );
        const deposits = figures.deposits.reduce((total, { grossMinor }) => total + grossMinor, 0);
        expect(paid).toBe(
          figures.turnover.grossMinor + deposits + figures.liabilitiesMinor + figures.roundingMinor,
        );
      }),
    );
  });

  it('count a discount by its reason and a return by what became of the goods', () => {
    const sale = makeTransaction({
      basketId: 'b-1',
      lines: [{ ...breadLine, discountPercent: 10 }],
    });
    const back = makeTransaction({
      basketId: 'b-2',
      lines: [{ ...breadLine, quantity: { value: -1, scale: 0 } }],
    });
    const figures = foldFigures('EUR', [reported(sale), reported(back, 11)]);
    expect(figures.discounts).toHaveLength(1);
    expect(figures.discounts[0]?.count).toBe(1);
    expect(figures.returns[0]?.amountMinor).toBe(0 - figures.returnsMinor);
    expect(figures.hours.map(({ key }) => key)).toEqual(['10', '11']);
    expect(figures.articlesSold).toBeGreaterThan(0);
  });

  it('a basket that was given up is counted and turns nothing over', () => {
    const figures = figuresOf('EUR', {
      ...{ kind: 'basket-abandoned', reasonCode: 'no-money', grossMinor: 500, operatorId: 'op-1' },
    });
    expect(figures).toEqual({
      ...noFigures('EUR'),
      abandoned: [{ key: 'no-money', count: 1, amountMinor: 500 }],
    });
  });
});
