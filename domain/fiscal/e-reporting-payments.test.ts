import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  arbitraryTransaction,
  breadLine,
  makeTransaction,
} from '../../test/support/make-transaction.ts';
import type { LineItem, Transaction } from '../transaction/transaction.ts';
import { ePaymentsOf } from './e-reporting-payments.ts';

const day = '2026-11-22';
const of = (...transactions: readonly Transaction[]) =>
  ePaymentsOf(transactions.map((transaction) => ({ businessDay: day, transaction })));
const markedAs = (
  made: Transaction,
  change: Partial<Pick<LineItem, 'eReportingCategory' | 'accounting'>>,
): Transaction => ({ ...made, lines: made.lines.map((line) => ({ ...line, ...change })) });
const service = (lines = [breadLine] as [typeof breadLine, ...(typeof breadLine)[]]) =>
  markedAs(makeTransaction({ basketId: 'b-1', lines }), { eReportingCategory: 'TPS1' });

it('is what was paid for services, by day and rate, and nothing of goods', () => {
  const at20 = { ...breadLine, vatRateBp: 2_000, unitPriceMinor: 5_000 };
  const sold = service([breadLine, at20]);
  const [bread, other] = sold.lines;
  expect(of(sold, markedAs(sold, { eReportingCategory: 'TLB1' }))).toEqual([
    { date: day, currency: 'EUR', vatRateBp: breadLine.vatRateBp, paidMinor: bread?.grossMinor },
    { date: day, currency: 'EUR', vatRateBp: 2_000, paidMinor: other?.grossMinor },
  ]);
});

it('adds up to what services cost, whatever was rung, while nothing goes on account', () => {
  fc.assert(
    fc.property(fc.array(arbitraryTransaction()), (transactions) => {
      const sold = transactions.map((made) => ({
        ...markedAs(made, { eReportingCategory: 'TPS1' }),
        invoice: null,
      }));
      const paid = of(...sold).reduce((sum, { paidMinor }) => sum + paidMinor, 0);
      const lines = sold.flatMap((each) => each.lines);
      const due = lines.filter(({ accounting }) => accounting !== 'liability');
      expect(paid).toBe(due.reduce((sum, { grossMinor }) => sum + grossMinor, 0));
    }),
  );
});

it('a deposit is paid when it is taken, and not again when it is deducted', () => {
  const deposit = markedAs(service(), { accounting: 'deposit' });
  const whole = service();
  const deducted = {
    ...whole,
    lines: [
      ...whole.lines,
      ...markedAs(service([{ ...breadLine, quantity: negated(breadLine.quantity) }]), {
        accounting: 'deposit',
      }).lines,
    ],
  };
  expect(of(deposit)).toEqual(of(whole));
  expect(of(deducted)).toEqual([]);
});

it('what goes on a business account is not paid, and what an invoice reports is left out', () => {
  const sold = service();
  const onAccount: Transaction = {
    ...sold,
    tenders: sold.tenders.map((tender) => ({ ...tender, type: 'account', kind: 'account' })),
  };
  expect(of(onAccount)).toEqual([]);
  expect(of({ ...sold, invoice: { series: 'F', number: 1 } })).toEqual([]);
});

function negated({ value, scale }: { value: number; scale: number }) {
  return { value: -value, scale };
}
