import { type Failure, fail } from '../../contract/failure/failure.ts';
import { ok, type Result, refuse } from '../../domain/result.ts';
import { storeStep } from '../baskets/basket-shelf.ts';
import { abandonment } from './abandon.ts';
import { changeBasket } from './change-line.ts';
import { permit } from './permit.ts';
import {
  ackOf,
  actorAt,
  alreadyTaken,
  type BasketAck,
  commitSteps,
  nextStep,
  shelve,
} from './take-step.ts';
import type { TillContext } from './till-context.ts';

/** Puts the seat's basket aside with its lines and accepted tenders; it stays until it is resumed or abandoned. */
export async function suspend(
  request: { commandId: string; seat: string; label: string },
  till: TillContext,
): Promise<Result<BasketAck, Failure>> {
  return changeBasket(request, till, () => ok({ kind: 'suspended', label: request.label.trim() }));
}

/**
 * Brings a suspended basket to a seat. A basket that is open there must be empty: it was rung and
 * taken back whole, so it ends as abandoned, in the same commit.
 */
export async function resume(
  request: { commandId: string; seat: string; basketId: string },
  till: TillContext,
): Promise<Result<BasketAck, Failure>> {
  const taken = alreadyTaken(till, request.commandId);
  if (taken) return ok(taken);
  const shelved = till.shelf.get(request.basketId);
  if (shelved?.basket.state !== 'suspended') return refuse(fail('BASKET_NOT_FOUND'));
  // One that was sent to the till is there for whoever works at it.
  const isSent = shelved.basket.pickUpCode !== '';
  if (!isSent && shelved.basket.operatorId !== actorAt(till, request.seat)) {
    const permitted = permit(till, request.seat, 'resume-of-others', shelved.basket);
    if (!permitted.ok) return permitted;
  }
  const body = { kind: 'resumed', seat: request.seat } as const;
  // Who takes it up is at this seat, not at the one where it was put aside.
  const taker = { ...shelved.basket, seat: request.seat };
  const step = nextStep(till, taker, request.commandId, body);

  const open = till.shelf.openOn(request.seat)?.basket;
  if (!open) {
    commitSteps(till, [step]);
    return ok(ackOf(step));
  }
  if (open.lines.length > 0 || open.tenders.length > 0) return refuse(fail('BASKET_OPEN'));
  const emptied = abandonment(till, open, `${request.commandId}:emptied`, 'emptied');
  till.writer.append({
    drafts: [emptied.draft],
    steps: [emptied.step, step].map(storeStep),
    endedBaskets: [{ basketId: open.id, seat: open.seat }],
  });
  shelve(till, [emptied.step]);
  shelve(till, [step]);
  return ok(ackOf(step));
}
