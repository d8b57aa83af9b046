import { type Failure, fail } from '../../contract/failure/failure.ts';
import type { Basket } from '../../domain/basket/basket.ts';
import type { BasketStep } from '../../domain/basket/basket-step.ts';
import { settle } from '../../domain/basket/settle.ts';
import { ok, type Result, refuse } from '../../domain/result.ts';
import { commitCompletion, completionIdOf, type PaymentAck } from './complete-basket.ts';
import { ackOf, commitSteps, roomForStep } from './take-step.ts';
import type { TillContext } from './till-context.ts';

/** Tenders that a transaction entry can hold. */
export const maximumTenders = 50;

/** Stores what was taken: `basket` is as it stands after `step`. Once nothing is left to pay it is completed, in the same database transaction. */
export function commitPayment(
  till: TillContext,
  basket: Basket,
  step: BasketStep,
): Result<PaymentAck, Failure> {
  if (settle(basket).remainingMinor === 0) {
    return commitCompletion(till, basket, [step], completionIdOf(step.commandId));
  }
  const room = roomForTender(basket);
  if (!room.ok) return room;
  commitSteps(till, [step]);
  return ok({ ...ackOf(step), paid: null });
}

/** A basket with something left needs room for the tender that settles the rest. */
export function roomForTender(basket: Basket): Result<null, Failure> {
  const limit = maximumTenders - 1;
  if (basket.tenders.length > limit) return refuse(fail('TENDERS_FULL', { limit }));
  return roomForStep(basket);
}
