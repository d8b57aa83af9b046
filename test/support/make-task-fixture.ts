// Wrote test/fixtures/journal/v1-tasks, once: `node test/support/make-task-fixture.ts FOLDER`. Never run it
// over a released fixture; what a later release writes otherwise gets a folder of its own.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { settleTask } from '../../host/tasks/settle-task.ts';
import { tillPage } from '../conformance/sample-documents.ts';
import { memoryTill } from './memory-till.ts';
import { refusedStep, returnConflict } from './platform-tasks.ts';
import { shopItems } from './shop-items.ts';

const [folder = ''] = process.argv.slice(2);
mkdirSync(folder, { recursive: true });

const till = await memoryTill({ items: shopItems });
till.actAs('manager');
const tasks = [returnConflict(), refusedStep()];
await till.documents.applyPage(
  tillPage(
    1,
    tasks.map((document) => ({ collection: 'tasks', document })),
    'store.till',
  ),
);
for (const { id } of tasks) {
  const act = { commandId: till.newCommandId(), seat: 'till' };
  const done = await settleTask({ ...act, task: id, reasonCode: 'loss' }, till.day());
  if (!done.ok) throw new Error(done.error.code);
}

const { journal } = till;
const entries = journal.journalIds().flatMap((id) => journal.read(id, 1, 1_000));
const rows = entries.map((entry) => ({
  ...entry,
  bytes: Buffer.from(entry.bytes).toString('base64'),
}));
const write = (name: string, text: string) => writeFileSync(join(folder, name), text);
const lines = (of: readonly unknown[]) => of.map((row) => `${JSON.stringify(row)}\n`).join('');
write('entries.jsonl', lines(rows));
write('personal.jsonl', '');
write('heads.json', `${JSON.stringify(journal.heads(), null, 1)}\n`);
