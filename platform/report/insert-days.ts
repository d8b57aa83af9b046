import type { EntryPlace } from '../../domain/transaction/entry-place.ts';
import type { DatabaseTransaction } from '../database/database.ts';
import type { EntryDay } from './entry-day.ts';

/** The rows of entries of the day, a statement for each kind that there is: none for sales. */
export function insertDays(
  sql: DatabaseTransaction,
  entries: readonly { place: EntryPlace; day: EntryDay | null }[],
): Promise<unknown>[] {
  const said = entries.flatMap(({ place, day }) => (day === null ? [] : [{ place, day }]));
  const moves = said.flatMap(({ place, day }) =>
    day.moves.map(({ from, to, ...move }) => ({
      ...keyOf(place, day),
      ...{ currency: day.currency, from_place: from, to_place: to },
      ...move,
    })),
  );
  const counts = said.flatMap(({ place, day }) =>
    day.counts.map((count) => ({ ...keyOf(place, day), currency: day.currency, ...count })),
  );
  const closures = said.flatMap(({ place, day }) =>
    day.closure === null ? [] : [{ ...keyOf(place, day), ...day.closure }],
  );
  return [
    ...(moves.length > 0 ? [sql.query(insertMoves, [JSON.stringify(moves)])] : []),
    ...(counts.length > 0 ? [sql.query(insertCounts, [JSON.stringify(counts)])] : []),
    ...(closures.length > 0 ? [sql.query(insertClosures, [JSON.stringify(closures)])] : []),
  ];
}

function keyOf({ journalId, sequence }: EntryPlace, { placeId, businessDay }: EntryDay) {
  return { journal_id: journalId, sequence, place_id: placeId, business_day: businessDay };
}

const insertMoves = `
  insert into money_moves (journal_id, sequence, line, place_id, business_day, kind, from_place, to_place,
                           type, currency, amount_minor, pieces, reason_code, slip_number)
  select journal_id, sequence, line, place_id, business_day, kind, from_place, to_place,
         type, currency, "amountMinor", pieces, "reasonCode", "slipNumber"
  from jsonb_to_recordset($1::jsonb) as move (
    journal_id text, sequence bigint, line int, place_id text, business_day text, kind text,
    from_place text, to_place text, type text, currency text, "amountMinor" bigint, pieces int,
    "reasonCode" text, "slipNumber" bigint)`;

const insertCounts = `
  insert into money_counts (journal_id, sequence, line, place_id, business_day, purpose, type, currency,
                            expected_minor, counted_minor, difference_minor, reason_code)
  select journal_id, sequence, line, place_id, business_day, purpose, type, currency,
         "expectedMinor", "countedMinor", "differenceMinor", "reasonCode"
  from jsonb_to_recordset($1::jsonb) as count (
    journal_id text, sequence bigint, line int, place_id text, business_day text, purpose text,
    type text, currency text, "expectedMinor" bigint, "countedMinor" bigint,
    "differenceMinor" bigint, "reasonCode" text)`;

const insertClosures = `
  insert into closures (journal_id, sequence, place_id, business_day, period, number, from_day,
                        through_day, first_sequence, last_sequence, is_late, totals)
  select journal_id, sequence, place_id, business_day, period, number, "from",
         through, "firstSequence", "lastSequence", late, totals
  from jsonb_to_recordset($1::jsonb) as closure (
    journal_id text, sequence bigint, place_id text, business_day text, period text, number bigint,
    "from" text, through text, "firstSequence" bigint, "lastSequence" bigint, late boolean,
    totals jsonb)`;
