import type { Effects } from '../../domain/effects/effects-of.ts';
import type { EntryPlace } from '../../domain/transaction/entry-place.ts';
import type { DatabaseTransaction } from '../database/database.ts';

/** Inserts what these entries gave back of which sold lines. Throws DatabaseError. */
export async function insertReturnedLines(
  sql: DatabaseTransaction,
  entries: readonly { place: EntryPlace; effects: Pick<Effects, 'returnedLines'> }[],
): Promise<void> {
  const rows = entries.flatMap(({ place, effects }) =>
    effects.returnedLines.map(({ line, of, placeId, quantity, currency, refundedMinor }) => ({
      ...{ journal_id: place.journalId, sequence: place.sequence, line },
      of_journal_id: 'orderId' in of ? of.orderId : of.journalId,
      of_sequence: 'orderId' in of ? 0 : of.sequence,
      ...{ of_line: of.line, place_id: placeId, currency },
      ...{ value: quantity.value, scale: quantity.scale, refunded_minor: refundedMinor },
    })),
  );
  if (rows.length === 0) return;
  await sql.query(
    `insert into returned_lines
       (journal_id, sequence, line, of_journal_id, of_sequence, of_line, place_id, currency,
        quantity_milli, refunded_minor)
     select journal_id, sequence, line, of_journal_id, of_sequence, of_line, place_id, currency,
            value * (10 ^ (3 - scale))::bigint, refunded_minor
     from jsonb_to_recordset($1::jsonb) as returned (
       journal_id text, sequence bigint, line int, of_journal_id text, of_sequence bigint,
       of_line int, place_id text, currency text, value bigint, scale int, refunded_minor bigint)`,
    [JSON.stringify(rows)],
  );
}
