import { beforeEach, expect, it } from 'vitest';
import { goodsNoticeId } from '../../contract/document/task.ts';
import { stockMovedBody } from '../../contract/entry/stock-moved.ts';
import { tillPage } from '../../test/conformance/sample-documents.ts';
import { type MemoryTill, memoryTill } from '../../test/support/memory-till.ts';
import { shopItems } from '../../test/support/shop-items.ts';

const page = { id: 'page', role: 'page' as const };
let till: MemoryTill;

beforeEach(async () => {
  till = await memoryTill({ items: shopItems });
});

const act = () => ({ commandId: till.newCommandId(), seat: 'till' });

function moved() {
  return till
    .entries()
    .filter(({ type }) => type === 'stock-moved')
    .map(({ body }) => stockMovedBody.parse(body));
}

async function tellNotice(
  state: 'sent' | 'received' = 'sent',
  version = 1,
  delivery?: { name: string; expectedOn: string },
  more: readonly string[] = [],
) {
  const here = till.context().identity.store.id;
  const line = (sku: string, pieces: number) => ({
    ...{
      sku,
      gtin: '',
      label: sku,
      sentMilli: pieces * 1_000,
      receivedMilli: null,
      damagedMilli: 0,
    },
  });
  const document = {
    ...{
      id: goodsNoticeId('transfer-1'),
      kind: 'goods-notice' as const,
      at: '2026-11-22T08:00:00Z',
    },
    details: {
      ...{ id: 'transfer-1', state, fromId: 's-9', toId: here, delivery },
      lines: [line('jumper', 3), line('bread', 10), ...more.map((sku) => line(sku, 1))],
    },
  };
  await till.documents.applyPage(
    tillPage(version, [{ collection: 'tasks', document }], 'store.till'),
  );
}

const scan = (workId: string, code: string, quantity: string, condition: 'sellable' | 'damaged') =>
  till.stockCalls().scanInStockWork({ ...act(), workId, code, quantity, condition }, page);

it('goods that are sent to another store leave this one by one entry that names it', async () => {
  const calls = till.stockCalls();
  const kind = 'transfer-sent' as const;
  const toNobody = { ...act(), kind, direction: 'out' as const, otherPlaceId: '' };
  expect(await calls.beginStockWork(toNobody, page)).toMatchObject({
    error: { code: 'TRANSFER_TO_WHOM' },
  });
  const begun = await calls.beginStockWork({ ...toNobody, otherPlaceId: 's-9' }, page);
  const workId = begun.ok ? begun.value.work.id : '';
  await scan(workId, 'jumper', '2', 'sellable');
  await calls.bookStockWork({ ...act(), workId }, page);
  expect(moved()).toMatchObject([
    {
      ...{ kind: 'transfer-sent', workId, otherPlaceId: 's-9' },
      lines: [{ sku: 'jumper', change: { value: -2, scale: 0 } }],
    },
  ]);
});

it('a transfer is received with what is missing, broken and too many, each with its reason', async () => {
  await tellNotice();
  const calls = till.stockCalls();
  expect(await calls.goodsOnTheirWay({ seat: 'till' }, page)).toMatchObject({
    value: { notices: [{ id: 'transfer-1', state: 'sent', itemCount: 2 }] },
  });
  const begun = await calls.receiveGoods({ ...act(), noticeId: 'transfer-1' }, page);
  const workId = begun.ok ? begun.value.work.id : '';
  expect(begun).toMatchObject({
    value: {
      lines: [
        { sku: 'jumper', quantity: { value: 0, scale: 0 }, announced: { value: 3, scale: 0 } },
        { sku: 'bread', announced: { value: 10, scale: 0 } },
      ],
    },
  });
  await scan(workId, 'jumper', '1', 'sellable');
  await scan(workId, 'bread', '10', 'sellable');
  await scan(workId, 'jumper', '1', 'damaged');
  await scan(workId, 'lamp', '1', 'sellable');
  await calls.bookStockWork({ ...act(), workId }, page);
  expect(moved()).toMatchObject([
    {
      ...{ kind: 'transfer-received', documentId: 'transfer-1', otherPlaceId: 's-9' },
      lines: [
        { sku: 'jumper', change: { value: 1 }, expected: { value: 3 }, reasonCode: 'missing' },
        { sku: 'bread', change: { value: 10 }, expected: { value: 10 }, reasonCode: '' },
        { sku: 'jumper', condition: 'damaged', change: { value: 1 }, reasonCode: 'damaged' },
        { sku: 'lamp', change: { value: 1 }, expected: null, reasonCode: 'not-announced' },
      ],
    },
  ]);
});

