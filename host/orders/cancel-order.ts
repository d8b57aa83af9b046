import type { z } from 'zod';
import type { OrderDocument } from '../../contract/document/order.ts';
import { type Failure, fail } from '../../contract/failure/failure.ts';
import { cancelOrderCalls } from '../../contract/host/calls/cancel-order-calls.ts';
import { settle } from '../../domain/basket/settle.ts';
import { ok, type Result, refuse } from '../../domain/result.ts';
import { isDepositGivenUp, twofoldMinor } from '../../domain/stored-value/deposit-given-up.ts';
import { commitCompletion, completionIdOf, paymentTaken } from '../commands/complete-basket.ts';
import { permit, permitAmount } from '../commands/permit.ts';
import { permitUnasked } from '../commands/return-lines.ts';
import { basketFor } from '../commands/ring-item.ts';
import { ackOf, actorAt, commitSteps } from '../commands/take-step.ts';
import type { TillContext } from '../commands/till-context.ts';
import { answered, appendDay } from '../day/day-context.ts';
import type { OrderContext } from './order-context.ts';
import { type CancelPlan, planCancel } from './plan-cancel.ts';
import { storeOrder } from './store-orders.ts';

type Request = z.output<typeof cancelOrderCalls.cancelOrder.input>;
type Answer = z.output<typeof cancelOrderCalls.cancelOrder.output>;

/**
 * Gives an order up, or lines of it, before it leaves. What money was taken for goes into the seat's basket, to be
 * given back as any refund is; what none was taken for is cancelled in the act that gives it back. Where nothing
 * is to be given back all of it is done at once.
 */
export async function cancelOrder(
  request: Request,
  { day, orders }: OrderContext,
): Promise<Result<Answer, Failure>> {
  const { commandId, order: id, lines, by } = request;
  const { till } = day;
  const known = cancelledBefore(request, day);
  if (known) return ok(known);
  const order = await storeOrder(id, orders);
  if (order === null) return refuse(fail('ORDER_UNKNOWN'));
  const { basket, opening } = basketFor(till, request);
  if (basket.tenders.length > 0) return refuse(fail('BASKET_PART_PAID'));
  const planned = await planCancel(commandId, { order, lines, by }, till, basket);
  if (!planned.ok) return planned;
  const plan = planned.value;
  const [last] = plan.steps.slice(-1);
  if (!last) return ok(cancelUnpaid(request, order, plan, day));
  const permitted = permitCancel(till, request, plan);
  if (!permitted.ok) return permitted;
  const steps = [...opening, ...plan.steps];
  const { remainingMinor } = settle(plan.after);
  // Nothing comes back, and the basket holds nothing else: it is over.
  if (remainingMinor === 0 && opening.length > 0) {
    const done = commitCompletion(till, plan.after, steps, completionIdOf(commandId));
    return done.ok ? ok(answerOf(done.value, true, 0)) : done;
  }
  commitSteps(till, steps);
  return ok(answerOf(ackOf(last), false, remainingMinor));
}

/** Who may, beside who works with orders: money back, a deposit that need not go back, as much again in cash. */
function permitCancel(
  till: TillContext,
  { seat, by }: Request,
  { after, sale }: CancelPlan,
): Result<null, Failure> {
  const refund = permit(till, seat, 'refund', after);
  if (!refund.ok) return refund;
  const isGoodwill = by === 'goodwill' && after.lines.some(isDepositGivenUp);
  const goodwill = isGoodwill ? permit(till, seat, 'deposit-goodwill', after) : ok(null);
  if (!goodwill.ok) return goodwill;
  const asMuchMinor = twofoldMinor(after);
  const paidOut = asMuchMinor > 0 ? permitAmount(till, seat, 'paid-out', asMuchMinor) : ok(null);
  if (!paidOut.ok) return paidOut;
  return sale ? permitUnasked(till, seat, sale, after) : ok(null);
}

function cancelUnpaid(
  { commandId, seat }: Request,
  order: OrderDocument,
  { cancels }: CancelPlan,
  day: OrderContext['day'],
): Answer {
  const answer = { basketId: '', version: 0, lineNumber: 0, isDone: true, remainingMinor: 0 };
  day.keeper.closeOverdue();
  const { reasonCode = '', lines = [] } = cancels ?? {};
  const body = {
    ...({ order: order.id, kind: 'cancelled', lines, reasonCode } as const),
    ...({ parcel: '', check: '', holdUntil: '' } as const),
  };
  const operatorId = actorAt(day.till, seat);
  appendDay(day, {
    ...{ commandId, answer },
    drafts: [{ type: 'order-step', body, operatorId, personal: null }],
  });
  return answer;
}

/** What the same command answered before, or null. */
function cancelledBefore({ commandId, seat }: Request, day: OrderContext['day']): Answer | null {
  const stepped = cancelOrderCalls.cancelOrder.output.nullable().parse(answered(day, commandId));
  if (stepped) return stepped;
  const taken = paymentTaken(day.till, commandId);
  if (!taken) return null;
  const open = day.till.shelf.openOn(seat)?.basket ?? null;
  const isOpen = open?.id === taken.basketId;
  return answerOf(taken, taken.paid !== null, isOpen ? settle(open).remainingMinor : 0);
}

function answerOf(
  { basketId, version, lineNumber }: Pick<Answer, 'basketId' | 'version' | 'lineNumber'>,
  isDone: boolean,
  remainingMinor: number,
): Answer {
  return { basketId, version, lineNumber, isDone, remainingMinor };
}
