import { beforeEach, expect, test } from 'vitest';
import type { OrderDocument } from '../../contract/document/order.ts';
import type { DocumentChange } from '../../contract/port/documents.ts';
import { orderId } from '../../domain/order/order.ts';
import { demoPlaces } from '../../platform/demo/places.ts';
import { sampleCustomer, tillPage } from '../../test/conformance/sample-documents.ts';
import { type Cashier, cashierAt } from '../../test/support/cashier.ts';
import { type MemoryTill, memoryTill } from '../../test/support/memory-till.ts';
import { orderLine, orderOf } from '../../test/support/orders.ts';
import { shopItems } from '../../test/support/shop-items.ts';
import { listOrders } from './list-orders.ts';

const elise = sampleCustomer('customer-0000000000001');
const home = { street: '3 rue des Lilas', postcode: '69003', city: 'Lyon' };

let till: MemoryTill;
let cashier: Cashier;
let pages: number;

beforeEach(async () => {
  till = await memoryTill({ items: shopItems });
  cashier = cashierAt(till);
  pages = 0;
  await bring([{ collection: 'customers', document: elise }], 0);
});

/** A page of the store's feed, after the platform applied this journal through that entry. */
async function bring(
  changes: readonly DocumentChange[],
  appliedThrough: number,
  except: number[] = [],
): Promise<void> {
  pages += 1;
  const page = tillPage(pages, changes, 'store.till');
  const state = { ...page.state, journalId: journalId(), appliedThrough, except };
  await till.documents.applyPage({ ...page, state });
}

const journalId = (): string => till.journal.heads()[0]?.journalId ?? '';
const lastSequence = (): number => till.transactions().at(-1)?.sequence ?? 0;

/** A jumper sent to Élise; the entry's sequence. */
async function ship(): Promise<number> {
  await cashier.scan('jumper');
  await cashier.markLine(1, { fulfilment: 'ship' });
  await cashier.setCustomer(elise.id, home);
  await cashier.card(7_990);
  return lastSequence();
}

async function sellBread(): Promise<void> {
  await cashier.scan('bread');
  await cashier.cash(120);
}

const list = (limit = 100) => listOrders(limit, { ...till.context(), pause: async () => {} });
const states = async () =>
  (await list()).map(({ lines }) =>
    lines.map(({ state, sourceName }) => [state, sourceName].join(' ').trim()),
  );

/** As the platform writes an order of this till or another. */
function order(
  id: string,
  changes: Partial<OrderDocument> = {},
  sourceId = 'PAR1',
): DocumentChange {
  const document = orderOf({
    ...{ id, customerId: elise.id, lines: [orderLine(1, 'allocated', { sourceId })] },
    ...changes,
  });
  return { collection: 'orders', document };
}

test('without a platform its own orders are there, pending, with who they are for', async () => {
  await sellBread();
  await ship();
  await sellBread();
  expect(await list()).toMatchObject([
    {
      receiptNumber: expect.stringMatching(/-000002-/),
      customerName: 'Élise Moreau',
      currency: 'EUR',
      lines: [{ line: 1, quantityMilli: 1_000, amountMinor: 7_990, state: 'placed' }],
    },
  ]);
});

test('an order of another till is there as the platform decided, its place by name', async () => {
  const [place] = demoPlaces();
  if (!place) throw new Error('the demo has places');
  const setting = { id: `place.${place.id}`, kind: 'setting', value: place } as const;
  await bring([{ collection: 'settings', document: setting }], 0);
  await bring([order('other/7', {}, place.id)], 0);
  expect(await states()).toEqual([[`allocated ${place.name}`]]);
});

test('a place that the till has no name for is said by its id, a customer by none', async () => {
  await bring([order('other/7', { customerId: 'customer-0000000000009' })], 0);
  expect(await list()).toMatchObject([{ customerName: '', lines: [{ sourceName: 'PAR1' }] }]);
});

test('once the documents contain an own order it is there once, as they say', async () => {
  const sequence = await ship();
  await bring([order(orderId(journalId(), sequence - 1))], sequence);
  expect(await states()).toEqual([['allocated PAR1']]);
  await ship();
  expect(await states()).toEqual([['placed'], ['allocated PAR1']]);
});

test('a document that is here before its cut-off doubles nothing', async () => {
  const sequence = await ship();
  await bring([order(orderId(journalId(), sequence - 1))], sequence - 2);
  expect(await states()).toEqual([['allocated PAR1']]);
});

test('what the platform set aside is still pending', async () => {
  const sequence = await ship();
  await sellBread();
  await bring([], lastSequence());
  expect(await states()).toEqual([]);
  await bring([], lastSequence(), [sequence - 1]);
  expect(await states()).toEqual([['placed']]);
});

test('given back at this till it is cancelled at once, before the platform knows', async () => {
  const sequence = await ship();
  await bring([order(orderId(journalId(), sequence - 1))], sequence);
  await cashier.giveBack({ journalId: journalId(), sequence }, 1, '1');
  await cashier.refund('card', 7_990);
  expect(await states()).toEqual([['cancelled PAR1']]);
});

test('the newest are first, and no more than were asked for', async () => {
  await bring([order('other/7'), order('other/9', { takenAt: '2026-11-22T09:59:00+02:00' })], 0);
  await ship();
  const ids = (await list(2)).map(({ id }) => id);
  expect(ids).toEqual([orderId(journalId(), lastSequence() - 1), 'other/9']);
});
