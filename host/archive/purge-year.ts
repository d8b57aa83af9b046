import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { basename } from 'node:path';
import type { EntryDraft } from '../../contract/entry/entry-types.ts';
import { type Failure, fail } from '../../contract/failure/failure.ts';
import { ok, type Result, refuse } from '../../domain/result.ts';
import type { CommandQueue } from '../commands/command-queue.ts';
import { inTurn } from '../commands/in-turn.ts';
import { archiveOldestSegment } from '../journal/archive-segment.ts';
import { purgeSegment } from '../journal/purge-segment.ts';
import type { SegmentFolder } from '../journal/segment-files.ts';
import { openSegmentTable } from '../journal/segment-table.ts';
import type { SqliteJournal } from '../journal/sqlite-journal.ts';
import type { TillFile } from '../store/till-file.ts';
import { type ArchiveLog, isWholeIn } from './archive-log.ts';
import { closedYears } from './closed-years.ts';

interface PurgeParts {
  till: TillFile;
  journal: SqliteJournal;
  segments: SegmentFolder;
  queue: CommandQueue;
  log: ArchiveLog;
  append(draft: EntryDraft): void;
  acknowledgedThrough(journalId: string): number | null;
  pause: () => Promise<void>;
}

/**
 * Removes a closed year from the till, oldest first (BOI-TVA-DECLA-30-10-30 §260: after a full archive
 * on outside media, and totals stay). `file` must be, octet for octet, an archive that the journal has
 * logged and that holds the whole year; what the platform does not have yet is not purged. The event
 * comes first, so nothing ever leaves unnoted; a kill in between is resumed by calling again.
 */
export async function purgeYear(
  { journalId, segment, file }: { journalId: string; segment: number; file: string },
  parts: PurgeParts,
): Promise<Result<{ journalId: string; segment: number; entries: number }, Failure>> {
  const { till, journal, queue, pause } = parts;
  const year = closedYears(journal).find(
    (each) => each.journalId === journalId && each.segment === segment,
  );
  if (!year) return refuse(fail('SEGMENT_NOT_CLOSED', { segment }));
  const entries = year.last - year.first + 1;

  const sha256 = await hashOf(file);
  if (sha256 === null) return refuse(fail('FILE_UNREADABLE', { file, reason: 'ENOENT' }));
  const archive = (await parts.log.all(pause)).find((each) => each.sha256 === sha256);
  if (!archive) return refuse(fail('ARCHIVE_UNKNOWN', { file }));
  if (!isWholeIn(archive, year)) return refuse(fail('ARCHIVE_INCOMPLETE', { segment }));
  const acknowledged = parts.acknowledgedThrough(journalId);
  if (acknowledged !== null && acknowledged < year.last)
    return refuse(fail('SEGMENT_NOT_SENT', { segment }));

  const table = openSegmentTable(till.sql);
  const stateOf = (number: number) =>
    table.of(journalId).find((each) => each.segment === number)?.state ?? null;
  const older = closedYears(journal).find(
    (each) =>
      each.journalId === journalId && each.segment < segment && stateOf(each.segment) !== 'purged',
  );
  if (older) return refuse(fail('SEGMENT_NOT_ARCHIVED', { segment }));

  if (stateOf(segment) === null) {
    // Taking it apart first makes removing it the removal of a file.
    const apart = await archiveOldestSegment({ ...parts, journalId, pause });
    if (!apart.ok) return apart;
  }
  let purged: Result<null, Failure> = ok(null);
  await inTurn(queue, () => {
    if (stateOf(segment) !== 'purged')
      parts.append(purgeEvent({ ...year, entries, sha256, file: basename(file) }));
    purged = purgeSegment({ ...parts, journalId, segment });
  });
  return purged.ok ? ok({ journalId, segment, entries }) : purged;
}

function purgeEvent(details: Record<string, string | number>): EntryDraft {
  return { type: 'event', body: { event: 'purge', details }, operatorId: '', personal: null };
}

async function hashOf(file: string): Promise<string | null> {
  const hash = createHash('sha256');
  try {
    for await (const chunk of createReadStream(file)) hash.update(chunk);
  } catch {
    return null;
  }
  return hash.digest('base64url');
}
