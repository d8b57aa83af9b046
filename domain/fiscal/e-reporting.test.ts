import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  arbitraryTransaction,
  breadLine,
  makeTransaction,
} from '../../test/support/make-transaction.ts';
import { invoiceOf } from '../invoice/draft-invoice.ts';
import type { Invoice } from '../invoice/invoice.ts';
import type { VatTotal } from '../tax/included-vat.ts';
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
    transactions.map((transaction, index) => ({
      ...{ sequence: index + 1, businessDay: day, transaction },
    })),
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
    { sequence: 1, businessDay: '2026-11-23', transaction: marked('TLB1') },
    { sequence: 2, businessDay: day, transaction: marked('TPS1') },
    { sequence: 3, businessDay: day, transaction: marked('TLB1') },
    { sequence: 4, businessDay: day, transaction: marked('TLB1', 'b-2') },
  ]);
  expect(totals.map(({ date, category, currency }) => [date, category, currency])).toEqual([
    [day, 'TLB1', 'EUR'],
    [day, 'TPS1', 'EUR'],
    ['2026-11-23', 'TLB1', 'EUR'],
  ]);
  expect(totals[0]?.netMinor).toBe(2 * (totals[1]?.netMinor ?? 0));
});

describe('what is invoiced to a business', () => {
  const place = { journalId: closed.closure.journalId, hash: 'h'.repeat(43), receipt: '' };
  const invoiceAt = (
    sequence: number,
    transaction: Transaction,
    kind: 'private' | 'professional' = 'professional',
    businessDay = day,
  ): Invoice => {
    const buyer = { kind, siren: kind === 'private' ? '' : '732829320', vatNumber: '' };
    const made = invoiceOf(
      { of: { ...place, sequence, businessDay }, transaction },
      ...([buyer, [], () => true] as const),
    );
    if (!made.ok) throw new Error(made.error.code);
    return { ...made.value, series: 'F-00013-1-RX', number: sequence };
  };

  it('is left out of the day that sold it; an invoice to a private customer changes nothing', () => {
    const sale = { sequence: 1, businessDay: day, transaction: marked('TLB1') };
    const other = { sequence: 2, businessDay: day, transaction: marked('TLB1', 'b-2') };
    const professional = invoiceAt(1, sale.transaction);
    expect(eReportOf(closed, [sale], [professional])).toMatchObject({
      totals: [],
      corrections: [],
    });
    expect(eReportOf(closed, [sale, other], [professional])).toEqual(eReportOf(closed, [other]));
    const own = invoiceAt(1, sale.transaction, 'private');
    expect(eReportOf(closed, [sale], [own])).toEqual(eReportOf(closed, [sale]));
  });

  it('corrects the day that reported it, once that is closed', () => {
    const reported = of(marked('TLB1')).totals[0];
    const late = invoiceAt(1, marked('TLB1'), 'professional');
    const { totals, corrections } = eReportOf(closed, [], [late]);
    expect(totals).toEqual([]);
    expect(corrections).toMatchObject([
      {
        ...{ date: day, category: 'TLB1', currency: 'EUR', invoices: ['F-00013-1-RX-000001'] },
        netMinor: -(reported?.netMinor ?? 0),
        vatMinor: -(reported?.vatMinor ?? 0),
      },
    ]);
  });

  it('with what is reported is the turnover, per day and rate, to the cent, whenever it is invoiced', () => {
    const asked = fc.record({
      transaction: arbitraryTransaction(),
      soldOn: fc.integer({ min: 1, max: 3 }),
      /** Days after; null for never. */
      after: fc.option(fc.integer({ min: 0, max: 2 })),
      kind: fc.constantFrom('private' as const, 'professional' as const),
    });
    fc.assert(
      fc.property(fc.array(asked, { maxLength: 8 }), (all) => {
        const sales = all
          .map((sale, index) => ({ ...sale, sequence: index + 1 }))
          .map((sale) => ({ ...sale, transaction: { ...sale.transaction, invoice: null } }));
        const dayOf = (number: number) => `2026-11-2${number}`;
        const invoiced = sales.flatMap((sale) => {
          if (sale.after === null || !isInvoiceable(sale.transaction)) return [];
          const { sequence, transaction, kind, soldOn, after } = sale;
          const invoice = invoiceAt(sequence, transaction, kind, dayOf(soldOn));
          return [{ invoice, on: soldOn + after }];
        });
        const sums = new Map<string, number>();
        const add = (date: string, rows: readonly VatTotal[], sign: number) => {
          for (const row of rows) {
            const key = `${date} ${row.vatCategory} ${row.vatRateBp}`;
            sums.set(
              key,
              (sums.get(key) ?? 0) + sign * row.netMinor + sign * 1_000_003 * row.vatMinor,
            );
          }
        };
        for (const number of [1, 2, 3, 4, 5]) {
          const { totals, corrections } = eReportOf(
            closed,
            sales
              .filter(({ soldOn }) => soldOn === number)
              .map((sale) => ({ ...sale, businessDay: dayOf(sale.soldOn) })),
            invoiced.filter(({ on }) => on === number).map(({ invoice }) => invoice),
          );
          for (const { date, perRate } of [...totals, ...corrections]) add(date, perRate, 1);
        }
        for (const { invoice } of invoiced)
          if (invoice.buyer.kind === 'professional') add(invoice.of.businessDay, invoice.vat, 1);
        for (const { transaction, soldOn } of sales) {
          const { perRate, deposits } = addToTotals(zeroTotals('EUR'), transaction);
          add(dayOf(soldOn), [...perRate, ...deposits], -1);
        }
        expect([...sums.values()].filter((sum) => sum !== 0)).toEqual([]);
      }),
    );
  });

  function isInvoiceable({ lines }: Transaction): boolean {
    return lines.some(
      ({ accounting, fulfilment, quantity }) =>
        accounting !== 'liability' && fulfilment !== 'return' && quantity.value > 0,
    );
  }
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
  expect(head).toEqual({ ...closed, corrections: [] });
  expect(Object.keys(totals[0] ?? {}).toSorted()).toEqual([
    ...['category', 'currency', 'date', 'netMinor', 'perRate', 'vatMinor'],
  ]);
});
