import { z } from 'zod';
import { placeStockId } from '../../contract/document/stock.ts';
import { FailureError } from '../../contract/failure/failure.ts';
import type { Effects } from '../../domain/effects/effects-of.ts';
import type { FeedTransaction } from '../documents/feed-transaction.ts';

/**
 * Writes what the stores' tills know of the stock that these effects moved or reserved: a document for
 * each item and store, in the store's scope. Read from the table in the same database transaction, so
 * documents and cut-off are of one moment; what is as it was is no change.
 */
export async function writePlaceStock(
  sql: FeedTransaction,
  effects: readonly Effects[],
): Promise<void> {
  const moved = effects.flatMap(({ stock }) => stock.map(({ placeId, sku }) => ({ placeId, sku })));
  const ordered = await orderedSkus(sql, effects);
  if (moved.length + ordered.length === 0) return;
  const rows = await sql.query(
    `with touched as (
       select "placeId" as place_id, sku from jsonb_to_recordset($1::jsonb) as moved (
         "placeId" text, sku text)
       union
       select place_id, sku from stock
       where sku in (select jsonb_array_elements_text($2::jsonb)) and condition = 'sellable')
     select stock.place_id, stock.sku, quantity_milli, reserved_milli, safety_milli
     from touched
     join stock on stock.place_id = touched.place_id and stock.sku = touched.sku
       and stock.condition = 'sellable'
     join places place on place.id = stock.place_id and place.kind = 'store'
     order by stock.place_id, stock.sku`,
    [JSON.stringify(moved), JSON.stringify(ordered)],
  );
  const written = sql.write(
    rows.map((row) => {
      const {
        place_id: placeId,
        sku,
        quantity_milli,
        reserved_milli,
        safety_milli,
      } = stockRow.parse(row);
      const document = {
        ...{ id: placeStockId(placeId, sku), kind: 'place-stock' as const, sku, placeId },
        ...{
          onHandMilli: quantity_milli,
          reservedMilli: reserved_milli,
          safetyMilli: safety_milli,
        },
      };
      return { scope: `store:${placeId}`, change: { collection: 'stock', document } };
    }),
  );
  // The table's constraints let nothing by that a document can't say.
  if (!written.ok) throw new FailureError(written.error);
}

/** Items that were promised or freed: wherever they lie, for what was chosen is the database's to say. */
async function orderedSkus(sql: FeedTransaction, effects: readonly Effects[]): Promise<string[]> {
  const ordered = effects.flatMap(({ orderLines }) => orderLines.map(({ sku }) => sku));
  const cancelled = effects.flatMap(({ orderCancels }) => orderCancels.map(({ of }) => of));
  if (cancelled.length === 0) return [...new Set(ordered)];
  const rows = await sql.query(
    `select distinct line.sku from order_lines line
     join jsonb_to_recordset($1::jsonb) as cancelled (
       "journalId" text, sequence bigint, line int)
     on line.journal_id = cancelled."journalId" and line.sequence = cancelled.sequence
       and line.line = cancelled.line`,
    [JSON.stringify(cancelled)],
  );
  return [...new Set([...ordered, ...rows.map((row) => skuRow.parse(row).sku)])];
}

const stockRow = z.object({
  place_id: z.string(),
  sku: z.string(),
  quantity_milli: z.int(),
  reserved_milli: z.int(),
  safety_milli: z.int(),
});
const skuRow = z.object({ sku: z.string() });
