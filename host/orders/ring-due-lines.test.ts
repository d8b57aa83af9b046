import { expect, it } from 'vitest';
import type { OrderDocument } from '../../contract/document/order.ts';
import { lineDueMinor } from '../../domain/order/due-of-line.ts';
import { orderId } from '../../domain/order/order.ts';
import { catalogPage, sampleCustomer, tillPage } from '../../test/conformance/sample-documents.ts';
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
  const known = async () => {
    const [order] = await storeOrders(1, { ...till.context(), pause: async () => undefined });
    if (!order) throw new Error('An order was placed');
    return order;
  };
  const ring = async (seat = 'till', changes: Partial<OrderDocument> = {}) =>
    ringDueLines(
      {
        commandId: till.newCommandId(),
        seat,
        order: { ...(await known()), ...changes },
        lines: [1],
      },
      till.context(),
    );
  return { till, cashier, order: await known(), known, ring };
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

it('carries the VAT of the day on which it is handed over, at the price agreed on before', async () => {
  const { till, cashier, order, ring } = await reserving('later');
  const dueMinor = order.lines[0]?.dueMinor ?? 0;
  const jumper = await till.documents.get('items', 'jumper');
  if (!jumper) throw new Error('It is there');
  const document = { ...jumper, vatRateBp: 550, price: { ...jumper.price, minor: 9_990 } };
  await till.documents.applyPage(catalogPage(2, [{ collection: 'items', document }]));
  await ring();
  await cashier.card(dueMinor);
  expect(till.transactions()[0]?.body).toMatchObject({
    lines: [{ grossMinor: dueMinor, vatRateBp: 550 }],
    vat: [{ vatRateBp: 550, grossMinor: dueMinor }],
  });
});

it('gives a deposit back at the rate of its payment: in sum the goods carry the rate of their delivery', async () => {
  const { till, cashier, order, ring } = await reserving('deposit');
  const dueMinor = order.lines[0]?.dueMinor ?? 0;
  const jumper = await till.documents.get('items', 'jumper');
  if (!jumper) throw new Error('It is there');
  const document = { ...jumper, vatRateBp: 1_000 };
  await till.documents.applyPage(catalogPage(2, [{ collection: 'items', document }]));
  await ring();
  await cashier.tenderBy('deposit', 5_000, order.depositNumber);
  await cashier.card(dueMinor - 5_000);
  const vat = till.transactions().flatMap(({ body }) => body.vat);
  const at = (rate: number) =>
    vat
      .filter(({ vatRateBp }) => vatRateBp === rate)
      .reduce((sum, each) => sum + each.grossMinor, 0);
  expect([at(2_000), at(1_000)]).toEqual([0, dueMinor]);
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

it('is due no more once it is paid: it can be rung and charged but once', async () => {
  const { cashier, order, known, ring } = await reserving('later');
  const dueMinor = order.lines[0]?.dueMinor ?? 0;
  await ring();
  await cashier.card(dueMinor);
  expect((await known()).lines.map(lineDueMinor)).toEqual([0]);
  expect(await ring()).toMatchObject({ ok: false, error: { code: 'NOTHING_DUE' } });
});

it('is rung at one seat at a time', async () => {
  const { ring } = await reserving('later');
  expect(await ring()).toMatchObject({ ok: true });
  expect(await ring('tablet')).toMatchObject({ ok: false, error: { code: 'NOTHING_DUE' } });
});

it('rings only what is not cancelled, at its share', async () => {
  const { till, order, ring } = await reserving('later');
  const [line] = order.lines;
  if (!line) throw new Error('It has a line');
  const part = { state: 'allocated' as const, sourceId: 's-1' };
  const parts = [
    { ...part, part: 1, quantityMilli: 1_000 },
    { ...part, part: 2, quantityMilli: 2_000, state: 'cancelled' as const },
  ];
  expect(await ring('till', { lines: [{ ...line, parts }] })).toMatchObject({ ok: true });
  const { basket } = till.sale();
  expect(basket).toMatchObject({ totalMinor: Math.round(line.dueMinor / 3) });
  expect(basket?.lines[0]?.quantity).toEqual({ value: 1, scale: 0 });
});
