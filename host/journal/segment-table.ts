import { z } from 'zod';
import type { SealedEntry } from '../../contract/port/journal.ts';
import type { SqlDatabase } from '../store/driver.ts';
import { sealedEntryRow } from './journal-rows.ts';

/** A closed fiscal year that left the till file, with the closure that ended it (kept for good). */
export interface StoredSegment {
  journalId: string;
  segment: number;
  firstSequence: number;
  lastSequence: number;
  state: 'archived' | 'purged';
  /** Name inside the folder of segments. */
  file: string;
  closure: SealedEntry;
}

const row = sealedEntryRow.omit({ sequence: true, type: true }).extend({
  firstSequence: z.number(),
  lastSequence: z.number(),
  state: z.enum(['archived', 'purged']),
  file: z.string(),
});

export function openSegmentTable(sql: SqlDatabase) {
  const ofJournal = sql.prepare(
    'SELECT * FROM journal_segments WHERE journalId = ? AND lastSequence >= ? ORDER BY segment',
  );
  const every = sql.prepare('SELECT * FROM journal_segments ORDER BY journalId, segment');
  const insert = sql.prepare(`INSERT INTO journal_segments (journalId, segment, firstSequence,
    lastSequence, state, file, typeSequence, businessDay, bytes, hash, signature, keyId, format)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`);
  const purge = sql.prepare(
    "UPDATE journal_segments SET state = 'purged' WHERE journalId = ? AND segment = ?",
  );
  return {
    /** Those that hold `fromSequence` or later entries, oldest first. */
    of: (journalId: string, fromSequence = 1): StoredSegment[] =>
      ofJournal.all(journalId, fromSequence).map(parseSegment),
    all: (): StoredSegment[] => every.all().map(parseSegment),
    add({ closure, ...segment }: StoredSegment): void {
      insert.run(
        segment.journalId,
        segment.segment,
        segment.firstSequence,
        segment.lastSequence,
        segment.state,
        segment.file,
        closure.typeSequence,
        closure.businessDay,
        closure.bytes,
        closure.hash,
        closure.signature,
        closure.keyId,
        closure.format,
      );
    },
    markPurged: (journalId: string, segment: number) => void purge.run(journalId, segment),
  };
}

function parseSegment(stored: unknown): StoredSegment {
  const { firstSequence, lastSequence, state, file, ...entry } = row.parse(stored);
  const { journalId, segment } = entry;
  const closure = { ...entry, sequence: lastSequence, type: 'closure' };
  return { journalId, segment, firstSequence, lastSequence, state, file, closure };
}
