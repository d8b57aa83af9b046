import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  arbitraryTransaction,
  breadLine,
  makeTransaction,
} from '../../test/support/make-transaction.ts';
import type { LineItem, Transaction } from '../transaction/transaction.ts';
import { eReportOf } from './e-reporting.ts';
import { addToTotals, zeroTotals } from './perpetual-totals.ts';

const closed = {
  ...{ siren: '123456782', siret: '12345678200015' },
  closure: { journalId: 'A'.repeat(22), sequence: 9, number: 4, hash: 'h'.repeat(43) },
};
const day = '2026-11-22';
const of = (...transactions: readonly Transaction[]) =>
  eReportOf(
    closed,
    transactions.map((transaction) => ({ businessDay: day, transaction })),
  );
const marked = (category: LineItem['eReportingCategory'], basketId = 'b-1'): Transaction => {
  const made = makeTransaction({ basketId, lines: [breadLine] });
  return {
    ...made,
    lines: made.lines.map((line) => ({ ...line, eReportingCategory: category })),
  };
};

it('agrees with the VAT of the signed closure to the cent, turnover and deposits together', () => {
  fc.assert(
    fc.property(fc.array(arbitraryTransaction()), (transactions) => {
      const sold = transactions.map((transaction) => ({ ...transaction, invoice: null }));
      const { perRate, deposits } = sold.reduce(addToTotals, zeroTotals('EUR'));
      const signed = [...perRate, ...deposits];
      const { totals } = of(...sold);
      for (const amount of ['netMinor', 'vatMinor'] as const) {
        const sum = (rows: readonly { netMinor: number; vatMinor: number }[]) =>
          rows.reduce((total, row) => total + row[amount], 0);
        expect(sum(totals)).toBe(sum(signed));
        for (const total of totals) expect(sum(total.perRate)).toBe(total[amount]);
      }
    }),
  );
});

it('has one total for each day, category and currency', () => {
  const { totals } = eReportOf(closed, [
    { businessDay: '2026-11-23', transaction: marked('TLB1') },
    { businessDay: day, transaction: marked('TPS1') },
    { businessDay: day, transaction: marked('TLB1') },
    { businessDay: day, transaction: marked('TLB1', 'b-2') },
  ]);
  expect(totals.map(({ date, category, currency }) => [date, category, currency])).toEqual([
    [day, 'TLB1', 'EUR'],
    [day, 'TPS1', 'EUR'],
    ['2026-11-23', 'TLB1', 'EUR'],
  ]);
  expect(totals[0]?.netMinor).toBe(2 * (totals[1]?.netMinor ?? 0));
});

it('leaves out what an invoice reports', () => {
  const invoiced = { ...marked('TLB1'), invoice: { series: 'F', number: 1 } };
  expect(of(invoiced).totals).toEqual([]);
  expect(of(invoiced, marked('TLB1', 'b-2'))).toEqual(of(marked('TLB1', 'b-2')));
});

it('what was sold and comes back on the same day comes to nothing', () => {
  const sold = marked('TLB1');
  const back = makeTransaction({
    basketId: 'b-2',
    lines: [
      {
        ...breadLine,
        quantity: { value: 0 - breadLine.quantity.value, scale: breadLine.quantity.scale },
      },
    ],
  });
  const lines = back.lines.map((line) => ({ ...line, eReportingCategory: 'TLB1' as const }));
  expect(of(sold, { ...back, lines }).totals).toMatchObject([{ netMinor: 0, vatMinor: 0 }]);
});

it('says who sold and which signed closure it is made of, and nothing of who bought', () => {
  const { totals, ...head } = of(marked('TLB1'));
  expect(head).toEqual(closed);
  expect(Object.keys(totals[0] ?? {}).toSorted()).toEqual([
    ...['category', 'currency', 'date', 'netMinor', 'perRate', 'vatMinor'],
  ]);
});
