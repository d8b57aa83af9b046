import type { Correction } from '../basket/basket.ts';
import type { Quantity } from '../quantity/quantity.ts';
import type { VatTotal } from '../tax/included-vat.ts';
import type { VatCategory } from '../tax/vat-key.ts';
import type { TenderType } from '../tender/tender-type.ts';
import type { EntryPlace } from './entry-place.ts';
import type { PriceModifier } from './price-modifier.ts';

/** A line as it is journalled. Amounts are minor units of the transaction's currency; a return line's are negative. */
export interface LineItem {
  number: number;
  fulfilment: 'take' | 'ship' | 'pickup' | 'reserve' | 'return';
  /** What the amount is for VAT and turnover: a sale, a liability (multi-purpose gift card), money for goods to come. */
  accounting: 'turnover' | 'liability' | 'deposit';
  /** For a deposit: whether it can be taken back against its loss (arrhes) or binds (acompte). */
  depositKind: '' | 'arrhes' | 'acompte';
  sku: string;
  gtin: string;
  label: string;
  size: string;
  colour: string;
  model: string;
  category: string;
  eReportingCategory: 'TLB1' | 'TPS1' | 'TNT1' | 'TMA1';
  quantity: Quantity;
  /** `piece`, `kg`, `m`, `l`; later releases may know more. */
  unit: string;
  /** VAT included, before modifiers; never negative. */
  unitPriceMinor: number;
  priceSource: string;
  modifiers: readonly PriceModifier[];
  /** VAT included, after modifiers: unit price × quantity + modifiers. */
  grossMinor: number;
  netMinor: number;
  vatMinor: number;
  vatCategory: VatCategory;
  vatRateBp: number;
  /** VATEX code of why no VAT is due; empty otherwise. */
  vatExemption: string;
  /** Éco-participation contained in the gross, for the whole line. */
  ecoParticipationMinor: number;
  /** Which tender paid how much of the line, so that one line can be refunded to the right tender. */
  tenderAllocation: readonly { tender: number; amountMinor: number }[];
  associateId: string;
  serialNumber: string;
  /** Batch of the goods (GS1 AI 10), for recalls; empty if unknown. */
  lot: string;
  giftReceipt: boolean;
  /** `scanned`, `keyed`, `searched`; later releases may know more. */
  entered: string;
  /**
   * For a return: the line it gives back, of an entry or of an order; or the number (and day, if
   * known) of a receipt that an earlier system printed; null without any of them.
   */
  returnOf:
    | (EntryPlace & { line: number })
    | { orderId: string; line: number }
    | { receipt: string; businessDay: string }
    | null;
  reasonCode: string;
  /** For a return: what happens to the goods; empty otherwise. */
  disposition: '' | 'restock' | 'damaged' | 'send-back';
}

export interface JournalledTender {
  number: number;
  type: string;
  kind: TenderType['kind'];
  currency: string;
  tenderedMinor: number;
  changeMinor: number;
  /** tendered − change; the amounts of all tenders add up to the transaction's gross plus rounding. */
  amountMinor: number;
  reference: string;
  /** Money in another currency: what was handed over, and one unit of it in the transaction's currency. */
  foreign: {
    currency: string;
    tenderedMinor: number;
    rate: { value: number; scale: number };
  } | null;
  /** For money given back: the tender it came from. */
  refundOf: (EntryPlace & { tender: number }) | { orderId: string } | null;
  /** What the payment terminal said, if one was connected: its own ids, masked number. */
  terminal: {
    attemptId: string;
    authorisation: string;
    maskedPan: string;
    contract: string;
  } | null;
}

/** A completed sale, return or exchange. */
export interface Transaction {
  basketId: string;
  /** The workplace it was rung at: the till's page, a tablet, a script. */
  seat: string;
  kind: 'sale' | 'return' | 'exchange';
  currency: string;
  openedAt: string;
  lines: readonly LineItem[];
  tenders: readonly JournalledTender[];
  vat: readonly VatTotal[];
  totals: {
    grossMinor: number;
    netMinor: number;
    vatMinor: number;
    /** Sum of negative modifiers, as a negative amount. */
    discountMinor: number;
    /** Cash rounding of countries that have it; gross + rounding is what is paid. */
    roundingMinor: number;
    lineCount: number;
  };
  corrections: readonly Correction[];
  /** What this one is about: the receipt it voids, the order it pays. */
  references: readonly (
    | (EntryPlace & { kind: 'voids' | 'modifies' | 'order' | 'deposit' })
    | { orderId: string; kind: 'order' | 'deposit' }
  )[];
  /** The approval entries that allowed it. */
  approvals: readonly EntryPlace[];
  /** Seller's invoice asked for: keeps the transaction out of the B2C aggregate. */
  invoice: { series: string; number: number } | null;
}
