// Wrote test/fixtures/journal/v1-tax-free, once: `node test/support/make-tax-free-fixture.ts FOLDER`.
// Never run it over a released fixture; what a later release writes otherwise gets a folder of its own.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { taxFreeTill } from './tax-free-till.ts';

const [folder = ''] = process.argv.slice(2);
mkdirSync(folder, { recursive: true });

const till = await taxFreeTill();
const receipts = [await till.sell(1), await till.sell(2)];
till.operator.script('refused');
await till.issue(receipts);
const issued = await till.issue(receipts);
if (!issued.ok) throw new Error(issued.error.code);
await till.cancel(issued.value.id);
const again = await till.issue(receipts);
if (!again.ok) throw new Error(again.error.code);
till.operator.becomes(again.value.id, 'validated');
await till.refresh(again.value.id);
till.operator.becomes(again.value.id, 'refunded');
await till.refresh(again.value.id);

const { journal } = till;
const entries = journal.journalIds().flatMap((id) => journal.read(id, 1, 1_000));
const rows = entries.map((entry) => ({
  ...entry,
  bytes: Buffer.from(entry.bytes).toString('base64'),
}));
const write = (name: string, text: string) => writeFileSync(join(folder, name), text);
write('entries.jsonl', rows.map((row) => `${JSON.stringify(row)}\n`).join(''));
write('personal.jsonl', '');
write('heads.json', `${JSON.stringify(journal.heads(), null, 1)}\n`);
till.end();
