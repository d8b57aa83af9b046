import type { ItemDocument } from '../../contract/document/item.ts';
import type { Documents } from '../../contract/port/documents.ts';
import type { ItemOffer } from '../../domain/basket/basket-step.ts';
import { isInForce, type PromotionMoment } from '../../domain/promotion/is-in-force.ts';
import { placesOfItem } from '../../domain/promotion/places-of-item.ts';
import { couponCode, type ReadablePromotion, readablePromotion } from './readable-promotion.ts';

/** More than a retailer runs at a time; the rest is not applied. */
const mostPromotions = 2_000;
/** Of one item at one moment: as many as a basket's step may carry. Those of the highest priority, as they come first. */
const mostOffers = 50;

/** Where and when a sale is rung, and in which currency. */
export interface RungAt extends PromotionMoment {
  currency: string;
}

export interface PromotionBook {
  /** The promotions that an item may take part in, coupons among them. */
  offersOf(item: ItemDocument, at: RungAt): Promise<ItemOffer[]>;
  /** The coupon as a basket keeps it, if a promotion that is in force asks for this code; null otherwise. */
  couponOf(text: string, at: RungAt): Promise<string | null>;
}

/** The till's promotions, read once and again after each change of them. */
export function createPromotionBook(documents: Documents): PromotionBook {
  let known: Promise<readonly ReadablePromotion[]> | null = null;
  documents.onChange((collections) => {
    if (collections.includes('promotions')) known = null;
  });

  function promotions(): Promise<readonly ReadablePromotion[]> {
    known ??= documents.all('promotions', mostPromotions).then(
      (all) => all.filter(({ withdrawn }) => !withdrawn).map(readablePromotion),
      (error: unknown) => {
        known = null;
        throw error;
      },
    );
    return known;
  }

  async function inForce(at: RungAt): Promise<ReadablePromotion[]> {
    const all = await promotions();
    return all.filter(
      ({ conditions, currency }) => currency === at.currency && isInForce(conditions, at),
    );
  }

  return {
    async offersOf(item, at) {
      const promoted = {
        ...item,
        sku: item.id,
        brand: item.brand ?? '',
        supplier: item.supplier ?? '',
      };
      return (await inForce(at))
        .flatMap(({ rule, selections }): ItemOffer[] => {
          const places = placesOfItem(selections, promoted);
          return places.length > 0 ? [{ rule, places }] : [];
        })
        .toSorted((a, b) => b.rule.priority - a.rule.priority)
        .slice(0, mostOffers);
    },
    async couponOf(text, at) {
      const code = couponCode(text);
      if (code === '') return null;
      return (await inForce(at)).some(({ rule }) => rule.coupon === code) ? code : null;
    },
  };
}
