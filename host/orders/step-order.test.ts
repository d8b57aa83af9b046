import { beforeEach, expect, test } from 'vitest';
import type { OrderDocument } from '../../contract/document/order.ts';
import { orderStepBody } from '../../contract/entry/order-bodies.ts';
import type { OrderStepKind } from '../../domain/order/order.ts';
import { sampleCustomer, tillPage } from '../../test/conformance/sample-documents.ts';
import { cashierAt } from '../../test/support/cashier.ts';
import { type MemoryTill, memoryTill } from '../../test/support/memory-till.ts';
import { orderLine, orderOf } from '../../test/support/orders.ts';
import { pickupGroup } from '../../test/support/placed-orders.ts';
import { shopItems } from '../../test/support/shop-items.ts';
import { ringDueLines } from './ring-due-lines.ts';

const page = { id: 'page', role: 'page' as const };
const camille = sampleCustomer('customer-0000000000001');
let till: MemoryTill;
let pages: number;

beforeEach(async () => {
  till = await memoryTill({ items: shopItems });
  pages = 0;
  await till.documents.applyPage(
    tillPage(1, [{ collection: 'customers', document: camille }], 'customers.till'),
  );
});

const here = (): string => till.context().identity.store.id;

/** An order as the store's feed brings it; the page says that it contains nothing of this till. */
async function bring(changes: Partial<OrderDocument> = {}): Promise<OrderDocument> {
  pages += 1;
  const document = orderOf({
    ...{ customerId: camille.id, number: 'C-2-000007-K7', groups: [pickupGroup(here())] },
    lines: [orderLine(1, 'allocated', { sourceId: here() })],
    ...changes,
  });
  await till.documents.applyPage(
    tillPage(pages, [{ collection: 'orders', document }], 'store.till'),
  );
  return document;
}

type Changes = Partial<Parameters<ReturnType<MemoryTill['orderCalls']>['stepOrder']>[0]>;

function step(order: OrderDocument, kind: OrderStepKind, changes: Changes = {}) {
  return till.orderCalls().stepOrder(
    {
      ...{
        commandId: till.newCommandId(),
        seat: 'till',
        order: order.id,
        kind,
        group: 0,
        lines: [],
      },
      ...{ reasonCode: '', parcel: '', check: '', code: '', holdUntil: '', ...changes },
    },
    page,
  );
}

const scan = (code: string, order = '', commandId = till.newCommandId()) =>
  till.orderCalls().pickByScan({ commandId, seat: 'till', code, order }, page);

const steps = () =>
  till
    .entries()
    .filter(({ type }) => type === 'order-step')
    .map(({ body }) => orderStepBody.parse(body));

async function works() {
  const answer = await till.orderCalls().orderWorks({ seat: 'till' }, page);
  if (!answer.ok) throw new Error(answer.error.code);
  return answer.value.works.map(({ list, number, customerName }) => [list, number, customerName]);
}

test('a paid pickup is picked by its scan, laid ready and handed over by its code, each an entry', async () => {
  const order = await bring();
  expect(await works()).toEqual([['pick-collect', 'C-2-000007-K7', 'Élise Moreau']]);
  expect(await scan('3760123450010')).toMatchObject({
    value: { number: 'C-2-000007-K7', lines: [{ line: 1, quantityMilli: 1_000 }] },
  });
  expect((await works()).map(([list]) => list)).toEqual(['pack']);
  await step(order, 'ready');
  expect((await works()).map(([list]) => list)).toEqual(['collect']);
  expect(await step(order, 'handed-over', { check: 'code', code: 'k7m 4qx' })).toMatchObject({
    ok: true,
  });
  expect(await works()).toEqual([]);
  expect(steps()).toMatchObject([
    { order: order.id, kind: 'picked', check: '' },
    { kind: 'ready' },
    { kind: 'handed-over', check: 'code', lines: [{ line: 1, sku: 'jumper' }] },
  ]);
});

