import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  arbitraryTransaction,
  breadLine,
  makeTransaction,
} from '../../test/support/make-transaction.ts';
import { reverse } from '../../test/support/reverse-transaction.ts';
import { newValueNumber } from '../stored-value/value-number.ts';
import type { LineItem, Transaction } from '../transaction/transaction.ts';
import { type Effects, effectsOf, noEffects } from './effects-of.ts';

const sale = makeTransaction({
  basketId: 'basket-0000000000001',
  lines: [{ ...breadLine, quantity: { value: 3, scale: 0 } }],
  tenders: ['card'],
});

const byMistake = {
  basketId: 'basket-0000000000002',
  seat: 'till',
  openedAt: sale.openedAt,
  reasonCode: 'mistake',
};

test('what is sold over the counter leaves the store and brings its money', () => {
  expect(effects(sale)).toEqual({
    ...noEffects,
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
    loyalty: [
      {
        ...{ line: 1, sku: 'SKU-1', model: '', category: 'grocery', currency: 'EUR' },
        ...{ amountMinor: 360, quantityMilli: 3_000, rewards: [] },
      },
    ],
  });
});

test('a card that is sold holds what was paid for it, and training puts nothing on any', () => {
  const number = newValueNumber('gift-card', new Uint8Array(5), '');
  const sold = withLine({ accounting: 'liability', serialNumber: number });
  const [line] = sold.lines;
  expect(effects(sold).values).toEqual([
    { number, amountMinor: line?.grossMinor, currency: 'EUR', line: 1 },
  ]);
  const entry = { type: 'transaction', body: sold } as const;
  expect(effectsOf({ placeId: 's-1', entry, journalKind: 'training' }).values).toEqual([]);
});

test('training moves nothing', () => {
  const entry = { type: 'transaction', body: sale } as const;
  expect(effectsOf({ placeId: 's-1', entry, journalKind: 'training' })).toEqual(noEffects);
});

test('an entry that is no transaction moves nothing', () => {
  expect(effectsOf({ placeId: 's-1', entry: null, journalKind: 'live' })).toEqual(noEffects);
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

test.each(['ship', 'pickup', 'reserve'] as const)(
  'a line with %s is a line of an order, worth what was paid for it',
  (fulfilment) => {
    expect(effects(withLine({ fulfilment })).order).toMatchObject({
      placeId: 's-1',
      currency: 'EUR',
      groups: [{ number: 1, fulfilment, placeId: fulfilment === 'ship' ? '' : 's-1' }],
      lines: [
        {
          line: 1,
          group: 1,
          sku: 'SKU-1',
          name: 'Crème brûlée nº 1',
          quantity: { value: 3, scale: 0 },
          amountMinor: 360,
          dueMinor: 0,
        },
      ],
    });
  },
);

test('of a sale and its reversal all that was sold has come back, for what was paid', () => {
  const of = { journalId: 'journal-0000000000000001', sequence: 2 };
  fc.assert(
    fc.property(arbitraryTransaction({ only: 'sales' }), (sold) => {
      const { returnedLines } = effects(reverse(sold, of, byMistake));
      expect(
        returnedLines.map(({ of: line, quantity, refundedMinor }) => [
          line,
          quantity,
          refundedMinor,
        ]),
      ).toEqual(
        sold.lines.map(({ number, quantity, grossMinor }) => [
          { ...of, line: number },
          quantity,
          grossMinor,
        ]),
      );
      expect(effects(sold).returnedLines).toEqual([]);
    }),
  );
});

test('what pays an order orders nothing, whoever took the order, and says what of each line it pays', () => {
  const line = {
    fulfilment: 'pickup',
    quantity: { value: 1, scale: 0 },
    unitPriceMinor: 500,
  } as const;
  const off = {
    amountMinor: -100,
    label: 'Remise',
    operatorId: 'op-1',
    sourceId: '',
    approval: null,
  };
  const modifiers = [
    { ...off, source: 'line-discount' as const, reasonCode: 'order' },
    { ...off, source: 'line-discount' as const, reasonCode: 'gesture' },
  ];
  const priceSource = 'order:web-7f3#4';
  const paying = {
    ...withLine({ ...line, priceSource, modifiers, grossMinor: 300 }),
    references: [{ kind: 'order', orderId: 'web-7f3' } as const],
  };
  const { order, orderPayments } = effects(paying);
  expect(order).toBeNull();
  expect(orderPayments).toEqual([
    { order: 'web-7f3', lines: [{ line: 1, of: 4, amountMinor: 400 }] },
  ]);
});

test('taken goods, gift cards, deposits and services are no order', () => {
  const never = [
    withLine({ fulfilment: 'take' }),
    withLine({ fulfilment: 'ship', accounting: 'liability' }),
    withLine({ fulfilment: 'ship', accounting: 'deposit' }),
    withLine({ fulfilment: 'ship', eReportingCategory: 'TPS1' }),
  ];
  expect(never.map((transaction) => effects(transaction).order)).toEqual([null, null, null, null]);
});

test('of a sale and its reversal every ordered piece is cancelled, and none comes to the shelf', () => {
  const of = { journalId: 'journal-0000000000000001', sequence: 2 };
  const later = fc.constantFrom('take' as const, 'ship' as const, 'pickup' as const);
  fc.assert(
    fc.property(
      arbitraryTransaction({ only: 'sales' }),
      fc.array(later, { minLength: 6, maxLength: 6 }),
      (sold, ways) => {
        const lines = sold.lines.map((line, index) => ({
          ...line,
          fulfilment: ways[index] ?? 'take',
        }));
        const ordered = effects({ ...sold, lines });
        const back = effects(reverse({ ...sold, lines }, of, byMistake));
        const cancelled = back.orderGivenBack.filter(({ state }) => state === 'cancelled');
        expect(cancelled.map(({ of, quantity }) => [of, quantity])).toEqual(
          (ordered.order?.lines ?? []).map(({ line, quantity }) => [{ ...of, line }, quantity]),
        );
        expect(back.order).toBeNull();
        const takenLines = ordered.stock.map(({ line }) => line);
        expect(back.stock.map(({ line }) => line)).toEqual(takenLines);
      },
    ),
  );
});

test('whatever is sold and taken back as a whole leaves stock and money as they were', () => {
  const of = { journalId: 'journal-0000000000000001', sequence: 2 };
  fc.assert(
    fc.property(arbitraryTransaction({ only: 'sales' }), (sold) => {
      const both = [effects(sold), effects(reverse(sold, of, byMistake))];
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
  const entry = { type: 'transaction', body: transaction } as const;
  return effectsOf({ journalKind: 'live', placeId: 's-1', entry });
}

function withLine(changes: Partial<LineItem>): Transaction {
  return { ...sale, lines: sale.lines.map((line) => ({ ...line, ...changes })) };
}
