import { z } from 'zod';
import type { Queries } from '../database/database.ts';
import type { Scope } from '../documents/scope.ts';

/**
 * Who knows the prices of each list: a store's list its tills, a company's those of its stores, that of
 * professionals everybody's, for they may buy anywhere. A till has no use for another store's prices.
 */
export async function scopesOfLists(sql: Queries): Promise<Map<string, Scope[]>> {
  const rows = await sql.query(
    `select list.id as list, list.kind,
            array_to_json(array_agg(store.id order by store.id)
                          filter (where store.id is not null)) as stores
     from price_lists list
     left join places store on store.kind = 'store'
       and (store.id = list.store_id or store.company_id = list.company_id)
     group by list.id, list.kind`,
  );
  return new Map(
    rows.map((row) => {
      const { list, kind, stores } = listRow.parse(row);
      if (kind === 'professional') return [list, ['network']];
      return [list, (stores ?? []).map((id): Scope => `store:${id}`)];
    }),
  );
}

const listRow = z.object({
  list: z.string(),
  kind: z.string(),
  stores: z.array(z.string()).nullable(),
});
