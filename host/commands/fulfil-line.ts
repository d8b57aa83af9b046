import { type Failure, fail } from '../../contract/failure/failure.ts';
import type { Basket } from '../../domain/basket/basket.ts';
import type { BasketGroup } from '../../domain/basket/basket-group.ts';
import type { BasketStepBody } from '../../domain/basket/basket-step.ts';
import { applyStep } from '../../domain/basket/fold-basket.ts';
import { isWithinAmounts } from '../../domain/basket/reprice.ts';
import { addItem, maximumLines } from '../../domain/basket/ring.ts';
import { canShip } from '../../domain/basket/ship-line.ts';
import { parseQuantity, quantityMilli } from '../../domain/quantity/quantity.ts';
import { ok, type Result, refuse } from '../../domain/result.ts';
import { buyersListAt } from '../catalogue/store-price.ts';
import { groupFor, type LeaveBy } from '../orders/leave-by.ts';
import { readOrderRules } from '../orders/order-rules.ts';
import { rungAt } from '../promotions/rung-at.ts';
import { notInTraining } from '../training/not-in-training.ts';
import { basketFor, itemFacts, ringFailure } from './ring-item.ts';
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

/** Groups that an order entry can hold. */
const maximumGroups = 50;

/**
 * How a line leaves: taken, or with a group of its kind, which comes to be if there is none. Of a smaller
 * quantity that much becomes a line of its own. What is promised of the group is worked out anew.
 */
export async function fulfilLine(
  request: {
    commandId: string;
    seat: string;
    lineNumber: number;
    /** As typed; the whole line without it. */
    quantity?: string | undefined;
    by: LeaveBy | { kind: 'take' };
  },
  till: TillContext,
): Promise<Result<BasketAck, Failure>> {
  const taken = alreadyTaken(till, request.commandId);
  if (taken) return ok(taken);
  const { lineNumber, by } = request;
  const shelved = openBasket(till, request.seat);
  if (!shelved.ok) return shelved;
  const { basket } = shelved.value;
  const line = basket.lines.find(({ number }) => number === lineNumber);
  if (!line) return refuse(fail('LINE_GONE'));
  const changeable = mayChange(till, basket, by);
  if (!changeable.ok) return changeable;
  if (by.kind !== 'take' && !canShip(line)) return refuse(fail('NOT_SHIPPABLE'));
  const quantity = parseQuantity(request.quantity ?? '', line.item.quantityScale);
  if (request.quantity !== undefined && !quantity.ok)
    return refuse(fail('BAD_QUANTITY', { quantity: request.quantity }));
  const moved = quantity.ok ? quantity.value : line.quantity;
  const [movedMilli, wholeMilli] = [quantityMilli(moved), quantityMilli(line.quantity)];
  if (movedMilli <= 0 || movedMilli > wholeMilli)
    return refuse(fail('BAD_QUANTITY', { quantity: request.quantity ?? '' }));
  const isPart = movedMilli < wholeMilli;
  if (isPart && basket.lines.length >= maximumLines)
    return refuse(fail('BASKET_FULL', { limit: maximumLines }));
  const lastLineNumber = basket.lastLineNumber + (isPart ? 1 : 0);
  const set =
    by.kind === 'take'
      ? null
      : await groupFor(
          till,
          { ...basket, lastLineNumber, lines: basket.lines.filter((each) => each !== line) },
          by,
          [{ sku: line.item.sku, quantityMilli: movedMilli }],
          await readOrderRules(till.documents),
        );
  if (set && !set.ok) return set;
  const body: BasketStepBody = {
    ...{ kind: 'line-fulfilled', lineNumber, group: set?.value.number ?? 0 },
    ...(set ? { set: set.value } : {}),
    ...(isPart ? { split: { lineNumber: lastLineNumber, quantity: moved } } : {}),
  };
  const step = nextStep(till, basket, request.commandId, body);
  if (!isWithinAmounts(applyStep(basket, step))) return refuse(fail('BASKET_TOO_DEAR'));
  commitSteps(till, [step]);
  return ok(ackOf(step));
}

/** An item that leaves later, as a line of its own: both steps in one commit. */
export async function addForLater(
  request: {
    commandId: string;
    seat: string;
    sku: string;
    quantity?: string | undefined;
    by: LeaveBy;
  },
  till: TillContext,
): Promise<Result<BasketAck, Failure>> {
  const taken = alreadyTaken(till, request.commandId);
  if (taken) return ok(taken);
  const { by } = request;
  const item = await till.documents.get('items', request.sku);
  if (!item) return refuse(fail('UNKNOWN_CODE', { code: request.sku }));
  if (item.withdrawn) return refuse(fail('ITEM_WITHDRAWN', { name: item.name }));
  const facts = await itemFacts(till, item, buyersListAt(till, request.seat));
  if (!facts.ok) return facts;
  const quantity = parseQuantity(request.quantity ?? '1', facts.value.quantityScale);
  if (!quantity.ok) return refuse(fail('BAD_QUANTITY', { quantity: request.quantity ?? '' }));
  const offers = await till.promotions.offersOf(item, rungAt(till));
  const { basket, opening } = basketFor(till, request);
  const changeable = mayChange(till, basket, by);
  if (!changeable.ok) return changeable;
  const added = addItem(basket, facts.value, quantity.value, 'searched', undefined, offers);
  if (!added.ok) return refuse(ringFailure(added.error, request.quantity));
  const lineNumber = basket.lastLineNumber + 1;
  if (basket.lines.length >= maximumLines) return refuse(ringFailure({ code: 'BASKET_FULL' }));
  const ring = nextStep(till, basket, `${request.commandId}:rung`, {
    ...added.value,
    lineNumber,
  });
  const rung = applyStep(basket, ring);
  const line = rung.lines.find(({ number }) => number === lineNumber);
  if (!line || !canShip(line)) return refuse(fail('NOT_SHIPPABLE'));
  const set: Result<BasketGroup, Failure> = await groupFor(
    till,
    rung,
    by,
    [{ sku: item.id, quantityMilli: quantityMilli(quantity.value) }],
    await readOrderRules(till.documents),
  );
  if (!set.ok) return set;
  const step = nextStep(till, rung, request.commandId, {
    ...{ kind: 'line-fulfilled', lineNumber, group: set.value.number, set: set.value },
  });
  if (!isWithinAmounts(applyStep(rung, step))) return refuse(fail('BASKET_TOO_DEAR'));
  commitSteps(till, [...opening, ring, step]);
  return ok(ackOf(step));
}

/** What leaves how changes what is due, so not once somebody has begun to pay; nobody sends in training. */
export function mayChange(
  till: TillContext,
  basket: Basket,
  by: LeaveBy | { kind: 'take' },
): Result<null, Failure> {
  const sent = by.kind === 'take' ? ok(null) : notInTraining(till);
  if (!sent.ok) return sent;
  if (basket.tenders.length > 0) return refuse(fail('BASKET_PART_PAID'));
  if (by.kind !== 'take' && by.kind !== 'group' && basket.groups.length >= maximumGroups)
    return refuse(fail('BASKET_FULL', { limit: maximumGroups }));
  return roomForStep(basket);
}