test('the same command again answers the same and is one entry, after a crash too', async () => {
  const order = await bring();
  const commandId = till.newCommandId();
  const first = await step(order, 'picked', { commandId });
  till.restart();
  expect(await step(order, 'picked', { commandId })).toEqual(first);
  const scanned = till.newCommandId();
  await bring({ id: 'journal-0000000000000009/9' });
  const picked = await scan('jumper', '', scanned);
  expect(picked.ok).toBe(true);
  expect(await scan('jumper', '', scanned)).toEqual(picked);
  expect(steps()).toHaveLength(2);
});

test('a wrong code hands nothing over, an identity document does', async () => {
  const order = await bring();
  expect(await step(order, 'handed-over')).toMatchObject({
    error: { code: 'ORDER_CHECK_NEEDED' },
  });
  expect(await step(order, 'handed-over', { check: 'code', code: 'K7M4QY' })).toMatchObject({
    error: { code: 'ORDER_CODE_WRONG' },
  });
  expect(steps()).toEqual([]);
  expect(await step(order, 'handed-over', { check: 'identity' })).toMatchObject({ ok: true });
});

test('an order without a code of its own is opened by no code at all', async () => {
  const order = await bring({ collectCode: '' });
  expect(await step(order, 'handed-over', { check: 'code', code: '' })).toMatchObject({
    error: { code: 'ORDER_CHECK_NEEDED' },
  });
  expect(await step(order, 'handed-over', { check: 'code', code: 'K7M4QX' })).toMatchObject({
    error: { code: 'ORDER_CODE_WRONG' },
  });
});

test('what is still due is not handed over', async () => {
  const line = orderLine(1, 'ready', { sourceId: here(), dueMinor: 5_990 });
  const order = await bring({ lines: [line] });
  expect(await step(order, 'handed-over', { check: 'identity' })).toMatchObject({
    error: { code: 'ORDER_DUE', details: { dueMinor: 5_990 } },
  });
});

test('a line that is named twice is not done more often than it can be', async () => {
  const order = await bring();
  const lines = [1, 1].map((line) => ({ line, quantityMilli: 1_000 }));
  expect(await step(order, 'picked', { lines })).toMatchObject({
    error: { code: 'ORDER_NOT_SO_MUCH' },
  });
  expect(steps()).toEqual([]);
});

test('what was due is handed over once it is paid, and is not cancelled without its money', async () => {
  const line = orderLine(1, 'ready', { sourceId: here(), dueMinor: 7_990 });
  const order = await bring({ lines: [line] });
  const context = till.context();
  await ringDueLines({ commandId: till.newCommandId(), seat: 'till', order, lines: [1] }, context);
  await cashierAt(till).card(7_990);
  expect(await step(order, 'cancelled')).toMatchObject({ error: { code: 'ORDER_IS_PAID' } });
  expect(await step(order, 'handed-over', { check: 'identity' })).toMatchObject({ ok: true });
});

test.each([
  ['placed', '', 'picked', 'ORDER_NOT_RESERVED'],
  ['allocated', 'PAR1', 'picked', 'ORDER_LIES_ELSEWHERE'],
  ['handed-over', 's-1', 'picked', 'ORDER_HAS_LEFT'],
  ['cancelled', 's-1', 'ready', 'ORDER_LINE_CANCELLED'],
  ['allocated', 's-1', 'packed', 'ORDER_NOT_THE_NEXT_STEP'],
] as const)(
  'of a line %s at “%s” %s is refused with its reason, and nothing is written',
  async (state, sourceId, kind, code) => {
    const order = await bring({ lines: [orderLine(1, state, { sourceId })] });
    const result = await step(order, kind, { lines: [{ line: 1, quantityMilli: 1_000 }] });
    expect(result).toMatchObject({ ok: false, error: { code } });
    expect(await step(order, kind)).toMatchObject({ ok: false, error: { code } });
    expect(steps()).toEqual([]);
  },
);

test('short or refused says why, and the store asks no more', async () => {
  const order = await bring();
  expect(await step(order, 'short')).toMatchObject({ error: { code: 'REASON_NEEDED' } });
  await step(order, 'short', { reasonCode: 'not-found' });
  expect(steps()).toMatchObject([{ kind: 'short', reasonCode: 'not-found' }]);
  expect(await works()).toEqual([]);
});

