import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, expect, test } from 'vitest';
import { readEntry } from '../../contract/entry/read-entry.ts';
import {
  closureDraft,
  newSigner,
  sale,
  software,
  tillIdentity,
} from '../../test/support/journal-kit.ts';
import { newFolder } from '../../test/support/journal-on-disk.ts';
import { append, type StartedTill, startTill } from '../../test/support/journal-till.ts';
import { mountSmallDisk } from '../../test/support/small-disk.ts';
import { verifyArchive } from '../../verifier/verify-archive.ts';
import { createCommandQueue } from '../commands/command-queue.ts';
import { verifyJournals } from '../journal/verify-journal.ts';
import { type Archives, openArchives } from './open-archives.ts';

const disk = mountSmallDisk(256 * 1024);
if (!disk) process.stderr.write('No right to mount: a full disk was NOT tested.\n');
afterAll(() => disk?.unmount());

const signers = [newSigner()] as const;
let folder: string;
let remove: () => void;
let till: StartedTill;
let archives: Archives;
let journalId: string;
let acknowledged: number | null;
let today: string;

/** Two closed years of 5 and 3 entries, and an open one. */
beforeEach(() => {
  ({ folder, remove } = newFolder());
  acknowledged = null;
  today = '2026-11-30';
  start();
  journalId = till.writer.head('live')?.journalId ?? '';
  append(till.writer, sale(1), sale(2), sale(3), closureDraft('year'));
  append(till.writer, sale(4), sale(5), closureDraft('year'));
  append(till.writer, sale(6));
});
afterEach(async () => {
  await archives.stop();
  till.close();
  remove();
});

const fileOf = (name: string) => join(folder, name);
const everything = { purpose: 'archive' as const, asked: { from: '', through: '' } };

test('an archive is logged as an entry that names its hash, and then has its name', async () => {
  const state = await write(fileOf('all.zip'));
  expect(await verifyArchive(fileOf('all.zip'))).toMatchObject({ verdict: 'intact', entries: 9 });
  expect(lastEvent()).toMatchObject({
    event: 'archive',
    details: { file: 'all.zip', sha256: state.sha256, entries: 9, range1: `${journalId} 1 9` },
  });
  expect(readdirSync(folder).filter((name) => name.includes('partial'))).toEqual([]);
  expect((await archives.overview()).archives).toMatchObject([{ file: 'all.zip', entries: 9 }]);
});

test('an archive never replaces a file, and two are not written at once', async () => {
  writeFileSync(fileOf('there.zip'), 'mine');
  expect(archives.start(request(fileOf('there.zip')))).toMatchObject({
    error: { code: 'ARCHIVE_EXISTS' },
  });
  expect(readFileSync(fileOf('there.zip'), 'utf8')).toBe('mine');
  expect(archives.start(request(fileOf('one.zip'))).ok).toBe(true);
  expect(archives.start(request(fileOf('two.zip')))).toMatchObject({
    error: { code: 'ARCHIVE_RUNNING' },
  });
});

test('one that is cancelled, or can’t be written, leaves neither file nor entry', async () => {
  const before = till.writer.head('live')?.sequence;
  const started = archives.start(request(fileOf('gone.zip')));
  const jobId = started.ok ? started.value.jobId : '';
  archives.cancel(jobId);
  await ended(jobId);
  expect(archives.state(jobId)).toMatchObject({ error: { code: 'ARCHIVE_CANCELLED' } });
  const nowhere = archives.start(request(join(folder, 'no-such-folder', 'a.zip')));
  await ended(nowhere.ok ? nowhere.value.jobId : '');
  expect(archives.state(nowhere.ok ? nowhere.value.jobId : '')).toMatchObject({
    error: { code: 'FILE_UNWRITABLE', details: { reason: 'ENOENT' } },
  });
  expect(readdirSync(folder).filter((name) => name.endsWith('.zip'))).toEqual([]);
  expect(till.writer.head('live')?.sequence).toBe(before);
});

test.skipIf(!disk)(
  'a disk that fills up is said, and holds nothing of the archive (skipped without the right to mount)',
  async () => {
    const before = till.writer.head('live')?.sequence;
    disk?.fill(8_192);
    const started = archives.start(request(join(disk?.folder ?? '', 'full.zip')));
    const jobId = started.ok ? started.value.jobId : '';
    await ended(jobId);
    expect(archives.state(jobId)).toMatchObject({ error: { code: 'DISK_FULL' } });
    expect(readdirSync(disk?.folder ?? '')).toEqual(['filler']);
    expect(till.writer.head('live')?.sequence).toBe(before);
  },
);

test('what an inspector is given has the check of the journals in it, and is noted by the word of its own', async () => {
  await write(fileOf('control.zip'), 'tax-control');
  expect(await verifyArchive(fileOf('control.zip'))).toMatchObject({ verdict: 'intact' });
  expect(lastEvent()).toMatchObject({ event: 'tax-control' });
});

