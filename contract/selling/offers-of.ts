import type { ItemOffer } from '../../domain/basket/basket-step.ts';
import { isInForce, type PromotionMoment } from '../../domain/promotion/is-in-force.ts';
import { placesOfItem } from '../../domain/promotion/places-of-item.ts';
import type { ItemDocument } from '../document/item.ts';
import { couponCode, type ReadablePromotion } from './readable-promotion.ts';

/** Of one item at one moment: as many as a basket's step may carry. Those of the highest priority, as they come first. */
const mostOffers = 50;

/** Where and when a sale is rung, and in which currency. */
export interface RungAt extends PromotionMoment {
  currency: string;
}

/** The promotions that an item may take part in, coupons among them: at the till and for the web shop alike. */
export function offersOf(
  promotions: readonly ReadablePromotion[],
  item: ItemDocument,
  at: RungAt,
): ItemOffer[] {
  const promoted = {
    ...item,
    sku: item.id,
    brand: item.brand ?? '',
    supplier: item.supplier ?? '',
  };
  return inForce(promotions, at)
    .flatMap(({ rule, selections }): ItemOffer[] => {
      const places = placesOfItem(selections, promoted);
      return places.length > 0 ? [{ rule, places }] : [];
    })
    .toSorted((a, b) => b.rule.priority - a.rule.priority)
    .slice(0, mostOffers);
}

/** The coupon as a basket keeps it, if a promotion that is in force asks for this code; null otherwise. */
export function couponOf(
  promotions: readonly ReadablePromotion[],
  text: string,
  at: RungAt,
): string | null {
  const code = couponCode(text);
  if (code === '') return null;
  return inForce(promotions, at).some(({ rule }) => rule.coupon === code) ? code : null;
}

function inForce(promotions: readonly ReadablePromotion[], at: RungAt): ReadablePromotion[] {
  return promotions.filter(
    ({ conditions, currency }) => currency === at.currency && isInForce(conditions, at),
  );
}
