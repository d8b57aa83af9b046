import { z } from 'zod';
import type { EntryDraft } from '../../contract/entry/entry-types.ts';
import type { Journal, SealedEntry } from '../../contract/port/journal.ts';
import type { TillFile } from '../store/till-file.ts';
import type { ClosedSegment } from './closed-years.ts';
import { tryRead } from './read-range.ts';
import type { ArchivePurpose, ArchiveRequest, WrittenArchive } from './write-archive.ts';

/** An archive as the journal holds it: what was written, and its hash. */
export interface LoggedArchive {
  purpose: ArchivePurpose;
  /** ISO 8601 UTC. */
  at: string;
  file: string;
  sha256: string;
  entries: number;
  from: string;
  through: string;
  ranges: readonly { journalId: string; first: number; last: number }[];
}

/** Events read between two pauses. */
const sliceSize = 100;

/** The event that logs an archive (BOI-TVA-DECLA-30-10-30 §250: generation is logged). */
export function archiveEvent(
  { purpose, asked }: Pick<ArchiveRequest, 'purpose' | 'asked'>,
  written: WrittenArchive & { file: string; keyId: string },
  operatorId: string,
): EntryDraft {
  const { file, sha256, bytes, entries, period, ranges, keyId } = written;
  const details: Record<string, string | number> = {
    ...{ file: file.slice(0, 200), sha256, bytes, entries, keyId, ...period },
    ...('segment' in asked && { segment: asked.segment }),
  };
  for (const [index, { journalId, first, last }] of ranges.entries())
    details[`range${index + 1}`] = `${journalId} ${first} ${last}`;
  return { type: 'event', body: { event: purpose, details }, operatorId, personal: null };
}

const details = z.looseObject({
  file: z.string(),
  sha256: z.string(),
  entries: z.int(),
  from: z.string(),
  through: z.string(),
});

/** Null for any other event. */
function readArchiveEvent(entry: SealedEntry): LoggedArchive | null {
  const read = tryRead(entry);
  if (!read?.known || read.type !== 'event') return null;
  const purpose = read.body.event;
  if (purpose !== 'archive' && purpose !== 'tax-control') return null;
  const parsed = details.safeParse(read.body.details);
  if (!parsed.success) return null;
  const { file, sha256, entries, from, through } = parsed.data;
  const ranges = Object.entries(read.body.details)
    .filter(([name]) => /^range\d+$/.test(name))
    .flatMap(([, value]) => {
      const [journalId = '', first = '', last = ''] = String(value).split(' ');
      return journalId === '' ? [] : [{ journalId, first: Number(first), last: Number(last) }];
    });
  const at = read.envelope.recordedAt.utc;
  return { purpose, at, file, sha256, entries, from, through, ranges };
}

const placeRow = z.object({ journalId: z.string(), number: z.int() });
const countRow = z.object({ count: z.int() });

/** Which events log archives: a projection of the journal that remembers how far it has looked (law 4). */
export function openArchiveLog(till: TillFile, journal: Pick<Journal, 'heads' | 'findByType'>) {
  const through = till.sql.prepare(
    'SELECT count FROM journal_archives_through WHERE journalId = ?',
  );
  const putThrough = till.sql.prepare(`INSERT INTO journal_archives_through VALUES (?, ?)
    ON CONFLICT (journalId) DO UPDATE SET count = excluded.count`);
  const add = till.sql.prepare('INSERT OR IGNORE INTO journal_archives VALUES (?, ?)');
  const all = till.sql.prepare('SELECT journalId, number FROM journal_archives');

  async function catchUp(pause: () => Promise<void>): Promise<void> {
    for (const { journalId, types } of journal.heads()) {
      const last = types.event?.sequence ?? 0;
      const row = through.get(journalId);
      let counted = row === undefined ? 0 : countRow.parse(row).count;
      while (counted < last) {
        const end = Math.min(last, counted + sliceSize);
        const found: number[] = [];
        for (let number = counted + 1; number <= end; number += 1) {
          const entry = journal.findByType(journalId, 'event', number);
          if (entry && readArchiveEvent(entry)) found.push(number);
        }
        till.transaction(() => {
          for (const number of found) add.run(journalId, number);
          putThrough.run(journalId, end);
        });
        counted = end;
        await pause();
      }
    }
  }

  return {
    /** Newest first; those that were purged are left out. */
    async all(pause: () => Promise<void>): Promise<LoggedArchive[]> {
      await catchUp(pause);
      return all
        .all()
        .flatMap((row) => {
          const { journalId, number } = placeRow.parse(row);
          const entry = journal.findByType(journalId, 'event', number);
          const logged = entry && readArchiveEvent(entry);
          return logged ? [logged] : [];
        })
        .toSorted((a, b) => (a.at < b.at ? 1 : -1));
    },
  };
}
export type ArchiveLog = ReturnType<typeof openArchiveLog>;

/** Whether an archive holds every entry of a year. */
export function isWholeIn({ ranges }: LoggedArchive, { journalId, first, last }: ClosedSegment) {
  return ranges.some(
    (range) => range.journalId === journalId && range.first <= first && range.last >= last,
  );
}
