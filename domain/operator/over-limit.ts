import type { Basket } from '../basket/basket.ts';
import { manualReduction, type Reduction, totalReduction } from '../pricing/manual-reduction.ts';
import { priceLines } from '../pricing/price-lines.ts';
import { type Action, boundPassed, covers, type Permission } from './permissions.ts';

export interface OverLimit {
  action: Action;
  reduction: Reduction;
  passed: 'rate' | 'amount' | 'never';
}

/**
 * What a change of the basket takes off beyond what its operator may, or null. Measured is the whole
 * that results, whoever gave the parts: all discounts of a line with its share of the basket's, and
 * all of the basket. What somebody else was allowed stays; only more than before is refused, also
 * when nothing was given now but a line beside it went (10 € off two coats are more off one).
 */
export function overLimit(
  before: Basket,
  after: Basket,
  permitted: (action: Action) => Permission,
  /** Of a second person: what it covers is not over. */
  alsoPermitted: (action: Action) => Permission | null = () => null,
): OverLimit | null {
  const pricedBefore = priceLines(before);
  const pricedAfter = priceLines(after);
  for (const priced of pricedAfter) {
    const { discounts, number } = priced.line;
    if (discounts.length === 0) continue;
    const action = discounts.some(({ kind }) => kind === 'price')
      ? 'price-override'
      : 'line-discount';
    const was = pricedBefore.find(({ line }) => line.number === number);
    const over = beyond(action, manualReduction(priced), was ? manualReduction(was) : nothing);
    if (over) return over;
  }
  if (after.discounts.length === 0) return null;
  return beyond('basket-discount', totalReduction(pricedAfter), totalReduction(pricedBefore));

  function beyond(action: Action, now: Reduction, was: Reduction): OverLimit | null {
    if (now.offMinor <= 0 || !isMore(now, was)) return null;
    const permission = permitted(action);
    const passed = permission.isAllowed ? boundPassed(permission, now) : 'never';
    if (passed === null) return null;
    const also = alsoPermitted(action);
    return also !== null && covers(also, now) ? null : { action, reduction: now, passed };
  }
}

const nothing: Reduction = { offMinor: 0, fullMinor: 0 };

/** A larger part of the price. As many cents off more goods is less, as many percent off more goods is the same. */
function isMore(now: Reduction, was: Reduction): boolean {
  if (was.offMinor <= 0) return true;
  return (
    BigInt(now.offMinor) * BigInt(was.fullMinor) > BigInt(was.offMinor) * BigInt(now.fullMinor)
  );
}
