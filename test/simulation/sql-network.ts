import type { Database } from '../../platform/database/database.ts';
import { inFeedTransaction } from '../../platform/documents/feed-transaction.ts';
import { writePlaceStock } from '../../platform/stock/write-place-stock.ts';
import { addNetwork } from '../support/platform/push-kit.ts';

/** The stores, regions and tills of the simulation. */
export async function addSimulatedNetwork(database: Database): Promise<void> {
  await addNetwork(database);
  await database.query(`update places set region_id = 'R' || right(id, 1)`);
  await database.query(`insert into tills (id, store_id, number) values ('t-3', 's-2', '3')`);
}

/** Pieces that come to a store by nobody's sale. */
export async function deliverTo(
  database: Database,
  { placeId, sku, pieces }: { placeId: string; sku: string; pieces: number },
): Promise<void> {
  const change = { value: pieces, scale: 0 };
  const row = { line: 1, placeId, sku, condition: 'sellable' as const, change };
  const nothing = { money: [], orderLines: [], orderCancels: [], values: [] };
  await inFeedTransaction(database, async (sql) => {
    await sql.query(
      `insert into stock (place_id, sku, condition, quantity_milli) values ($1, $2, 'sellable', $3)
       on conflict (place_id, sku, condition) do update
         set quantity_milli = stock.quantity_milli + excluded.quantity_milli`,
      [placeId, sku, pieces * 1_000],
    );
    await writePlaceStock(sql, [{ ...nothing, stock: [row] }]);
  });
}
