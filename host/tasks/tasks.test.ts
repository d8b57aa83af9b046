import { beforeEach, expect, it } from 'vitest';
import { tillPage } from '../../test/conformance/sample-documents.ts';
import { type MemoryTill, memoryTill } from '../../test/support/memory-till.ts';
import { refusedStep, returnConflict } from '../../test/support/platform-tasks.ts';
import { shopItems } from '../../test/support/shop-items.ts';
import { settleTask } from './settle-task.ts';
import { taskHandlers } from './task-handlers.ts';

const page = { id: 'page', role: 'page' as const };
let till: MemoryTill;

beforeEach(async () => {
  till = await memoryTill({ items: shopItems });
  await told(returnConflict(), refusedStep());
});

async function told(
  ...documents: (ReturnType<typeof returnConflict> | ReturnType<typeof refusedStep>)[]
) {
  const changes = documents.map((document) => ({ collection: 'tasks' as const, document }));
  await till.documents.applyPage(tillPage(1, changes, 'store.till'));
}

async function tasks() {
  const handlers = taskHandlers({ day: till.day(), aliasOf: () => 'Inès M.' });
  const answer = await handlers.tasks({ seat: 'till' }, page);
  if (!answer.ok) throw new Error(answer.error.code);
  return answer.value;
}

const settle = (task: string, reasonCode = 'loss', commandId = till.newCommandId()) =>
  settleTask({ commandId, seat: 'till', task, reasonCode }, till.day());

it('is settled by an entry with who, why and what was at stake, and then in the history alone', async () => {
  const { id } = returnConflict();
  const { open } = await tasks();
  expect(open.map(({ kind, amountMinor }) => [kind, amountMinor])).toEqual([
    ['return-conflict', 7_990],
    ['order-refused', 7_990],
  ]);
  expect(await settle(id)).toEqual({ ok: true, value: { task: id } });
  const entry = till.entries().at(-1);
  expect(entry).toMatchObject({
    ...{ type: 'task-settled', operator: { id: expect.stringMatching(/./) } },
    body: { task: id, kind: 'return-conflict', amountMinor: 7_990, reasonCode: 'loss' },
  });
  const after = await tasks();
  expect(after.open.map(({ kind }) => kind)).toEqual(['order-refused']);
  expect(after.settled).toMatchObject([{ id, settlement: { by: 'Inès M.', reasonCode: 'loss' } }]);
});

it('is settled once, for a reason that the shop has, and the same command settles it once', async () => {
  const { id } = refusedStep();
  expect(await settle(id, 'no-such')).toMatchObject({
    ok: false,
    error: { code: 'REASON_NEEDED' },
  });
  expect(await settle('unknown')).toMatchObject({ ok: false, error: { code: 'TASK_UNKNOWN' } });
  const commandId = till.newCommandId();
  const first = await settle(id, 'put-right', commandId);
  expect(await settle(id, 'put-right', commandId)).toEqual(first);
  expect(await settle(id, 'put-right')).toMatchObject({
    ok: false,
    error: { code: 'TASK_SETTLED' },
  });
  expect(till.entries().filter(({ type }) => type === 'task-settled')).toHaveLength(1);
});

it('is open again once the platform found more than who settled it could know', async () => {
  const conflict = returnConflict();
  await settle(conflict.id);
  const more = { ...conflict.details, atRiskMinor: 15_980 };
  const page = tillPage(
    2,
    [{ collection: 'tasks', document: { ...conflict, details: more } }],
    'store.till',
  );
  await till.documents.applyPage(page);
  expect((await tasks()).open.map(({ amountMinor }) => amountMinor)).toContain(15_980);
});
