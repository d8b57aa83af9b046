import { type Failure, fail } from '../../contract/failure/failure.ts';
import type { Basket } from '../../domain/basket/basket.ts';
import { termsOn } from '../../domain/loyalty/loyalty-programme.ts';
import type { RewardOffer } from '../../domain/loyalty/rewards-offered.ts';
import { ok, type Result, refuse } from '../../domain/result.ts';
import { changeBasket } from '../commands/change-line.ts';
import { permit } from '../commands/permit.ts';
import { alreadyTaken, type BasketAck, openBasket, roomForStep } from '../commands/take-step.ts';
import type { TillContext } from '../commands/till-context.ts';
import { notInTraining } from '../training/not-in-training.ts';
import { heldPoints, isHeldElsewhere, offersFor } from './basket-loyalty.ts';
import { type CustomerPoints, knownPoints } from './known-points.ts';

interface Request {
  commandId: string;
  seat: string;
  rewardId: string;
}

/**
 * Spends points of the basket's customer on a reward. Their balance is what the platform told and this
 * till did since; while the link is gone only so much is given away on it, and more by who may.
 */
export async function takeReward(
  request: Request,
  till: TillContext,
): Promise<Result<BasketAck, Failure>> {
  const taken = alreadyTaken(till, request.commandId);
  if (taken) return ok(taken);
  const shelved = openBasket(till, request.seat);
  if (!shelved.ok) return shelved;
  const real = notInTraining(till);
  if (!real.ok) return real;
  const customerId = shelved.value.basket.customer?.id ?? '';
  const known = await knownPoints(till, customerId);
  if (known === null) return refuse(fail('REWARD_GONE'));
  return await changeBasket(request, till, ({ basket }) => {
    const room = roomForStep(basket);
    if (!room.ok) return room;
    if (basket.customer?.id !== customerId) return refuse(fail('REWARD_GONE'));
    if (basket.tenders.length > 0) return refuse(fail('BASKET_PART_PAID'));
    if (basket.rewards.some(({ id }) => id === request.rewardId))
      return refuse(fail('REWARD_TAKEN'));
    const offer = offersFor(till, basket, known).find(
      ({ reward }) => reward.id === request.rewardId,
    );
    if (!offer) {
      const terms = termsOn(known.programme, till.businessDay());
      const isHeld = terms && isHeldElsewhere(till, basket, { id: request.rewardId, terms });
      return refuse(fail(isHeld ? 'REWARD_ELSEWHERE' : 'REWARD_GONE'));
    }
    if (offer.lacks) return refuse(lackFailure(offer, offer.lacks, basket.currency));
    const within = withinBound(till, basket, offer, known);
    if (!within.ok) return within;
    const { id, names, points, benefit } = offer.reward;
    return ok({ kind: 'reward-taken', reward: { id, label: names.fr, points, benefit } });
  });
}

/** Gives the points back to who has them; everybody may. */
export async function removeReward(
  request: Request,
  till: TillContext,
): Promise<Result<BasketAck, Failure>> {
  return await changeBasket(request, till, ({ basket }) => {
    const room = roomForStep(basket);
    if (!room.ok) return room;
    if (basket.tenders.length > 0) return refuse(fail('BASKET_PART_PAID'));
    if (!basket.rewards.some(({ id }) => id === request.rewardId))
      return refuse(fail('REWARD_GONE'));
    return ok({ kind: 'reward-removed', rewardId: request.rewardId });
  });
}

/** Another till may have spent the same points: what that can cost has a bound (law 10). */
function withinBound(
  till: TillContext,
  basket: Basket,
  { reward }: RewardOffer,
  { programme, unconfirmedPoints }: CustomerPoints,
): Result<null, Failure> {
  if (reward.points === 0 || till.isLinked()) return ok(null);
  const given = unconfirmedPoints + heldPoints(till, basket) + reward.points;
  if (given <= programme.offline.points) return ok(null);
  return permit(till, basket.seat, 'points-offline', basket);
}

function lackFailure(
  { reward }: RewardOffer,
  lacks: NonNullable<RewardOffer['lacks']>,
  currency: string,
): Failure {
  switch (lacks.kind) {
    case 'points':
      return fail('REWARD_LACKS_POINTS', { points: lacks.by });
    case 'amount':
      return fail('REWARD_LACKS_AMOUNT', { lackingMinor: lacks.by, currency });
    case 'gift':
      return fail('REWARD_LACKS_GIFT', {
        ...{ reward: reward.id, rewardFr: reward.names.fr, rewardEn: reward.names.en },
      });
  }
}
