import { expect, test } from 'vitest';
import { breadLine, makeTransaction } from '../../test/support/make-transaction.ts';
import { reverse } from '../../test/support/reverse-transaction.ts';
import { loyaltyLinesOf, loyaltyReturnsOf } from './loyalty-line.ts';

const sold = makeTransaction({
  basketId: 'basket-000000000000001',
  lines: [{ ...breadLine, quantity: { value: 2, scale: 0 } }],
});
const of = { journalId: 'journal-of-sale-00000001', sequence: 7 };
const back = reverse(sold, of, {
  basketId: 'basket-000000000000002',
  ...{ seat: 'till', openedAt: '2026-11-22T13:05:00.000Z', reasonCode: 'too-small' },
});

test('goods that are sold count with what is paid for them, and with what rewards took off', () => {
  const byNobody = { label: '', reasonCode: '', operatorId: '', approval: null };
  const modifiers = [
    { source: 'loyalty' as const, sourceId: 'five', amountMinor: -500, ...byNobody },
    { source: 'promotion' as const, sourceId: 'other', amountMinor: -20, ...byNobody },
  ];
  const lines = sold.lines.map((line) => ({ ...line, modifiers }));
  const [line] = sold.lines;
  expect(loyaltyLinesOf({ lines })).toEqual([
    {
      ...{ line: 1, sku: line?.sku, model: line?.model, category: line?.category },
      ...{ amountMinor: line?.grossMinor, quantityMilli: 2_000 },
      rewards: [{ rewardId: 'five', offMinor: 500 }],
    },
  ]);
});

test('gift cards and deposits count for nothing', () => {
  for (const accounting of ['liability', 'deposit'] as const)
    expect(loyaltyLinesOf({ lines: sold.lines.map((line) => ({ ...line, accounting })) })).toEqual(
      [],
    );
});

test('what comes back names the line that it was', () => {
  const place = { journalId: 'journal-of-return-000001', sequence: 3 };
  expect(loyaltyLinesOf(back)).toEqual([]);
  expect(loyaltyReturnsOf(back, { place, businessDay: '2026-11-22' })).toEqual([
    { place, line: 1, businessDay: '2026-11-22', of: { ...of, line: 1 }, quantityMilli: 2_000 },
  ]);
});
