import { z } from 'zod';
import type { Effects } from '../../domain/effects/effects-of.ts';
import type { EntryPlace } from '../../domain/transaction/entry-place.ts';
import type { DatabaseTransaction } from '../database/database.ts';

interface ValueEntry {
  place: EntryPlace;
  effects: Pick<Effects, 'values'>;
  storeId: string;
  companyId: string;
  basketId: string;
  businessDay: string;
}

/**
 * Inserts what these entries put on gift cards, avoirs and deposits and took off them, and gives free what
 * their baskets held: the numbers, locked until the database transaction ends, so that of two entries
 * that arrive at once the second sees the first. Throws DatabaseError; an entry applied twice is refused by
 * its own key.
 */
export async function insertValues(
  sql: DatabaseTransaction,
  entries: readonly ValueEntry[],
): Promise<string[]> {
  const rows = entries.flatMap(({ place, effects, storeId, companyId, businessDay }) =>
    effects.values.map(({ number, amountMinor, currency, line }, position) => ({
      ...{
        journal_id: place.journalId,
        sequence: place.sequence,
        position,
        number,
        line,
        currency,
      },
      ...{ amount_minor: amountMinor, place_id: storeId, company_id: companyId },
      business_day: businessDay,
    })),
  );
  if (rows.length === 0) return [];
  const numbers = [...new Set(rows.map(({ number }) => number))];
  await lockValues(sql, numbers);
  await sql.query(
    `insert into stored_value_rows
       (journal_id, sequence, position, number, line, amount_minor, currency, place_id, company_id,
        business_day)
     select journal_id, sequence, position, number, line, amount_minor, currency, place_id,
            company_id, business_day
     from jsonb_to_recordset($1::jsonb) as put (
       journal_id text, sequence bigint, position int, number text, line int, amount_minor bigint,
       currency text, place_id text, company_id text, business_day text)`,
    [JSON.stringify(rows)],
  );
  await sql.query(
    `delete from stored_value_holds
     where number in (select jsonb_array_elements_text($1::jsonb))
       and basket_id in (select jsonb_array_elements_text($2::jsonb))`,
    [JSON.stringify(numbers), JSON.stringify(entries.map(({ basketId }) => basketId))],
  );
  return numbers;
}

/** Takes the locks of these numbers, in one order, whether anything is known of them or not. */
export async function lockValues(
  sql: DatabaseTransaction,
  numbers: readonly string[],
): Promise<Map<string, { overdrawnMinor: number }>> {
  const rows = await sql.query(
    `insert into stored_values (number)
     select number from jsonb_array_elements_text($1::jsonb) as number order by number
     on conflict (number) do update set number = excluded.number
     returning number, overdrawn_minor`,
    [JSON.stringify(numbers)],
  );
  return new Map(
    rows.map((row) => {
      const { number, overdrawn_minor: overdrawnMinor } = lockedRow.parse(row);
      return [number, { overdrawnMinor }];
    }),
  );
}

const lockedRow = z.object({ number: z.string(), overdrawn_minor: z.int() });
