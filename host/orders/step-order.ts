import type { z } from 'zod';
import type { OrderDocument } from '../../contract/document/order.ts';
import { type Failure, fail } from '../../contract/failure/failure.ts';
import {
  orderWorkCalls,
  type SteppedOrderAnswer,
} from '../../contract/host/calls/order-work-calls.ts';
import type { OrderStep } from '../../domain/order/order.ts';
import { quantityMilli } from '../../domain/quantity/quantity.ts';
import { ok, type Result, refuse } from '../../domain/result.ts';
import { actorAt } from '../commands/take-step.ts';
import { answered, appendDay } from '../day/day-context.ts';
import { checkStep } from './check-step.ts';
import type { OrderContext } from './order-context.ts';
import { lineOf } from './order-view.ts';
import { placeName } from './place-name.ts';
import { storeOrder } from './store-orders.ts';

type Request = z.output<typeof orderWorkCalls.stepOrder.input>;

/**
 * Something is done with lines of an order at this store: one entry. What the order as this till knows it
 * (its documents and its own entries) does not allow is refused before it is written.
 */
export async function stepOrder(
  { commandId, seat, order: id, ...wanted }: Request,
  { day, orders }: OrderContext,
): Promise<Result<SteppedOrderAnswer, Failure>> {
  const known = steppedBefore(day, commandId);
  if (known) return ok(known);
  const order = await storeOrder(id, orders);
  if (order === null) return refuse(fail('ORDER_UNKNOWN'));
  const { till } = day;
  const step = await checkStep(order, wanted, {
    ...{ storeId: till.identity.store.id, nowMs: Date.parse(till.now()) },
    nameOf: (placeId) => placeName(placeId, till.documents),
  });
  if (!step.ok) return step;
  const answer = answerOf(order, step.value);
  day.keeper.closeOverdue();
  appendDay(day, {
    ...{ commandId, answer },
    drafts: [
      { type: 'order-step', body: step.value, operatorId: actorAt(till, seat), personal: null },
    ],
  });
  return ok(answer);
}

/** What the same command answered before, or null. */
export function steppedBefore(
  day: OrderContext['day'],
  commandId: string,
): SteppedOrderAnswer | null {
  return orderWorkCalls.stepOrder.output.nullable().parse(answered(day, commandId));
}

function answerOf(order: OrderDocument, { kind, lines }: OrderStep): SteppedOrderAnswer {
  return {
    ...{ order: order.id, number: order.number, kind },
    lines: lines.map(({ line, sku, quantity }) => ({
      ...{ line, sku, name: lineOf(order, line).name, quantityMilli: quantityMilli(quantity) },
    })),
  };
}
