import type { Database } from '../../platform/database/database.ts';
import { inFeedTransaction } from '../../platform/documents/feed-transaction.ts';
import { placeStockColumns, writePlaceStock } from '../../platform/stock/write-place-stock.ts';
import { addNetwork } from '../support/platform/push-kit.ts';

/** The stores, regions and tills of the simulation. */
export async function addSimulatedNetwork(database: Database): Promise<void> {
  await addNetwork(database);
  await database.query(`update places set region_id = 'R' || right(id, 1)`);
  await database.query(`insert into tills (id, store_id, number) values ('t-3', 's-2', '3')`);
  await database.query(
    `insert into places (id, company_id, kind, name, details)
     select 'w-1', company_id, 'warehouse', 'Entrepôt', '{}' from places where id = 's-1'`,
  );
  // Not to be promised to whoever is not in the store.
  await database.query(
    `insert into stock (place_id, sku, condition, quantity_milli, safety_milli)
     values ('s-1', 'SKU-3', 'sellable', 0, 2000)`,
  );
}

/** Pieces that come to a store by nobody's sale. */
export async function deliverTo(
  database: Database,
  { placeId, sku, pieces }: { placeId: string; sku: string; pieces: number },
): Promise<void> {
  await inFeedTransaction(database, async (sql) => {
    const rows = await sql.query(
      `insert into stock (place_id, sku, condition, quantity_milli) values ($1, $2, 'sellable', $3)
       on conflict (place_id, sku, condition) do update
         set quantity_milli = stock.quantity_milli + excluded.quantity_milli
       returning ${placeStockColumns('stock')}`,
      [placeId, sku, pieces * 1_000],
    );
    writePlaceStock(sql, rows);
  });
}
