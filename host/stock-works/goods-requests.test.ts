import { beforeEach, expect, it } from 'vitest';
import { goodsRequestId } from '../../contract/document/task.ts';
import { stockMovedBody } from '../../contract/entry/stock-moved.ts';
import type { GoodsRequest } from '../../domain/stock-works/goods-request.ts';
import { tillPage } from '../../test/conformance/sample-documents.ts';
import { type MemoryTill, memoryTill } from '../../test/support/memory-till.ts';
import { shopItems } from '../../test/support/shop-items.ts';

const page = { id: 'page', role: 'page' as const };
let till: MemoryTill;

beforeEach(async () => {
  till = await memoryTill({ items: shopItems });
});

const act = () => ({ commandId: till.newCommandId(), seat: 'till' });
const listed = async () => {
  const answer = await till.stockCalls().goodsOnTheirWay({ seat: 'till' }, page);
  return answer.ok ? answer.value.requests : [];
};
const moved = () =>
  till
    .entries()
    .filter(({ type }) => type === 'stock-moved')
    .map(({ body }) => stockMovedBody.parse(body));

/** As the platform tells both stores. */
async function tell(
  request: Partial<Pick<GoodsRequest, 'state' | 'askerId' | 'giverId' | 'refusedFor'>>,
  version = 1,
) {
  const document = {
    ...{ id: goodsRequestId('ask-1'), kind: 'goods-request' as const },
    at: '2026-11-22T08:00:00Z',
    details: {
      ...{ id: 'ask-1', state: 'asked' as const, askerId: 's-9', refusedFor: '' },
      ...{ giverId: till.context().identity.store.id, reasonCode: 'customer-waits' },
      ...{ transferIds: [], ...request },
      lines: [{ sku: 'jumper', gtin: '', label: 'Jumper', askedMilli: 2_000, sentMilli: 0 }],
    },
  };
  await till.documents.applyPage(
    tillPage(version, [{ collection: 'tasks', document }], 'store.till'),
  );
}

it('asks another store for an item: an entry that moves nothing, in its list before any platform knows', async () => {
  const request = { ...act(), placeId: 's-9', sku: 'jumper', quantity: '2' };
  const calls = till.stockCalls();
  expect(await calls.askForGoods({ ...request, reasonCode: 'no-reason' }, page)).toMatchObject({
    error: { code: 'REASON_UNKNOWN' },
  });
  const reasonCode = 'customer-waits';
  const nothing = { ...request, quantity: '0', reasonCode };
  expect(await calls.askForGoods(nothing, page)).toMatchObject({ error: { code: 'BAD_QUANTITY' } });
  const asked = await calls.askForGoods({ ...request, reasonCode }, page);
  expect(await calls.askForGoods({ ...request, reasonCode }, page)).toEqual(asked);
  expect(moved()).toMatchObject([
    {
      ...{ kind: 'transfer-asked', otherPlaceId: 's-9', reasonCode },
      lines: [{ sku: 'jumper', change: { value: 0 }, expected: { value: 2, scale: 0 } }],
    },
  ]);
  expect(await listed()).toMatchObject([
    {
      ...{ state: 'asked', isOurs: true, isTold: false, reasonCode },
      lines: [{ askedMilli: 2_000, sentMilli: 0 }],
    },
  ]);
});

it('several items are asked for by one work, with its reason', async () => {
  const calls = till.stockCalls();
  const kind = 'transfer-asked' as const;
  const begin = { ...act(), kind, direction: 'in' as const, otherPlaceId: 's-9' };
  const begun = await calls.beginStockWork(begin, page);
  const workId = begun.ok ? begun.value.work.id : '';
  for (const code of ['jumper', 'bread'])
    await calls.scanInStockWork(
      { ...act(), workId, code, quantity: '1', condition: 'sellable' },
      page,
    );
  expect(await calls.bookStockWork({ ...act(), workId }, page)).toMatchObject({
    error: { code: 'REASON_NEEDED' },
  });
  await calls.setStockWork({ seat: 'till', workId, reasonCode: 'sold-out' }, page);
  expect(await calls.bookStockWork({ ...act(), workId }, page)).toMatchObject({ ok: true });
  expect(await listed()).toMatchObject([{ isOurs: true, lines: [{}, {}] }]);
});

