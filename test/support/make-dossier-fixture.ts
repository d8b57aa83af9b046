// Wrote test/fixtures/journal/v1-dossiers, once: `node test/support/make-dossier-fixture.ts FOLDER`.
// Never run it over a released fixture; what a later release writes otherwise gets a folder of its own.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { moveAfterSales, openAfterSales } from '../../host/after-sales/move-files.ts';
import { sampleBusiness, tillPage } from '../conformance/sample-documents.ts';
import { cashierAt } from './cashier.ts';
import { memoryTill } from './memory-till.ts';
import { shopItems } from './shop-items.ts';

const [folder = ''] = process.argv.slice(2);
mkdirSync(folder, { recursive: true });

const till = await memoryTill({ items: shopItems });
const cashier = cashierAt(till);
const hotel = sampleBusiness('customer-0000000000077');
await till.documents.applyPage(tillPage(1, [{ collection: 'customers', document: hotel }]));
const act = () => ({ seat: 'till', commandId: till.newCommandId() });

await cashier.addItem('jumper', '3');
await cashier.addItem('book');
await cashier.discountLine(1, { kind: 'percent', rateBp: 1_000 });
await cashier.setCustomer(hotel.id);
const basketVersion = cashier.basket()?.version ?? 0;
const made = await till.call.makeQuote({ ...act(), basketVersion, months: 1 });
if (!made.ok) throw new Error(made.error.code);
await till.call.takeQuote({ ...act(), id: made.value.number });
await cashier.tender('account', till.sale().basket?.totalMinor ?? 0);

const sold = till.transactions()[0];
const of = { journalId: sold?.journal.id ?? '', sequence: sold?.sequence ?? 0, line: 1 };
const wish = { fault: 'defect', basis: 'conformity', remedy: 'repair' } as const;
const told = 'La couture de la manche a lâché';
const opened = await openAfterSales({ ...act(), of, ...wish, told }, till.day());
if (!opened.ok) throw new Error(opened.error.code);
for (const state of ['sent', 'back', 'ready', 'handed-over', 'closed'] as const)
  await moveAfterSales({ ...act(), id: opened.value.id, state }, till.day());

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
