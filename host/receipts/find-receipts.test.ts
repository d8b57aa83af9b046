import { beforeEach, expect, test } from 'vitest';
import { fail } from '../../contract/failure/failure.ts';
import { ok, refuse } from '../../domain/result.ts';
import { type Cashier, cashierAt } from '../../test/support/cashier.ts';
import { type MemoryTill, memoryTill } from '../../test/support/memory-till.ts';
import { shopItems } from '../../test/support/shop-items.ts';
import { type FindReceipts, findReceipts } from './find-receipts.ts';

let till: MemoryTill;
let cashier: Cashier;
let pauses: number;

beforeEach(async () => {
  till = await memoryTill({ items: shopItems });
  cashier = cashierAt(till);
  pauses = 0;
});

function find(
  text: string,
  from: { journalId: string; sequence: number } | null = null,
  limit = 20,
) {
  const parts: FindReceipts = {
    journal: till.journal,
    currency: 'EUR',
    today: () => '2026-11-22',
    aliasOf: () => 'Inès M.',
    printCount: () => 0,
    placeOfCode: (code) =>
      code === 'CPTR1'
        ? ok({ journalId: till.entries()[0]?.journal.id ?? '', sequence: 3 })
        : refuse(fail('CODE_MISREAD')),
    pause: async () => {
      pauses += 1;
    },
  };
  return findReceipts({ text, from, limit }, parts);
}

async function sell(sku: string): Promise<void> {
  await cashier.addItem(sku);
  await cashier.cash(10_000);
}

/** Own numbers of what was found. */
const numbers = ({ receipts }: Awaited<ReturnType<typeof find>>) =>
  receipts.map(({ receiptNumber }) => Number(receiptNumber.split('-')[1]));

test('without a word it is all of them, newest first, page by page', async () => {
  for (let sale = 0; sale < 5; sale += 1) await sell('bread');
  const first = await find('', null, 2);
  expect(numbers(first)).toEqual([5, 4]);
  const second = await find('', first.next, 2);
  expect(numbers(second)).toEqual([3, 2]);
  const last = await find('', second.next, 2);
  expect([numbers(last), last.next]).toEqual([[1], null]);
});

test('a printed number finds its receipt alone, in any writing', async () => {
  await sell('bread');
  await sell('meal');
  const [, { receiptNumber } = { receiptNumber: '' }] = (await find('')).receipts;
  expect(numbers(await find(receiptNumber))).toEqual([1]);
  expect(numbers(await find(` ${receiptNumber.toLowerCase()} `))).toEqual([1]);
  const other = receiptNumber.endsWith('00') ? '01' : '00';
  expect(numbers(await find(receiptNumber.replace(/..$/, other)))).toEqual([]);
});

test('its last digits find it too, before what costs as much', async () => {
  for (const sku of ['leaflet', 'bread', 'meal']) {
    await cashier.addItem(sku);
    await (sku === 'leaflet' ? cashier.complete() : cashier.cash(10_000));
  }
  expect(numbers(await find('2'))).toEqual([2]);
  expect(numbers(await find('000003'))).toEqual([3]);
});

test('an amount finds all receipts of that sum', async () => {
  for (const sku of ['meal', 'bread', 'meal']) await sell(sku);
  expect(numbers(await find('12,95'))).toEqual([3, 1]);
  expect(numbers(await find('12,96'))).toEqual([]);
});

test('a day finds its receipts, another day none', async () => {
  await sell('meal');
  expect(numbers(await find('22/11'))).toEqual([1]);
  expect(numbers(await find('21/11/2026'))).toEqual([]);
});

test('the code on a receipt finds it', async () => {
  await sell('bread');
  await sell('meal');
  expect(numbers(await find('CPTR1'))).toEqual([2]);
});

test('what is none of these finds nothing', async () => {
  await sell('bread');
  expect(await find('pull mérinos')).toEqual({ receipts: [], next: null });
});

test('a long search lets others work in between', async () => {
  for (let sale = 0; sale < 45; sale += 1) await sell('bread');
  await find('999,99');
  expect(pauses).toBe(5);
});

test('abandoned baskets are no receipts', async () => {
  await cashier.addItem('bread');
  await cashier.abandon();
  await sell('meal');
  expect(numbers(await find(''))).toEqual([1]);
});
