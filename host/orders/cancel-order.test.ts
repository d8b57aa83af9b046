// An order that is given up before it leaves, whole or in part: what comes back, to which tender, and what stays.
import { beforeEach, describe, expect, test } from 'vitest';
import { moneyMovedBody } from '../../contract/entry/day-bodies.ts';
import { orderStepBody } from '../../contract/entry/order-bodies.ts';
import { wrongSum } from '../../domain/transaction/transaction-sums.ts';
import { sampleCustomer, tillPage } from '../../test/conformance/sample-documents.ts';
import { type Cashier, cashierAt } from '../../test/support/cashier.ts';
import { type MemoryTill, memoryTill } from '../../test/support/memory-till.ts';
import { shopItems } from '../../test/support/shop-items.ts';
import { storeOrders } from './store-orders.ts';

const elise = sampleCustomer('customer-0000000000001');
const page = { id: 'page', role: 'page' as const };
const reserved = { kind: 'reserve' } as const;
let till: MemoryTill;
let cashier: Cashier;

beforeEach(async () => {
  till = await memoryTill({ items: shopItems });
  cashier = cashierAt(till);
  await till.documents.applyPage(tillPage(1, [{ collection: 'customers', document: elise }]));
});

const orders = () => storeOrders(10, { ...till.context(), pause: async () => {} });
async function newest() {
  const [order] = await orders();
  if (!order) throw new Error('something was ordered');
  return order;
}
const states = async () =>
  (await newest()).lines.flatMap(({ parts }) => parts.map(({ state }) => state));
const balance = async (number: string) => {
  const found = await till.call.lookUpValue({ text: number });
  return found.ok ? found.value.availableMinor : found.error.code;
};
const lastSale = () => {
  const sold = till.transactions().at(-1)?.body;
  if (!sold) throw new Error('something was sold');
  expect(wrongSum(sold)).toBeNull();
  return sold;
};
const totals = () => till.entries().at(-1)?.totals;

type By = 'customer' | 'retailer' | 'goodwill';
const cancel = async (
  by: By,
  lines: { line: number; quantityMilli: number }[] = [],
  commandId = till.newCommandId(),
) =>
  till
    .orderCalls()
    .cancelOrder({ commandId, seat: 'till', order: (await newest()).id, lines, by }, page);
const shown = async (lines: { line: number; quantityMilli: number }[] = []) => {
  const answer = await till
    .orderCalls()
    .showCancel({ seat: 'till', order: (await newest()).id, lines }, page);
  if (!answer.ok) throw new Error(answer.error.code);
  return answer.value.choices;
};

/** A jumper and a book are kept, on 30 euro of deposit: 20 by card, 10 in cash. */
async function deposited(depositKind: 'arrhes' | 'acompte'): Promise<string> {
  await cashier.scan('jumper');
  await cashier.addItem('book');
  await cashier.fulfilLine(1, reserved);
  await cashier.fulfilLine(2, reserved);
  await cashier.setCustomer(elise.id);
  await cashier.setGroup(1, { payment: 'deposit', depositKind, depositMinor: 3_000 });
  await cashier.card(2_000);
  await cashier.cash(1_000);
  return (await newest()).depositNumber;
}

