import type { TenderType } from './tender-type.ts';
import { voucherExcess } from './voucher-excess.ts';
import { webShopRefund } from './web-shop-refund.ts';

/** What a retailer decides of payment. */
export interface TenderSettings {
  /** In the order of the tender screen. */
  types: readonly TenderType[];
  /** What a sum paid in cash is rounded to, half up: 5 where 1 and 2 cents are not used; 1 for none. */
  cashRoundingMinor: number;
  storedValue: StoredValueRules;
}

/** The shop's own gift cards and avoirs. */
interface StoredValueRules {
  /** Whole months of validity after the one of issue; 0 for no end. */
  giftCardMonths: number;
  storeCreditMonths: number;
  /** What a gift card may be sold for. */
  giftCardMinimumMinor: number;
  giftCardMaximumMinor: number;
  giftCardQuickMinor: readonly number[];
  /**
   * What one till takes of one number while the platform can't be asked; 0 for nothing. What two tills
   * take twice is never more than this each.
   */
  offlineMaximumMinor: number;
  /** What is expired may still be taken by who has the right `expired-value`; nobody may without it. */
  takesExpired: boolean;
}

/** Null for a type that is not taken here. */
export function tenderTypeIn({ types }: TenderSettings, id: string): TenderType | null {
  return types.find((type) => type.id === id) ?? null;
}

/** A retailer's list names what customers bring; what the till itself books is always known. */
export function withOwnTypes(settings: TenderSettings): TenderSettings {
  const own = [voucherExcess, webShopRefund].filter(
    ({ id }) => tenderTypeIn(settings, id) === null,
  );
  return own.length === 0 ? settings : { ...settings, types: [...settings.types, ...own] };
}
