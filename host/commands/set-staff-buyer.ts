import { type Failure, fail } from '../../contract/failure/failure.ts';
import { applyStep } from '../../domain/basket/fold-basket.ts';
import { isWithinAmounts } from '../../domain/basket/reprice.ts';
import { ok, type Result, refuse } from '../../domain/result.ts';
import { longestStaffId } from '../../domain/staff/staff-purchase.ts';
import { givesAnything } from '../../domain/staff/staff-terms.ts';
import { staffBuyerNow } from '../staff/staff-quota.ts';
import { isRungByOther } from '../staff/staff-sale-fits.ts';
import { permit } from './permit.ts';
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

/**
 * Names who of the staff buys at the staff price: somebody who has just shown that they are there, and not
 * who rings it, nor who opened the basket. An empty id takes the name away, null is a proof that is too
 * old. Opens a basket when the seat has none. The basket keeps a copy of the terms: a setting that changes
 * meanwhile changes no sale.
 */
export async function setStaffBuyer(
  request: { commandId: string; seat: string; operatorId: string | null },
  till: TillContext,
): Promise<Result<BasketAck, Failure>> {
  const { commandId, seat, operatorId } = request;
  const taken = alreadyTaken(till, commandId);
  if (taken) return ok(taken);
  if (operatorId === null) return refuse(fail('STAFF_PROOF_GONE'));
  const openId = till.shelf.openOn(seat)?.basket.id ?? '';
  const buyer = operatorId === '' ? null : await staffBuyerNow(till, operatorId, openId);
  if (buyer !== null) {
    if (!till.isOperator(buyer.operatorId) || buyer.operatorId.length > longestStaffId)
      return refuse(fail('OPERATOR_UNKNOWN'));
    if (!givesAnything(buyer.terms)) return refuse(fail('STAFF_SALE_OFF'));
  }
  const { basket, opening } = basketFor(till, request);
  if (basket.tenders.length > 0) return refuse(fail('BASKET_PART_PAID'));
  const room = roomForStep(basket);
  if (!room.ok) return room;
  const step = nextStep(till, basket, commandId, { kind: 'staff-buyer-set', buyer });
  const after = applyStep(basket, step);
  if (buyer !== null) {
    const isOwn = basket.operatorId === buyer.operatorId && basket.lines.length > 0;
    if (isOwn) return refuse(fail('STAFF_SALE_OWN'));
    const other = isRungByOther(till, after);
    if (!other.ok) return other;
    const permitted = permit(till, seat, 'staff-sale', after);
    if (!permitted.ok) return permitted;
  }
  if (!isWithinAmounts(after)) return refuse(fail('BASKET_TOO_DEAR'));
  commitSteps(till, [...opening, step]);
  return ok(ackOf(step));
}
