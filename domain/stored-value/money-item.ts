import type { ItemFacts } from '../basket/item-facts.ts';
import { accountPaymentSku } from '../transaction/account-payment.ts';
import { arrhesKeptSku } from '../transaction/indemnity.ts';

/** A gift card as the basket sells it: money kept for the customer, no goods, so no VAT and no turnover. */
export function giftCardItem(amountMinor: number, name: string): ItemFacts {
  return {
    ...money,
    sku: 'GIFT-CARD',
    name,
    category: 'gift-card',
    // Multi-purpose: what will be bought with it is not known (directive 2006/112, art. 30 ter).
    eReportingCategory: 'TNT1',
    unitPriceMinor: amountMinor,
    vatCategory: 'O',
    vatRateBp: 0,
  };
}

/** Money paid for goods to come; it carries their VAT at the payment's date (CGI 269-2-a). */
export function depositItem(
  amountMinor: number,
  name: string,
  of: Pick<ItemFacts, 'eReportingCategory' | 'vatCategory' | 'vatRateBp'>,
): ItemFacts {
  return {
    ...money,
    ...of,
    sku: 'DEPOSIT',
    name,
    category: 'deposit',
    unitPriceMinor: amountMinor,
  };
}

/** As the line of a deposit names what it is for. */
export function depositName(kind: 'arrhes' | 'acompte', goodsName: string): string {
  return `${kind === 'arrhes' ? 'Arrhes' : 'Acompte'} ${goodsName}`.slice(0, 200);
}

/** What a company pays of what it owes: money for goods sold before, so no turnover and no VAT now. */
export function accountPaymentItem(amountMinor: number, name: string): ItemFacts {
  return {
    ...money,
    sku: accountPaymentSku,
    name,
    category: 'account-payment',
    eReportingCategory: 'TNT1',
    unitPriceMinor: amountMinor,
    vatCategory: 'O',
    vatRateBp: 0,
  };
}

/**
 * Arrhes that stay with the store because their customer gave the order up: an indemnity for the loss of it, the
 * price of nothing, so outside the scope of VAT (CJEU C-277/05) and no operation to report.
 */
export function arrhesKeptItem(amountMinor: number): ItemFacts {
  return {
    ...money,
    sku: arrhesKeptSku,
    name: 'Arrhes conservées',
    category: 'indemnity',
    eReportingCategory: 'TNT1',
    unitPriceMinor: amountMinor,
    vatCategory: 'O',
    vatRateBp: 0,
  };
}

const money = {
  gtin: '',
  priceSource: 'open',
  unit: 'piece',
  quantityScale: 0,
  ecoParticipationMinor: 0,
  size: '',
  colour: '',
  model: '',
  picture: '',
} as const;
