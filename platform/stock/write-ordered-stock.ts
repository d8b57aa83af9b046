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
  changedOrders: readonly string[],
): Promise<void> {
  if (changedOrders.length === 0) return;
  const ordered = effects.flatMap(({ order }) => order?.lines.map(({ sku }) => sku) ?? []);
  const rows = await sql.query(
    `select ${placeStockColumns('stock')} from stock
     join places place on place.id = stock.place_id and place.kind = 'store'
     where stock.condition = 'sellable'
       and stock.sku = any(array(
         select jsonb_array_elements_text($1::jsonb)
         union select line.sku from order_lines line
               where line.order_id = any(array(select jsonb_array_elements_text($2::jsonb)))))
     order by stock.place_id, stock.sku`,
    [JSON.stringify(ordered), JSON.stringify(changedOrders)],
  );
  writePlaceStock(sql, rows);
}
