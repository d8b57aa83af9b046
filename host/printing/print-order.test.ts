// The paper of an order without a transaction: by itself, then as duplicates, and never one of any other.
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { collectCode, printCollectCode } from '../../domain/order/collect-code.ts';
import { sampleCustomer, tillPage } from '../../test/conformance/sample-documents.ts';
import { type PrintingTill, printingTill } from '../../test/support/printing-till.ts';
import { textsOf } from '../../test/support/receipt-text.ts';

const elise = sampleCustomer('customer-0000000000001');
let till: PrintingTill;

beforeEach(async () => {
  till = await printingTill();
  await till.documents.applyPage(tillPage(1, [{ collection: 'customers', document: elise }]));
});
afterEach(() => {
  expect(till.errors).toEqual([]);
  till.end();
});

const newest = () => till.jobs()[0];
const settles = (state: string) => vi.waitFor(() => expect(newest()?.state).toBe(state));
const print = () => {
  const { journalId = '', sequence = 0 } = till.sale().placed ?? {};
  const commandId = till.newCommandId();
  return till
    .printing()
    .printOrder({ commandId, seat: 'till', printer: 'main', journalId, sequence });
};

async function reserved() {
  await till.cashier.addItem('jumper');
  await till.cashier.fulfilLine(1, { kind: 'reserve' });
  await till.cashier.setCustomer(elise.id);
  await till.cashier.complete();
}

it('a reservation alone ends its basket, is shown, and prints by itself: number, lines, until when, and its code', async () => {
  till.setPrinter();
  await reserved();
  const placed = till.sale().placed;
  const entry = till.entries().findLast(({ type }) => type === 'order-placed');
  const code = printCollectCode(collectCode(String(entry?.body.basketId)));
  expect(till.sale()).toMatchObject({ basket: null, paid: null });
  expect(placed).toMatchObject({ isReservation: true, dueMinor: 7_990, collectCode: code });
  await settles('printed');
  expect(newest()).toMatchObject({ paper: 'order', reason: 'order', copyNumber: 0 });
  const { journalId = '', sequence = 0 } = placed ?? {};
  const paper = await till.printing().orderDocument({ journalId, sequence });
  const texts = paper.ok ? textsOf(paper.value.document) : [];
  expect(texts).toEqual(expect.arrayContaining(['RÉSERVATION', placed?.number, code]));
  expect(texts.join('\n')).toMatch(/1 × .*\n79,90\u00a0€\n/);
  expect(texts.join('\n')).toMatch(/Gardé jusqu’au \d\d\/\d\d\/\d{4} \d\d:\d\d\n/);
  expect(texts.join()).not.toContain(elise.lastName);
});

it('asked for again it is a numbered duplicate, counted in the journal', async () => {
  till.setPrinter();
  await reserved();
  await settles('printed');
  expect(await print()).toMatchObject({ ok: true, value: { copyNumber: 1 } });
  await till.settled();
  const events = till
    .entries()
    .flatMap(({ type, body }) => (type === 'event' ? [String(body.event)] : []))
    .filter((event) => event.startsWith('order-'));
  expect(events).toEqual(['order-printed', 'order-duplicated']);
});

it('without a printer it is owed, and no paper is made of an order that was paid: its ticket is that', async () => {
  await reserved();
  await till.settled();
  expect(till.printing().view.current().owed).toMatchObject([{ reason: 'order' }]);
  await till.cashier.addItem('jumper');
  await till.cashier.fulfilLine(1, { kind: 'ship', method: '', address: null });
  const address = { street: '3 rue des Lilas', postcode: '69003', city: 'Lyon' };
  await till.cashier.setCustomer(elise.id, address);
  await till.cashier.card(7_990);
  const paid = till.entries().findLast(({ type }) => type === 'order-placed');
  const { id: journalId = '' } = paid?.journal ?? {};
  const place = { journalId, sequence: paid?.sequence ?? 0 };
  expect(await till.printing().orderDocument(place)).toMatchObject({
    error: { code: 'ORDER_UNKNOWN' },
  });
});
