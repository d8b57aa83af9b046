import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  arbitraryTransaction,
  breadLine,
  makeTransaction,
} from '../../test/support/make-transaction.ts';
import { reverse } from '../transaction/reverse.ts';
import type { LineItem, Transaction } from '../transaction/transaction.ts';
import { type Effects, effectsOf } from './effects-of.ts';

const sale = makeTransaction({
  basketId: 'basket-0000000000001',
  lines: [{ ...breadLine, quantity: { value: 3, scale: 0 } }],
  tenders: ['card'],
});

test('what is sold over the counter leaves the store and brings its money', () => {
  expect(effects(sale)).toEqual({
    stock: [
      {
        line: 1,
        placeId: 's-1',
        sku: 'SKU-1',
        condition: 'sellable',
        change: { value: -3, scale: 0 },
      },
    ],
    money: [
      { tender: 1, placeId: 's-1', type: 'card', kind: 'card', currency: 'EUR', amountMinor: 360 },
    ],
  });
});

test('training moves nothing', () => {
  const entry = { placeId: 's-1', transaction: sale };
  expect(effectsOf({ ...entry, journalKind: 'training' })).toEqual({ stock: [], money: [] });
});

test('an entry that is no transaction moves nothing', () => {
  const entry = { placeId: 's-1', transaction: null };
  expect(effectsOf({ ...entry, journalKind: 'live' })).toEqual({ stock: [], money: [] });
});

test.each([
  ['restock', 'sellable'],
  ['damaged', 'damaged'],
  ['send-back', 'send-back'],
] as const)('goods that come back for %s are %s', (disposition, condition) => {
  const back = withLine({ fulfilment: 'return', quantity: { value: -1, scale: 0 }, disposition });
  expect(effects(back).stock).toMatchObject([{ condition, change: { value: 1, scale: 0 } }]);
});

test.each([
  { fulfilment: 'ship' },
  { fulfilment: 'pickup' },
  { fulfilment: 'reserve' },
  { accounting: 'liability' },
  { accounting: 'deposit' },
  { eReportingCategory: 'TPS1' },
] as const)(
  'no goods cross the counter with $fulfilment $accounting $eReportingCategory',
  (line) => {
    expect(effects(withLine(line)).stock).toEqual([]);
  },
);

test('whatever is sold and taken back as a whole leaves stock and money as they were', () => {
  const of = { journalId: 'journal-0000000000000001', sequence: 2 };
  const now = {
    basketId: 'basket-0000000000002',
    seat: 'till',
    openedAt: sale.openedAt,
    reasonCode: 'mistake',
  };
  fc.assert(
    fc.property(arbitraryTransaction({ only: 'sales' }), (sold) => {
      const both = [effects(sold), effects(reverse(sold, of, now))];
      const stock = new Map<string, number>();
      for (const { sku, change } of both.flatMap((rows) => rows.stock)) {
        const thousandths = change.value * 10 ** (3 - change.scale);
        stock.set(sku, (stock.get(sku) ?? 0) + thousandths);
      }
      expect([...stock.values()].every((left) => left === 0)).toBe(true);
      const paid = both.flatMap((rows) => rows.money).map(({ amountMinor }) => amountMinor);
      expect(paid.reduce((sum, amount) => sum + amount, 0)).toBe(0);
    }),
  );
});

function effects(transaction: Transaction): Effects {
  return effectsOf({ journalKind: 'live', placeId: 's-1', transaction });
}

function withLine(changes: Partial<LineItem>): Transaction {
  return { ...sale, lines: sale.lines.map((line) => ({ ...line, ...changes })) };
}