it('what this till has received is gone from its list before the platform knows, and received once', async () => {
  await tellNotice();
  const calls = till.stockCalls();
  const begun = await calls.receiveGoods({ ...act(), noticeId: 'transfer-1' }, page);
  const workId = begun.ok ? begun.value.work.id : '';
  await scan(workId, 'jumper', '3', 'sellable');
  await scan(workId, 'bread', '10', 'sellable');
  await calls.bookStockWork({ ...act(), workId }, page);
  expect(await calls.goodsOnTheirWay({ seat: 'till' }, page)).toMatchObject({
    value: { notices: [] },
  });
  expect(await calls.receiveGoods({ ...act(), noticeId: 'transfer-1' }, page)).toMatchObject({
    error: { code: 'TRANSFER_GONE' },
  });
});

it('what another till has received while this one was at it is not received again', async () => {
  await tellNotice();
  const calls = till.stockCalls();
  const begun = await calls.receiveGoods({ ...act(), noticeId: 'transfer-1' }, page);
  const workId = begun.ok ? begun.value.work.id : '';
  await scan(workId, 'jumper', '3', 'sellable');
  await tellNotice('received', 2);
  expect(await calls.bookStockWork({ ...act(), workId }, page)).toMatchObject({
    error: { code: 'TRANSFER_GONE' },
  });
  expect(moved()).toEqual([]);
  expect(await calls.dropStockWork({ seat: 'till', workId }, page)).toMatchObject({ ok: true });
});

it('asked again, the end of a receiving has the same answer', async () => {
  await tellNotice();
  const calls = till.stockCalls();
  const begun = await calls.receiveGoods({ ...act(), noticeId: 'transfer-1' }, page);
  const workId = begun.ok ? begun.value.work.id : '';
  await scan(workId, 'jumper', '3', 'sellable');
  const request = { ...act(), workId };
  const booked = await calls.bookStockWork(request, page);
  expect(booked).toMatchObject({ ok: true });
  expect(await calls.bookStockWork(request, page)).toEqual(booked);
  expect(moved()).toHaveLength(1);
});

it('a delivery without a notice is what was scanned of it', async () => {
  const calls = till.stockCalls();
  const begun = await calls.beginStockWork(
    { ...act(), kind: 'received', direction: 'in', otherPlaceId: '' },
    page,
  );
  const workId = begun.ok ? begun.value.work.id : '';
  await scan(workId, 'bread', '24', 'sellable');
  expect(await calls.bookStockWork({ ...act(), workId }, page)).toMatchObject({ ok: true });
  expect(moved()).toMatchObject([
    { kind: 'received', lines: [{ change: { value: 24, scale: 0 }, reasonCode: '' }] },
  ]);
});

