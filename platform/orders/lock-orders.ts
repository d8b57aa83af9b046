import type { Effects } from '../../domain/effects/effects-of.ts';
import { orderId } from '../../domain/order/order.ts';
import type { DatabaseTransaction } from '../database/database.ts';
import { placesOfOrders } from './places-of-orders.ts';
import { looksAgain } from './step-orders.ts';

/**
 * Locks every order and then every stock row that these effects may change, in one order for everybody,
 * before any is changed: two that want the same items then wait for each other, never in a circle. A new
 * order, and one that is looked for again, may get its items anywhere: all their rows are locked. Anything
 * else is done where the order's parts lie or go.
 */
export async function lockOrders(
  sql: DatabaseTransaction,
  effects: readonly Effects[],
): Promise<void> {
  const moved = effects.flatMap(({ stock, orderStep }) => [
    ...stock.map(({ placeId, sku }) => ({ placeId, sku })),
    ...(orderStep?.lines.map(({ sku }) => ({ placeId: orderStep.placeId, sku })) ?? []),
  ]);
  const skus = effects.flatMap(({ order }) => order?.lines.map(({ sku }) => sku) ?? []);
  const anywhere = effects.flatMap(({ orderStep }) =>
    orderStep && looksAgain.has(orderStep.kind) ? [orderStep.order] : [],
  );
  const known = await lockKnown(sql, effects);
  await lockStock(sql, { skus, moved, orderIds: known, anywhere });
}

/** The same for orders that are known by their ids, of which nothing is looked for again. */
export async function lockOrdersById(
  sql: DatabaseTransaction,
  orderIds: readonly string[],
): Promise<void> {
  await sql.query(
    `select 1 from orders where order_id = any(array(select jsonb_array_elements_text($1::jsonb)))
     order by order_id for update`,
    [JSON.stringify(orderIds)],
  );
  await lockStock(sql, { skus: [], moved: [], orderIds, anywhere: [] });
}

/**
 * Every row of these items and of those of orders that are looked for anywhere, those of the other orders
 * where they have to do with, and single rows beside; found by index, whatever lies there.
 */
async function lockStock(
  sql: DatabaseTransaction,
  of: {
    skus: readonly string[];
    moved: readonly { placeId: string; sku: string }[];
    orderIds: readonly string[];
    anywhere: readonly string[];
  },
): Promise<void> {
  await sql.query(
    `with wanted as (
       select place_id, sku, condition from stock
       where sku = any(array(
         select jsonb_array_elements_text($1::jsonb)
         union select line.sku from order_lines line
               where line.order_id = any(array(select jsonb_array_elements_text($4::jsonb)))))
       union
       select stock.place_id, stock.sku, stock.condition
       from (${placesOfOrders('$2')}) concerned
       join order_lines line on line.order_id = concerned.order_id
       join stock on stock.place_id = concerned.place_id and stock.sku = line.sku
       union
       select stock.place_id, stock.sku, stock.condition
       from jsonb_to_recordset($3::jsonb) as moved ("placeId" text, sku text)
       join stock on stock.place_id = moved."placeId" and stock.sku = moved.sku)
     select 1 from stock join wanted using (place_id, sku, condition)
     order by place_id, sku, condition for update of stock`,
    [of.skus, of.orderIds, of.moved, of.anywhere].map((each) => JSON.stringify(each)),
  );
}

/** The orders that these effects pay, step or give back from. */
async function lockKnown(sql: DatabaseTransaction, effects: readonly Effects[]): Promise<string[]> {
  const named = effects.flatMap(({ orderStep, orderPayments, orderGivenBack }) => [
    ...(orderStep ? [orderStep.order] : []),
    ...orderPayments.map(({ order }) => order),
    ...orderGivenBack.map(
      ({ of, orderLine }) => orderLine?.order ?? orderId(of.journalId, of.sequence),
    ),
  ]);
  const paidBy = effects.flatMap(({ orderGivenBack }) => orderGivenBack.map(({ of }) => of));
  if (named.length === 0) return [];
  const rows = await sql.query(
    `select order_id from orders
     where order_id = any(array(
       select jsonb_array_elements_text($1::jsonb)
       union select payment.order_id from order_payments payment
             join jsonb_to_recordset($2::jsonb) as paid ("journalId" text, sequence bigint)
               on payment.journal_id = paid."journalId" and payment.sequence = paid.sequence))
     order by order_id for update`,
    [JSON.stringify(named), JSON.stringify(paidBy)],
  );
  return rows.map(({ order_id }) => String(order_id));
}
