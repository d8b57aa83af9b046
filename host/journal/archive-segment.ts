import { chmodSync, closeSync, existsSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { readEntry } from '../../contract/entry/read-entry.ts';
import { type Failure, fail } from '../../contract/failure/failure.ts';
import type { SealedEntry } from '../../contract/port/journal.ts';
import { assert } from '../../domain/assert.ts';
import { ok, type Result, refuse } from '../../domain/result.ts';
import { makeFolder } from '../data-folder/make-folder.ts';
import { syncFolder } from '../store/sync-folder.ts';
import type { TillFile } from '../store/till-file.ts';
import { createEntryReader } from './entry-reader.ts';
import { entriesTable, entriesTriggers } from './schema/0001-first-tables.ts';
import { copyEntries, isSegmentSound } from './segment-copy.ts';
import type { SegmentFolder } from './segment-files.ts';
import { openSegmentTable, type StoredSegment } from './segment-table.ts';

/** What has just been done; a kill after any of them is resumed by calling again. */
export type ArchiveStep = 'copied' | 'verified' | 'renamed' | 'removed';

export interface ArchiveOptions {
  till: TillFile;
  segments: SegmentFolder;
  journalId: string;
  /** Lets everything else that waits run, between batches of copying and verifying. */
  pause: () => Promise<void>;
  onStep?: (step: ArchiveStep) => void;
}

/**
 * Moves the oldest closed fiscal year of a journal out of the till file into a read-only file of its
 * own (law 5): copied, verified, on disk under its name, and only then taken out of the table, in one
 * database transaction that keeps its closure. Copying and verifying let others work; taking out
 * holds the writer for about as long as rewriting what stays, so the host does it out of hours.
 */
export async function archiveOldestSegment(
  options: ArchiveOptions,
): Promise<Result<StoredSegment, Failure>> {
  const { till, segments, journalId, pause, onStep } = options;
  const table = openSegmentTable(till.sql);
  const before = table.of(journalId).at(-1) ?? null;
  const segment = (before?.segment ?? 0) + 1;
  const closure = closureOf(till, journalId, segment);
  if (!closure) return refuse(fail('SEGMENT_NOT_CLOSED', { segment }));

  const name = `${journalId}-${segment}.journal`;
  const file = join(segments.folder, name);
  const partial = `${file}.partial`;
  const range = { journalId, first: (before?.lastSequence ?? 0) + 1, closure };
  const check = () => ({ segments, range, previous: before?.closure ?? null, pause });

  // An earlier run may have come as far as the name; the entries are still in the till to compare.
  const isThere = existsSync(file) && (await isSegmentSound(file, check()));
  if (!isThere) {
    makeFolder(segments.folder);
    for (const rest of [file, partial, `${partial}-journal`]) rmSync(rest, { force: true });
    await copyEntries(createEntryReader(till.sql), partial, check());
    onStep?.('copied');
    const isSound = await isSegmentSound(partial, check());
    assert(isSound, 'A copied segment verifies like the entries it was copied from');
    onStep?.('verified');
    makeDurable(partial, file, segments.folder);
    onStep?.('renamed');
  }
  const stored: StoredSegment = {
    journalId,
    segment,
    firstSequence: range.first,
    lastSequence: closure.sequence,
    state: 'archived',
    file: name,
    closure,
  };
  takeOut(till, stored);
  onStep?.('removed');
  return ok(stored);
}

/** The closure of the year that ends a segment, or null while the segment is open. */
function closureOf(till: TillFile, journalId: string, segment: number): SealedEntry | null {
  const last = till.sql
    .prepare(`SELECT max(typeSequence) AS sequence FROM journal_entries
      WHERE journalId = ? AND type = 'closure' AND segment = ?`)
    .get(journalId, segment)?.sequence;
  if (typeof last !== 'number') return null;
  const closure = createEntryReader(till.sql).findByType(journalId, 'closure', last);
  return closure && endsYear(closure) ? closure : null;
}

function endsYear(closure: SealedEntry): boolean {
  const read = readEntry(closure.bytes);
  return read.known && read.type === 'closure' && read.body.period === 'year';
}

function makeDurable(partial: string, file: string, folder: string): void {
  const handle = openSync(partial, 'r+');
  fsyncSync(handle);
  closeSync(handle);
  chmodSync(partial, 0o400);
  renameSync(partial, file);
  syncFolder(folder);
}

/**
 * The only place that takes entries out of the table. Deleting is refused by triggers, so the table
 * is made anew with what stays, and put in the old one's place; the triggers go and come with it.
 */
function takeOut(till: TillFile, { journalId, lastSequence, ...segment }: StoredSegment): void {
  // Entries hold no personal data and the file is encrypted: overwriting gigabytes gains nothing.
  till.sql.pragma('secure_delete=OFF');
  try {
    till.transaction((sql) => {
      openSegmentTable(sql).add({ journalId, lastSequence, ...segment });
      sql.exec('DROP TABLE IF EXISTS journal_entries_next');
      sql.exec(entriesTable('journal_entries_next'));
      const keep = 'INSERT INTO journal_entries_next SELECT * FROM journal_entries';
      sql.prepare(`${keep} WHERE journalId = ? AND sequence > ?`).run(journalId, lastSequence);
      sql.prepare(`${keep} WHERE journalId < ? OR journalId > ?`).run(journalId, journalId);
      sql.exec('DROP TABLE journal_entries');
      sql.exec('ALTER TABLE journal_entries_next RENAME TO journal_entries');
      for (const trigger of Object.values(entriesTriggers)) sql.exec(trigger);
    });
  } finally {
    till.sql.pragma('secure_delete=ON');
  }
}
