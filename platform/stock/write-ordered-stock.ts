import { z } from 'zod';
import type { Effects } from '../../domain/effects/effects-of.ts';
import type { FeedTransaction } from '../documents/feed-transaction.ts';
import { placeStockColumns, writePlaceStock } from './write-place-stock.ts';

/**
 * Writes what the stores' tills know of the stock that these effects promised to an order or freed,
 * wherever it lies: which place was chosen is the database's to say. Call it when all of them are in.
 */
export async function writeOrderedStock(
  sql: FeedTransaction,
  effects: readonly Effects[],
): Promise<void> {
  const skus = await orderedSkus(sql, effects);
  if (skus.length === 0) return;
  const rows = await sql.query(
    `select ${placeStockColumns('stock')} from stock
     join places place on place.id = stock.place_id and place.kind = 'store'
     where stock.condition = 'sellable'
       and stock.sku in (select jsonb_array_elements_text($1::jsonb))
     order by stock.place_id, stock.sku`,
    [JSON.stringify(skus)],
  );
  writePlaceStock(sql, rows);
}

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

const skuRow = z.object({ sku: z.string() });
