// Wrote test/fixtures/journal/v1-invoices, once: `node test/support/make-invoice-fixture.ts FOLDER`.
// Never run it over a released fixture; what a later release writes otherwise gets a folder of its own.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { settle } from '../../domain/basket/settle.ts';
import { invoiceReceipt } from '../../host/invoices/invoice-receipt.ts';
import { privateBuyer, professionalBuyer } from './buyers.ts';
import { cashierAt } from './cashier.ts';
import { memoryTill } from './memory-till.ts';
import { shopItems } from './shop-items.ts';

const [folder = ''] = process.argv.slice(2);
mkdirSync(folder, { recursive: true });

const till = await memoryTill({ items: shopItems });
const cashier = cashierAt(till);

async function sell(...skus: string[]) {
  for (const sku of skus) await cashier.addItem(sku);
  await cashier.cash(50_000);
  const sold = till.transactions().at(-1);
  return { journalId: sold?.journal.id ?? '', sequence: sold?.sequence ?? 0 };
}

async function invoice(receipt: { journalId: string; sequence: number }, buyer = privateBuyer) {
  const commandId = till.newCommandId();
  const made = await invoiceReceipt({ commandId, seat: 'till', receipt, buyer }, till.day());
  if (!made.ok) throw new Error(made.error.code);
}

async function giveBack(of: { journalId: string; sequence: number }) {
  await cashier.giveBack(of, 1, '1');
  const basket = cashier.basket();
  await cashier.refund('cash', basket ? -settle(basket).remainingMinor : 0);
}

const first = await sell('jumper', 'book');
const second = await sell('jumper', 'jumper', 'book');
await invoice(first, professionalBuyer);
await giveBack(second);
await invoice(second);
await giveBack(first);

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
