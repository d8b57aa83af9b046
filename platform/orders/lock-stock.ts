import type { Effects } from '../../domain/effects/effects-of.ts';
import type { DatabaseTransaction } from '../database/database.ts';

/**
 * Locks every stock row that these effects may change, in one order for everybody, before any is
 * changed: two orders for the same items then wait for each other, never in a circle. What is given
 * back may lie anywhere, so its item's rows are locked as an order's are.
 */
export async function lockStock(
  sql: DatabaseTransaction,
  effects: readonly Effects[],
): Promise<void> {
  const moved = effects.flatMap(({ stock }) => stock.map(({ placeId, sku }) => ({ placeId, sku })));
  const ordered = effects.flatMap(({ orderLines }) => orderLines.map(({ sku }) => sku));
  const cancelled = effects.flatMap(({ orderCancels }) => orderCancels.map(({ of }) => of));
  await sql.query(
    `select 1 from stock
     where sku in (select jsonb_array_elements_text($1::jsonb))
        or sku in (select line.sku from order_lines line
                   join jsonb_to_recordset($2::jsonb) as cancelled (
                     "journalId" text, sequence bigint, line int)
                   on line.journal_id = cancelled."journalId" and line.sequence = cancelled.sequence
                     and line.line = cancelled.line)
        or (place_id, sku) in (select "placeId", sku from jsonb_to_recordset($3::jsonb) as moved (
                                 "placeId" text, sku text))
     order by place_id, sku, condition for update`,
    [JSON.stringify(ordered), JSON.stringify(cancelled), JSON.stringify(moved)],
  );
}