it('a delivery that was announced is received in parts, each beside what is still to come', async () => {
  await tellNotice('sent', 1, { name: 'Atelier Berthier', expectedOn: '2026-11-23' });
  const calls = till.stockCalls();
  const listed = async () => {
    const answer = await calls.goodsOnTheirWay({ seat: 'till' }, page);
    return answer.ok ? answer.value.notices : [];
  };
  expect(await listed()).toMatchObject([
    { isDelivery: true, otherName: 'Atelier Berthier', expectedOn: '2026-11-23', restCount: 2 },
  ]);
  const first = await calls.receiveGoods({ ...act(), noticeId: 'transfer-1' }, page);
  const firstId = first.ok ? first.value.work.id : '';
  await scan(firstId, 'jumper', '1', 'sellable');
  await scan(firstId, 'bread', '10', 'sellable');
  await calls.setStockWork({ seat: 'till', workId: firstId, reasonCode: 'rest-follows' }, page);
  await calls.bookStockWork({ ...act(), workId: firstId }, page);
  expect(await listed()).toMatchObject([{ state: 'sent', isBegun: true, restCount: 1 }]);
  const rest = await calls.receiveGoods({ ...act(), noticeId: 'transfer-1' }, page);
  expect(rest).toMatchObject({
    value: {
      work: { kind: 'received', documentId: 'transfer-1', otherPlaceId: '' },
      lines: [{ sku: 'jumper', announced: { value: 2 } }],
    },
  });
  const restId = rest.ok ? rest.value.work.id : '';
  await scan(restId, 'jumper', '1', 'sellable');
  await calls.bookStockWork({ ...act(), workId: restId }, page);
  expect(moved()).toMatchObject([
    {
      ...{ kind: 'received', reasonCode: 'rest-follows' },
      lines: [
        { sku: 'jumper', change: { value: 1 }, reasonCode: '' },
        { sku: 'bread', change: { value: 10 } },
      ],
    },
    { kind: 'received', reasonCode: '', lines: [{ change: { value: 1 }, reasonCode: 'missing' }] },
  ]);
});

it('what came otherwise than it was sent is on the list until somebody has seen it', async () => {
  await tellNotice();
  const calls = till.stockCalls();
  const begun = await calls.receiveGoods({ ...act(), noticeId: 'transfer-1' }, page);
  const workId = begun.ok ? begun.value.work.id : '';
  await scan(workId, 'jumper', '3', 'sellable');
  await calls.bookStockWork({ ...act(), workId }, page);
  expect(await calls.goodsOnTheirWay({ seat: 'till' }, page)).toMatchObject({
    value: { notices: [{ state: 'received', differences: [{ sku: 'bread', receivedMilli: 0 }] }] },
  });
  const settle = { ...act(), noticeId: 'transfer-1' };
  expect(await calls.settleNotice(settle, page)).toEqual({ ok: true, value: {} });
  expect(await calls.settleNotice(settle, page)).toEqual({ ok: true, value: {} });
  expect(await calls.goodsOnTheirWay({ seat: 'till' }, page)).toMatchObject({
    value: { notices: [] },
  });
});

it('a delivery of more items than one entry holds is received by several, and the last ends it', async () => {
  const more = Array.from({ length: 700 }, (_, index) => `sku-${index}`);
  await tellNotice('sent', 1, { name: 'Atelier Berthier', expectedOn: '' }, more);
  const calls = till.stockCalls();
  const begun = await calls.receiveGoods({ ...act(), noticeId: 'transfer-1' }, page);
  const workId = begun.ok ? begun.value.work.id : '';
  await scan(workId, 'bread', '10', 'sellable');
  expect(await scan(workId, 'lamp', '1', 'sellable')).toMatchObject({ ok: true });
  const request = { ...act(), workId };
  const booked = await calls.bookStockWork(request, page);
  expect(booked).toMatchObject({ ok: true, value: { lineCount: 703 } });
  expect(await calls.bookStockWork(request, page)).toEqual(booked);
  expect(moved().map(({ part, parts, lines }) => [part, parts, lines.length])).toEqual([
    [1, 2, 500],
    [2, 2, 203],
  ]);
  expect(await calls.goodsOnTheirWay({ seat: 'till' }, page)).toMatchObject({
    value: { notices: [{ state: 'received' }] },
  });
});
