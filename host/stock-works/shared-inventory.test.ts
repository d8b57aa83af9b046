import { beforeEach, expect, it } from 'vitest';
import { type InventoryZone, inventoryId, inventoryZoneId } from '../../contract/document/task.ts';
import { stockMovedBody } from '../../contract/entry/stock-moved.ts';
import { tillPage } from '../../test/conformance/sample-documents.ts';
import { type MemoryTill, memoryTill } from '../../test/support/memory-till.ts';
import { shopItems } from '../../test/support/shop-items.ts';

const page = { id: 'page', role: 'page' as const };
let till: MemoryTill;
/** What should be there, pieces by sku. */
let stock: Record<string, number>;
let version: number;

beforeEach(async () => {
  till = await memoryTill({ items: shopItems });
  till.actAs('manager');
  stock = { jumper: 5, bread: 20 };
  till.setTheoretical((sku) => (stock[sku] ?? 0) * 1_000);
  version = 0;
});

const act = () => ({ commandId: till.newCommandId(), seat: 'till' });
const full = async () => {
  const opened = await till
    .stockCalls()
    .openInventory({ ...act(), scope: 'full', label: '' }, page);
  if (!opened.ok) throw new Error(opened.error.code);
  return opened.value;
};
const open = async () => {
  const listed = await till.stockCalls().inventories({ seat: 'till' }, page);
  return listed.ok ? listed.value.inventories : [];
};
const moved = () =>
  till
    .entries()
    .filter(({ type }) => type === 'stock-moved')
    .map(({ body }) => stockMovedBody.parse(body));

/** As the platform tells every till of the store. */
async function tell(id: string, zones: readonly Partial<InventoryZone>[] = []) {
  version += 1;
  const at = '2026-11-22T08:00:00Z';
  const inventory = { id: inventoryId(id), kind: 'inventory' as const, at, details: { id } };
  const documents = zones.map((zone, index) => {
    const details = {
      ...{ id: `other-${index}`, inventoryId: id, tillNumber: '2', zone: `B${index}` },
      ...{ isRecount: false, isDone: true, lines: [], ...zone },
    };
    return { id: inventoryZoneId(details.id), kind: 'inventory-zone' as const, at, details };
  });
  await till.documents.applyPage(
    tillPage(
      version,
      [inventory, ...documents].map((document) => ({ collection: 'tasks', document })),
      'store.till',
    ),
  );
}
const found = (sku: string, pieces: number, expected = stock[sku] ?? 0) => ({
  ...{ sku, countedMilli: pieces * 1_000, expectedMilli: expected * 1_000, isMoved: false },
});

async function count(id: string, zone: string, goods: Record<string, string>, isRecount = false) {
  const calls = till.stockCalls();
  const begun = await calls.beginZone({ ...act(), inventoryId: id, zone, isRecount }, page);
  if (!begun.ok) throw new Error(begun.error.code);
  const workId = begun.value.work.id;
  for (const [code, quantity] of Object.entries(goods))
    await calls.scanInStockWork({ ...act(), workId, code, quantity, condition: 'sellable' }, page);
  await calls.endZone({ seat: 'till', workId, isDone: true }, page);
  return workId;
}
const validate = (id: string, isUncountedGone = false) =>
  till.stockCalls().validateInventory({ ...act(), inventoryId: id, isUncountedGone }, page);

it('a full inventory and its zones are told to the other tills by entries that move nothing', async () => {
  const { id, isShared } = await full();
  expect(isShared).toBe(true);
  await count(id, 'A1', { jumper: '5' });
  expect(moved()).toMatchObject([
    { kind: 'inventory-opened', documentId: id },
    { kind: 'zone-begun', documentId: id, zone: 'A1', lines: [] },
    {
      ...{ kind: 'zone-counted', documentId: id, zone: 'A1' },
      lines: [
        { sku: 'jumper', change: { value: 0 }, counted: { value: 5 }, expected: { value: 5 } },
      ],
    },
  ]);
  expect((await full()).id).toBe(id);
});