describe('a deposit on an order that is given up', () => {
  test('an acompte comes back to what paid it when the store gives up, its VAT at its rates, and is worth nothing after', async () => {
    const number = await deposited('acompte');
    const [customer, retailer] = await shown();
    expect(customer).toMatchObject({ by: 'customer', failure: { code: 'ORDER_ACOMPTE_BINDS' } });
    expect(retailer).toMatchObject({
      ...{ by: 'retailer', refundMinor: 3_000, depositMinor: 3_000, twofoldMinor: 0 },
      ways: [
        { type: 'card', amountMinor: 2_000 },
        { type: 'cash', amountMinor: 1_000 },
      ],
    });
    expect(await cancel('customer')).toMatchObject({ error: { code: 'ORDER_ACOMPTE_BINDS' } });
    expect(await cancel('retailer')).toMatchObject({
      value: { isDone: false, remainingMinor: -3_000 },
    });
    expect(await balance(number)).toBe('VALUE_HELD');
    await cashier.refund('card', 2_000);
    expect(await states()).toEqual(['placed', 'placed']);
    await cashier.refund('cash', 1_000);
    const sold = lastSale();
    const [taken] = till.transactions();
    expect(sold).toMatchObject({
      kind: 'return',
      lines: [
        {
          ...{ accounting: 'deposit', fulfilment: 'return', reasonCode: 'given-up-retailer' },
          ...{ vatRateBp: 2_000, grossMinor: -2_285, serialNumber: number },
        },
        { accounting: 'deposit', fulfilment: 'return', vatRateBp: 550, grossMinor: -715 },
      ],
      tenders: [
        { amountMinor: -2_000, refundOf: { sequence: taken?.sequence, tender: 1 } },
        { amountMinor: -1_000, refundOf: { sequence: taken?.sequence, tender: 2 } },
      ],
    });
    expect(totals()).toMatchObject({
      ...{ salesMinor: 0, returnsMinor: 0 },
      deposits: [
        { grossMinor: 0, vatMinor: 0 },
        { grossMinor: 0, vatMinor: 0 },
      ],
    });
    expect(await states()).toEqual(['cancelled', 'cancelled']);
    expect(await balance(number)).toBe('VALUE_SPENT');
    expect(await cancel('retailer')).toMatchObject({ error: { code: 'ORDER_NOTHING_TO_DO' } });
  });

  test('arrhes stay with the store when their customer gives up: their VAT comes back, and they are an indemnity outside of it', async () => {
    const number = await deposited('arrhes');
    const stock = till.entries().length;
    expect((await shown())[0]).toMatchObject({ by: 'customer', refundMinor: 0, keptMinor: 3_000 });
    const commandId = till.newCommandId();
    const done = await cancel('customer', [], commandId);
    expect(done).toMatchObject({ value: { isDone: true, remainingMinor: 0 } });
    expect(await cancel('customer', [], commandId)).toEqual(done);
    const sold = lastSale();
    expect(sold).toMatchObject({
      ...{ kind: 'return', tenders: [], totals: { grossMinor: 0 } },
      lines: [
        { accounting: 'deposit', grossMinor: -2_285, reasonCode: 'given-up-customer' },
        { accounting: 'deposit', grossMinor: -715 },
        {
          ...{ accounting: 'turnover', sku: 'ARRHES-KEPT', vatCategory: 'O', vatRateBp: 0 },
          ...{ grossMinor: 3_000, vatMinor: 0, serialNumber: number, fulfilment: 'take' },
        },
      ],
    });
    expect(
      till
        .entries()
        .slice(stock)
        .map(({ type }) => type),
    ).toEqual(['transaction', 'order-step']);
    expect(await states()).toEqual(['cancelled', 'cancelled']);
    expect(await balance(number)).toBe('VALUE_SPENT');
    const perRate = totals()?.perRate;
    expect(perRate).toMatchObject([{ vatCategory: 'O', grossMinor: 3_000, vatMinor: 0 }]);
  });

  test('arrhes come back twofold when the store gives up: what was paid to what paid it, as much again out of the drawer', async () => {
    await deposited('arrhes');
    expect((await shown())[1]).toMatchObject({ refundMinor: 3_000, twofoldMinor: 3_000 });
    await cancel('retailer');
    await cashier.refund('card', 2_000);
    await cashier.refund('cash', 1_000);
    const [step, moved] = till.entries().slice(-2);
    expect(orderStepBody.parse(step?.body)).toMatchObject({
      ...{ kind: 'cancelled', reasonCode: 'given-up-retailer' },
      lines: [{ line: 1 }, { line: 2 }],
    });
    expect(moneyMovedBody.parse(moved?.body)).toMatchObject({
      ...{ kind: 'paid-out', from: 'drawer', to: 'outside', reasonCode: 'arrhes-twofold' },
      money: [{ type: 'cash', amountMinor: 3_000 }],
    });
    expect(totals()).toMatchObject({ salesMinor: 0, returnsMinor: 0 });
  });

  test('is given back as goodwill by who may', async () => {
    await deposited('arrhes');
    expect((await shown())[2]).toMatchObject({ by: 'goodwill', refundMinor: 3_000, keptMinor: 0 });
    expect(await cancel('goodwill')).toMatchObject({ error: { code: 'ROLE_NOT_ALLOWED' } });
    till.actAs('manager');
    expect(await cancel('goodwill')).toMatchObject({ value: { remainingMinor: -3_000 } });
    await cashier.refund('cash', 1_000);
    await cashier.refund('card', 2_000);
    expect(lastSale().lines[0]).toMatchObject({ reasonCode: 'given-up-goodwill' });
  });

  test('stays for what is left of the order, as long as it is no more than that', async () => {
    const number = await deposited('arrhes');
    expect(await cancel('customer', [{ line: 1, quantityMilli: 1_000 }])).toMatchObject({
      error: {
        code: 'ORDER_DEPOSIT_OVER_REST',
        details: { depositMinor: 3_000, restMinor: 2_500 },
      },
    });
    expect(await cancel('customer', [{ line: 2, quantityMilli: 1_000 }])).toMatchObject({
      value: { isDone: true, basketId: '' },
    });
    expect(await states()).toEqual(['placed', 'cancelled']);
    expect(await balance(number)).toBe(3_000);
  });

  test('is voided and undone as a whole, with what it cancels', async () => {
    const number = await deposited('arrhes');
    await cashier.scan('bread');
    expect(await cancel('customer')).toMatchObject({ value: { isDone: false } });
    till.restart();
    expect(cashier.basket()?.lines).toHaveLength(4);
    await cashier.voidLine(4);
    expect(cashier.basket()?.lines).toHaveLength(1);
    await cashier.undo();
    expect(cashier.basket()?.lines).toHaveLength(4);
    await cashier.undo();
    await cashier.cash(120);
    expect(await balance(number)).toBe(3_000);
    expect(await states()).toEqual(['placed', 'placed']);
  });
});

