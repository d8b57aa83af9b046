import { beforeEach, expect, it } from 'vitest';
import { stockMovedBody } from '../../contract/entry/stock-moved.ts';
import { cashierAt } from '../../test/support/cashier.ts';
import { type MemoryTill, memoryTill } from '../../test/support/memory-till.ts';
import { shopItems } from '../../test/support/shop-items.ts';

const page = { id: 'page', role: 'page' as const };
let till: MemoryTill;

beforeEach(async () => {
  till = await memoryTill({ items: shopItems });
  till.actAs('manager');
});

function act() {
  return { commandId: till.newCommandId(), seat: 'till' };
}

async function begin(kind: 'adjustment' | 'shrinkage', direction: 'in' | 'out' = 'out') {
  const begun = await till
    .stockCalls()
    .beginStockWork({ ...act(), kind, direction, otherPlaceId: '' }, page);
  if (!begun.ok) throw new Error(begun.error.code);
  return begun.value.work.id;
}

function scan(workId: string, code: string, more: { commandId?: string; quantity?: string } = {}) {
  const what = { code, quantity: '1', condition: 'sellable' as const };
  return till.stockCalls().scanInStockWork({ ...act(), workId, ...what, ...more }, page);
}

const book = (workId: string) => till.stockCalls().bookStockWork({ ...act(), workId }, page);

function moved() {
  return till
    .entries()
    .filter(({ type }) => type === 'stock-moved')
    .map(({ body }) => stockMovedBody.parse(body));
}

it('what broke leaves the stock by one entry with its reason and what it was worth', async () => {
  const workId = await begin('shrinkage');
  await scan(workId, '3760123450010');
  await scan(workId, '3760123450010');
  await scan(workId, 'tea', { quantity: '0,250' });
  expect(await book(workId)).toMatchObject({ ok: false, error: { code: 'REASON_NEEDED' } });
  await till.stockCalls().setStockWork({ seat: 'till', workId, reasonCode: 'breakage' }, page);
  expect(await book(workId)).toMatchObject({
    ok: true,
    value: { lineCount: 2, valueMinor: -(2 * 7_990 + 2_225) },
  });
  expect(moved()).toMatchObject([
    {
      kind: 'shrinkage',
      reasonCode: 'breakage',
      lines: [
        { sku: 'jumper', change: { value: -2, scale: 0 }, valueMinor: -15_980 },
        { sku: 'tea', change: { value: -250, scale: 3 }, valueMinor: -2_225 },
      ],
    },
  ]);
  expect(await till.stockCalls().stockWorks({ seat: 'till' }, page)).toMatchObject({
    value: { works: [] },
  });
});

it('a scan whose answer was lost counts once, and so does its entry', async () => {
  const workId = await begin('adjustment', 'in');
  const commandId = till.newCommandId();
  await scan(workId, 'bread', { commandId });
  expect(await scan(workId, 'bread', { commandId })).toMatchObject({
    value: { lines: [{ quantity: { value: 1, scale: 0 } }] },
  });
  await till.stockCalls().setStockWork({ seat: 'till', workId, reasonCode: 'found' }, page);
  const booking = { ...act(), workId };
  const booked = await till.stockCalls().bookStockWork(booking, page);
  expect(await till.stockCalls().bookStockWork(booking, page)).toEqual(booked);
  expect(moved()).toMatchObject([{ lines: [{ change: { value: 1, scale: 0 } }] }]);
});

it('a work that was begun is gone on with after a crash, and by whoever comes', async () => {
  const workId = await begin('shrinkage');
  await scan(workId, 'jumper');
  till.restart();
  expect(await begin('shrinkage')).toBe(workId);
  expect(await till.stockCalls().stockWork({ seat: 'till', workId }, page)).toMatchObject({
    value: { lines: [{ sku: 'jumper' }] },
  });
});

it('a quantity typed as none takes the line out, and nothing at all is no entry', async () => {
  const workId = await begin('adjustment');
  await scan(workId, 'jumper');
  const none = { sku: 'jumper', condition: 'sellable' as const, quantity: '0' };
  expect(await till.stockCalls().setStockLine({ ...act(), workId, ...none }, page)).toMatchObject({
    value: { lines: [] },
  });
  await till.stockCalls().setStockWork({ seat: 'till', workId, reasonCode: 'mislaid' }, page);
  expect(await book(workId)).toMatchObject({ error: { code: 'STOCK_WORK_EMPTY' } });
  expect(moved()).toEqual([]);
});

it('more than somebody may take off by themselves needs a second person', async () => {
  till.actAs('associate');
  const workId = await begin('shrinkage');
  await scan(workId, 'jumper', { quantity: '2' });
  await till.stockCalls().setStockWork({ seat: 'till', workId, reasonCode: 'theft' }, page);
  expect(await book(workId)).toMatchObject({
    error: { code: 'OVER_LIMIT_AMOUNT', details: { limitMinor: 10_000, role: 'manager' } },
  });
});

it('a code that is no goods says so and changes nothing', async () => {
  const workId = await begin('shrinkage');
  expect(await scan(workId, '4006381333931')).toMatchObject({ error: { code: 'UNKNOWN_CODE' } });
  expect(await scan(workId, 'jumper', { quantity: '1,5' })).toMatchObject({
    error: { code: 'BAD_QUANTITY' },
  });
});

it('selling goes on beside it, and no total moves by it', async () => {
  const workId = await begin('shrinkage');
  await scan(workId, 'jumper');
  const cashier = cashierAt(till);
  await cashier.scan('bread');
  await cashier.cash(120);
  const before = till.entries().at(-1)?.totals;
  await till.stockCalls().setStockWork({ seat: 'till', workId, reasonCode: 'breakage' }, page);
  await book(workId);
  expect(till.entries().at(-1)).toMatchObject({ type: 'stock-moved', totals: before });
});
