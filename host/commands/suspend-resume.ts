import { type Failure, fail } from '../../contract/failure/failure.ts';
import { ok, type Result, refuse } from '../../domain/result.ts';
import { changeBasket } from './change-line.ts';
import { ackOf, alreadyTaken, type BasketAck, commitSteps, nextStep } from './take-step.ts';
import type { TillContext } from './till-context.ts';

/** Puts the seat's basket aside with its lines and accepted tenders; it stays until it is resumed or abandoned. */
export async function suspend(
  request: { commandId: string; seat: string; label: string },
  till: TillContext,
): Promise<Result<BasketAck, Failure>> {
  return changeBasket(request, till, () => ok({ kind: 'suspended', label: request.label.trim() }));
}

/** Brings a suspended basket to a seat that has none open. */
export async function resume(
  request: { commandId: string; seat: string; basketId: string },
  till: TillContext,
): Promise<Result<BasketAck, Failure>> {
  const taken = alreadyTaken(till, request.commandId);
  if (taken) return ok(taken);
  const shelved = till.shelf.get(request.basketId);
  if (shelved?.basket.state !== 'suspended') return refuse(fail('BASKET_NOT_FOUND'));
  if (till.shelf.openOn(request.seat)) return refuse(fail('BASKET_OPEN'));
  const body = { kind: 'resumed', seat: request.seat } as const;
  const step = nextStep(till, shelved.basket, request.commandId, body);
  commitSteps(till, [step]);
  return ok(ackOf(step));
}
