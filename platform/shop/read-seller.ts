import { z } from 'zod';
import { assert } from '../../domain/assert.ts';
import type { Queries } from '../database/database.ts';
import type { PricedAt } from './price-basket.ts';

/** Where and when a client sells: its store's lists, day and hour by the store's own clock, its currency. */
export async function readSeller(sql: Queries, storeId: string, nowMs: number): Promise<PricedAt> {
  const [row] = await sql.query(
    `select to_char(to_timestamp($2::bigint / 1000.0)
                      at time zone coalesce(place.details ->> 'zone', 'Europe/Paris'),
                    'YYYY-MM-DD"T"HH24:MI:SS') as local,
            coalesce((select content #>> '{value,currency}' from documents
                      where collection = 'settings' and id = 'till.identity'
                        and scope in (select 'till:' || till.id from tills till
                                      where till.store_id = place.id)
                      order by scope limit 1), 'EUR') as currency,
            (select coalesce(jsonb_agg(list.id order by list.kind desc), '[]') from price_lists list
             where (list.kind = 'store' and list.store_id = place.id)
                or (list.kind = 'company' and list.company_id = place.company_id)) as lists
     from places place where place.id = $1`,
    [storeId, Math.round(nowMs)],
  );
  assert(row !== undefined, 'A client sells for a store that there is');
  const { local, currency, lists } = sellerRow.parse(row);
  return {
    storeId,
    businessDay: local.slice(0, 10),
    localTime: local,
    currency,
    priceLists: lists,
  };
}

const sellerRow = z.object({
  local: z.string(),
  currency: z.string(),
  // `store` before `company`, as a till asks them.
  lists: z.array(z.string()),
});