test('an order paid ahead and one to be paid later come back in one act: money, fee and what is not paid', async () => {
  await cashier.scan('bread');
  await cashier.scan('jumper');
  await cashier.fulfilLine(1, { kind: 'ship', method: '', address: null });
  await cashier.fulfilLine(2, reserved);
  const address = { street: '3 rue des Lilas', postcode: '69003', city: 'Lyon' };
  await cashier.setCustomer(elise.id, address);
  const paidMinor = till.sale().basket?.remainingMinor ?? 0;
  await cashier.card(paidMinor);
  const [customer, ...others] = await shown();
  expect(customer).toMatchObject({
    ...{ by: 'customer', refundMinor: paidMinor, depositMinor: 0 },
    ways: [{ type: 'card', amountMinor: paidMinor }],
  });
  expect(others.map(({ by }) => by)).toEqual(['retailer']);
  expect(await cancel('customer')).toMatchObject({ value: { remainingMinor: -paidMinor } });
  await cashier.refund('card', paidMinor);
  expect(lastSale().lines).toMatchObject([
    { sku: 'bread', fulfilment: 'return', disposition: '', reasonCode: 'given-up-customer' },
    { eReportingCategory: 'TPS1', fulfilment: 'return' },
  ]);
  expect(await states()).toEqual(['cancelled', 'cancelled']);
});

test('what nobody paid for is cancelled by one step', async () => {
  await cashier.scan('jumper');
  await cashier.fulfilLine(1, reserved);
  await cashier.setCustomer(elise.id);
  await cashier.complete();
  const commandId = till.newCommandId();
  const done = await cancel('customer', [], commandId);
  expect(done).toMatchObject({ value: { isDone: true } });
  expect(await cancel('customer', [], commandId)).toEqual(done);
  expect(till.transactions()).toHaveLength(0);
  expect(await states()).toEqual(['cancelled']);
});

test('what was handed over elsewhere meanwhile is not cancelled: nothing is given back', async () => {
  await deposited('acompte');
  await cancel('retailer');
  const { id } = await newest();
  const context = till.context();
  context.writer.append({
    ...{ steps: [], endedBaskets: [] },
    drafts: [
      {
        type: 'order-step',
        body: {
          ...{ order: id, kind: 'cancelled', reasonCode: '', parcel: '', check: '', holdUntil: '' },
          lines: [{ line: 1, sku: 'jumper', quantity: { value: 1, scale: 0 } }],
        },
        ...{ operatorId: 'op-1', personal: null },
      },
    ],
  });
  expect(await cashier.refund('card', 2_000)).toMatchObject({
    error: { code: 'ORDER_DUE_CHANGED' },
  });
});
