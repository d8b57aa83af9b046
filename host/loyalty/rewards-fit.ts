import { type Failure, fail } from '../../contract/failure/failure.ts';
import type { Basket } from '../../domain/basket/basket.ts';
import { termsOn } from '../../domain/loyalty/loyalty-programme.ts';
import { wasGiven } from '../../domain/loyalty/rewards-offered.ts';
import { ok, type Result, refuse } from '../../domain/result.ts';
import type { TillContext } from '../commands/till-context.ts';
import { heldPoints, isHeldElsewhere } from './basket-loyalty.ts';
import { knownPoints } from './known-points.ts';

/**
 * Before the first money of a basket: its customer still has the points of its rewards, and what is given
 * once was not given since and is in no other basket. A basket may come by a reward again by undoing.
 * Afterwards it stays as it is, and a programme that changed meanwhile changes no sale.
 */
export async function rewardsFit(
  till: TillContext,
  basket: Basket,
): Promise<Result<null, Failure>> {
  const { customer, rewards, tenders } = basket;
  if (customer === null || rewards.length === 0 || tenders.length > 0) return ok(null);
  const known = await knownPoints(till, customer.id);
  const businessDay = till.businessDay();
  const terms = known && termsOn(known.programme, businessDay);
  if (!known || !terms) return ok(null);
  const own = terms.rewards.filter(({ id }) => rewards.some((reward) => reward.id === id));
  if (own.some((reward) => wasGiven(reward, known, businessDay)))
    return refuse(fail('REWARD_USED'));
  if (own.some(({ id }) => isHeldElsewhere(till, basket, { id, terms })))
    return refuse(fail('REWARD_ELSEWHERE'));
  const lacking = heldPoints(till, basket) - Math.max(0, known.points);
  return lacking > 0 && rewards.some(({ points }) => points > 0)
    ? refuse(fail('REWARD_LACKS_POINTS', { points: lacking }))
    : ok(null);
}
