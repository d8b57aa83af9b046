// Wrote test/fixtures/journal/v1-orders, once: `node test/support/make-order-fixture.ts FOLDER`. Never run it
// over a released fixture; what a later release writes otherwise gets a folder of its own.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { OrderStepKind } from '../../domain/order/order.ts';
import { orderId } from '../../domain/order/order.ts';
import { sampleCustomer, tillPage } from '../conformance/sample-documents.ts';
import { cashierAt } from './cashier.ts';
import { memoryTill } from './memory-till.ts';
import { shopItems } from './shop-items.ts';

const [folder = ''] = process.argv.slice(2);
mkdirSync(folder, { recursive: true });

const till = await memoryTill({ items: shopItems });
const cashier = cashierAt(till);
const elise = sampleCustomer('customer-0000000000001');
await till.documents.applyPage(tillPage(1, [{ collection: 'customers', document: elise }]));
till.actAs('manager');

function lastOrder(): string {
  const placed = till.entries().findLast(({ type }) => type === 'order-placed');
  if (!placed) throw new Error('Nothing was ordered');
  return orderId(placed.journal.id, placed.sequence);
}

async function step(kind: OrderStepKind, changes: { holdUntil?: string; reasonCode?: string }) {
  const done = await till.orderCalls().stepOrder(
    {
      ...{ commandId: till.newCommandId(), seat: 'till', order: lastOrder(), kind, group: 0 },
      ...{ lines: [], reasonCode: '', parcel: '', check: '', code: '', holdUntil: '', ...changes },
    },
    { id: 'page', role: 'page' },
  );
  if (!done.ok) throw new Error(done.error.code);
}

// Sent and paid, with its fee.
await cashier.scan('bread');
await cashier.scan('book');
await cashier.fulfilLine(1, { kind: 'ship', method: '', address: null });
await cashier.setCustomer(elise.id, { street: '3 rue des Lilas', postcode: '69003', city: 'Lyon' });
await cashier.card(till.sale().basket?.totalMinor ?? 0);

// Kept without payment, for longer, and then not.
await cashier.scan('jumper');
await cashier.setCustomer(elise.id);
await cashier.fulfilLine(1, { kind: 'reserve' });
const kept = await cashier.complete();
if (!kept.ok) throw new Error(kept.error.code);
await step('extended', { holdUntil: '2026-12-24T12:00:00.000Z' });
await step('cancelled', { reasonCode: 'customer' });

const { journal } = till;
const entries = journal.journalIds().flatMap((id) => journal.read(id, 1, 1_000));
const rows = entries.map((entry) => ({
  ...entry,
  bytes: Buffer.from(entry.bytes).toString('base64'),
}));
const parts = entries.flatMap(
  ({ journalId, sequence }) => journal.personalPart(journalId, sequence) ?? [],
);
const write = (name: string, text: string) => writeFileSync(join(folder, name), text);
const lines = (of: readonly unknown[]) => of.map((row) => `${JSON.stringify(row)}\n`).join('');
write('entries.jsonl', lines(rows));
write('personal.jsonl', lines(parts));
write('heads.json', `${JSON.stringify(journal.heads(), null, 1)}\n`);
