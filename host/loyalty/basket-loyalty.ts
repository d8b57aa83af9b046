import type { Basket } from '../../domain/basket/basket.ts';
import { settle } from '../../domain/basket/settle.ts';
import { loyaltyLinesOf } from '../../domain/loyalty/loyalty-line.ts';
import { type LoyaltyTerms, termsOn } from '../../domain/loyalty/loyalty-programme.ts';
import { earns, pointsOfPurchase } from '../../domain/loyalty/points-of-purchase.ts';
import { type RewardOffer, rewardsOffered } from '../../domain/loyalty/rewards-offered.ts';
import { priceLines } from '../../domain/pricing/price-lines.ts';
import { isGiftLine, rewardableMinor } from '../../domain/pricing/reward-lines.ts';
import { complete } from '../../domain/transaction/complete.ts';
import type { TillContext } from '../commands/till-context.ts';
import type { CustomerPoints } from './known-points.ts';

/**
 * What the terms of today offer a customer on a basket, with what their other baskets hold of their
 * points. What is given once and another one holds is not offered, unless this one has it.
 */
export function offersFor(
  till: Pick<TillContext, 'businessDay' | 'shelf'>,
  basket: Basket,
  known: CustomerPoints,
): RewardOffer[] {
  const businessDay = till.businessDay();
  const terms = termsOn(known.programme, businessDay);
  if (terms === null || basket.currency !== known.programme.currency) return [];
  const priced = priceLines(basket);
  const gifts = terms.rewards.flatMap(({ benefit }) =>
    benefit.kind === 'gift' && basket.lines.some((line) => isGiftLine(line, benefit.sku, basket))
      ? [benefit.sku]
      : [],
  );
  return rewardsOffered(terms, known, {
    businessDay,
    goodsMinor: rewardableMinor(priced, basket),
    skus: gifts,
    takenPoints: heldPoints(till, basket),
  }).filter(
    ({ reward: { id } }) =>
      basket.rewards.some((own) => own.id === id) || !isHeldElsewhere(till, basket, { id, terms }),
  );
}

/** Whether a reward is given once and another basket of this customer at this till has that of its occasion. */
export function isHeldElsewhere(
  till: Pick<TillContext, 'shelf'>,
  basket: Basket,
  { id, terms }: { id: string; terms: Pick<LoyaltyTerms, 'rewards'> },
): boolean {
  const occasionOf = (rewardId: string) =>
    terms.rewards.find((reward) => reward.id === rewardId)?.occasion ?? 'any';
  const occasion = occasionOf(id);
  return (
    occasion !== 'any' &&
    othersOf(till, basket).some(({ rewards }) =>
      rewards.some((held) => occasionOf(held.id) === occasion),
    )
  );
}

/** Points that this customer's baskets at this till would spend, this one's with them. */
export function heldPoints(till: Pick<TillContext, 'shelf'>, basket: Basket): number {
  return [basket, ...othersOf(till, basket)]
    .flatMap(({ rewards }) => rewards)
    .reduce((sum, { points }) => sum + points, 0);
}

function othersOf({ shelf }: Pick<TillContext, 'shelf'>, basket: Basket): Basket[] {
  return shelf
    .all()
    .filter(({ id, customer }) => id !== basket.id && customer?.id === basket.customer?.id);
}

/** What a basket would earn if it were paid now. */
export function earnedBy(basket: Basket, known: CustomerPoints, businessDay: string): number {
  const terms: LoyaltyTerms | null = termsOn(known.programme, businessDay);
  if (terms === null || basket.currency !== known.programme.currency) return 0;
  const due = settle(basket).remainingMinor;
  // As the journal would say it, whatever is still to pay.
  const completed = due === 0 ? complete(basket) : complete(paidOff(basket, due));
  if (!completed.ok) return 0;
  const lines = loyaltyLinesOf(completed.value);
  const isFirst = !known.hasPurchased && earns({ lines }, terms);
  const points = pointsOfPurchase({ businessDay, lines }, terms, { tier: known.tier, isFirst });
  return points.reduce((sum, each) => sum + each.points, 0);
}

function paidOff(basket: Basket, amountMinor: number): Basket {
  const tender = {
    ...{ id: 'all', type: 'any', kind: 'card' as const, reference: '', refundOf: null },
    ...{ tenderedMinor: amountMinor, amountMinor, changeMinor: 0, roundingMinor: 0 },
  };
  return { ...basket, tenders: [...basket.tenders, tender] };
}
