import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readEntry } from '../../contract/entry/read-entry.ts';
import { ok } from '../../domain/result.ts';
import { newSigner, sale } from '../../test/support/journal-kit.ts';
import { databaseKey, newFolder } from '../../test/support/journal-on-disk.ts';
import { append, type StartedTill, startTill } from '../../test/support/journal-till.ts';
import { createCommandQueue } from '../commands/command-queue.ts';
import { schemaDefect } from '../journal/start-check.ts';
import { openSql } from '../store/driver.ts';
import { tillFileName } from '../store/till-file.ts';
import { createDefectRecord, type DefectRecord } from './defect-record.ts';
import { verifyJournalsJob } from './verify-journals-job.ts';

const signers = [newSigner()] as const;
let folder: string;
let remove: () => void;
let till: StartedTill;
let queue: ReturnType<typeof createCommandQueue>;
let record: DefectRecord;
let said: string[];

beforeEach(() => {
  ({ folder, remove } = newFolder());
  start();
  for (let index = 1; index <= 5; index += 1) append(till.writer, sale(index));
});
afterEach(() => {
  till.close();
  remove();
});

test('damage found while selling closes the journal as it is, once, and a new one names both', async () => {
  const damaged = liveId();
  damage(damaged, 3);
  const before = till.journal.read(damaged, 1, 100);
  expect(await verify()).toMatchObject({
    problem: { journalId: damaged, sequence: 3, problem: 'hash' },
    known: 0,
  });
  const successor = liveId();
  expect(successor).not.toBe(damaged);
  expect(till.journal.read(damaged, 1, 100)).toEqual(before);
  expect(bodies(successor)).toEqual([
    expect.objectContaining({
      reason: 'integrity-defect',
      predecessor: expect.objectContaining({ journalId: damaged, sequence: 6 }),
    }),
    expect.objectContaining({
      event: 'integrity-defect',
      details: expect.objectContaining({ journalId: damaged, sequence: 3, problem: 'hash' }),
    }),
  ]);
  append(till.writer, sale(6));

  // Still news to who asks in this run, but an entry already.
  expect(await verify()).toMatchObject({ problem: { journalId: damaged }, known: 0 });
  expect(bodies(successor)).toHaveLength(3);
  restart();
  expect(till.defects).toEqual([]);
  expect(await verify()).toMatchObject({ problem: null, known: 1 });
  expect(liveId()).toBe(successor);
  expect(bodies(successor)).toHaveLength(3);
  expect(said).toEqual(['recorded hash']);
});

test('damage found at a start takes the same way', async () => {
  const damaged = liveId();
  damage(damaged, 3);
  restart();
  expect(bodies(liveId())).toHaveLength(2);
  expect(await verify()).toMatchObject({ problem: { journalId: damaged, sequence: 3 }, known: 0 });
  expect(bodies(liveId())).toHaveLength(2);
  restart();
  expect(await verify()).toMatchObject({ problem: null, known: 1 });
});

test('every problem is acted on: of the open journal behind one that is known, and of a sealed one', async () => {
  const first = liveId();
  damage(first, 3);
  await verify();
  restart();
  const second = liveId();
  append(till.writer, sale(6));
  till.writer.sealAndRestart('journal-fork');
  append(till.writer, sale(7), sale(8));
  const third = liveId();
  damage(second, 3);
  damage(third, 2);
  expect(await verify()).toMatchObject({ problem: { journalId: second }, known: 1 });
  const fourth = liveId();
  expect(fourth).not.toBe(third);
  const named = bodies(fourth).slice(1);
  expect(named).toHaveLength(2);
  for (const journalId of [second, third]) {
    const details = expect.objectContaining({ journalId });
    expect(named).toContainEqual(expect.objectContaining({ details }));
  }
  restart();
  expect(await verify()).toMatchObject({ problem: null, known: 3 });
  // Another edit of a journal that is known is not known.
  damage(first, 2);
  expect(await verify()).toMatchObject({ problem: { journalId: first, sequence: 2 }, known: 2 });
  expect(liveId()).toBe(fourth);
});

