import { z } from 'zod';
import { priceDocument } from '../../contract/document/price.ts';
import { FailureError } from '../../contract/failure/failure.ts';
import type { FeedTransaction } from '../documents/feed-transaction.ts';

/**
 * Gives a store's tills the prices of the lists that it sells by, and takes those of others away: for a
 * store that is new or has gone to another company. What the company's list says is read where another
 * of its stores has it.
 */
export async function givePrices(sql: FeedTransaction, storeId: string): Promise<void> {
  const scope = `store:${storeId}` as const;
  const gone = await sql.query(
    `select id from documents
     where scope = $1 and collection = 'prices' and content is not null
       and content ->> 'list' not in (
         select list.id from price_lists list join places store on store.id = $2
         where list.store_id = store.id or list.company_id = store.company_id)`,
    [scope, storeId],
  );
  const given = await sql.query(
    `select distinct on (price.id) price.content
     from places store
     join price_lists list on list.company_id = store.company_id
     join places other on other.company_id = store.company_id and other.kind = 'store'
     join documents price on price.scope = 'store:' || other.id
       and price.collection = 'prices' and price.content is not null
       and price.content ->> 'list' = list.id
     where store.id = $1 order by price.id`,
    [storeId],
  );
  const written = sql.write([
    ...gone.map((row) => ({
      scope,
      change: { collection: 'prices' as const, erased: goneRow.parse(row).id },
    })),
    ...given.map((row) => ({
      scope,
      change: { collection: 'prices' as const, document: givenRow.parse(row).content },
    })),
  ]);
  if (!written.ok) throw new FailureError(written.error);
}

const goneRow = z.object({ id: z.string() });
const givenRow = z.object({ content: priceDocument });
