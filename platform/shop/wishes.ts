import { type Failure, fail } from '../../contract/failure/failure.ts';
import type { ChangeWishesRequest, WishesAnswer } from '../../contract/platform/shop.ts';
import { momentAfter } from '../../domain/customer/customer-mark.ts';
import { ok, type Result, refuse } from '../../domain/result.ts';
import { addMarks, readMarks } from '../customers/tell-marks.ts';
import type { Database, Queries } from '../database/database.ts';
import { inFeedTransaction } from '../documents/feed-transaction.ts';

/** A customer's wish list, the same in stores and on the web; refuses CUSTOMER_GONE for nobody and who was erased. */
export async function readWishes(
  sql: Queries,
  customerId: string,
): Promise<Result<WishesAnswer, Failure>> {
  const rows = await sql.query(
    `select 1 from documents
     where collection = 'customers' and id = $1 and content is not null limit 1`,
    [customerId],
  );
  if (rows.length === 0) return refuse(fail('CUSTOMER_GONE'));
  const marks = await readMarks(sql, customerId);
  const wishes = marks
    .filter(({ kind, value }) => kind === 'wish' && value !== null)
    .toSorted((a, b) => (a.at < b.at ? 1 : -1))
    .map(({ key, at }) => ({ sku: key, since: at }));
  return ok({ wishes });
}

/** Adds and takes off; what is there already, or gone, stays as it is. */
export async function changeWishes(
  database: Database,
  { customerId, add, remove }: ChangeWishesRequest & { customerId: string },
  nowMs: number,
): Promise<Result<WishesAnswer, Failure>> {
  await inFeedTransaction(database, async (sql) => {
    const known = await readMarks(sql, customerId);
    const wish = (sku: string) => known.find(({ kind, key }) => kind === 'wish' && key === sku);
    const isThere = (sku: string) => typeof wish(sku)?.value === 'string';
    const said = [
      ...add.filter((sku) => !isThere(sku)).map((sku) => ({ sku, value: '' })),
      ...remove.filter(isThere).map((sku) => ({ sku, value: null })),
    ];
    const marks = said.map(({ sku, value }) => ({
      ...{ kind: 'wish' as const, key: sku, value, by: '' },
      at: momentAfter(wish(sku), nowMs),
    }));
    if (marks.length > 0) await addMarks(sql, new Map([[customerId, marks]]), nowMs);
  });
  return await readWishes(database, customerId);
}
