import { type Failure, fail } from '../../contract/failure/failure.ts';
import type { Basket } from '../../domain/basket/basket.ts';
import type { BasketGroup } from '../../domain/basket/basket-group.ts';
import type { BasketStep, BasketStepBody } from '../../domain/basket/basket-step.ts';
import { foldStep } from '../../domain/basket/fold-basket.ts';
import { lowersPartPaid } from '../../domain/basket/part-paid.ts';
import { changeQuantity, type RingRefusal, voidLine } from '../../domain/basket/ring.ts';
import { undoLast } from '../../domain/basket/undo.ts';
import { parseQuantity, printQuantity, quantityMilli } from '../../domain/quantity/quantity.ts';
import { ok, type Result, refuse } from '../../domain/result.ts';
import type { ShelvedBasket } from '../baskets/basket-shelf.ts';
import { promisedAfter } from '../orders/promised-after.ts';
import { quotedQuantity } from '../quotes/quoted-quantity.ts';
import { returnsFit } from '../returns/receipt-state.ts';
import { isRungByOther } from '../staff/staff-sale-fits.ts';
import { numbersFit } from '../stored-value/values-fit.ts';
import { permitChange } from './permit.ts';
import { ringFailure } from './ring-item.ts';
import {
  ackOf,
  alreadyTaken,
  type BasketAck,
  commitSteps,
  nextStep,
  openBasket,
  roomForStep,
} from './take-step.ts';
import type { TillContext } from './till-context.ts';

interface Request {
  commandId: string;
  seat: string;
}

export async function setQuantity(
  request: Request & { lineNumber: number; quantity: string },
  till: TillContext,
): Promise<Result<BasketAck, Failure>> {
  const atMost = await quotedQuantity(request, till);
  const promised = await promisedWith(request, till);
  return changeLines(request, till, ({ basket }) => {
    const line = basket.lines.find(({ number }) => number === request.lineNumber);
    const quantity = parseQuantity(request.quantity, line?.item.quantityScale ?? 0);
    if (!quantity.ok) return refuse(fail('BAD_QUANTITY', { quantity: request.quantity }));
    if (atMost && quantityMilli(quantity.value) > quantityMilli(atMost))
      return refuse(fail('QUOTE_QUANTITY', { quantity: printQuantity(atMost) }));
    const changed = changeQuantity(basket, request.lineNumber, quantity.value);
    return orFailure(
      changed.ok ? ok({ ...changed.value, ...promised }) : changed,
      request.quantity,
    );
  });
}

/** What its group promises of so much of it; nothing where no line can have that quantity. */
async function promisedWith(
  request: Request & { lineNumber: number; quantity: string },
  till: TillContext,
): Promise<{ set?: BasketGroup }> {
  const lines = till.shelf.openOn(request.seat)?.basket.lines ?? [];
  const line = lines.find(({ number }) => number === request.lineNumber);
  const quantity = parseQuantity(request.quantity, line?.item.quantityScale ?? 0);
  if (!quantity.ok || quantity.value.value <= 0) return {};
  return promisedAfter(till, request, { quantityMilli: quantityMilli(quantity.value) });
}

export async function removeLine(
  request: Request & { lineNumber: number },
  till: TillContext,
): Promise<Result<BasketAck, Failure>> {
  const promised = await promisedAfter(till, request, null);
  return changeLines(request, till, ({ basket }) => {
    const voided = voidLine(basket, request.lineNumber);
    return orFailure(voided.ok ? ok({ ...voided.value, ...promised }) : voided);
  });
}

export async function undo(
  request: Request,
  till: TillContext,
): Promise<Result<BasketAck, Failure>> {
  return changeLines(request, till, (shelved) => {
    const undone = orFailure(undoLast(shelved));
    if (!undone.ok) return undone;
    const step = nextStep(till, shelved.basket, request.commandId, undone.value);
    const { basket } = foldStep(shelved, step);
    const fit = returnsFit(till, basket);
    if (!fit.ok) return fit;
    const values = numbersFit(till, basket);
    return values.ok ? undone : values;
  });
}

/** Decides one change of the lines, unless the basket was changed too often. */
export function changeLines(
  request: Request,
  till: TillContext,
  decide: (shelved: ShelvedBasket) => Result<BasketStepBody, Failure>,
): Promise<Result<BasketAck, Failure>> {
  return changeBasket(request, till, (shelved) => {
    const other = isRungByOther(till, shelved.basket);
    if (!other.ok) return other;
    const room = roomForStep(shelved.basket);
    return room.ok ? decide(shelved) : room;
  });
}

/**
 * Decides one step on the seat's open basket and stores it; the same command again answers the same.
 * Whatever the step is, it takes no goods and no more of the prices off than who works at the seat may.
 */
export async function changeBasket(
  request: Request,
  till: TillContext,
  decide: (shelved: ShelvedBasket) => Result<BasketStepBody, Failure>,
): Promise<Result<BasketAck, Failure>> {
  const taken = alreadyTaken(till, request.commandId);
  if (taken) return ok(taken);
  const next = stepOn(request, till, decide);
  if (!next.ok) return next;
  const { step, before, after } = next.value;
  const permitted = permitChange(till, before, after);
  if (!permitted.ok) return permitted;
  commitSteps(till, [step]);
  return ok(ackOf(step));
}

/** The step that would be stored, the basket before it and after it; nothing is stored, nobody's right is asked for. */
export function stepOn(
  request: Request,
  till: TillContext,
  decide: (shelved: ShelvedBasket) => Result<BasketStepBody, Failure>,
): Result<{ step: BasketStep; before: Basket; after: Basket }, Failure> {
  const shelved = openBasket(till, request.seat);
  if (!shelved.ok) return shelved;
  const decided = decide(shelved.value);
  if (!decided.ok) return decided;
  const before = shelved.value.basket;
  const step = nextStep(till, before, request.commandId, decided.value);
  const { basket: after } = foldStep(shelved.value, step);
  if (bringsPromotions.has(step.body.kind) && lowersPartPaid(before, after))
    return refuse(fail('BASKET_PART_PAID'));
  return ok({ step, before, after });
}

/** Another quantity or size, or one coupon less: another promotion may come by it, and take off more. */
const bringsPromotions: ReadonlySet<BasketStepBody['kind']> = new Set([
  'quantity-set',
  'variant-swapped',
  'coupon-removed',
]);

function orFailure(
  decided: Result<BasketStepBody, RingRefusal>,
  quantity = '',
): Result<BasketStepBody, Failure> {
  return decided.ok ? decided : refuse(ringFailure(decided.error, quantity));
}
