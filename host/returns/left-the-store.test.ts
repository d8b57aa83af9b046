import { beforeEach, expect, test } from 'vitest';
import { orderId } from '../../domain/order/order.ts';
import type { OrderState } from '../../domain/order/order-parts.ts';
import { sampleCustomer, tillPage } from '../../test/conformance/sample-documents.ts';
import { type Cashier, cashierAt } from '../../test/support/cashier.ts';
import { type MemoryTill, memoryTill } from '../../test/support/memory-till.ts';
import { orderLine, orderOf } from '../../test/support/orders.ts';
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

/** Two jumpers sent to Élise, of which the platform says this; then so many come back over the counter. */
async function giveBack(quantity: string, states: readonly OrderState[]) {
  await cashier.scan('jumper');
  await cashier.scan('jumper');
  await cashier.markLine(1, { fulfilment: 'ship' });
  await cashier.setCustomer(elise.id, {
    street: '3 rue des Lilas',
    postcode: '69003',
    city: 'Lyon',
  });
  await cashier.card(15_980);
  const sold = till.transactions().at(-1);
  const of = { journalId: sold?.journal.id ?? '', sequence: sold?.sequence ?? 0 };
  const parts = states.map((state, index) => ({
    ...{ part: index + 1, quantityMilli: 2_000 / states.length, state, sourceId: 'PAR1' },
  }));
  const document = orderOf({
    id: orderId(of.journalId, of.sequence - 1),
    lines: [orderLine(1, 'allocated', { quantityMilli: 2_000, parts })],
  });
  const page = tillPage(2, [{ collection: 'orders', document }], 'store.till');
  await till.documents.applyPage(page);
  await cashier.giveBack(of, 1, quantity);
  return till.storedBaskets().at(-1)?.lines.at(-1)?.returned?.disposition;
}

test('what was shipped and comes back over the counter goes where it is wished', async () => {
  expect(await giveBack('2', ['shipped'])).toBe('restock');
});

test('what came back is returned, as this till shows the order before the platform heard of it', async () => {
  await giveBack('1', ['shipped']);
  await cashier.refund('card', 7_990);
  const sources = { ...till.context(), pause: async () => {} };
  const [order] = await storeOrders(10, sources);
  expect(order?.lines[0]?.parts.map(({ state }) => state)).toEqual(['shipped', 'returned']);
});

test('what has not left comes back from nowhere', async () => {
  expect(await giveBack('2', ['allocated'])).toBe('');
});

test('of a line of which one piece has left one can come back, and not two', async () => {
  expect(await giveBack('1', ['handed-over', 'allocated'])).toBe('restock');
  await cashier.abandon();
});

test('two of a line of which one has left are no goods that came back', async () => {
  expect(await giveBack('2', ['handed-over', 'allocated'])).toBe('');
});