it('the store that is asked sends it by a transfer that names the request, and is done with it', async () => {
  await tell({});
  expect(await listed()).toMatchObject([{ id: 'ask-1', isOurs: false, isTold: true }]);
  const calls = till.stockCalls();
  const begun = await calls.sendAskedGoods({ ...act(), requestId: 'ask-1' }, page);
  expect(begun).toMatchObject({
    value: {
      work: { kind: 'transfer-sent', documentId: 'ask-1', otherPlaceId: 's-9' },
      lines: [{ sku: 'jumper', quantity: { value: 0 }, announced: { value: 2 } }],
    },
  });
  const workId = begun.ok ? begun.value.work.id : '';
  const scan = { workId, code: 'jumper', quantity: '1', condition: 'sellable' as const };
  await calls.scanInStockWork({ ...act(), ...scan }, page);
  expect(await calls.bookStockWork({ ...act(), workId }, page)).toMatchObject({ ok: true });
  expect(moved()).toMatchObject([
    { kind: 'transfer-sent', documentId: 'ask-1', lines: [{ change: { value: -1 } }] },
  ]);
  expect(await listed()).toEqual([]);
  expect(await calls.sendAskedGoods({ ...act(), requestId: 'ask-1' }, page)).toMatchObject({
    error: { code: 'REQUEST_GONE' },
  });
});

it('a request that another till of the store answered meanwhile is not sent twice', async () => {
  await tell({});
  const calls = till.stockCalls();
  const begun = await calls.sendAskedGoods({ ...act(), requestId: 'ask-1' }, page);
  const workId = begun.ok ? begun.value.work.id : '';
  await tell({ state: 'sent' }, 2);
  expect(await calls.bookStockWork({ ...act(), workId }, page)).toMatchObject({
    error: { code: 'REQUEST_GONE' },
  });
  expect(moved()).toEqual([]);
});

it('it is refused with a reason, once', async () => {
  await tell({});
  const calls = till.stockCalls();
  const request = { ...act(), requestId: 'ask-1', reasonCode: 'sold-meanwhile' };
  expect(await calls.refuseGoods(request, page)).toEqual({ ok: true, value: {} });
  expect(await calls.refuseGoods(request, page)).toEqual({ ok: true, value: {} });
  expect(await calls.refuseGoods({ ...request, ...act() }, page)).toMatchObject({
    error: { code: 'REQUEST_GONE' },
  });
  expect(moved()).toMatchObject([
    { kind: 'transfer-refused', documentId: 'ask-1', reasonCode: 'sold-meanwhile', lines: [] },
  ]);
  expect(await listed()).toEqual([]);
});

it('the store that asked sees the refusal until it closes the request; nobody else can', async () => {
  await tell({
    ...{ state: 'refused', refusedFor: 'not-found' },
    ...{ askerId: till.context().identity.store.id, giverId: 's-9' },
  });
  expect(await listed()).toMatchObject([
    { isOurs: true, state: 'refused', refusedFor: 'not-found' },
  ]);
  const calls = till.stockCalls();
  await calls.closeRequest({ ...act(), requestId: 'ask-1' }, page);
  expect(await listed()).toEqual([]);
  await tell({}, 2);
  expect(await calls.closeRequest({ ...act(), requestId: 'ask-1' }, page)).toMatchObject({
    error: { code: 'REQUEST_GONE' },
  });
});

it('of what was asked for nothing at all is no sending', async () => {
  await tell({});
  const calls = till.stockCalls();
  const begun = await calls.sendAskedGoods({ ...act(), requestId: 'ask-1' }, page);
  const workId = begun.ok ? begun.value.work.id : '';
  expect(await calls.bookStockWork({ ...act(), workId }, page)).toMatchObject({
    error: { code: 'STOCK_WORK_EMPTY' },
  });
  expect(moved()).toEqual([]);
});
