import { chmodSync, existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { type Failure, fail } from '../../contract/failure/failure.ts';
import { ok, type Result, refuse } from '../../domain/result.ts';
import { syncFolder } from '../store/sync-folder.ts';
import type { TillFile } from '../store/till-file.ts';
import type { SegmentFolder } from './segment-files.ts';
import { openSegmentTable } from './segment-table.ts';
import type { SqliteJournal } from './sqlite-journal.ts';

/**
 * Removes one archived segment from the till, oldest first: its file, its personal parts and its
 * index of baskets. Its closure stays, with head and totals, and verification begins there. The
 * caller sees to what the law asks before (a full archive on outside media, BOI-TVA-DECLA-30-10-30
 * §260) and writes the `purge` event. Calling again after a kill finishes the work.
 */
export function purgeSegment({
  till,
  journal,
  segments,
  journalId,
  segment,
}: {
  till: TillFile;
  journal: SqliteJournal;
  segments: SegmentFolder;
  journalId: string;
  segment: number;
}): Result<null, Failure> {
  const table = openSegmentTable(till.sql);
  const known = table.of(journalId);
  const stored = known.find((candidate) => candidate.segment === segment);
  const isOldest = known.every((other) => other.segment >= segment || other.state === 'purged');
  if (!stored || !isOldest) return refuse(fail('SEGMENT_NOT_ARCHIVED', { segment }));
  journal.closeSegmentFile(stored.file);
  if (stored.state === 'archived') {
    till.transaction((sql) => {
      table.markPurged(journalId, segment);
      for (const rows of ['journal_personal', 'journal_ended_baskets']) {
        sql
          .prepare(`DELETE FROM ${rows} WHERE journalId = ? AND sequence BETWEEN ? AND ?`)
          .run(journalId, stored.firstSequence, stored.lastSequence);
      }
    });
    till.sql.pragma('wal_checkpoint(TRUNCATE)');
  }
  const file = join(segments.folder, stored.file);
  if (existsSync(file)) {
    // Windows does not remove a read-only file.
    chmodSync(file, 0o600);
    rmSync(file);
    syncFolder(segments.folder);
  }
  return ok(null);
}
