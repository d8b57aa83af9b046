import { type Failure, fail } from '../../contract/failure/failure.ts';
import { ok, type Result, refuse } from '../../domain/result.ts';
import { boundMinor } from '../../domain/staff/staff-terms.ts';
import { countedFor } from '../staff/staff-quota.ts';
import { isRungByOther } from '../staff/staff-sale-fits.ts';
import { permitBeyondQuota } from './permit.ts';
import {
  ackOf,
  alreadyTaken,
  type BasketAck,
  commitSteps,
  nextStep,
  roomForStep,
  seenBasket,
} from './take-step.ts';
import type { TillContext } from './till-context.ts';

/**
 * Gives what the quota left at the full price the staff price too: as much as the basket holds now and no
 * more, so that what is rung afterwards is above the bound again. It needs the right `staff-quota` for so
 * much, or a second person's approval, which is never the buyer's.
 */
export async function passStaffQuota(
  request: { commandId: string; seat: string; basketVersion: number },
  till: TillContext,
): Promise<Result<BasketAck, Failure>> {
  const { commandId } = request;
  const taken = alreadyTaken(till, commandId);
  if (taken) return ok(taken);
  const seen = seenBasket(till, request);
  if (!seen.ok) return seen;
  const basket = seen.value;
  const buyer = basket.staffBuyer;
  if (buyer === null) return refuse(fail('STAFF_QUOTA_ENOUGH'));
  if (basket.tenders.length > 0) return refuse(fail('BASKET_PART_PAID'));
  const other = isRungByOther(till, basket);
  if (!other.ok) return other;
  const unbound = { ...basket, staffBuyer: { ...buyer, quotaLeftMinor: null } };
  const aboveMinor = countedFor(unbound, buyer.operatorId) - boundMinor(buyer);
  if (buyer.quotaLeftMinor === null || aboveMinor <= 0) return refuse(fail('STAFF_QUOTA_ENOUGH'));
  const permitted = permitBeyondQuota(till, basket, aboveMinor);
  if (!permitted.ok) return permitted;
  const room = roomForStep(basket);
  if (!room.ok) return room;
  const beyondMinor = (buyer.beyondMinor ?? 0) + aboveMinor;
  const step = nextStep(till, basket, commandId, {
    kind: 'staff-buyer-set',
    buyer: { ...buyer, beyondMinor },
  });
  commitSteps(till, [step]);
  return ok(ackOf(step));
}
