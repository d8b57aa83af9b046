import { z } from 'zod';
import type { Effects } from '../../domain/effects/effects-of.ts';
import { quantityMilli } from '../../domain/quantity/quantity.ts';
import type { EntryPlace } from '../../domain/transaction/entry-place.ts';
import type { DatabaseTransaction } from '../database/database.ts';
import { announce } from '../webhooks/announce.ts';

/**
 * Tells web shops what stores took back of their orders, and what of it they have to pay back. Each entry is
 * told once, whatever the order's state makes of it: the money was promised to a customer. Nothing of them is
 * in it.
 */
export async function tellWebReturns(
  sql: DatabaseTransaction,
  entries: readonly {
    place: EntryPlace;
    effects: Pick<Effects, 'webReturns'>;
    businessDay: string;
  }[],
  nowMs: number,
): Promise<void> {
  const returns = entries.flatMap(({ place, effects, businessDay }) =>
    effects.webReturns.map((back) => ({ place, businessDay, ...back })),
  );
  if (returns.length === 0) return;
  const rows = await sql.query(
    `select head.order_id as id, head.number, contact.client_id as "clientId"
     from orders head join web_contacts contact on contact.order_id = head.order_id
     where head.order_id = any(array(select jsonb_array_elements_text($1::jsonb)))`,
    [JSON.stringify(returns.map(({ orderId }) => orderId))],
  );
  const orders = new Map(rows.map((row) => orderRow.parse(row)).map((order) => [order.id, order]));
  await announce(
    sql,
    returns.flatMap(({ place, businessDay, orderId, placeId, currency, lines, byShopMinor }) => {
      const order = orders.get(orderId);
      if (!order) return [];
      const data = {
        ...{ id: orderId, number: order.number, storeId: placeId, businessDay, currency },
        // The entry that says it: whoever is told twice knows it by this.
        return: `${place.journalId}/${place.sequence}`,
        toPayBackMinor: byShopMinor,
        lines: lines.map(({ line, sku, quantity, amountMinor, disposition }) => ({
          ...{ line, sku, quantityMilli: quantityMilli(quantity), amountMinor },
          goods: disposition,
        })),
      };
      return [{ kind: 'order.returned' as const, clientId: order.clientId, data }];
    }),
    nowMs,
  );
}

const orderRow = z.object({ id: z.string(), number: z.string(), clientId: z.string() });
