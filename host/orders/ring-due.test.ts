import { beforeEach, expect, test } from 'vitest';
import type { OrderDocument } from '../../contract/document/order.ts';
import { orderStepBody } from '../../contract/entry/order-bodies.ts';
import { sampleCustomer, tillPage } from '../../test/conformance/sample-documents.ts';
import { cashierAt } from '../../test/support/cashier.ts';
import { type MemoryTill, memoryTill } from '../../test/support/memory-till.ts';
import { orderLine, orderOf } from '../../test/support/orders.ts';
import { pickupGroup } from '../../test/support/placed-orders.ts';
import { shopItems } from '../../test/support/shop-items.ts';
import { storeOrders } from './store-orders.ts';

const elise = sampleCustomer('customer-0000000000001');
const page = { id: 'page', role: 'page' as const };
let till: MemoryTill;

beforeEach(async () => {
  till = await memoryTill({ items: shopItems });
});

/** A jumper to be paid at its hand-over and one that is paid, both ready. */
async function bring(changes: Partial<OrderDocument> = {}): Promise<OrderDocument> {
  const sourceId = till.context().identity.store.id;
  const document = orderOf({
    groups: [pickupGroup(sourceId)],
    lines: [
      orderLine(1, 'ready', { sourceId, dueMinor: 7_990 }),
      orderLine(2, 'ready', { sourceId }),
    ],
    ...changes,
  });
  await till.documents.applyPage(tillPage(1, [{ collection: 'orders', document }], 'store.till'));
  return document;
}

const ring = (
  order: OrderDocument,
  said: { code?: string; check?: 'identity' } = { code: 'k7m 4qx' },
) =>
  till.orderCalls().ringDue(
    {
      ...{ commandId: till.newCommandId(), seat: 'till', order: order.id, group: 1 },
      ...{ check: '', code: '', ...said },
    },
    page,
  );

const steps = () =>
  till
    .entries()
    .filter(({ type }) => type === 'order-step')
    .map(({ body }) => orderStepBody.parse(body));

async function lists() {
  const answer = await till.orderCalls().orderWorks({ seat: 'till' }, page);
  if (!answer.ok) throw new Error(answer.error.code);
  return answer.value.works.map(({ list, dueMinor }) => [list, dueMinor]);
}

test('what is due is paid and all that lies ready handed over in one act, who collects it being known', async () => {
  const order = await bring();
  expect(await ring(order)).toMatchObject({
    value: { remainingMinor: 7_990, depositFailure: null },
  });
  expect(steps()).toEqual([]);
  await cashierAt(till).card(7_990);
  expect(
    till
      .entries()
      .map(({ type }) => type)
      .slice(-2),
  ).toEqual(['transaction', 'order-step']);
  expect(steps()).toMatchObject([
    { order: order.id, kind: 'handed-over', check: 'code', lines: [{ line: 1 }, { line: 2 }] },
  ]);
  expect(till.sale().paid?.order).toEqual({ id: order.id, isHandedOver: true });
  expect(await lists()).toEqual([]);
});

test('nothing is asked for while nobody knows who collects it', async () => {
  const order = await bring();
  expect(await ring(order, {})).toMatchObject({ error: { code: 'ORDER_CHECK_NEEDED' } });
  expect(await ring(order, { code: 'K7M4QY' })).toMatchObject({
    error: { code: 'ORDER_CODE_WRONG' },
  });
  expect(till.sale().basket).toBeNull();
  expect(await ring(order, { check: 'identity' })).toMatchObject({ ok: true });
});

test('nothing is rung of what no place has, nor of what is paid', async () => {
  const sourceId = till.context().identity.store.id;
  const coming = [orderLine(1, 'placed', { dueMinor: 7_990 })];
  expect(await ring(await bring({ lines: coming }))).toMatchObject({
    error: { code: 'NOTHING_DUE' },
  });
  const paid = [orderLine(1, 'ready', { sourceId })];
  expect(await ring(await bring({ lines: paid }))).toMatchObject({
    error: { code: 'NOTHING_DUE' },
  });
  expect(till.sale().basket).toBeNull();
});

test('what is short is neither paid nor handed over with the rest', async () => {
  const sourceId = till.context().identity.store.id;
  const short = orderLine(2, 'unfillable', { dueMinor: 7_990 });
  const order = await bring({
    lines: [orderLine(1, 'ready', { sourceId, dueMinor: 7_990 }), short],
  });
  expect(await ring(order)).toMatchObject({ value: { remainingMinor: 7_990 } });
  await cashierAt(till).card(7_990);
  expect(steps()).toMatchObject([{ kind: 'handed-over', lines: [{ line: 1 }] }]);
  expect(steps()[0]?.lines).toHaveLength(1);
  expect(await lists()).toEqual([['decide', 7_990]]);
});

