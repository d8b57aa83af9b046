import type { BasketLine } from '../basket/basket.ts';
import { ecoParticipationMinor } from '../pricing/eco-participation.ts';
import { extendedPriceMinor } from '../quantity/quantity.ts';
import type { PromotionRule } from './promotion-rule.ts';

/** Pieces of one line that cost the same and took part in the same promotions. */
export interface Pile {
  /** Index of the line in the basket. */
  line: number;
  count: number;
  /** Of one piece: what it costs now, and what of that no promotion touches. */
  leftMinor: number;
  ecoMinor: number;
  /** One measured whole (weight, length): it is no piece of a group. */
  isMeasured: boolean;
  /** What took part in, in that order. */
  taken: readonly PromotionRule[];
}

/** What can take part in promotions: goods that are sold now, at a price that nobody overrode by hand. */
export function pilesOf(lines: readonly BasketLine[]): Pile[] {
  return lines.flatMap((line, index): Pile[] => {
    const { item, quantity, returned, accounting, discounts } = line;
    if (returned || accounting !== 'turnover' || quantity.value <= 0) return [];
    if (discounts.some(({ kind }) => kind === 'price')) return [];
    if (quantity.scale === 0) {
      const ecoMinor = item.ecoParticipationMinor;
      const leftMinor = item.unitPriceMinor;
      return [
        { line: index, count: quantity.value, leftMinor, ecoMinor, isMeasured: false, taken: [] },
      ];
    }
    const leftMinor = extendedPriceMinor(item.unitPriceMinor, quantity);
    const ecoMinor = ecoParticipationMinor(line);
    return [{ line: index, count: 1, leftMinor, ecoMinor, isMeasured: true, taken: [] }];
  });
}

/** Whether a pile may still take part in this promotion, by what it took part in before. */
export function mayTake({ taken }: Pile, rule: PromotionRule): boolean {
  if (taken.length === 0) return true;
  if (rule.combines.kind === 'alone') return false;
  return taken.every((other) => {
    if (other.id === rule.id || other.combines.kind === 'alone') return false;
    if (other.combines.kind !== 'in-group' || rule.combines.kind !== 'in-group') return true;
    return other.combines.group !== rule.combines.group;
  });
}

/** One piece more or less is the same pile: those that are alike are put together, so that there stay few. */
export function together(piles: readonly Pile[]): Pile[] {
  const alike = new Map<string, Pile>();
  for (const pile of piles) {
    if (pile.count === 0) continue;
    const key = [pile.line, pile.leftMinor, ...pile.taken.map(({ id }) => id)].join('\u0000');
    const known = alike.get(key);
    alike.set(key, known ? { ...known, count: known.count + pile.count } : pile);
  }
  return [...alike.values()];
}

export function totalOf(piles: readonly Pile[]): number {
  return piles.reduce((sum, { count, leftMinor }) => sum + count * leftMinor, 0);
}
