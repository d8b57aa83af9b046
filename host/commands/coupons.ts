import { type Failure, fail } from '../../contract/failure/failure.ts';
import { ok, type Result, refuse } from '../../domain/result.ts';
import { rungAt } from '../promotions/rung-at.ts';
import { changeLines } from './change-line.ts';
import { basketFor } from './ring-item.ts';
import {
  ackOf,
  alreadyTaken,
  type BasketAck,
  commitSteps,
  nextStep,
  roomForStep,
} from './take-step.ts';
import type { TillContext } from './till-context.ts';

interface Request {
  commandId: string;
  seat: string;
}

/** Coupons that one basket takes. */
const mostCoupons = 20;

/**
 * The code of a coupon, as it was scanned or typed, onto the seat's basket, which is opened if there is
 * none; null when no promotion that is in force asks for it. The same code again changes nothing.
 */
export async function addCoupon(
  request: Request & { code: string },
  till: TillContext,
): Promise<Result<BasketAck, Failure> | null> {
  const coupon = await till.promotions.couponOf(request.code, rungAt(till));
  if (coupon === null) return null;
  const taken = alreadyTaken(till, request.commandId);
  if (taken) return ok(taken);
  const { basket, opening } = basketFor(till, request);
  if (basket.coupons.includes(coupon)) {
    return ok({ basketId: basket.id, version: basket.version, lineNumber: 0 });
  }
  const room = roomForStep(basket);
  if (!room.ok) return room;
  if (basket.coupons.length >= mostCoupons)
    return refuse(fail('COUPONS_TOO_MANY', { limit: mostCoupons }));
  // It would lower what somebody has begun to pay.
  if (basket.tenders.length > 0) return refuse(fail('BASKET_PART_PAID'));
  const step = nextStep(till, basket, request.commandId, { kind: 'coupon-added', coupon });
  commitSteps(till, [...opening, step]);
  return ok(ackOf(step));
}

/** Takes a coupon off the basket again; one that is not on it is gone already. */
export async function removeCoupon(
  request: Request & { coupon: string },
  till: TillContext,
): Promise<Result<BasketAck, Failure>> {
  return changeLines(request, till, ({ basket }) =>
    basket.coupons.includes(request.coupon)
      ? ok({ kind: 'coupon-removed', coupon: request.coupon })
      : refuse(fail('COUPON_GONE', { coupon: request.coupon })),
  );
}