test('of a line of which one piece lies ready that piece is paid and handed over; the rest is paid when it is ready', async () => {
  const sourceId = till.context().identity.store.id;
  const two = orderLine(1, 'ready', { sourceId, amountMinor: 15_981, dueMinor: 15_981 });
  const part = { quantityMilli: 1_000, sourceId };
  const parts = [
    { ...part, part: 1, state: 'ready' as const },
    { ...part, part: 2, state: 'allocated' as const },
  ];
  const order = await bring({ lines: [{ ...two, quantityMilli: 2_000, parts }] });
  expect(await ring(order)).toMatchObject({ value: { remainingMinor: 7_991 } });
  await cashierAt(till).card(7_991);
  expect(steps()).toMatchObject([
    { kind: 'handed-over', lines: [{ line: 1, quantity: { value: 1, scale: 0 } }] },
  ]);
  expect(await ring(order)).toMatchObject({ error: { code: 'NOTHING_DUE' } });
  const laid = await till.orderCalls().stepOrder(
    {
      ...{ commandId: till.newCommandId(), seat: 'till', order: order.id, kind: 'ready' },
      ...{ group: 1, lines: [], reasonCode: '', parcel: '', check: '', code: '', holdUntil: '' },
    },
    page,
  );
  expect(laid).toMatchObject({ ok: true });
  expect(await ring(order)).toMatchObject({ value: { remainingMinor: 7_990 } });
  await cashierAt(till).card(7_990);
  expect(steps().map(({ kind }) => kind)).toEqual(['handed-over', 'ready', 'handed-over']);
});

test('a payment that is given up hands nothing over, and it is still due', async () => {
  const order = await bring();
  await ring(order);
  await cashierAt(till).abandon();
  expect(steps()).toEqual([]);
  expect(await lists()).toEqual([['collect', 7_990]]);
  expect(await ring(order)).toMatchObject({ ok: true });
});

test('a line that is taken out again keeps everything here, and the rest can be paid', async () => {
  const sourceId = till.context().identity.store.id;
  const due = { sourceId, dueMinor: 7_990 };
  const order = await bring({ lines: [orderLine(1, 'ready', due), orderLine(2, 'ready', due)] });
  await ring(order);
  const cashier = cashierAt(till);
  await cashier.voidLine(1);
  await cashier.card(7_990);
  expect(steps()).toEqual([]);
  expect(till.sale().paid?.order).toEqual({ id: order.id, isHandedOver: false });
  expect(await lists()).toEqual([['collect', 7_990]]);
});

test('a crash before the money leaves the basket as it was; one after it finds both or neither', async () => {
  const order = await bring();
  await ring(order);
  till.restart();
  expect(steps()).toEqual([]);
  expect(till.sale().basket?.totalMinor).toBe(7_990);
  till.disk.fill();
  await expect(cashierAt(till).card(7_990)).rejects.toThrow();
  till.disk.free();
  till.restart();
  expect(till.transactions()).toHaveLength(0);
  expect(steps()).toEqual([]);
  await cashierAt(till).card(7_990);
  till.restart();
  expect(till.transactions()).toHaveLength(1);
  expect(steps()).toHaveLength(1);
  expect(await lists()).toEqual([]);
});

test('a till that dies between what is due and its deposit leaves both or neither', async () => {
  const cashier = cashierAt(till);
  await till.documents.applyPage(tillPage(1, [{ collection: 'customers', document: elise }]));
  await cashier.scan('jumper');
  await cashier.fulfilLine(1, { kind: 'reserve' });
  await cashier.setCustomer(elise.id);
  await cashier.setGroup(1, { payment: 'deposit', depositMinor: 2_000 });
  await cashier.card(2_000);
  const [placed] = await storeOrders(1, { ...till.context(), pause: async () => undefined });
  if (!placed) throw new Error('An order was placed');
  const order = await bring({
    depositNumber: placed.depositNumber,
    groups: [pickupGroup(till.context().identity.store.id)],
  });
  till.disk.fill(1);
  await ring(order);
  till.disk.free();
  till.restart();
  expect(till.sale().basket?.remainingMinor).toBe(5_990);
});

/** Another till of the store did it, and the platform brought that here. */
const elsewhere = (order: OrderDocument, lines: Partial<OrderDocument['lines'][number]>) =>
  till.documents.applyPage(
    tillPage(
      2,
      [
        {
          collection: 'orders',
          document: { ...order, lines: order.lines.map((line) => ({ ...line, ...lines })) },
        },
      ],
      'store.till',
    ),
  );

test('what another till was paid meanwhile is not paid again', async () => {
  const order = await bring();
  await ring(order);
  const cashier = cashierAt(till);
  const basketId = cashier.basket()?.id ?? '';
  await cashier.suspend();
  await elsewhere(order, { paidMinor: 7_990 });
  await cashier.resume(basketId);
  expect(await cashier.card(7_990)).toMatchObject({ error: { code: 'ORDER_DUE_CHANGED' } });
  expect(till.transactions()).toHaveLength(0);
  await cashier.voidLine(1);
  expect(till.sale().basket?.lines).toEqual([]);
});

test('what another till handed over meanwhile is not handed over again', async () => {
  const sourceId = till.context().identity.store.id;
  const order = await bring();
  await ring(order);
  const part = { part: 1, quantityMilli: 1_000, state: 'handed-over' as const, sourceId };
  await elsewhere(order, { parts: [part] });
  expect(await cashierAt(till).cash(8_000)).toMatchObject({
    error: { code: 'ORDER_DUE_CHANGED' },
  });
  expect(steps()).toEqual([]);
});
