import { unreachable } from '../assert.ts';
import { multiplyDivide } from '../money/minor.ts';
import type { Benefit } from './promotion-rule.ts';

/**
 * What a benefit takes off goods that cost `leftMinor`, of which `ecoMinor` is éco-participation that
 * nothing takes off (SPEC §1). Never below zero.
 */
export function benefitMinor(benefit: Benefit, leftMinor: number, ecoMinor: number): number {
  const mostMinor = Math.max(0, leftMinor - ecoMinor);
  switch (benefit.kind) {
    case 'percent':
      return multiplyDivide(mostMinor, benefit.rateBp, 10_000);
    case 'amount':
      return Math.min(benefit.amountMinor, mostMinor);
    case 'price':
      return Math.max(0, Math.min(leftMinor - benefit.priceMinor, mostMinor));
    default:
      return unreachable(benefit);
  }
}
