import { type Failure, fail } from '../../contract/failure/failure.ts';
import type { Basket } from '../../domain/basket/basket.ts';
import { ok, type Result, refuse } from '../../domain/result.ts';
import { boundMinor } from '../../domain/staff/staff-terms.ts';
import type { TillContext } from '../commands/till-context.ts';
import { countedFor, staffBuyerNow } from './staff-quota.ts';

/** Nobody rings or is paid for what they buy themselves: who works at the seat is not the buyer. */
export function isRungByOther(
  till: Pick<TillContext, 'operator'>,
  { staffBuyer, seat }: Pick<Basket, 'staffBuyer' | 'seat'>,
): Result<null, Failure> {
  const isOwn = staffBuyer !== null && till.operator(seat)?.id === staffBuyer.operatorId;
  return isOwn ? refuse(fail('STAFF_SALE_OWN')) : ok(null);
}

/**
 * Before the first money of a basket: who buys has at least the quota left that it takes. Afterwards it
 * stays as it is; other baskets of this till see it.
 */
export async function staffQuotaFits(
  till: TillContext,
  basket: Basket,
): Promise<Result<null, Failure>> {
  const { staffBuyer, tenders, id } = basket;
  if (staffBuyer === null || staffBuyer.quotaLeftMinor === null || tenders.length > 0)
    return ok(null);
  const { operatorId } = staffBuyer;
  const { quotaLeftMinor } = await staffBuyerNow(till, operatorId, id);
  return countedFor(basket, operatorId) > boundMinor({ ...staffBuyer, quotaLeftMinor })
    ? refuse(fail('STAFF_QUOTA_CHANGED'))
    : ok(null);
}
