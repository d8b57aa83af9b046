import type { z } from 'zod';
import type { OrderDocument } from '../../contract/document/order.ts';
import { type Failure, fail } from '../../contract/failure/failure.ts';
import type { cancelOrderCalls } from '../../contract/host/calls/cancel-order-calls.ts';
import type { Basket } from '../../domain/basket/basket.ts';
import { applyStep } from '../../domain/basket/fold-basket.ts';
import { settle } from '../../domain/basket/settle.ts';
import { sumMinor } from '../../domain/money/minor.ts';
import { type GivenUpBy, givenUpBy, givenUpReasons } from '../../domain/order/given-up.ts';
import { ok, type Result, refuse } from '../../domain/result.ts';
import { isDepositGivenUp, twofoldMinor } from '../../domain/stored-value/deposit-given-up.ts';
import type { TillContext } from '../commands/till-context.ts';
import { refundWaysOf } from '../returns/refunds.ts';
import type { OrderContext } from './order-context.ts';
import { type CancelPlan, cancellableMilli, planCancel } from './plan-cancel.ts';
import { storeOrder } from './store-orders.ts';

type Request = z.output<typeof cancelOrderCalls.showCancel.input>;
type Shown = z.output<typeof cancelOrderCalls.showCancel.output>;

/** What comes back by whom an order is given up, before it is; nothing changes. */
export async function showCancel(
  { seat, order: id, lines }: Request,
  { day: { till }, orders }: OrderContext,
): Promise<Result<Shown, Failure>> {
  const order = await storeOrder(id, orders);
  if (order === null) return refuse(fail('ORDER_UNKNOWN'));
  // On a basket of its own: what else lies in the seat's is no part of it.
  const basket = emptyBasket(till, seat);
  const choices: Shown['choices'] = [];
  for (const by of givenUpBy) {
    const plan = await planCancel(`show-${by}`, { order, lines, by }, till, basket);
    if (plan.ok && isSuperfluous(by, plan.value)) continue;
    choices.push({ by, name: givenUpReasons[by], ...shownOf(till, plan) });
  }
  return ok({
    ...{ order: order.id, number: order.number, currency: order.currency, choices },
    lines: order.lines.map((line) => ({
      ...{ line: line.line, name: line.name, amountMinor: line.amountMinor },
      ...{ quantityMilli: line.quantityMilli, ableMilli: cancellableMilli(order, line) },
      isPaid: isPaid(line),
    })),
  });
}

/** Goodwill is about a deposit alone: the rest goes back whoever gives it up. */
function isSuperfluous(by: GivenUpBy, { after }: CancelPlan): boolean {
  return by === 'goodwill' && !after.lines.some(isDepositGivenUp);
}

function isPaid({ dueMinor, amountMinor, paidMinor = 0 }: OrderDocument['lines'][number]): boolean {
  return dueMinor < amountMinor || paidMinor > 0;
}

function shownOf(
  till: TillContext,
  plan: Result<CancelPlan, Failure>,
): Omit<Shown['choices'][number], 'by' | 'name'> {
  if (!plan.ok)
    return {
      ...{ refundMinor: 0, keptMinor: 0, twofoldMinor: 0, depositMinor: 0 },
      ways: [],
      failure: plan.error,
    };
  const { after } = plan.value;
  const sumOf = (minors: readonly (number | undefined)[]) =>
    sumMinor(minors.map((minor) => minor ?? 0));
  const kept = after.lines.filter(({ accounting }) => accounting === 'indemnity');
  const ended = after.lines.filter(isDepositGivenUp);
  return {
    refundMinor: 0 - settle(after).remainingMinor,
    keptMinor: sumOf(kept.map(({ item }) => item.unitPriceMinor)),
    depositMinor: 0 - sumOf(ended.map(({ returned }) => returned?.grossMinor)),
    twofoldMinor: twofoldMinor(after),
    ways: refundWaysOf(till, after)
      .filter(({ suggestedMinor }) => suggestedMinor > 0)
      .map(({ type, suggestedMinor }) => ({ type, amountMinor: suggestedMinor })),
    failure: null,
  };
}

function emptyBasket(till: TillContext, seat: string): Basket {
  const { currency } = till.identity;
  return applyStep(null, {
    ...{ basketId: 'shown', number: 1, commandId: 'shown', operatorId: '', at: '' },
    body: { kind: 'opened', seat, currency },
  });
}
