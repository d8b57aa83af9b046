import type { SealedEntry } from '../../contract/port/journal.ts';
import type { SqlDatabase } from '../store/driver.ts';
import { createEntryReader, type EntryReader } from './entry-reader.ts';
import { entryColumns, entryValues } from './journal-rows.ts';
import { entriesTable } from './schema/0001-first-tables.ts';
import type { SegmentFolder } from './segment-files.ts';
import { verifyEntries } from './verify.ts';

interface CopyOptions {
  segments: SegmentFolder;
  range: { journalId: string; first: number; closure: SealedEntry };
  /** Closure of the segment before, to verify from; null for the first. */
  previous: SealedEntry | null;
  pause: () => Promise<void>;
}

/** Entries copied or verified between two pauses: about 25 ms. */
const batchSize = 100;

/** Copies the entries of a closed segment into a new file of their own. */
export async function copyEntries(
  from: EntryReader,
  file: string,
  { segments, range, pause }: CopyOptions,
): Promise<void> {
  const sql = segments.open(file, 'write');
  try {
    sql.pragma('journal_mode=DELETE');
    sql.pragma('synchronous=FULL');
    sql.exec(entriesTable());
    const insert = sql.prepare(`INSERT INTO journal_entries (${entryColumns})
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`);
    for (const batch of batches(from, range)) {
      sql.exec('BEGIN');
      for (const entry of batch) insert.run(...entryValues(entry));
      sql.exec('COMMIT');
      await pause();
    }
  } finally {
    sql.close();
  }
}

/** Whether a segment file holds exactly these entries, every one of them sound, through the closure. */
export async function isSegmentSound(
  file: string,
  { segments, range, previous, pause }: CopyOptions,
): Promise<boolean> {
  let sql: SqlDatabase;
  try {
    sql = segments.open(file, 'read');
  } catch {
    return false;
  }
  try {
    let chain = previous ? verifyEntries([previous]).chain : null;
    for (const batch of batches(createEntryReader(sql), range)) {
      const result = verifyEntries(batch, { from: chain });
      if (!result.ok) return false;
      chain = result.chain;
      await pause();
    }
    return (
      chain?.head.sequence === range.closure.sequence && chain.head.hash === range.closure.hash
    );
  } catch {
    return false;
  } finally {
    sql.close();
  }
}

function* batches(
  reader: EntryReader,
  { journalId, first, closure }: CopyOptions['range'],
): Generator<SealedEntry[]> {
  let next = first;
  while (next <= closure.sequence) {
    const page = reader.page(journalId, next, Math.min(batchSize, closure.sequence - next + 1));
    const last = page.at(-1);
    if (!last) return;
    yield page;
    next = last.sequence + 1;
  }
}
