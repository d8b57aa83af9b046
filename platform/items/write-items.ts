import { z } from 'zod';
import { type ItemDocument, itemDocument } from '../../contract/document/item.ts';
import type { Failure } from '../../contract/failure/failure.ts';
import type { Result } from '../../domain/result.ts';
import type { Database } from '../database/database.ts';
import { inFeedTransaction } from '../documents/feed-transaction.ts';

/** Items of one database transaction: the order of changes is not held up for long. */
export const maximumItems = 400;

export const itemsRequest = z.strictObject({ items: z.array(itemDocument).max(maximumItems) });

/** Items for every till of the retailer, with their base prices. One that is as it was is no change. */
export async function writeItems(
  database: Database,
  items: readonly ItemDocument[],
): Promise<Result<null, Failure>> {
  return await inFeedTransaction(database, (sql) =>
    Promise.resolve(
      sql.write(
        items.map((document) => ({
          scope: 'network',
          change: { collection: 'items', document },
        })),
      ),
    ),
  );
}
