import {
  type OrderAllocations,
  orderAllocations,
} from '../../contract/platform/order-allocations.ts';
import type { Queries } from '../database/database.ts';

/** Decisions of one answer. */
const mostDecisions = 1_000;

/** What was decided of an order, by its id or the number that its customer has; none of an order that is not known. */
export async function readAllocations(sql: Queries, order: string): Promise<OrderAllocations> {
  const decisions = await sql.query(
    `select decision.order_id as "orderId", decision.line, decision.at_ms as "atMs",
            decision.quantity_milli as "quantityMilli", decision.parts, decision.explanation
     from order_allocations decision join orders on orders.order_id = decision.order_id
     where orders.order_id = $1 or orders.number = $1
     order by decision.order_id, decision.line, decision.number limit $2`,
    [order, mostDecisions],
  );
  return orderAllocations.parse({ decisions });
}
