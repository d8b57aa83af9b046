import type { HostApi } from '../../contract/host/api.ts';
import type { CustomerLoyalty } from '../../contract/host/calls/customer-calls.ts';
import type { Handlers } from '../../contract/rpc/handlers.ts';
import type { Basket } from '../../domain/basket/basket.ts';
import { type LoyaltyTerms, termsOn } from '../../domain/loyalty/loyalty-programme.ts';
import { ok } from '../../domain/result.ts';
import type { TillContext } from '../commands/till-context.ts';
import { withTillFailures } from '../till-failure.ts';
import { earnedBy, offersFor } from './basket-loyalty.ts';
import { knownPoints } from './known-points.ts';

export function loyaltyHandlers(
  contextAt: (seat: string) => TillContext,
): Pick<Handlers<HostApi>['calls'], 'customerLoyalty'> {
  return {
    customerLoyalty: withTillFailures(async ({ seat, customerId }) =>
      ok({ loyalty: await customerLoyalty(contextAt(seat), seat, customerId) }),
    ),
  };
}

async function customerLoyalty(
  till: TillContext,
  seat: string,
  customerId: string,
): Promise<CustomerLoyalty | null> {
  if (till.kind === 'training') return null;
  const known = await knownPoints(till, customerId);
  if (known === null) return null;
  const { programme, points, asOf, nextExpiry } = known;
  const businessDay = till.businessDay();
  const terms = termsOn(programme, businessDay);
  const tier = terms?.tiers.find(({ id }) => id === known.tier);
  const open = till.shelf.openOn(seat)?.basket ?? null;
  const basket = open?.customer?.id === customerId ? open : null;
  const isTaken = (id: string) => basket?.rewards.some((reward) => reward.id === id) === true;
  const offers = (basket ? offersFor(till, basket, known) : []).map(({ reward, lacks }) => ({
    ...{ id: reward.id, names: reward.names, points: reward.points },
    isTaken: isTaken(reward.id),
    lacks: isTaken(reward.id) ? null : lacks,
  }));
  return {
    ...{ names: programme.names, currency: programme.currency, tier: tier?.names ?? null },
    ...{ points, asOf, nextExpiry },
    earned: basket ? earnedBy(basket, known, businessDay) : 0,
    offers: basket ? [...offers, ...takenBesides(basket, offers, terms)] : [],
  };
}

/** What a basket has and is offered no more has to be shown, or nobody could take it off. */
function takenBesides(
  { rewards }: Basket,
  offers: CustomerLoyalty['offers'],
  terms: LoyaltyTerms | null,
): CustomerLoyalty['offers'] {
  return rewards
    .filter(({ id }) => !offers.some((offer) => offer.id === id))
    .map(({ id, label, points }) => {
      const names = terms?.rewards.find((reward) => reward.id === id)?.names;
      return { id, names: names ?? { fr: label, en: label }, points, isTaken: true, lacks: null };
    });
}
