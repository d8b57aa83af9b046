import { unreachable } from '../assert.ts';
import type { AppliedPromotions } from './best-promotions.ts';
import { mayTake, type Pile } from './pile.ts';
import { isFor, type PromotionBuyer } from './promotion-buyer.ts';
import type { PromotionRule } from './promotion-rule.ts';

/** What the basket lacks for a promotion, or for once more of it: so many pieces, or so much spent. */
export interface MissedPromotion {
  rule: PromotionRule;
  lacks: { kind: 'pieces'; count: number } | { kind: 'spending'; amountMinor: number };
}

/** Worth saying at the till: a customer takes one piece more, or two; not five. */
const mostPiecesLacking = 2;
/** And spends a quarter of the sum more, not twice as much. */
const spendingPart = 4;

/** The promotions that the basket misses by little, the nearest first: « encore 1 article ». */
export function missedPromotions(
  applied: AppliedPromotions,
  rules: readonly PromotionRule[],
  buyer: PromotionBuyer,
): MissedPromotion[] {
  const wanted = rules.filter((rule) => isFor(rule, buyer));
  return wanted
    .flatMap((rule): MissedPromotion[] => {
      const lacks = lacking(applied, rule);
      return lacks ? [{ rule, lacks }] : [];
    })
    .toSorted((a, b) => b.rule.priority - a.rule.priority || (a.rule.id < b.rule.id ? -1 : 1));
}

function lacking(applied: AppliedPromotions, rule: PromotionRule): MissedPromotion['lacks'] | null {
  const { offer } = rule;
  const free = applied.piles.filter((pile) => mayTake(pile, rule));
  const at = (place: number): Pile[] =>
    free.filter(({ line }) => applied.places(line, rule.id).includes(place));
  const piecesAt = (place: number): number =>
    at(place)
      .filter(({ isMeasured }) => !isMeasured)
      .reduce((sum, { count }) => sum + count, 0);
  switch (offer.kind) {
    case 'each':
      return null;
    case 'n-for-m':
    case 'mix-and-match':
      return isSpent(applied, rule) ? null : pieces(piecesAt(0), offer.pieces);
    case 'buy-x-get-y':
      if (isSpent(applied, rule) || piecesAt(0) < offer.buysPieces) return null;
      return pieces(piecesAt(1), offer.getsPieces, 0);
    case 'bundle': {
      if (isSpent(applied, rule)) return null;
      const whole = offer.parts.reduce((sum, count) => sum + count, 0);
      const here = offer.parts.reduce(
        (sum, count, place) => sum + Math.min(count, piecesAt(place)),
        0,
      );
      return pieces(here, whole);
    }
    case 'threshold': {
      // Where it was given, the next step counts what it was given on before it was taken off.
      const given = applied.piles.filter(({ taken }) => taken.some(({ id }) => id === rule.id));
      if (given.length > 0) return null;
      const spentMinor = at(0).reduce((sum, { count, leftMinor }) => sum + count * leftMinor, 0);
      const next = offer.steps
        .filter(({ fromMinor }) => fromMinor > spentMinor)
        .toSorted((a, b) => a.fromMinor - b.fromMinor)
        .at(0);
      if (!next || spentMinor <= 0) return null;
      const amountMinor = next.fromMinor - spentMinor;
      return amountMinor * spendingPart <= next.fromMinor
        ? { kind: 'spending', amountMinor }
        : null;
    }
    default:
      return unreachable(offer);
  }
}

/** It can't be had more often in this basket, as far as that is sure. */
function isSpent({ piles }: AppliedPromotions, { id, timesPerBasket }: PromotionRule): boolean {
  return timesPerBasket !== null && piles.some(({ taken }) => taken.some((rule) => rule.id === id));
}

/** Some are here (`atLeast` of them), and few are lacking. */
function pieces(here: number, whole: number, atLeast = 1): MissedPromotion['lacks'] | null {
  const count = whole - here;
  if (here < atLeast || count <= 0 || count > mostPiecesLacking) return null;
  return { kind: 'pieces', count };
}
