import type { ItemDocument } from '../contract/document/item.ts';
import { parseAmount } from '../domain/money/amount-text.ts';
import { missingPriceMinor, missingVatRateBp } from '../domain/pricing/missing-price.ts';
import { ok, type Result, refuse } from '../domain/result.ts';
import { isGtinShaped, toGtin14 } from '../domain/scan/gtin.ts';
import { cleanName } from './clean-name.ts';

export type LineProblem =
  | 'TOO_LONG'
  | 'NOT_UTF8'
  | 'COLUMNS'
  | 'NOT_DIGITS'
  | 'LENGTH'
  | 'CHECK_DIGIT'
  | 'NO_NAME'
  | 'BAD_PRICE'
  | 'REPEATED'
  | 'SKU'
  | 'GIFT_CARD'
  | 'CSV';

/** What is wrong with a line, and the piece of it that is. */
export interface LineRefusal {
  problem: LineProblem;
  found: string;
}

export interface ItemLine {
  item: ItemDocument;
  /** The name was longer than an item's may be. */
  isShortened: boolean;
}

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** `gtin<TAB>name[<TAB>price]` as an item of the till's currency; null for a blank line. */
export function readItemLine(
  bytes: Uint8Array | null,
  currency: string,
): Result<ItemLine | null, LineRefusal> {
  if (bytes === null) return refuse({ problem: 'TOO_LONG', found: '' });
  const text = decode(bytes);
  if (text === null) return refuse({ problem: 'NOT_UTF8', found: '' });
  if (text.trim() === '') return ok(null);

  const [code = '', nameText = '', priceText = '', ...more] = text.split('\t');
  if (!text.includes('\t') || more.length > 0) return refuse({ problem: 'COLUMNS', found: text });
  const gtin = readGtin(code.trim());
  if (!gtin.ok) return gtin;
  const name = cleanName(nameText);
  if (name.text === '') return refuse({ problem: 'NO_NAME', found: code.trim() });
  const price = readPrice(priceText.trim(), gtin.value, currency);
  if (!price.ok) return price;
  const item = itemOf(gtin.value, name.text, { minor: price.value, currency });
  return ok({ item, isShortened: name.isShortened });
}

function decode(bytes: Uint8Array): string | null {
  try {
    return utf8.decode(bytes);
  } catch {
    return null;
  }
}

export function readGtin(code: string): Result<string, LineRefusal> {
  if (!/^\d+$/.test(code)) return refuse({ problem: 'NOT_DIGITS', found: code });
  if (!isGtinShaped(code)) return refuse({ problem: 'LENGTH', found: code });
  const gtin14 = toGtin14(code);
  return gtin14 === null ? refuse({ problem: 'CHECK_DIGIT', found: code }) : ok(gtin14);
}

function readPrice(text: string, gtin14: string, currency: string): Result<number, LineRefusal> {
  if (text === '') return ok(missingPriceMinor(gtin14));
  const price = parseAmount(text, currency);
  return price.ok && price.value >= 0 ? price : refuse({ problem: 'BAD_PRICE', found: text });
}

function itemOf(gtin14: string, name: string, price: ItemDocument['price']): ItemDocument {
  return {
    // One form for each GTIN, or the same item could come in twice: 13 digits where they do.
    id: gtin14.startsWith('0') ? gtin14.slice(1) : gtin14,
    kind: 'item',
    gtin: gtin14,
    name,
    category: 'Import',
    eReportingCategory: 'TLB1',
    price,
    vatRateBp: missingVatRateBp(gtin14),
    unit: 'piece',
    quantityScale: 0,
    ecoParticipationMinor: 0,
    model: '',
    size: '',
    colour: '',
    picture: '',
    withdrawn: false,
  };
}
