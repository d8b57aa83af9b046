import { z } from 'zod';
import { networkPlace } from '../../contract/document/network.ts';
import { tillIdentity } from '../../contract/document/setting.ts';
import { FailureError } from '../../contract/failure/failure.ts';
import type { FeedTransaction } from '../documents/feed-transaction.ts';

/** What the platform's tills trade in: the retailer's stores are in France. */
const currency = 'EUR';

/**
 * Tells the tills of these stores who sells, where, and by which price lists, as company, store and lists
 * say it now; what is as it was is no change.
 */
export async function writeIdentities(
  sql: FeedTransaction,
  storeIds: readonly string[],
): Promise<void> {
  const rows = await sql.query(
    `select company.details as company, store.details as store, till.id, till.number,
            coalesce(own.id, '') as "priceList", coalesce(shared.id, '') as "companyPriceList"
     from tills till
     join places store on store.id = till.store_id
     join companies company on company.id = store.company_id
     left join price_lists own on own.store_id = store.id
     left join price_lists shared on shared.company_id = company.id
     where store.id in (select jsonb_array_elements_text($1::jsonb))
     order by till.id`,
    [JSON.stringify(storeIds)],
  );
  const written = sql.write(
    rows.map((row) => {
      const { company, store: place, id, number, ...lists } = identityRow.parse(row);
      const { id: storeId, name, siret, gln, address, zone } = place;
      const value = tillIdentity.parse({
        company,
        store: { id: storeId, name, siret, gln, address, zone },
        till: { id, number },
        currency,
        ...lists,
      });
      const document = { id: 'till.identity', kind: 'setting' as const, value };
      return { scope: `till:${id}`, change: { collection: 'settings', document } };
    }),
  );
  if (!written.ok) throw new FailureError(written.error);
}

const identityRow = z.object({
  company: tillIdentity.shape.company,
  store: networkPlace,
  id: z.string(),
  number: z.string(),
  priceList: z.string(),
  companyPriceList: z.string(),
});
