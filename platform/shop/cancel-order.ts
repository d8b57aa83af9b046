import type { z } from 'zod';
import { type Failure, fail } from '../../contract/failure/failure.ts';
import type { cancelOrderRequest, OrderStatus } from '../../contract/platform/shop.ts';
import { noEffects } from '../../domain/effects/effects-of.ts';
import { ok, type Result, refuse } from '../../domain/result.ts';
import type { Database } from '../database/database.ts';
import { inFeedTransaction } from '../documents/feed-transaction.ts';
import { lockOrders } from '../orders/lock-orders.ts';
import { stepOrders } from '../orders/step-orders.ts';
import { writeOrderDocuments } from '../orders/write-order-documents.ts';
import { writeOrderedStock } from '../stock/write-ordered-stock.ts';
import { isOrderOf, readOrderStatus } from './order-status.ts';

/**
 * Cancels pieces of a client's own order that have not left; refused (`ORDER_TOO_LATE`) where one has, and
 * nothing is done. The same reference again cancels nothing more.
 */
export async function cancelOrder(
  database: Database,
  {
    id,
    clientId,
    reference,
    lines,
  }: z.infer<typeof cancelOrderRequest> & { id: string; clientId: string },
  nowMs: number,
): Promise<Result<OrderStatus, Failure>> {
  if (!(await isOrderOf(database, id, clientId))) return refuse(fail('ORDER_UNKNOWN'));
  try {
    await inFeedTransaction(database, async (sql) => {
      const step = { order: id, kind: 'cancelled', placeId: '', reasonCode: '' } as const;
      const none = { parcel: '', check: '', holdUntil: '', lines: [] } as const;
      const effects = [{ ...noEffects, orderStep: { ...step, ...none } }];
      await lockOrders(sql, effects);
      const asked = await sql.query(
        `insert into web_cancellations (order_id, reference, at_ms) values ($1, $2, $3)
         on conflict do nothing returning reference`,
        [id, reference, Math.round(nowMs)],
      );
      if (asked.length === 0) return;
      await stepOrders(
        sql,
        [
          {
            ...{ orderId: id, kind: 'cancelled', placeId: '', reasonCode: 'web', place: null },
            lines: lines.map(({ line, quantity }) => ({ line, quantityMilli: quantity * 1_000 })),
          },
        ],
        nowMs,
      );
      const [last] = await sql.query(
        'select refused from order_steps where order_id = $1 order by number desc limit 1',
        [id],
      );
      if (last?.refused !== '') throw new TooLate();
      await writeOrderedStock(sql, [id]);
      await writeOrderDocuments(sql, [id], nowMs);
    });
  } catch (error) {
    if (error instanceof TooLate) return refuse(fail('ORDER_TOO_LATE'));
    throw error;
  }
  const after = await readOrderStatus(database, id);
  return after ? ok(after) : refuse(fail('ORDER_UNKNOWN'));
}

/** Undoes the database transaction. */
class TooLate extends Error {}
