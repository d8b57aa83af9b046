import { hash } from 'node:crypto';
import { z } from 'zod';
import type { LiveStockAnswer } from '../../contract/platform/live-stock.ts';
import type { Queries } from '../database/database.ts';

/** Rows of one answer, as the contract bounds it. */
const maximumRows = 20_000;

/**
 * Exact stock of these items in every place that has some, now. When places are too many for one
 * answer, those with most of an item are told.
 */
export async function readLiveStock(
  sql: Queries,
  skus: readonly string[],
  nowMs: number,
): Promise<LiveStockAnswer> {
  const rows = await sql.query(
    `select found.* from (select distinct jsonb_array_elements_text($1::jsonb) as sku) asked
     cross join lateral (
       select sku, place_id, quantity_milli, reserved_milli,
              greatest(0, quantity_milli - reserved_milli - safety_milli) as available
       from stock
       where stock.sku = asked.sku and condition = 'sellable'
         and (quantity_milli > 0 or reserved_milli > 0)
       order by available desc, place_id limit $2) found
     order by found.sku, found.available desc, found.place_id`,
    [JSON.stringify(skus), Math.floor(maximumRows / skus.length)],
  );
  const stock = rows.map((row) => {
    const { sku, place_id, quantity_milli, reserved_milli, available } = liveRow.parse(row);
    return {
      ...{ sku, placeId: place_id, onHandMilli: quantity_milli },
      ...{ reservedMilli: reserved_milli, availableMilli: available },
    };
  });
  return { atMs: Math.round(nowMs), mark: hash('sha256', JSON.stringify(stock)), stock };
}

const liveRow = z.object({
  sku: z.string(),
  place_id: z.string(),
  quantity_milli: z.int(),
  reserved_milli: z.int(),
  available: z.int(),
});