test('a full queue is waited out, never skipped', async () => {
  const damaged = liveId();
  damage(damaged, 3);
  const { promise, resolve } = Promise.withResolvers<void>();
  const waiting = Array.from({ length: 600 }, () =>
    queue.run(async () => {
      await promise;
      return ok(null);
    }),
  );
  const verified = verify();
  setTimeout(resolve, 50);
  expect(await verified).toMatchObject({ problem: { journalId: damaged } });
  expect(liveId()).not.toBe(damaged);
  await Promise.all(waiting);
});

test('a disk that takes no entry is said, and what was found becomes one when it does', async () => {
  const damaged = liveId();
  damage(damaged, 3);
  const { sql } = till.till;
  sql.pragma(`max_page_count=${Number(sql.pragma('page_count'))}`);
  await record.add([schemaDefect([`a_trigger ${'x'.repeat(9_000)}`])]);
  for (let tries = 0; tries < 20; tries += 1) fillUp();
  expect(await verify()).toMatchObject({ problem: { journalId: damaged } });
  expect(said.at(-1)).toMatch(/failed .*hash/);
  expect(liveId()).toBe(damaged);

  sql.pragma('max_page_count=1000000');
  await verify();
  expect(liveId()).not.toBe(damaged);
  expect(bodies(liveId())).toContainEqual(
    expect.objectContaining({ details: expect.objectContaining({ journalId: damaged }) }),
  );
});

test('guards that were dropped while the till ran become an entry and are said', async () => {
  const sql = openSql(join(folder, tillFileName), { key: databaseKey });
  sql.exec('DROP TRIGGER journal_entries_no_delete');
  sql.close();
  append(till.writer, sale(6));
  expect(await verify()).toMatchObject({ problem: null, known: 0 });
  expect(said).toEqual(['recorded schema']);
  expect(bodies(liveId()).at(-1)).toEqual({
    event: 'integrity-defect',
    details: { journalId: '', sequence: 0, problem: 'schema', detail: 'journal_entries_no_delete' },
  });
});

function start(): void {
  till = startTill(folder, { signers }, (names) => void record.add([schemaDefect(names)]));
  queue = createCommandQueue();
  said = [];
  record = createDefectRecord({
    writer: till.writer,
    atStart: till.defects,
    queue,
    onRecorded: (defects) => said.push(`recorded ${problems(defects)}`),
    onFailed: (defects) => said.push(`failed ${problems(defects)}`),
  });
}

function restart(): void {
  const before = said;
  till.close();
  start();
  said.push(...before);
}

function verify() {
  const { signal } = new AbortController();
  return verifyJournalsJob({ journal: till.journal, record, signal }, () => undefined);
}

/** What somebody does who knows the schema, and leaves no trace of having been there. */
function damage(journalId: string, sequence: number): void {
  const { sql } = till.till;
  const trigger = 'journal_entries_no_update';
  const row = sql.prepare('SELECT sql FROM sqlite_schema WHERE name = ?').get(trigger);
  sql.exec(`DROP TRIGGER ${trigger}`);
  sql
    .prepare(`UPDATE journal_entries SET bytes = CAST(replace(CAST(bytes AS TEXT), '"format":1',
      '"format":0') AS BLOB) WHERE journalId = ? AND sequence = ?`)
    .run(journalId, sequence);
  sql.exec(String(row?.sql));
}

function fillUp(): void {
  try {
    append(till.writer, sale(1_000 + (till.writer.head('live')?.sequence ?? 0), 20));
  } catch {
    // Full.
  }
}

function liveId(): string {
  return till.writer.head('live')?.journalId ?? '';
}

function bodies(journalId: string): unknown[] {
  return till.journal.read(journalId, 1, 100).map(({ bytes }) => readEntry(bytes).envelope.body);
}

function problems(defects: readonly { problem: string }[]): string {
  return defects.map(({ problem }) => problem).join(' ');
}
