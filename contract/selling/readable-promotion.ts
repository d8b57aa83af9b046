import { unreachable } from '../../domain/assert.ts';
import type { ItemSelection } from '../../domain/promotion/places-of-item.ts';
import type { PromotionOffer, PromotionRule } from '../../domain/promotion/promotion-rule.ts';
import type { PromotionDocument } from '../document/promotion.ts';

/** A promotion as the till asks it: what each place of its offer is about, and what it gives. */
export interface ReadablePromotion {
  rule: PromotionRule;
  selections: readonly ItemSelection[];
  conditions: PromotionDocument['conditions'];
  currency: string;
}

export function readablePromotion(document: PromotionDocument): ReadablePromotion {
  const { id, names, offer, conditions, priority, combines, currency } = document;
  return {
    rule: {
      ...{ id, label: names.fr, offer: ruleOf(offer), priority, combines },
      coupon: couponCode(conditions.coupon ?? ''),
      tiers: conditions.tiers ?? [],
      timesPerBasket: conditions.timesPerBasket ?? null,
    },
    selections: selectionsOf(offer).map(selectionSets),
    ...{ conditions, currency },
  };
}

/** As it is compared, however somebody types it. */
export function couponCode(text: string): string {
  return text.trim().toUpperCase();
}

type DocumentOffer = PromotionDocument['offer'];
type DocumentSelection = Extract<DocumentOffer, { kind: 'each' }>['items'];

function ruleOf(offer: DocumentOffer): PromotionOffer {
  switch (offer.kind) {
    case 'each':
      return { kind: 'each', benefit: offer.benefit };
    case 'n-for-m':
      return { kind: 'n-for-m', pieces: offer.pieces, paidPieces: offer.paidPieces };
    case 'mix-and-match':
      return { kind: 'mix-and-match', pieces: offer.pieces, benefit: offer.benefit };
    case 'buy-x-get-y': {
      const { buys, gets, benefit } = offer;
      return { kind: 'buy-x-get-y', buysPieces: buys.pieces, getsPieces: gets.pieces, benefit };
    }
    case 'threshold':
      return { kind: 'threshold', steps: offer.steps };
    case 'bundle': {
      const { parts, benefit } = offer;
      return { kind: 'bundle', parts: parts.map(({ pieces }) => pieces), benefit };
    }
    default:
      return unreachable(offer);
  }
}

/** In the order of the offer's places. */
function selectionsOf(offer: DocumentOffer): readonly DocumentSelection[] {
  switch (offer.kind) {
    case 'buy-x-get-y':
      return [offer.buys.items, offer.gets.items];
    case 'bundle':
      return offer.parts.map(({ items }) => items);
    default:
      return [offer.items];
  }
}

function selectionSets(selection: DocumentSelection): ItemSelection {
  const set = (values: readonly string[] | undefined) => (values ? new Set(values) : null);
  return {
    skus: set(selection.skus),
    models: set(selection.models),
    categories: set(selection.categories),
    brands: set(selection.brands),
    suppliers: set(selection.suppliers),
    withoutSkus: set(selection.withoutSkus),
  };
}