test('a piece that was scanned twice for an order of one is for the next order, or for none', async () => {
  await bring();
  await bring({ id: 'journal-0000000000000009/9', number: 'C-2-000009-K7' });
  expect(await scan('jumper', 'journal-0000000000000009/9')).toMatchObject({
    value: { number: 'C-2-000009-K7' },
  });
  expect(await scan('jumper')).toMatchObject({ value: { number: 'C-2-000007-K7' } });
  expect(await scan('jumper')).toMatchObject({ error: { code: 'ORDER_NONE_TO_PICK' } });
  expect(await scan('bread')).toMatchObject({ error: { code: 'ORDER_NONE_TO_PICK' } });
});

test('a paid line is not cancelled by a step alone, since its money would stay', async () => {
  const order = await bring();
  expect(await step(order, 'cancelled')).toMatchObject({ error: { code: 'ORDER_IS_PAID' } });
  const unpaid = await bring({
    id: 'journal-0000000000000009/9',
    lines: [orderLine(1, 'allocated', { sourceId: here(), dueMinor: 7_990 })],
  });
  expect(await step(unpaid, 'cancelled')).toMatchObject({ ok: true });
});

test('an unpaid line of which half expired is no paid one: it is cancelled by a step', async () => {
  const piece = orderLine(1, 'allocated', { sourceId: here(), dueMinor: 15_980 });
  const [part] = piece.parts;
  if (part === undefined) throw new Error('a line has parts');
  const order = await bring({
    lines: [
      {
        ...{ ...piece, quantityMilli: 2_000, amountMinor: 15_980 },
        parts: [part, { ...part, part: 2, state: 'cancelled', sourceId: '' }],
      },
    ],
  });
  const detail = await till.orderCalls().orderDetail({ seat: 'till', order: order.id }, page);
  expect(detail).toMatchObject({
    value: { lines: [{ amountMinor: 15_980, dueMinor: 7_990, isPartPaid: false }] },
  });
  expect(await step(order, 'cancelled')).toMatchObject({ ok: true });
});

test('what is kept longer is kept until then, at once', async () => {
  const line = orderLine(1, 'ready', { sourceId: here(), dueMinor: 7_990 });
  const group = pickupGroup(here(), {
    fulfilment: 'reserve',
    holdUntil: '2026-11-22T19:00:00.000Z',
  });
  const order = await bring({ lines: [line], groups: [group] });
  till.setClock('2026-11-22T15:00:00Z');
  expect((await works()).map(([list]) => list)).toEqual(['expires-today']);
  expect(await step(order, 'extended', { holdUntil: '2026-11-20T19:00:00.000Z' })).toMatchObject({
    error: { code: 'ORDER_HOLD_PAST' },
  });
  await step(order, 'extended', { holdUntil: '2026-11-28T19:00:00.000Z' });
  expect((await works()).map(([list]) => list)).toEqual(['collect']);
});

test('an order is found by its code, its number, its receipt and its customer', async () => {
  await bring({ receiptNumber: '2-000006-AB' });
  await bring({
    id: 'journal-0000000000000009/9',
    number: 'C-2-000009-K7',
    collectCode: 'AAAAAA',
    customerId: '',
  });
  const find = async (text: string) => {
    const found = await till.orderCalls().findOrders({ seat: 'till', text }, page);
    if (!found.ok) throw new Error(found.error.code);
    return [found.value.isByCode, ...found.value.orders.map(({ number }) => number)];
  };
  expect(await find('k7m-4qx')).toEqual([true, 'C-2-000007-K7']);
  expect(await find('c-2-000009-k7')).toEqual([false, 'C-2-000009-K7']);
  expect(await find('2-000006-ab')).toEqual([false, 'C-2-000007-K7']);
  expect(await find('moreau')).toEqual([false, 'C-2-000007-K7']);
  expect(await find('nobody')).toEqual([false]);
});

test('what this till sold for later is in its lists as soon as it is allocated, and nothing of it before', async () => {
  const cashier = cashierAt(till);
  await cashier.scan('jumper');
  await cashier.markLine(1, { fulfilment: 'ship' });
  await cashier.setCustomer(camille.id, { street: '3 rue', postcode: '69003', city: 'Lyon' });
  await cashier.card(7_990);
  expect(await works()).toEqual([]);
});
