import { chmodSync, existsSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { FailureError } from '../../contract/failure/failure.ts';
import type { SealedEntry } from '../../contract/port/journal.ts';
import { closureDraft, newSigner, sale } from '../../test/support/journal-kit.ts';
import { newFolder } from '../../test/support/journal-on-disk.ts';
import { append, type StartedTill, startTill } from '../../test/support/journal-till.ts';
import { type ArchiveStep, archiveOldestSegment } from './archive-segment.ts';
import { foldProjections } from './projections.ts';
import { purgeSegment } from './purge-segment.ts';
import { checkAtStart } from './start-check.ts';
import { verifyJournals } from './verify-journal.ts';

const signer = newSigner();
const signers = [signer] as const;
let folder: string;
let remove: () => void;
let till: StartedTill;
let journalId: string;

/** Two closed years of 5 and 4 entries and an open one of 2; a training journal beside them. */
beforeEach(() => {
  ({ folder, remove } = newFolder());
  till = startTill(folder, { signers });
  const personal = { reference: null, part: { name: 'Ada' } };
  append(till.writer, { ...sale(1), personal }, sale(2), sale(3), closureDraft('year'));
  append(till.writer, sale(4), { ...sale(5), personal }, closureDraft('day'), closureDraft('year'));
  append(till.writer, sale(6), sale(7));
  till.writer.append({
    kind: 'training',
    drafts: [closureDraft('day')],
    steps: [],
    endedBaskets: [],
  });
  journalId = till.writer.head('live')?.journalId ?? '';
});

afterEach(() => {
  till.close();
  remove();
});

const pause = () => Promise.resolve();
const archive = (onStep?: (step: ArchiveStep) => void) =>
  archiveOldestSegment({ ...till, journalId, pause, ...(onStep && { onStep }) });
const purge = (segment: number) => purgeSegment({ ...till, journalId, segment });
const inTable = () =>
  till.till.sql
    .prepare('SELECT sequence FROM journal_entries WHERE journalId = ? ORDER BY sequence')
    .all(journalId)
    .map(({ sequence }) => sequence);
const whole = () => till.journal.read(journalId, 1, 100).map(plain);

test('a closed year moves into a read-only file, and reading goes on across it', async () => {
  const before = whole();
  const heads = till.journal.heads();
  expect(await archive()).toMatchObject({ ok: true, value: { firstSequence: 1, lastSequence: 5 } });
  expect(await archive()).toMatchObject({ ok: true, value: { firstSequence: 6, lastSequence: 9 } });
  expect(inTable()).toEqual([10, 11]);
  expect(readdirSync(join(folder, 'segments'))).toEqual([
    `${journalId}-1.journal`,
    `${journalId}-2.journal`,
  ]);
  expect(statSync(join(folder, 'segments', `${journalId}-1.journal`)).mode & 0o777).toBe(0o400);

  for (let restart = 0; restart < 2; restart += 1) {
    expect(whole()).toEqual(before);
    expect(till.journal.read(journalId, 4, 4).map(({ sequence }) => sequence)).toEqual([
      4, 5, 6, 7,
    ]);
    expect(till.journal.find(journalId, 2)?.type).toBe('transaction');
    expect(till.journal.find(journalId, 9)?.type).toBe('closure');
    expect(till.journal.findByType(journalId, 'transaction', 2)?.sequence).toBe(3);
    expect(till.journal.findByType(journalId, 'transaction', 7)?.sequence).toBe(11);
    expect(till.journal.findByType(journalId, 'closure', 1)?.sequence).toBe(5);
    expect(till.journal.findByBasket('basket-000000000000001')).toEqual({ journalId, sequence: 2 });
    expect(till.journal.entryCount(journalId)).toBe(11);
    expect(till.journal.heads()).toEqual(heads);
    expect(foldProjections(till.journal).heads).toEqual(expect.arrayContaining(heads));
    expect(verifyJournals(till.journal)).toMatchObject({ ok: true, checked: 13 });
    till.close();
    till = startTill(folder, { signers });
    expect(till.defects).toEqual([]);
  }
  append(till.writer, sale(8));
  expect(inTable()).toEqual([10, 11, 12]);
  expect(till.journal.tampered()).toEqual([]);
  expect(() => till.till.sql.exec('DELETE FROM journal_entries')).toThrow('append-only');
});

test('a till can sell on when its table is empty but for archived years', async () => {
  append(till.writer, closureDraft('year'));
  for (let segment = 1; segment <= 3; segment += 1) await archive();
  expect(inTable()).toEqual([]);
  till.close();
  till = startTill(folder, { signers });
  expect(till.defects).toEqual([]);
  expect(append(till.writer, sale(8)).map(({ sequence, segment }) => [sequence, segment])).toEqual([
    [13, 4],
  ]);
  expect(verifyJournals(till.journal).ok).toBe(true);
});

test.each(['copied', 'verified', 'renamed', 'removed'] as const)(
  'killed after "%s", the next run finishes and nothing is lost or doubled',
  async (step) => {
    const before = whole();
    const killed = archive((done) => {
      if (done === step) throw new Error('killed');
    });
    await expect(killed).rejects.toThrow('killed');
    till.close();
    till = startTill(folder, { signers });
    expect(till.defects).toEqual([]);
    expect(whole()).toEqual(before);
    append(till.writer, sale(8));

    expect((await archive()).ok).toBe(true);
    expect(inTable()).not.toContain(1);
    expect(
      readdirSync(join(folder, 'segments')).filter((name) => !name.endsWith('.journal')),
    ).toEqual([]);
    expect(whole()).toHaveLength(12);
    expect(verifyJournals(till.journal).ok).toBe(true);
  },
);

test('killed in the middle of taking out, the database transaction never was', async () => {
  const { sql } = till.till;
  sql.exec(`CREATE TRIGGER in_the_way BEFORE INSERT ON journal_segments
    BEGIN SELECT RAISE(ABORT, 'killed'); END`);
  await expect(archive()).rejects.toThrow('killed');
  sql.exec('DROP TRIGGER in_the_way');
  expect(inTable()).toHaveLength(11);
  expect((await archive()).ok).toBe(true);
  expect(inTable()).toHaveLength(6);
});

test('a half-written or foreign file under the final name is replaced, not believed', async () => {
  await expect(
    archive((step) => {
      if (step === 'renamed') throw new Error('killed');
    }),
  ).rejects.toThrow('killed');
  const file = join(folder, 'segments', `${journalId}-1.journal`);
  chmodSync(file, 0o600);
  writeFileSync(file, 'not a database');
  expect((await archive()).ok).toBe(true);
  expect(verifyJournals(till.journal).ok).toBe(true);
});

test('an open year is not archived', async () => {
  await archive();
  await archive();
  expect(await archive()).toMatchObject({ ok: false, error: { code: 'SEGMENT_NOT_CLOSED' } });
  expect(inTable()).toEqual([10, 11]);
});

test('a missing segment file is said as such, and the till sells on', async () => {
  await archive();
  till.close();
  rmSync(join(folder, 'segments', `${journalId}-1.journal`));
  till = startTill(folder, { signers });
  expect(till.defects).toEqual([]);
  append(till.writer, sale(8));
  expect(() => till.journal.find(journalId, 2)).toThrow(FailureError);
  expect(till.journal.find(journalId, 5)?.type).toBe('closure');
  expect(verifyJournals(till.journal).firstProblem).toMatchObject({
    journalId,
    sequence: 1,
    problem: 'unreadable',
  });

  // Not even when the last closure stood in it.
  await archive();
  till.close();
  rmSync(join(folder, 'segments'), { recursive: true });
  till = startTill(folder, { signers });
  expect(till.defects).toEqual([]);
  for (let limit = 1; limit < 6; limit += 1) {
    const check = { journal: till.journal, tampered: [], anchors: [], limit };
    expect(checkAtStart(check).defects).toEqual([]);
  }
});

test('after a purge a head that is made again brings no paid basket back', async () => {
  const step = { basketId: 'basket-000000000000031', number: 1, commandId: 'c31', text: '{}' };
  till.writer.append({
    kind: 'live',
    drafts: [sale(31), closureDraft('year')],
    steps: [step],
    endedBaskets: [{ basketId: step.basketId }],
  });
  for (let segment = 1; segment <= 3; segment += 1) await archive();
  for (let segment = 1; segment <= 3; segment += 1) expect(purge(segment).ok).toBe(true);
  till.till.sql.exec("UPDATE journal_heads SET head = '{}'");
  till.close();
  till = startTill(folder, { signers });
  expect(till.defects).toHaveLength(2);
  expect(till.journal.openBasketSteps()).toEqual([]);
  expect(till.journal.stepByCommand('c31')).toEqual(step);
});

test('purging keeps the closure, head and totals, and verification begins there', async () => {
  await archive();
  await archive();
  const heads = till.journal.heads();
  expect(purge(2)).toMatchObject({ ok: false, error: { code: 'SEGMENT_NOT_ARCHIVED' } });
  expect(purge(3)).toMatchObject({ ok: false, error: { code: 'SEGMENT_NOT_ARCHIVED' } });
  expect(purge(1)).toMatchObject({ ok: true });
  expect(existsSync(join(folder, 'segments', `${journalId}-1.journal`))).toBe(false);
  expect(till.journal.read(journalId, 1, 3).map(({ sequence }) => sequence)).toEqual([5, 6, 7]);
  expect(till.journal.find(journalId, 2)).toBeNull();
  expect(till.journal.personalPart(journalId, 2)).toBeNull();
  expect(till.journal.personalPart(journalId, 7)).not.toBeNull();
  expect(till.journal.firstSequence(journalId)).toBe(5);
  expect(till.journal.entryCount(journalId)).toBe(7);
  expect(verifyJournals(till.journal)).toMatchObject({ ok: true, checked: 9 });

  expect(purge(2)).toMatchObject({ ok: true });
  expect(purge(2)).toMatchObject({ ok: true });
  till.close();
  till = startTill(folder, { signers });
  expect(till.defects).toEqual([]);
  expect(till.journal.heads()).toEqual(heads);
  expect(foldProjections(till.journal).heads).toEqual(expect.arrayContaining(heads));
  expect(verifyJournals(till.journal)).toMatchObject({ ok: true, checked: 5 });
  append(till.writer, sale(8));
});

function plain(entry: SealedEntry) {
  return { ...entry, bytes: Buffer.from(entry.bytes).toString('utf8') };
}
