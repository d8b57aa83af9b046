import { expect, test } from 'vitest';
import { readReceiptQuery } from './receipt-query.ts';

const read = (text: string) => readReceiptQuery(text, { currency: 'EUR', today: '2026-11-22' });

test('a printed number is one, its digits alone may be an amount too', () => {
  expect(read('2-000042-rx')).toMatchObject({
    number: { tillNumber: '2', transactionNumber: 42, journalMark: 'RX' },
    transactionNumber: null,
    amountMinor: null,
  });
  expect(read('42')).toMatchObject({ transactionNumber: 42, amountMinor: 4_200 });
  expect(read('000042')).toMatchObject({ transactionNumber: 42 });
});

test.each(['184,80', '184.80', ' 184,80 €', '184,8'])('%j is an amount', (text) => {
  expect(read(text)).toMatchObject({ amountMinor: 18_480, transactionNumber: null });
});

test.each([
  ['22/11', '2026-11-22'],
  ['3/2', '2026-02-03'],
  ['24/12', '2025-12-24'],
  ['24/12/2024', '2024-12-24'],
  ['2026-11-01', '2026-11-01'],
])('%j is the day %s', (text, businessDay) => {
  expect(read(text)).toMatchObject({ businessDay });
});

test.each(['', 'pull', '31/4', '2026-13-01', '12-34'])('%j is none of all that', (text) => {
  expect(read(text)).toBeNull();
});
