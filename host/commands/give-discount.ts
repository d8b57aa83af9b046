import { type Failure, fail } from '../../contract/failure/failure.ts';
import type { SeatSnapshot } from '../../contract/host/seat-shapes.ts';
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
import { settle } from '../../domain/basket/settle.ts';
import { ok, type Result, refuse } from '../../domain/result.ts';
import type { ShelvedBasket } from '../baskets/basket-shelf.ts';
import { isRungByOther } from '../staff/staff-sale-fits.ts';
import { changeBasket, stepOn } from './change-line.ts';
import { permit, permitChange } from './permit.ts';
import { actorAt, type BasketAck, roomForStep } from './take-step.ts';
import type { TillContext } from './till-context.ts';

interface Request {
  commandId: string;
  seat: string;
}
interface Reasoned extends Request {
  reasonCode: string;
}
type Off = { kind: 'percent'; rateBp: number } | { kind: 'amount'; amountMinor: number };
type Change = Off | { kind: 'price'; unitPriceMinor: number };

/** A part of one line's price, or an amount of it. */
export async function discountLine(
  request: Reasoned & { lineNumber: number; discount: Off },
  till: TillContext,
): Promise<Result<BasketAck, Failure>> {
  return changeBasket(request, till, deciding(request, till, request.discount));
}

/** Another price for one unit of a line; it may be higher. */
export async function overridePrice(
  request: Reasoned & { lineNumber: number; unitPriceMinor: number },
  till: TillContext,
): Promise<Result<BasketAck, Failure>> {
  const { unitPriceMinor } = request;
  return changeBasket(request, till, deciding(request, till, { kind: 'price', unitPriceMinor }));
}

export async function discountBasket(
  request: Reasoned & { discount: Off },
  till: TillContext,
): Promise<Result<BasketAck, Failure>> {
  const asked = { ...request, lineNumber: 0 };
  return changeBasket(request, till, deciding(asked, till, request.discount));
}

/**
 * What it would come to, or why it can't be: the page shows it before it is given. Line 0 is the
 * basket. Amounts of the line, or of the basket; nothing is stored. `over` says why it would need a
 * second person, null where it doesn't.
 */
export async function previewDiscount(
  request: { seat: string; lineNumber: number; change: Change },
  till: TillContext,
): Promise<Result<DiscountOutcome, Failure>> {
  const { seat, lineNumber, change } = request;
  const kind = kindOf(lineNumber, change);
  const [reason] = till.rules().reasons[kind];
  const asked = { ...request, commandId: 'preview', reasonCode: reason?.code ?? '' };
  const next = stepOn(asked, till, decidingUnasked(asked, till, change));
  if (!next.ok) return next;
  const { before, after } = next.value;
  const allowed = permit(till, seat, kind, before);
  const permitted = allowed.ok ? permitChange(till, before, after) : allowed;
  const worthMinor = (basket: Basket): number =>
    lineNumber === 0 ? settle(basket).totalMinor : grossOf(basket, lineNumber);
  return ok({
    beforeMinor: worthMinor(before),
    afterMinor: worthMinor(after),
    totalMinor: settle(after).totalMinor,
    over: permitted.ok ? null : permitted.error,
  });
}

interface DiscountOutcome {
  beforeMinor: number;
  afterMinor: number;
  totalMinor: number;
  over: Failure | null;
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
function deciding(request: Reasoned & { lineNumber: number }, till: TillContext, change: Change) {
  const decide = decidingUnasked(request, till, change);
  return (shelved: ShelvedBasket): Result<BasketStepBody, Failure> => {
    const other = isRungByOther(till, shelved.basket);
    if (!other.ok) return other;
    const kind = kindOf(request.lineNumber, change);
    const permitted = permit(till, request.seat, kind, shelved.basket);
    return permitted.ok ? decide(shelved) : permitted;
  };
}

/** The same, whoever asks. */
function decidingUnasked(
  request: Reasoned & { lineNumber: number },
  till: TillContext,
  change: Change,
) {
  const { seat, lineNumber, reasonCode, commandId } = request;
  const kind = kindOf(lineNumber, change);
  return ({ basket }: ShelvedBasket): Result<BasketStepBody, Failure> => {
    const room = roomForStep(basket);
    if (!room.ok) return room;
    const isReason = till.rules().reasons[kind].some(({ code }) => code === reasonCode);
    if (!isReason) return refuse(fail('REASON_UNKNOWN'));
    const given: Given = {
      id: commandId,
      reasonCode,
      operatorId: actorAt(till, seat),
      // Its step names the approval, where it needs one (`host/approvals`).
      approval: null,
    };
    return orFailure(
      lineNumber === 0 && change.kind !== 'price'
        ? giveOnBasket(basket, { ...given, ...change })
        : giveOnLine(basket, lineNumber, { ...given, ...change }),
    );
  };
}

function kindOf(
  lineNumber: number,
  change: Change,
): Exclude<keyof SeatSnapshot['reasons'], 'abandon'> {
  if (change.kind === 'price') return 'price-override';
  return lineNumber === 0 ? 'basket-discount' : 'line-discount';
}

function grossOf(basket: Basket, lineNumber: number): number {
  const line = settle(basket).lines.find((settled) => settled.line.number === lineNumber);
  return line?.grossMinor ?? 0;
}

function orFailure(
  decided: Result<BasketStepBody, DiscountRefusal>,
): Result<BasketStepBody, Failure> {
  if (decided.ok) return ok(decided.value);
  return refuse(fail(decided.error.code, { limit: maximumDiscounts }));
}
