import { z } from 'zod';
import type { OrderDocument } from '../../contract/document/order.ts';
import { groupOf, orderDocument } from '../../contract/document/order.ts';
import type { OrderStatus } from '../../contract/platform/shop.ts';
import { lineDueMinor } from '../../domain/order/due-of-line.ts';
import { lineState } from '../../domain/order/order-parts.ts';
import type { Queries } from '../database/database.ts';

/** How an order stands, from the document that tills have of it; null for none. By its id or its number. */
export async function readOrderStatus(sql: Queries, order: string): Promise<OrderStatus | null> {
  const [row] = await sql.query(
    `select content from documents
     where collection = 'orders' and content is not null
       and scope in (select 'store:' || store from orders, jsonb_array_elements_text(told_stores) store
                     where order_id = $1)
       and id = $1
     limit 1`,
    [order],
  );
  return row ? statusOf(orderDocument.parse(contentRow.parse(row).content)) : null;
}

/** Whether a client placed this order. */
export async function isOrderOf(sql: Queries, order: string, clientId: string): Promise<boolean> {
  const rows = await sql.query(
    'select 1 from web_contacts where order_id = $1 and client_id = $2',
    [order, clientId],
  );
  return rows.length > 0;
}

export function statusOf(order: OrderDocument): OrderStatus {
  const { id, number, takenAt, currency, lines } = order;
  return {
    ...{ id, number, takenAt, currency },
    lines: lines.map((each) => {
      const { line, sku, quantityMilli, amountMinor, parts } = each;
      const { fulfilment, placeId } = groupOf(order, each);
      return {
        ...{ line, sku, fulfilment, storeId: placeId, quantityMilli, amountMinor },
        dueMinor: lineDueMinor(each),
        state: lineState(parts),
        parts: parts.map(({ quantityMilli, state, sourceId }) => ({
          ...{ quantityMilli, state, sourceId },
        })),
      };
    }),
  };
}

const contentRow = z.object({ content: z.unknown() });
