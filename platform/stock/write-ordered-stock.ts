import type { FeedTransaction } from '../documents/feed-transaction.ts';
import { placesOfOrders } from '../orders/places-of-orders.ts';
import { placeStockColumns, writePlaceStock } from './write-place-stock.ts';

/**
 * Writes what the stores' tills know of the stock that was promised to these orders or freed: of the places
 * that they have to do with, whichever the database chose. Call it when all of them are in.
 */
export async function writeOrderedStock(
  sql: FeedTransaction,
  changedOrders: readonly string[],
): Promise<void> {
  if (changedOrders.length === 0) return;
  const rows = await sql.query(
    `select ${placeStockColumns('stock')} from stock
     join places place on place.id = stock.place_id and place.kind = 'store'
     join (select distinct concerned.place_id, line.sku
           from (${placesOfOrders('$1')}) concerned
           join order_lines line on line.order_id = concerned.order_id) promised
       on promised.place_id = stock.place_id and promised.sku = stock.sku
     where stock.condition = 'sellable'
     order by stock.place_id, stock.sku`,
    [JSON.stringify(changedOrders)],
  );
  writePlaceStock(sql, rows);
}
