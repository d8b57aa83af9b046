import { type Failure, fail } from '../../contract/failure/failure.ts';
import type { Basket } from '../../domain/basket/basket.ts';
import type { BasketStepBody } from '../../domain/basket/basket-step.ts';
import type { BasketDiscount, LineDiscount } from '../../domain/basket/discount.ts';
import {
  type DiscountRefusal,
  discountBasket as giveOnBasket,
  discountLine as giveOnLine,
  maximumDiscounts,
  removeDiscount as takeBack,
} from '../../domain/basket/give-discount.ts';
import type { ReasonKind } from '../../domain/pricing/discount-reasons.ts';
import { ok, type Result, refuse } from '../../domain/result.ts';
import { changeBasket } from './change-line.ts';
import { permit } from './permit.ts';
import { type BasketAck, roomForStep } from './take-step.ts';
import type { TillContext } from './till-context.ts';

interface Request {
  commandId: string;
  seat: string;
}
interface Reasoned extends Request {
  reasonCode: string;
}
type Off = { kind: 'percent'; rateBp: number } | { kind: 'amount'; amountMinor: number };

/** A part of one line's price, or an amount of it. */
export async function discountLine(
  request: Reasoned & { lineNumber: number; discount: Off },
  till: TillContext,
): Promise<Result<BasketAck, Failure>> {
  return give(request, till, 'line-discount', (basket, given) =>
    giveOnLine(basket, request.lineNumber, { ...given, ...request.discount }),
  );
}

/** Another price for one unit of a line; it may be higher. */
export async function overridePrice(
  request: Reasoned & { lineNumber: number; unitPriceMinor: number },
  till: TillContext,
): Promise<Result<BasketAck, Failure>> {
  const { lineNumber, unitPriceMinor } = request;
  return give(request, till, 'price-override', (basket, given) =>
    giveOnLine(basket, lineNumber, { ...given, kind: 'price', unitPriceMinor }),
  );
}

export async function discountBasket(
  request: Reasoned & { discount: Off },
  till: TillContext,
): Promise<Result<BasketAck, Failure>> {
  return give(request, till, 'basket-discount', (basket, given) =>
    giveOnBasket(basket, { ...given, ...request.discount }),
  );
}

/** Takes back one that was given; everybody may. Line 0 is the basket. */
export async function removeDiscount(
  request: Request & { lineNumber: number; discountId: string },
  till: TillContext,
): Promise<Result<BasketAck, Failure>> {
  return changeBasket(request, till, ({ basket }) => {
    const room = roomForStep(basket);
    if (!room.ok) return room;
    return orFailure(takeBack(basket, request.lineNumber, request.discountId));
  });
}

type Given = Pick<LineDiscount & BasketDiscount, 'id' | 'reasonCode' | 'operatorId' | 'approval'>;

/** How much is too much is measured by `changeBasket`, on the basket that results. */
function give(
  request: Reasoned,
  till: TillContext,
  kind: Exclude<ReasonKind, 'return'>,
  decide: (basket: Basket, given: Given) => Result<BasketStepBody, DiscountRefusal>,
): Promise<Result<BasketAck, Failure>> {
  return changeBasket(request, till, ({ basket }) => {
    const permitted = permit(till, request.seat, kind);
    if (!permitted.ok) return permitted;
    const room = roomForStep(basket);
    if (!room.ok) return room;
    const isReason = till.rules().reasons[kind].some(({ code }) => code === request.reasonCode);
    if (!isReason) return refuse(fail('REASON_UNKNOWN'));
    const given: Given = {
      id: request.commandId,
      reasonCode: request.reasonCode,
      operatorId: till.operator(request.seat).id,
      // A second person's approval (of a command by its hash) has its place here.
      approval: null,
    };
    return orFailure(decide(basket, given));
  });
}

function orFailure(
  decided: Result<BasketStepBody, DiscountRefusal>,
): Result<BasketStepBody, Failure> {
  if (decided.ok) return ok(decided.value);
  return refuse(fail(decided.error.code, { limit: maximumDiscounts }));
}
