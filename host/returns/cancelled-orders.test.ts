// What a customer orders and gives up before it leaves: line by line, with its fee, to the tender that paid it.
import { beforeEach, expect, test } from 'vitest';
import { sampleCustomer, tillPage } from '../../test/conformance/sample-documents.ts';
import { type Cashier, cashierAt } from '../../test/support/cashier.ts';
import { type MemoryTill, memoryTill } from '../../test/support/memory-till.ts';
import { shopItems } from '../../test/support/shop-items.ts';
import { storeOrders } from '../orders/store-orders.ts';

const elise = sampleCustomer('customer-0000000000001');
let till: MemoryTill;
let cashier: Cashier;

beforeEach(async () => {
  till = await memoryTill({ items: shopItems });
  cashier = cashierAt(till);
  await till.documents.applyPage(tillPage(1, [{ collection: 'customers', document: elise }]));
});

/** A loaf and a book are sent, paid ahead by card with the fee. */
async function sent() {
  await cashier.scan('bread');
  await cashier.scan('book');
  await cashier.fulfilLine(1, { kind: 'ship', method: '', address: null });
  await cashier.fulfilLine(2, { kind: 'ship', method: '', address: null });
  const address = { street: '3 rue des Lilas', postcode: '69003', city: 'Lyon' };
  await cashier.setCustomer(elise.id, address);
  const paidMinor = due();
  await cashier.card(paidMinor);
  const sold = till.transactions().at(-1);
  const lines = sold?.body.lines ?? [];
  const feeMinor = lines.find(
    ({ eReportingCategory }) => eReportingCategory === 'TPS1',
  )?.grossMinor;
  expect(feeMinor).toBeGreaterThan(0);
  const grossMinor = (number: number) =>
    lines.find((line) => line.number === number)?.grossMinor ?? 0;
  const of = { journalId: sold?.journal.id ?? '', sequence: sold?.sequence ?? 0 };
  return { of, paidMinor, feeMinor: feeMinor ?? 0, grossMinor };
}
const due = () => till.sale().basket?.remainingMinor ?? 0;
const states = async () => {
  const [order] = await storeOrders(10, { ...till.context(), pause: async () => {} });
  return order?.lines.flatMap(({ parts }) => parts.map(({ state }) => state));
};

test('one line comes back alone; with the last of its group comes the fee, all to the card that paid', async () => {
  const { of, paidMinor, feeMinor, grossMinor } = await sent();
  await cashier.giveBack(of, 1, '1');
  expect(due()).toBe(-grossMinor(1));
  await cashier.refund('card', grossMinor(1));
  expect(await states()).toEqual(['cancelled', 'placed']);
  await cashier.giveBack(of, 2, '1');
  expect(due()).toBe(-(grossMinor(2) + feeMinor));
  await cashier.refund('card', grossMinor(2) + feeMinor);
  expect(await states()).toEqual(['cancelled', 'cancelled']);
  const tenders = till.transactions().flatMap(({ body }) => body.tenders);
  const refunded = tenders.filter(({ amountMinor }) => amountMinor < 0);
  expect(refunded.reduce((sum, { amountMinor }) => sum - amountMinor, 0)).toBe(paidMinor);
  expect(refunded.every(({ refundOf }) => refundOf !== null)).toBe(true);
});

test('the fee comes once: with both lines of its group in one basket', async () => {
  const { of, paidMinor } = await sent();
  await cashier.giveBack(of, 1, '1');
  await cashier.giveBack(of, 2, '1');
  expect(due()).toBe(-paidMinor);
  expect(till.sale().basket?.lines).toHaveLength(3);
});

test('goods that are kept after all keep their fee: it is voided and undone with what brought it', async () => {
  const { of, grossMinor, paidMinor } = await sent();
  await cashier.giveBack(of, 1, '1');
  await cashier.giveBack(of, 2, '1');
  await cashier.undo();
  expect(due()).toBe(-grossMinor(1));
  expect(till.sale().basket?.lines).toHaveLength(1);
  await cashier.giveBack(of, 2, '1');
  expect(due()).toBe(-paidMinor);
  till.restart();
  // Also the line that came first: the parcel goes once more.
  await cashier.voidLine(1);
  expect(due()).toBe(-grossMinor(2));
  await cashier.undo();
  expect(due()).toBe(-paidMinor);
});
