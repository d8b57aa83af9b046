import { beforeEach, expect, it } from 'vitest';
import { stockMovedBody } from '../../contract/entry/stock-moved.ts';
import { type MemoryTill, memoryTill } from '../../test/support/memory-till.ts';
import { shopItems } from '../../test/support/shop-items.ts';

const page = { id: 'page', role: 'page' as const };
let till: MemoryTill;
/** What should be there, pieces by sku. */
let stock: Record<string, number>;

beforeEach(async () => {
  till = await memoryTill({ items: shopItems });
  till.actAs('manager');
  stock = { jumper: 5, bread: 20, lamp: 1 };
  till.setTheoretical((sku) => (stock[sku] ?? 0) * 1_000);
});

const act = () => ({ commandId: till.newCommandId(), seat: 'till' });

async function open(scope: 'rolling' | 'full' = 'rolling') {
  const opened = await till.stockCalls().openInventory({ ...act(), scope, label: 'Pulls' }, page);
  if (!opened.ok) throw new Error(opened.error.code);
  return opened.value.id;
}

async function zone(inventoryId: string, code: string, isRecount = false) {
  const calls = till.stockCalls();
  const begun = await calls.beginZone({ ...act(), inventoryId, zone: code, isRecount }, page);
  if (!begun.ok) throw new Error(begun.error.code);
  const workId = begun.value.work.id;
  return {
    workId,
    scan: (sku: string, quantity = '1') =>
      calls.scanInStockWork({ ...act(), workId, code: sku, quantity, condition: 'sellable' }, page),
    type: (sku: string, quantity: string) =>
      calls.setStockLine({ ...act(), workId, sku, condition: 'sellable', quantity }, page),
    end: () => calls.endZone({ seat: 'till', workId, isDone: true }, page),
  };
}

const review = (inventoryId: string) =>
  till.stockCalls().reviewInventory({ seat: 'till', inventoryId }, page);

const validate = (inventoryId: string, isUncountedGone = false) =>
  till.stockCalls().validateInventory({ ...act(), inventoryId, isUncountedGone }, page);

const moved = () =>
  till
    .entries()
    .filter(({ type }) => type === 'stock-moved')
    .map(({ body }) => stockMovedBody.parse(body));

it('two zones of one item add up, and only the difference is an entry', async () => {
  const id = await open();
  const shop = await zone(id, 'A1');
  await shop.scan('bread', '12');
  await shop.scan('jumper', '5');
  await shop.end();
  const store = await zone(id, 'R');
  await store.scan('bread', '7');
  expect(await validate(id)).toMatchObject({ error: { code: 'INVENTORY_ZONES_OPEN' } });
  await store.end();
  expect(await validate(id)).toMatchObject({ ok: true, value: { lineCount: 1 } });
  expect(moved()).toMatchObject([
    {
      kind: 'count',
      documentId: id,
      lines: [
        {
          sku: 'bread',
          change: { value: -1, scale: 0 },
          counted: { value: 19, scale: 0 },
          expected: { value: 20, scale: 0 },
          valueMinor: -120,
        },
      ],
      count: { scope: 'rolling', itemCount: 2 },
    },
  ]);
  expect(await till.stockCalls().inventories({ seat: 'till' }, page)).toMatchObject({
    value: { inventories: [] },
  });
});

it('what is sold after it was counted makes no difference', async () => {
  const id = await open();
  const shelf = await zone(id, 'A1');
  await shelf.scan('jumper', '5');
  await shelf.end();
  stock.jumper = 4;
  expect(await review(id)).toMatchObject({ value: { differences: [], shrinkageBp: 0 } });
  expect(await validate(id)).toMatchObject({ value: { lineCount: 0 } });
});

it('what is sold while it is counted is counted again', async () => {
  const id = await open();
  const shelf = await zone(id, 'A1');
  await shelf.scan('jumper', '2');
  stock.jumper = 4;
  await shelf.scan('jumper', '2');
  await shelf.end();
  expect(await validate(id)).toMatchObject({ error: { code: 'INVENTORY_RECOUNT' } });
  const again = await zone(id, 'A1', true);
  await again.scan('jumper', '4');
  await again.end();
  expect(await validate(id)).toMatchObject({ value: { lineCount: 0 } });
});

it('a difference worth more than the limit is believed only once it was counted again', async () => {
  const id = await open();
  const shelf = await zone(id, 'A1');
  await shelf.scan('jumper', '4');
  await shelf.end();
  expect(await review(id)).toMatchObject({
    value: { differences: [{ sku: 'jumper', differenceMinor: -7_990, needsRecount: true }] },
  });
  expect(await validate(id)).toMatchObject({ error: { code: 'INVENTORY_RECOUNT' } });
  const again = await zone(id, 'A1', true);
  await again.scan('jumper', '4');
  await again.end();
  expect(await validate(id)).toMatchObject({
    value: { lineCount: 1, expectedMinor: 39_950, countedMinor: 31_960, shrinkageBp: 2_000 },
  });
});

it('in a full inventory what nobody counted is gone once somebody says so', async () => {
  const id = await open('full');
  const shelf = await zone(id, 'A1');
  await shelf.scan('bread', '20');
  await shelf.scan('jumper', '5');
  await shelf.end();
  expect(await review(id)).toMatchObject({ value: { uncountedCount: 1 } });
  expect(await validate(id)).toMatchObject({ error: { code: 'INVENTORY_UNCOUNTED' } });
  expect(await validate(id, true)).toMatchObject({ value: { lineCount: 1 } });
  expect(moved().filter(({ kind }) => kind === 'count')).toMatchObject([
    { lines: [{ sku: 'lamp', change: { value: -1, scale: 0 } }] },
  ]);
});

it('zones are kept over a crash, and a quantity may be typed', async () => {
  const id = await open();
  const shelf = await zone(id, 'A1');
  await shelf.scan('bread');
  till.restart();
  const same = await zone(id, 'A1');
  expect(same.workId).toBe(shelf.workId);
  expect(await same.type('bread', '20')).toMatchObject({
    value: { lines: [{ sku: 'bread', quantity: { value: 20, scale: 0 } }] },
  });
});

it('an answer that was lost is given again, and the stock is corrected once', async () => {
  const id = await open();
  const shelf = await zone(id, 'A1');
  await shelf.scan('bread', '19');
  await shelf.end();
  const request = { ...act(), inventoryId: id, isUncountedGone: false };
  const first = await till.stockCalls().validateInventory(request, page);
  expect(await till.stockCalls().validateInventory(request, page)).toEqual(first);
  expect(moved()).toHaveLength(1);
});

it('where nobody knows the stock nothing is counted', async () => {
  const alone = await memoryTill({ items: shopItems });
  alone.actAs('manager');
  const request = { commandId: alone.newCommandId(), seat: 'till', scope: 'rolling' as const };
  expect(await alone.stockCalls().openInventory({ ...request, label: '' }, page)).toMatchObject({
    error: { code: 'STOCK_UNKNOWN' },
  });
});
