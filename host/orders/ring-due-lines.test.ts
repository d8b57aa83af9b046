import { expect, it } from 'vitest';
import { orderId } from '../../domain/order/order.ts';
import { sampleCustomer, tillPage } from '../../test/conformance/sample-documents.ts';
import { cashierAt } from '../../test/support/cashier.ts';
import { memoryTill } from '../../test/support/memory-till.ts';
import { shopItems } from '../../test/support/shop-items.ts';
import { ringDueLines } from './ring-due-lines.ts';
import { storeOrders } from './store-orders.ts';

const elise = sampleCustomer('customer-0000000000001');

/** A till where three jumpers are reserved for Élise, at their price less ten cents. */
async function reserving(payment: 'later' | 'deposit') {
  const till = await memoryTill({ items: shopItems });
  await till.documents.applyPage(tillPage(1, [{ collection: 'customers', document: elise }]));
  const cashier = cashierAt(till);
  await cashier.scan('jumper');
  await cashier.setQuantity(1, '3');
  await cashier.discountLine(1, { kind: 'amount', amountMinor: 10 }, 'gesture');
  await cashier.fulfilLine(1, { kind: 'reserve' });
  await cashier.setCustomer(elise.id);
  if (payment === 'deposit') {
    await cashier.setGroup(1, { payment: 'deposit', depositMinor: 5_000 });
    await cashier.card(5_000);
  } else await cashier.complete();
  const { documents, journal } = till;
  const [order] = await storeOrders(1, { documents, journal, pause: async () => undefined });
  if (!order) throw new Error('An order was placed');
  const ring = () =>
    ringDueLines(
      { commandId: till.newCommandId(), seat: 'till', order, lines: [1] },
      till.context(),
    );
  return { till, cashier, order, ring };
}

it('rings what is due at the price agreed on, once, and its transaction names the order', async () => {
  const { till, cashier, order, ring } = await reserving('later');
  const dueMinor = order.lines[0]?.dueMinor ?? 0;
  expect(await ring()).toMatchObject({ ok: true });
  expect(till.sale().basket).toMatchObject({ totalMinor: dueMinor, groups: [] });
  expect(await ring()).toMatchObject({ ok: false, error: { code: 'NOTHING_DUE' } });
  await cashier.card(dueMinor);
  const [sale] = till.transactions();
  expect(sale?.body.lines).toMatchObject([{ fulfilment: 'reserve', grossMinor: dueMinor }]);
  const [reference] = sale?.body.references ?? [];
  expect(reference?.kind).toBe('order');
  if (!reference || !('journalId' in reference)) throw new Error('It names the entry');
  expect(orderId(reference.journalId, reference.sequence)).toBe(order.id);
  expect(till.entries().filter(({ type }) => type === 'order-placed')).toHaveLength(1);
});

it('takes its deposit off what is due, by the number that the order names', async () => {
  const { till, cashier, order, ring } = await reserving('deposit');
  const dueMinor = order.lines[0]?.dueMinor ?? 0;
  await ring();
  expect(await cashier.tenderBy('deposit', 5_000, order.depositNumber)).toMatchObject({ ok: true });
  expect(till.sale().basket?.remainingMinor).toBe(dueMinor - 5_000);
  await cashier.card(dueMinor - 5_000);
  expect(till.transactions()[1]?.body.references.map(({ kind }) => kind)).toEqual([
    ...['deposit', 'order'],
  ]);
});
