// Wrote test/fixtures/journal/v1-stock, once: `node test/support/make-stock-fixture.ts FOLDER`.
// Never run it over a released fixture; what a later release writes otherwise gets a folder of its own.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cashierAt } from './cashier.ts';
import { memoryTill } from './memory-till.ts';
import { shopItems } from './shop-items.ts';

const [folder = ''] = process.argv.slice(2);
mkdirSync(folder, { recursive: true });

const till = await memoryTill({ items: shopItems });
till.actAs('manager');
const cashier = cashierAt(till);
const page = { id: 'page', role: 'page' as const };
const act = () => ({ commandId: till.newCommandId(), seat: 'till' });

async function move(
  kind: 'adjustment' | 'shrinkage',
  direction: 'in' | 'out',
  reasonCode: string,
  goods: readonly (readonly [code: string, quantity: string])[],
): Promise<void> {
  const calls = till.stockCalls();
  const begun = await calls.beginStockWork({ ...act(), kind, direction, otherPlaceId: '' }, page);
  if (!begun.ok) throw new Error(begun.error.code);
  const workId = begun.value.work.id;
  for (const [code, quantity] of goods) {
    await calls.scanInStockWork({ ...act(), workId, code, quantity, condition: 'sellable' }, page);
  }
  await calls.setStockWork({ seat: 'till', workId, reasonCode }, page);
  const booked = await calls.bookStockWork({ ...act(), workId }, page);
  if (!booked.ok) throw new Error(booked.error.code);
}

await move('adjustment', 'in', 'found', [['bread', '12']]);
await cashier.scan('bread');
await cashier.cash(120);
await move('shrinkage', 'out', 'breakage', [
  ['jumper', '1'],
  ['tea', '0,250'],
]);
await move('adjustment', 'out', 'mislaid', [['lamp', '1']]);

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
