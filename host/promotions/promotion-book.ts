import type { ItemDocument } from '../../contract/document/item.ts';
import type { Documents } from '../../contract/port/documents.ts';
import { couponOf, offersOf, type RungAt } from '../../contract/selling/offers-of.ts';
import {
  type ReadablePromotion,
  readablePromotion,
} from '../../contract/selling/readable-promotion.ts';
import type { ItemOffer } from '../../domain/basket/basket-step.ts';

/** More than a retailer runs at a time; the rest is not applied. */
const mostPromotions = 2_000;
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

  return {
    offersOf: async (item, at) => offersOf(await promotions(), item, at),
    couponOf: async (text, at) => couponOf(await promotions(), text, at),
  };
}
