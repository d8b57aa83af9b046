import { z } from 'zod';
import type { availabilityAnswer } from '../../contract/platform/shop.ts';
import type { Queries } from '../database/database.ts';

/**
 * What may be promised of these items now: on hand less what is reserved and kept back, never below zero;
 * of stores for who comes for it, of every place for who waits at home.
 */
export async function readAvailability(
  sql: Queries,
  skus: readonly string[],
  nowMs: number,
): Promise<z.infer<typeof availabilityAnswer>> {
  const rows = await sql.query(
    `select stock.sku, stock.place_id, place.kind,
            greatest(0, stock.quantity_milli - stock.reserved_milli - stock.safety_milli) as available
     from stock join places place on place.id = stock.place_id
     where stock.condition = 'sellable' and stock.sku = any(array(select jsonb_array_elements_text($1::jsonb)))
       and stock.quantity_milli - stock.reserved_milli - stock.safety_milli > 0
     order by stock.sku, stock.place_id`,
    [JSON.stringify(skus)],
  );
  const found = Map.groupBy(
    rows.map((row) => availableRow.parse(row)),
    ({ sku }) => sku,
  );
  return {
    atMs: Math.round(nowMs),
    items: [...new Set(skus)].map((sku) => {
      const places = found.get(sku) ?? [];
      return {
        sku,
        toShipMilli: places.reduce((sum, { available }) => sum + available, 0),
        toCollect: places
          .filter(({ kind }) => kind === 'store')
          .map(({ place_id, available }) => ({ storeId: place_id, availableMilli: available })),
      };
    }),
  };
}

const availableRow = z.object({
  sku: z.string(),
  place_id: z.string(),
  kind: z.string(),
  available: z.int(),
});