it('an inventory of another till is gone on with; its zones add up, and the differences are corrected once', async () => {
  await tell('inventory-of-till-2', [{ lines: [found('bread', 7), found('jumper', 2)] }]);
  const [shown] = await open();
  expect(shown).toMatchObject({
    ...{ id: 'inventory-of-till-2', scope: 'full' },
    zones: [{ zone: 'B0', tillNumber: '2', isDone: true, itemCount: 2 }],
  });
  await count('inventory-of-till-2', 'A1', { bread: '12', jumper: '3' });
  expect(await validate('inventory-of-till-2', true)).toMatchObject({ ok: true });
  const counts = moved().filter(({ kind }) => kind === 'count');
  expect(counts).toMatchObject([
    {
      documentId: 'inventory-of-till-2',
      lines: [{ sku: 'bread', change: { value: -1 }, counted: { value: 19 } }],
    },
  ]);
  expect(await open()).toEqual([]);
});

it('while another till still counts a zone nothing is believed, and its zone’s name is taken', async () => {
  await tell('inventory-of-till-2', [{ zone: 'A1', isDone: false }]);
  await count('inventory-of-till-2', 'C', { bread: '20', jumper: '5' });
  expect(await validate('inventory-of-till-2')).toMatchObject({
    error: { code: 'INVENTORY_ZONES_OPEN' },
  });
  const same = { ...act(), inventoryId: 'inventory-of-till-2', zone: 'A1', isRecount: false };
  expect(await till.stockCalls().beginZone(same, page)).toMatchObject({
    error: { code: 'ZONE_ELSEWHERE' },
  });
});

it('what two tills opened while both were cut off is one inventory, and ends as one', async () => {
  const { id } = await full();
  await count(id, 'A1', { bread: '20' });
  await tell('inventory-of-till-2', [{ lines: [found('jumper', 5)] }]);
  const [shown, ...more] = await open();
  expect(more).toEqual([]);
  expect(shown?.zones.map(({ zone }) => zone)).toEqual(['A1', 'B0']);
  expect(await validate(shown?.id ?? '', true)).toMatchObject({
    ok: true,
    value: { lineCount: 0 },
  });
  expect(await open()).toEqual([]);
});

it('what differs and has moved since another till counted it is counted again', async () => {
  await tell('inventory-of-till-2', [{ lines: [found('bread', 18), found('jumper', 5)] }]);
  await count('inventory-of-till-2', 'A1', { bread: '1' });
  // A till that was cut off sends a sale from before the count: the missing piece is sold, not lost.
  stock = { ...stock, bread: 19 };
  expect(await validate('inventory-of-till-2', true)).toMatchObject({
    error: { code: 'INVENTORY_RECOUNT' },
  });
  await count('inventory-of-till-2', 'RECOUNT', { bread: '19' }, true);
  expect(await validate('inventory-of-till-2', true)).toMatchObject({
    ok: true,
    value: { lineCount: 0 },
  });
});

it('a zone that is dropped is told too', async () => {
  const { id } = await full();
  const workId = await count(id, 'A1', { jumper: '5' });
  await till.stockCalls().dropStockWork({ seat: 'till', workId }, page);
  expect(moved().at(-1)).toMatchObject({ kind: 'zone-dropped', workId, documentId: id });
});

it('a zone of an inventory that another till ended is counted no further, and is gone from the lists', async () => {
  const id = 'inventory-of-till-2';
  await tell(id);
  const calls = till.stockCalls();
  const zone = { ...act(), inventoryId: id, zone: 'A1', isRecount: false };
  const begun = await calls.beginZone(zone, page);
  const workId = begun.ok ? begun.value.work.id : '';
  const scan = { workId, code: 'bread', quantity: '1', condition: 'sellable' as const };
  expect(await calls.scanInStockWork({ ...act(), ...scan }, page)).toMatchObject({ ok: true });
  const erased = { collection: 'tasks' as const, erased: inventoryId(id) };
  await till.documents.applyPage(tillPage(version + 1, [erased], 'store.till'));
  const gone = { error: { code: 'INVENTORY_GONE' } };
  const told = moved().length;
  expect(await calls.scanInStockWork({ ...act(), ...scan }, page)).toMatchObject(gone);
  expect(await calls.endZone({ seat: 'till', workId, isDone: true }, page)).toMatchObject(gone);
  expect(moved()).toHaveLength(told);
  expect(await open()).toEqual([]);
  const works = await calls.stockWorks({ seat: 'till' }, page);
  expect(works).toMatchObject({ value: { works: [] } });
});
