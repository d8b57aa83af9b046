import { z } from 'zod';
import { placeStockId } from '../../contract/document/stock.ts';
import { FailureError } from '../../contract/failure/failure.ts';
import type { FeedTransaction } from '../documents/feed-transaction.ts';

/** What `writePlaceStock` reads of a row of `stock`. */
export const placeStockColumns = (of: string): string =>
  ['place_id', 'sku', 'quantity_milli', 'reserved_milli', 'safety_milli']
    .map((column) => `${of}.${column}`)
    .join(', ');

/**
 * Writes what a store's tills know of its stock: a document for each of these rows, in the store's
 * scope. Read in the database transaction that changed them, so documents and cut-off are of one
 * moment. Rows of stores only, and of what can be sold.
 */
export function writePlaceStock(sql: FeedTransaction, rows: readonly unknown[]): void {
  const written = sql.write(
    rows.map((row) => {
      const {
        place_id: placeId,
        sku,
        quantity_milli,
        reserved_milli,
        safety_milli,
      } = stockRow.parse(row);
      const document = {
        ...{ id: placeStockId(placeId, sku), kind: 'place-stock' as const, sku, placeId },
        ...{
          onHandMilli: quantity_milli,
          reservedMilli: reserved_milli,
          safetyMilli: safety_milli,
        },
      };
      return { scope: `store:${placeId}`, change: { collection: 'stock', document } };
    }),
  );
  // The table's constraints let nothing by that a document can't say.
  if (!written.ok) throw new FailureError(written.error);
}

const stockRow = z.object({
  place_id: z.string(),
  sku: z.string(),
  quantity_milli: z.int(),
  reserved_milli: z.int(),
  safety_milli: z.int(),
});
