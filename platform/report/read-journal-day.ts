import { z } from 'zod';
import { dayEntryOf, dayEntryTypes } from '../../contract/entry/day-entry.ts';
import { compiledEnvelope, readBody } from '../../contract/entry/read-entry.ts';
import { journalDay } from '../../contract/platform/store-report.ts';
import { addToDayBySeller, type DayBySeller } from '../../domain/report/day-by-seller.ts';
import type { Queries } from '../database/database.ts';

/** Texts that are in memory at once. */
const pageEntries = 500;
/** One more whenever `domain/report` adds up otherwise: what an older release added up is added up again. */
const foldVersion = 2;

/** A live journal that the platform has collected. */
export interface CollectedJournal {
  id: string;
  /** A sealed one ends with its last entry. */
  state: 'open' | 'sealed';
  through: number;
  /** Business days of its first and its last entry. */
  firstDay: string;
  lastDay: string;
}

/**
 * A business day of a journal, added up from its entries by the code that adds up a till's own
 * (`domain/report`). It goes on from where it was added up to, which is kept beside; entries that are
 * set aside count once they are applied. Null where the journal has nothing of that day.
 */
export async function readJournalDay(
  sql: Queries,
  journal: CollectedJournal,
  businessDay: string,
): Promise<DayBySeller | null> {
  if (businessDay < journal.firstDay || businessDay > journal.lastDay) return null;
  const kept = await readKept(sql, journal.id, businessDay);
  if (kept.isOver || kept.next > journal.through) return kept.bySeller;
  const end = await closureAfter(sql, journal.id, businessDay);
  const through = Math.min(end ?? journal.through, journal.through);
  let { next, bySeller } = kept;
  next = Math.max(next, await closureBefore(sql, journal.id, businessDay));
  while (next <= through) {
    const page = await entriesOf(sql, { journalId: journal.id, businessDay, next, through });
    for (const { text } of page) bySeller = withEntry(bySeller, businessDay, text);
    const last = page.at(-1)?.sequence;
    next = page.length < pageEntries || last === undefined ? through + 1 : last + 1;
  }
  // The closure that ends the day may have come since the journal was looked at: what is before it, too.
  const isOver = end !== null && end <= journal.through;
  await keep(
    sql,
    { journalId: journal.id, businessDay },
    { refold: kept.refold, next, bySeller, isOver },
  );
  return bySeller;
}

interface Kept {
  refold: number;
  next: number;
  isOver: boolean;
  bySeller: DayBySeller;
}

function withEntry(bySeller: DayBySeller, businessDay: string, text: string): DayBySeller {
  const envelope = compiledEnvelope().parse(JSON.parse(text));
  const read = { envelope, ...readBody(envelope.type, envelope.typeVersion, envelope.body) };
  return addToDayBySeller(bySeller, businessDay, {
    ...{ entry: dayEntryOf(read), seller: envelope, currency: envelope.totals.currency },
  });
}

async function readKept(sql: Queries, journalId: string, businessDay: string): Promise<Kept> {
  const [row] = await sql.query(
    `select coalesce((select times from journal_refolds where journal_id = $1), 0) as refold,
            kept.next_sequence as next, kept.is_over as "isOver", kept.by_seller as "bySeller",
            kept.refold as "keptAt"
     from (select 1) one left join journal_days kept
       on kept.journal_id = $1 and kept.business_day = $2`,
    [journalId, businessDay],
  );
  const { refold, next, isOver, bySeller, keptAt } = keptRow.parse(row);
  if (keptAt === null || keptAt !== refold) return { refold, next: 1, isOver: false, bySeller: {} };
  const read = keptDays.safeParse(bySeller);
  // Of another release: added up again.
  if (!read.success) return { refold, next: 1, isOver: false, bySeller: {} };
  return { refold, next: next ?? 1, isOver: isOver ?? false, bySeller: read.data.days };
}

/** Two who add up at the same time write the same, or one less far: the next one goes on from there. */
async function keep(
  sql: Queries,
  { journalId, businessDay }: { journalId: string; businessDay: string },
  { refold, next, isOver, bySeller }: Kept,
): Promise<void> {
  await sql.query(
    `insert into journal_days (journal_id, business_day, refold, next_sequence, is_over, by_seller)
     values ($1, $2, $3, $4, $5, $6::jsonb)
     on conflict (journal_id, business_day) do update set
       refold = excluded.refold, next_sequence = excluded.next_sequence,
       is_over = excluded.is_over, by_seller = excluded.by_seller`,
    [
      journalId,
      businessDay,
      refold,
      next,
      isOver,
      JSON.stringify({ version: foldVersion, days: bySeller }),
    ],
  );
}

/** The first closure that was written on a later day: nothing after it belongs to this one. */
async function closureAfter(
  sql: Queries,
  journalId: string,
  businessDay: string,
): Promise<number | null> {
  const [row] = await sql.query(
    `select min(sequence) as sequence from closures where journal_id = $1 and business_day > $2`,
    [journalId, businessDay],
  );
  return sequenceRow.parse(row).sequence;
}

/** After the last closure that was written on an earlier day; 1 without any. */
async function closureBefore(
  sql: Queries,
  journalId: string,
  businessDay: string,
): Promise<number> {
  const [row] = await sql.query(
    `select max(sequence) as sequence from closures where journal_id = $1 and business_day < $2`,
    [journalId, businessDay],
  );
  return (sequenceRow.parse(row).sequence ?? 0) + 1;
}

async function entriesOf(
  sql: Queries,
  of: { journalId: string; businessDay: string; next: number; through: number },
): Promise<{ sequence: number; text: string }[]> {
  const rows = await sql.query(
    `select sequence, text from entries entry
     where journal_id = $1 and sequence between $2 and $3 and format = 1
       and (type = 'closure' or business_day = $4)
       and type in (select jsonb_array_elements_text($5::jsonb))
       and not exists (select from quarantine aside
                       where aside.journal_id = $1 and aside.sequence = entry.sequence)
       and not exists (select from unread_entries unread
                       where unread.journal_id = $1 and unread.sequence = entry.sequence)
     order by sequence limit $6`,
    [
      ...[of.journalId, of.next, of.through, of.businessDay],
      ...[JSON.stringify([...dayEntryTypes]), pageEntries],
    ],
  );
  return rows.map((row) => entryRow.parse(row));
}

const keptDays = z.object({
  version: z.literal(foldVersion),
  days: z.record(z.string(), journalDay),
});
const keptRow = z.object({
  refold: z.int(),
  next: z.int().nullable(),
  isOver: z.boolean().nullable(),
  bySeller: z.unknown(),
  keptAt: z.int().nullable(),
});
const sequenceRow = z.object({ sequence: z.int().nullable() });
const entryRow = z.object({ sequence: z.int(), text: z.string() });
