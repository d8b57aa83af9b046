import type { z } from 'zod';
import type { OrderDocument } from '../../contract/document/order.ts';
import { type Failure, fail } from '../../contract/failure/failure.ts';
import type { orderWorkCalls } from '../../contract/host/calls/order-work-calls.ts';
import type { Basket } from '../../domain/basket/basket.ts';
import type { BasketStep } from '../../domain/basket/basket-step.ts';
import { settle } from '../../domain/basket/settle.ts';
import { lineDueMinor } from '../../domain/order/due-of-line.ts';
import { ok, type Result, refuse } from '../../domain/result.ts';
import { deductedBy } from '../commands/take-off-deposit.ts';
import {
  ackOf,
  alreadyTaken,
  type BasketAck,
  commitSteps,
  nextStep,
} from '../commands/take-step.ts';
import type { TillContext } from '../commands/till-context.ts';
import { checkStep } from './check-step.ts';
import type { OrderContext } from './order-context.ts';
import { placeName } from './place-name.ts';
import { dueSteps } from './ring-due-lines.ts';
import { storeOrder } from './store-orders.ts';

type Request = z.output<typeof orderWorkCalls.ringDue.input>;
type Rung = z.output<typeof orderWorkCalls.ringDue.output>;

/**
 * Rings what is due of what lies ready of a group for who stands there to collect it, its deposit taken off. Who
 * they are is checked before the money is asked for; the goods leave in the act that pays, or not at all.
 */
export async function ringDue(
  { commandId, seat, order: id, group, ...said }: Request,
  { day: { till }, orders }: OrderContext,
): Promise<Result<Rung, Failure>> {
  const taken = alreadyTaken(till, commandId);
  if (taken) return ok(rungOf(till, seat, taken));
  const order = await storeOrder(id, orders);
  if (order === null) return refuse(fail('ORDER_UNKNOWN'));
  const ready = readyOf(order, group);
  const due = order.lines.filter(
    (line) => ready.some((each) => each.line === line.line) && lineDueMinor(line) > 0,
  );
  if (due.length === 0) return refuse(fail('NOTHING_DUE'));
  const leaving = await checkStep(
    asPaid(order),
    {
      ...{ kind: 'handed-over', group, lines: ready, reasonCode: '', parcel: '', holdUntil: '' },
      ...said,
    },
    {
      ...{ storeId: till.identity.store.id, nowMs: Date.parse(till.now()) },
      nameOf: (placeId) => placeName(placeId, till.documents),
    },
  );
  if (!leaving.ok) return leaving;
  const { check, lines } = leaving.value;
  if (check === '') return refuse(fail('ORDER_CHECK_NEEDED'));
  const rung = await dueSteps(
    { commandId, seat, order, lines: due.map(({ line }) => line), handOver: { check, lines } },
    till,
  );
  if (!rung.ok) return rung;
  const { steps, after, last } = rung.value;
  const deposit = depositStep(till, after, order, commandId);
  // In one commit: nobody is asked for the whole of it because the till died in between.
  commitSteps(till, deposit?.ok ? [...steps, deposit.value] : steps);
  const depositFailure = deposit === null || deposit.ok ? null : deposit.error;
  return ok({ ...rungOf(till, seat, ackOf(last)), depositFailure });
}

/** What of a group lies ready: the rest stays due, and is neither paid nor handed over now. */
function readyOf({ lines }: OrderDocument, group: number) {
  return lines.flatMap(({ line, group: its, parts }) => {
    const ready = parts.filter(({ state }) => its === group && state === 'ready');
    const quantityMilli = ready.reduce((sum, part) => sum + part.quantityMilli, 0);
    return quantityMilli > 0 ? [{ line, quantityMilli }] : [];
  });
}

/** As it is once what is due is paid: what is checked then is what is checked now. */
function asPaid(order: OrderDocument): OrderDocument {
  return { ...order, lines: order.lines.map((line) => ({ ...line, paidMinor: line.dueMinor })) };
}

/**
 * Takes its deposit off; null where it has none. What can't be (used before, more than what is due) leaves the
 * rest to pay. Also where nothing is left to pay it is paid by an act of its own.
 */
function depositStep(
  till: TillContext,
  basket: Basket,
  { depositNumber }: OrderDocument,
  commandId: string,
): Result<BasketStep, Failure> | null {
  if (depositNumber === '') return null;
  const body = deductedBy(till, basket, depositNumber);
  return body.ok ? ok(nextStep(till, basket, `${commandId}:deposit`, body.value)) : body;
}

function rungOf(till: TillContext, seat: string, ack: BasketAck): Rung {
  const basket = openOn(till, seat);
  const remainingMinor = basket ? settle(basket).remainingMinor : 0;
  return { ...ack, remainingMinor, depositFailure: null };
}

function openOn({ shelf }: TillContext, seat: string): Basket | null {
  return shelf.openOn(seat)?.basket ?? null;
}
