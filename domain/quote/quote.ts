import type { Basket, BasketLine } from '../basket/basket.ts';
import { settle } from '../basket/settle.ts';
import { sumMinor } from '../money/minor.ts';
import { ecoParticipationMinor } from '../pricing/eco-participation.ts';
import type { Quantity } from '../quantity/quantity.ts';
import { ok, type Result, refuse } from '../result.ts';
import type { VatTotal } from '../tax/included-vat.ts';
import type { VatCategory } from '../tax/vat-key.ts';

/** Goods at the price that was promised. Amounts in minor units, VAT included unless they say otherwise. */
export interface QuoteLine {
  number: number;
  sku: string;
  gtin: string;
  label: string;
  size: string;
  colour: string;
  quantity: Quantity;
  unit: string;
  unitPriceMinor: number;
  /** All that was taken off, promotions and by hand; zero or less. */
  discountMinor: number;
  grossMinor: number;
  netMinor: number;
  vatMinor: number;
  vatCategory: VatCategory;
  vatRateBp: number;
  ecoParticipationMinor: number;
}

/** What a shop promises to sell these goods for until a day; nothing is turned over by it. */
export interface Quote {
  /** Last business day on which its prices hold. */
  validThrough: string;
  currency: string;
  lines: readonly QuoteLine[];
  vat: readonly VatTotal[];
  totals: { grossMinor: number; netMinor: number; vatMinor: number; discountMinor: number };
}

type QuoteRefusal =
  | { code: 'QUOTE_EMPTY' }
  | { code: 'QUOTE_NOT_GOODS' }
  | { code: 'BASKET_PART_PAID' };

/** A basket's goods as a quote: what comes back, gift cards and deposits are no offer. */
export function quoteOf(basket: Basket, validThrough: string): Result<Quote, QuoteRefusal> {
  if (basket.lines.length === 0) return refuse({ code: 'QUOTE_EMPTY' });
  if (basket.tenders.length > 0) return refuse({ code: 'BASKET_PART_PAID' });
  if (!basket.lines.every(canBeQuoted)) return refuse({ code: 'QUOTE_NOT_GOODS' });
  const { lines, vat, totalMinor, discountMinor } = settle(basket);
  return ok({
    validThrough,
    currency: basket.currency,
    lines: lines.map(({ line, modifiers, split }) => ({
      number: line.number,
      ...{ sku: line.item.sku, gtin: line.item.gtin, label: line.item.name },
      ...{ size: line.item.size, colour: line.item.colour },
      ...{ quantity: line.quantity, unit: line.item.unit },
      unitPriceMinor: line.item.unitPriceMinor,
      discountMinor: sumMinor(modifiers.map(({ amountMinor }) => amountMinor)),
      ...split,
      ...{ vatCategory: line.item.vatCategory, vatRateBp: line.item.vatRateBp },
      ecoParticipationMinor: ecoParticipationMinor(line),
    })),
    vat,
    totals: {
      grossMinor: totalMinor,
      netMinor: sumMinor(vat.map(({ netMinor }) => netMinor)),
      vatMinor: sumMinor(vat.map(({ vatMinor }) => vatMinor)),
      discountMinor,
    },
  });
}

/** One certain piece is not promised either: it may be sold meanwhile. */
function canBeQuoted({ returned, accounting, serialNumber }: BasketLine): boolean {
  return returned === null && accounting === 'turnover' && serialNumber === '';
}

/** `D-2-000007-K7`: like a receipt's, in a series of its own. */
export const quoteNumber = (ofReceiptForm: string): string => `D-${ofReceiptForm}`;