test('a year leaves the till only with the very archive that was logged, whole, oldest first', async () => {
  await write(fileOf('all.zip'));
  const purge = (segment: number, file: string) => archives.purge({ journalId, segment, file });
  expect(await purge(3, fileOf('all.zip'))).toMatchObject({
    error: { code: 'SEGMENT_NOT_CLOSED' },
  });
  expect(await purge(2, fileOf('all.zip'))).toMatchObject({
    error: { code: 'SEGMENT_NOT_ARCHIVED' },
  });
  expect(await purge(1, fileOf('none.zip'))).toMatchObject({ error: { code: 'FILE_UNREADABLE' } });
  const altered = readFileSync(fileOf('all.zip'));
  altered[100] = (altered[100] ?? 0) ^ 1;
  writeFileSync(fileOf('altered.zip'), altered);
  expect(await purge(1, fileOf('altered.zip'))).toMatchObject({
    error: { code: 'ARCHIVE_UNKNOWN' },
  });
  await write(fileOf('second.zip'), 'archive', { journalId, segment: 2 });
  expect(await purge(1, fileOf('second.zip'))).toMatchObject({
    error: { code: 'ARCHIVE_INCOMPLETE' },
  });
  await write(fileOf('control.zip'), 'tax-control');
  expect(till.journal.firstSequence(journalId)).toBe(1);

  expect(await purge(1, fileOf('all.zip'))).toEqual({
    ok: true,
    value: { journalId, segment: 1, entries: 5 },
  });
  expect(lastEvent()).toMatchObject({
    event: 'purge',
    details: { segment: 1, first: 1, last: 5, file: 'all.zip' },
  });
  expect(till.journal.firstSequence(journalId)).toBe(5);
  expect(till.journal.find(journalId, 5)?.type).toBe('closure');
  expect(verifyJournals(till.journal).ok).toBe(true);
  // Once more changes nothing, and notes nothing.
  const noted = till.writer.head('live')?.sequence;
  expect(await purge(1, fileOf('all.zip'))).toMatchObject({ ok: true });
  expect(till.writer.head('live')?.sequence).toBe(noted);

  await write(fileOf('rest.zip'));
  expect(await verifyArchive(fileOf('rest.zip'))).toMatchObject({ verdict: 'intact' });
  expect(await purge(2, fileOf('all.zip'))).toMatchObject({ ok: true });
  await restart();
  expect(till.defects).toEqual([]);
  expect((await archives.overview()).years.map(({ state }) => state)).toContain('purged');
});

test('what the platform does not have yet is not purged', async () => {
  await write(fileOf('all.zip'));
  acknowledged = 4;
  expect(await archives.purge({ journalId, segment: 1, file: fileOf('all.zip') })).toMatchObject({
    error: { code: 'SEGMENT_NOT_SENT' },
  });
  acknowledged = 5;
  expect(await archives.purge({ journalId, segment: 1, file: fileOf('all.zip') })).toMatchObject({
    ok: true,
  });
});

test('a year that was closed longer than a year ago without an archive is warned of, until it has one', async () => {
  await archives.refresh();
  expect(archives.warnings()).toEqual([]);
  today = '2027-11-24';
  await archives.refresh();
  expect(archives.warnings().map(({ code }) => code)).toEqual(['ARCHIVE_DUE', 'ARCHIVE_DUE']);
  await write(fileOf('first.zip'), 'archive', { journalId, segment: 1 });
  await archives.refresh();
  expect(archives.warnings()).toHaveLength(1);
  await write(fileOf('all.zip'));
  await archives.refresh();
  expect(archives.warnings()).toEqual([]);
});

test('the list of archives is made again from the journal when its table is lost', async () => {
  await write(fileOf('all.zip'));
  await archives.overview();
  till.till.sql.exec('DELETE FROM journal_archives; DELETE FROM journal_archives_through');
  expect((await archives.overview()).archives).toHaveLength(1);
});

test('the page’s archives go into the till’s own folder, for its owner only', async () => {
  const started = archives.startHere({ ...everything, withPersonal: false, operatorId: 'op-2' });
  await until(started.ok ? started.value.jobId : '');
  const [name = ''] = readdirSync(join(folder, 'archives'));
  expect(name).toMatch(/^archive-552100554-1-20261122T130533\.zip$/);
  expect(statSync(join(folder, 'archives', name)).mode & 0o077).toBe(0);
  expect(existsSync(join(folder, 'archives', `${name}.partial`))).toBe(false);
  const entry = till.journal.latest(journalId, 'event', 1)[0];
  expect(entry && readEntry(entry.bytes).envelope.operator.id).toBe('op-2');
});

function start(): void {
  till = startTill(folder, { signers });
  archives = openArchives({
    ...till,
    queue: createCommandQueue(),
    identity: () => tillIdentity,
    software,
    folder,
    newId: () => 'job',
    nowMs: () => Date.UTC(2026, 10, 22, 13, 5, 33, 120),
    today: () => today,
    acknowledgedThrough: () => acknowledged,
    verify: async () => ({ done: true, checked: 9, total: 9, problem: null, known: 0 }),
    pause: () => Promise.resolve(),
    onChange: () => undefined,
    onFailed: (error) => {
      throw error;
    },
  });
}

async function restart(): Promise<void> {
  await archives.stop();
  till.close();
  start();
}

function request(file: string, purpose: 'archive' | 'tax-control' = 'archive') {
  return { ...everything, purpose, withPersonal: false, file, operatorId: '' };
}

async function write(
  file: string,
  purpose: 'archive' | 'tax-control' = 'archive',
  asked: Parameters<Archives['start']>[0]['asked'] = everything.asked,
) {
  const started = archives.start({ ...request(file, purpose), asked });
  if (!started.ok) throw new Error(started.error.code);
  return until(started.value.jobId);
}

async function until(jobId: string) {
  for (;;) {
    const state = archives.state(jobId);
    if (!state.ok) throw new Error(state.error.code);
    if (state.value.isDone) return state.value;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

/** Whatever came of it. */
function ended(jobId: string): Promise<unknown> {
  return until(jobId).catch((error: unknown) => error);
}

function lastEvent(): unknown {
  const entry = till.journal.latest(journalId, 'event', 1)[0];
  return entry && readEntry(entry.bytes).envelope.body;
}
