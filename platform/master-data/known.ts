import { z } from 'zod';
import { vatRates, vatRatesSetting } from '../../contract/document/vat-rates.ts';
import type { Queries } from '../database/database.ts';

type Table = 'companies' | 'places' | 'suppliers';

/** The ids of a table. Of these a retailer has thousands at most. */
export async function idsOf(sql: Queries, table: Table): Promise<Set<string>> {
  const rows = await sql.query(`select id from ${table}`);
  return new Set(rows.map((row) => idRow.parse(row).id));
}

/** Every scope that some till reads: what is written to another would be known to nobody. */
export async function knownScopes(sql: Queries): Promise<Set<string>> {
  const rows = await sql.query(
    `select 'network' as id
     union all select 'region:' || region_id from places where region_id <> ''
     union all select 'store:' || id from places where kind = 'store'
     union all select 'till:' || id from tills`,
  );
  return new Set(rows.map((row) => idRow.parse(row).id));
}

/** The rates that items may carry; null while the retailer has not said. */
export async function knownVatRates(sql: Queries): Promise<Set<number> | null> {
  const [row] = await sql.query(
    `select content -> 'value' as value from documents
     where scope = 'network' and collection = 'settings' and id = $1 and content is not null`,
    [vatRatesSetting],
  );
  const rates = vatRates.safeParse(row?.value);
  return rates.success ? new Set(rates.data.map(({ rateBp }) => rateBp)) : null;
}

/** Which of these items there are, and in which currency each costs. */
export async function currencyOfItems(
  sql: Queries,
  skus: readonly string[],
): Promise<Map<string, string>> {
  const rows = await sql.query(
    `select id, content -> 'price' ->> 'currency' as currency from documents
     where scope = 'network' and collection = 'items' and content is not null
       and id in (select jsonb_array_elements_text($1::jsonb))`,
    [JSON.stringify([...new Set(skus)])],
  );
  return new Map(
    rows.map((row) => {
      const { id, currency } = currencyRow.parse(row);
      return [id, currency];
    }),
  );
}

const idRow = z.object({ id: z.string() });
const currencyRow = z.object({ id: z.string(), currency: z.string() });
