import { groupOf, type OrderDocument } from '../../contract/document/order.ts';
import { type Failure, fail } from '../../contract/failure/failure.ts';
import type { Basket, BasketLine } from '../../domain/basket/basket.ts';
import { sumMinor } from '../../domain/money/minor.ts';
import { cancellationsOf } from '../../domain/order/cancelled-with.ts';
import { isRestUnpaid, lineDueMinor } from '../../domain/order/due-of-line.ts';
import { handOversOf } from '../../domain/order/hand-over-paid.ts';
import type { OrderStep } from '../../domain/order/order.ts';
import { ableMilli } from '../../domain/order/order-parts.ts';
import { placeOfStep } from '../../domain/order/step-order.ts';
import { extendedPriceMinor, quantityMilli } from '../../domain/quantity/quantity.ts';
import { ok, type Result, refuse } from '../../domain/result.ts';
import type { TillContext } from '../commands/till-context.ts';
import { storeOrder } from './store-orders.ts';

/**
 * Before money is taken or given back: what a basket pays of earlier orders is still due, what it hands over
 * still lies here, and what it cancels has neither left nor been paid, as this till knows them now. A basket can
 * wait for hours while another till does any of it.
 */
export async function dueFits(till: TillContext, basket: Basket): Promise<Result<null, Failure>> {
  const cancelled = cancellationsOf(basket);
  const ids = new Set([
    ...basket.lines.flatMap(({ due }) => (due ? [due.order] : [])),
    ...cancelled.map(({ order }) => order),
  ]);
  for (const id of ids) {
    const order = await storeOrder(id, { ...till, pause: () => Promise.resolve() });
    if (order === null || !isDue(order, basket) || !isHere(order, basket, till))
      return refuse(fail('ORDER_DUE_CHANGED'));
    if (!cancelled.every((step) => canBeCancelled(order, step)))
      return refuse(fail('ORDER_DUE_CHANGED'));
  }
  return ok(null);
}

function isDue(order: OrderDocument, { lines }: Basket): boolean {
  return lines.every((rung) => {
    if (rung.due?.order !== order.id) return true;
    const line = order.lines.find((each) => each.line === rung.due?.line);
    return line !== undefined && agreedMinor(rung) <= lineDueMinor(line);
  });
}

/** What was due when it was rung, whatever is taken off it now. */
function agreedMinor({ item, quantity, discounts }: BasketLine): number {
  const agreed = discounts.filter(({ reasonCode }) => reasonCode === 'order');
  const off = agreed.map((discount) => (discount.kind === 'amount' ? discount.amountMinor : 0));
  return extendedPriceMinor(item.unitPriceMinor, quantity) - sumMinor(off);
}

function isHere(order: OrderDocument, basket: Basket, { identity }: TillContext): boolean {
  const kind = 'handed-over';
  return handOversOf(basket).every(
    (step) =>
      step.order !== order.id ||
      step.lines.every(({ line: number, quantity }) => {
        const line = order.lines.find((each) => each.line === number);
        if (line === undefined) return false;
        const { fulfilment, placeId: toPlace } = groupOf(order, line);
        const placeId = placeOfStep({ kind, placeId: identity.store.id, toPlace });
        return ableMilli(line.parts, fulfilment, { kind, placeId }) >= quantityMilli(quantity);
      }),
  );
}

function canBeCancelled(order: OrderDocument, step: OrderStep): boolean {
  if (step.order !== order.id) return true;
  return step.lines.every(({ line: number, quantity }) => {
    const line = order.lines.find((each) => each.line === number);
    if (line === undefined || !isRestUnpaid(line, quantityMilli(quantity))) return false;
    const { fulfilment } = groupOf(order, line);
    const able = ableMilli(line.parts, fulfilment, { kind: 'cancelled', placeId: '' });
    return able >= quantityMilli(quantity);
  });
}
