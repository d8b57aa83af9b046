import { z } from 'zod';
import { goodsRequest, goodsRequestId } from '../../contract/document/task.ts';
import type { NoticeEffect } from '../../domain/stock-works/goods-notice.ts';
import { afterRequest, type RequestEffect } from '../../domain/stock-works/goods-request.ts';
import type { FeedTransaction } from '../documents/feed-transaction.ts';

/**
 * Tells both stores of a request how it stands after these entries: the one that was asked while it may
 * still answer, the one that asked until the goods are there or it says that it is over.
 */
export async function writeGoodsRequests(
  sql: FeedTransaction,
  {
    effects,
    notices,
  }: { effects: readonly RequestEffect[]; notices: readonly (NoticeEffect | null)[] },
  nowMs: number,
): Promise<void> {
  const received = await answeredBy(
    sql,
    notices.flatMap((notice) => (notice?.what === 'received' ? [notice.id] : [])),
  );
  // By their ids, as everybody takes these locks.
  const inOrder = [...effects, ...received].toSorted(
    (a, b) => Number(a.id > b.id) - Number(a.id < b.id),
  );
  for (const effect of inOrder) {
    await sql.query('select pg_advisory_xact_lock(hashtext($1))', [`goods-request ${effect.id}`]);
    const [row] = await sql.query('select request from goods_requests where id = $1', [effect.id]);
    const known = row ? requestRow.parse(row).request : null;
    // A transfer may name what was no request.
    if (known === null && effect.what === 'sent') continue;
    const request = goodsRequest.parse(afterRequest(known, effect));
    await sql.query(
      `insert into goods_requests (id, request) values ($1, $2::jsonb)
       on conflict (id) do update set request = excluded.request`,
      [effect.id, JSON.stringify(request)],
    );
    const stores = await sql.query(
      `select id from places where kind = 'store' and id in ($1, $2)`,
      [request.askerId, request.giverId],
    );
    const id = goodsRequestId(request.id);
    const written = sql.write(
      stores.map((store) => {
        const storeId = placeRow.parse(store).id;
        const isOpen =
          storeId === request.askerId ? request.state !== 'closed' : request.state === 'asked';
        return {
          scope: `store:${storeId}` as const,
          change: isOpen
            ? {
                collection: 'tasks' as const,
                document: {
                  ...{ id, kind: 'goods-request' as const, at: new Date(nowMs).toISOString() },
                  details: request,
                },
              }
            : { collection: 'tasks' as const, erased: id },
        };
      }),
    );
    if (!written.ok) throw new Error(`a request is no document: ${JSON.stringify(written.error)}`);
  }
}

/** Goods that came are the end of the request that they were sent for. */
async function answeredBy(
  sql: FeedTransaction,
  transferIds: readonly string[],
): Promise<RequestEffect[]> {
  if (transferIds.length === 0) return [];
  const rows = await sql.query(
    `select request from goods_requests, jsonb_array_elements_text($1::jsonb) as transfer (id)
     where request -> 'transferIds' @> jsonb_build_array(transfer.id)`,
    [JSON.stringify(transferIds)],
  );
  return rows.map((row) => {
    const { id, askerId: placeId, giverId: otherPlaceId } = requestRow.parse(row).request;
    return {
      ...{ id, what: 'closed', placeId, otherPlaceId },
      ...{ reasonCode: '', transferId: '', lines: [] },
    };
  });
}

const requestRow = z.object({ request: goodsRequest });
const placeRow = z.object({ id: z.string() });
