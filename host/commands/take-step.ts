import type { Failure } from '../../contract/failure/failure.ts';
import { fail } from '../../contract/failure/failure.ts';
import { assert } from '../../domain/assert.ts';
import type { Basket } from '../../domain/basket/basket.ts';
import type { BasketStep, BasketStepBody } from '../../domain/basket/basket-step.ts';
import { ok, type Result, refuse } from '../../domain/result.ts';
import { parseStep, type ShelvedBasket, storeStep } from '../baskets/basket-shelf.ts';
import type { TillContext } from './till-context.ts';

export interface BasketAck {
  basketId: string;
  version: number;
  lineNumber: number;
}

/** The answer to a command that was already taken: the same as the first time, and nothing done twice. */
export function alreadyTaken(till: TillContext, commandId: string): BasketAck | null {
  const stored = till.journal.stepByCommand(commandId);
  return stored && ackOf(parseStep(stored));
}

/**
 * Stores steps of one basket on their own, or with the approval that they needed; durable when it
 * returns. Then they are on the shelf.
 */
export function commitSteps(till: TillContext, steps: readonly BasketStep[]): Basket {
  const stored = steps.map(storeStep);
  if (till.approval.isNeeded()) {
    till.writer.append({ drafts: [], steps: stored, endedBaskets: [] });
  } else {
    till.journal.commit({ entries: [], heads: [], steps: stored, ...nothingEnds });
  }
  return shelve(till, steps);
}

const nothingEnds = { endedBaskets: [], givenBack: [], valueRows: [], invoiced: [] } as const;

/** Puts committed steps of one basket on the shelf and tells the views. */
export function shelve(till: TillContext, steps: readonly BasketStep[]): Basket {
  const [basket] = steps
    .map((step) => till.shelf.put({ ...step, ...till.approval.ofStep(step.commandId) }))
    .slice(-1);
  assert(basket !== undefined, 'A commit has a step');
  till.changed(basket);
  return basket;
}

/** The pseudonym of who acts at a seat; empty for what the till does by itself where nobody is. */
export function actorAt(till: TillContext, seat: string): string {
  return till.operator(seat)?.id ?? '';
}

/** The step a basket takes next. */
export function nextStep(
  till: TillContext,
  basket: { id: string; version: number; seat: string },
  commandId: string,
  body: BasketStepBody,
): BasketStep {
  return {
    basketId: basket.id,
    number: basket.version + 1,
    commandId,
    operatorId: actorAt(till, basket.seat),
    at: till.now(),
    body,
  };
}

/**
 * Steps after which the lines of a basket change no more; it can still be paid, suspended, given up.
 * Far below what an entry can trace of corrections (10,000), so that every basket can be journalled.
 */
const maximumSteps = 5_000;

export function roomForStep(basket: Basket): Result<null, Failure> {
  if (basket.version < maximumSteps) return ok(null);
  return refuse(fail('BASKET_TOO_LONG', { limit: maximumSteps }));
}

/** The seat's open basket at the version the cashier saw: nobody pays for a line not seen. */
export function seenBasket(
  till: TillContext,
  request: { seat: string; basketVersion: number },
): Result<Basket, Failure> {
  const shelved = openBasket(till, request.seat);
  if (!shelved.ok) return shelved;
  const { basket } = shelved.value;
  return basket.version === request.basketVersion ? ok(basket) : refuse(fail('BASKET_CHANGED'));
}

/** The seat's open basket, or the refusal a command gives without one. */
export function openBasket(till: TillContext, seat: string): Result<ShelvedBasket, Failure> {
  const shelved = till.shelf.openOn(seat);
  return shelved ? ok(shelved) : refuse(fail('NO_OPEN_BASKET'));
}

/**
 * What a command answers: the version that its own step made. Never a later one, or a late answer
 * would let somebody pay for lines they have not seen.
 */
export function ackOf({ basketId, number, body }: BasketStep): BasketAck {
  return { basketId, version: number, lineNumber: 'lineNumber' in body ? body.lineNumber : 0 };
}
