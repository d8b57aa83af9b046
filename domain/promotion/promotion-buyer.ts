import type { Basket } from '../basket/basket.ts';
import type { PromotionRule } from './promotion-rule.ts';

/** What somebody has who buys: the coupons they showed, and who they are. */
export type PromotionBuyer = Pick<Basket, 'coupons' | 'customer'>;

export function isFor(
  { coupon, tiers }: PromotionRule,
  { coupons, customer }: PromotionBuyer,
): boolean {
  const isShown = coupon === '' || coupons.includes(coupon);
  return isShown && (tiers.length === 0 || tiers.includes(customer?.tier ?? ''));
}
