import type { ItemFacts } from '../basket/item-facts.ts';
import { isAmount } from '../money/minor.ts';
import type { Quantity } from '../quantity/quantity.ts';
import { ok, type Result, refuse } from '../result.ts';
import type { VatCategory } from '../tax/vat-key.ts';
import type { EntryPlace } from '../transaction/entry-place.ts';
import { isIndemnity } from '../transaction/indemnity.ts';
import type { LineItem, Transaction } from '../transaction/transaction.ts';
import { createPacker, createUnpacker, Unpackable, type Unpacker } from './packed-bytes.ts';
import { packReceiptPlace, placeBytes, readPlaceBytes } from './receipt-place.ts';

/** What the code on a receipt says of the sale: enough for another store to take its goods back offline. */
export interface ReceiptSlip {
  of: EntryPlace;
  /** The transaction's own number. */
  transactionNumber: number;
  /** `2026-11-22` */
  businessDay: string;
  currency: string;
  totalMinor: number;
  /** What paid, above zero. Number is that of the transaction's tender. */
  tenders: readonly SlipTender[];
  /** The goods that were taken over the counter, or none: `isWhole` tells which. */
  lines: readonly SlipLine[];
  /** False when there were too many lines for a code: what was sold is known online only. */
  isWhole: boolean;
}

interface SlipTender {
  number: number;
  type: string;
  kind: Transaction['tenders'][number]['kind'];
  amountMinor: number;
}

export interface SlipLine {
  number: number;
  sku: string;
  quantity: Quantity;
  unit: ItemFacts['unit'];
  unitPriceMinor: number;
  grossMinor: number;
  vatMinor: number;
  vatCategory: VatCategory;
  vatRateBp: number;
  eReportingCategory: LineItem['eReportingCategory'];
  ecoParticipationMinor: number;
}

const version = 2;
/** With key id and signature the longest body of an own code: about ten different articles. */
export const maximumSlipBytes = 240;

const kinds = [
  ...(['cash', 'card', 'cheque', 'voucher', 'gift-card', 'store-credit'] as const),
  ...(['deposit', 'credit', 'account'] as const),
] as const satisfies readonly SlipTender['kind'][];
const vatCategories = ['S', 'Z', 'E', 'G', 'K', 'O', 'M'] as const satisfies readonly VatCategory[];
const units = ['piece', 'kg', 'm', 'l'] as const;
const eReporting = ['TLB1', 'TPS1', 'TNT1', 'TMA1'] as const;
const dayMs = 86_400_000;
const firstDayMs = Date.UTC(2000, 0, 1);

/**
 * The slip of a sale as bytes, at most `maximumSlipBytes`. Where the lines do not fit they are left
 * out, all of them: half a receipt would be taken for the whole. Null for a journal whose id is none
 * that a till makes.
 */
export function packReceiptSlip(
  of: EntryPlace,
  said: { transactionNumber: number; businessDay: string; transaction: Transaction },
): Uint8Array | null {
  if (packReceiptPlace(of) === null) return null;
  const lines = said.transaction.lines.flatMap((line) => slipLine(line) ?? []);
  const whole = packed(of, said, lines, true);
  return whole.length <= maximumSlipBytes ? whole : packed(of, said, [], false);
}

function packed(
  of: EntryPlace,
  { transactionNumber, businessDay, transaction }: Parameters<typeof packReceiptSlip>[1],
  lines: readonly SlipLine[],
  isWhole: boolean,
): Uint8Array {
  const packer = createPacker(placeBytes(version, of));
  packer.number(transactionNumber);
  packer.number(Math.max(0, (Date.parse(businessDay) - firstDayMs) / dayMs));
  packer.text(transaction.currency);
  packer.signed(transaction.totals.grossMinor);
  const tenders = transaction.tenders.filter(({ amountMinor }) => amountMinor > 0).slice(0, 5);
  packer.number(tenders.length);
  for (const { number, type, kind, amountMinor } of tenders) {
    packer.number(number);
    packer.number(kinds.indexOf(kind));
    packer.text(type === kind ? '' : type);
    packer.number(amountMinor);
  }
  packer.number(isWhole ? 1 : 0);
  packer.number(lines.length);
  let before = '';
  for (const line of lines) {
    const shared = sharedStart(before, line.sku);
    before = line.sku;
    packer.number(line.number);
    packer.number(shared);
    packer.text(line.sku.slice(shared));
    // Three choices in one byte.
    packer.number(
      vatCategories.indexOf(line.vatCategory) * 16 +
        units.indexOf(line.unit) * 4 +
        eReporting.indexOf(line.eReportingCategory),
    );
    packer.number(line.vatRateBp);
    packer.number(line.quantity.scale);
    packer.number(line.quantity.value);
    packer.number(line.unitPriceMinor);
    packer.number(line.grossMinor);
    packer.number(line.vatMinor);
    packer.number(line.ecoParticipationMinor);
  }
  return packer.bytes();
}

/** `NO_RECEIPT_SLIP`: another version, or nothing that a till writes. */
export function readReceiptSlip(payload: Uint8Array): Result<ReceiptSlip, 'NO_RECEIPT_SLIP'> {
  const place = readPlaceBytes(version, payload);
  if (place === null) return refuse('NO_RECEIPT_SLIP');
  try {
    return ok({ of: place.of, ...unpacked(createUnpacker(payload, place.end)) });
  } catch (error) {
    if (error instanceof Unpackable) return refuse('NO_RECEIPT_SLIP');
    throw error;
  }
}

function unpacked(from: Unpacker): Omit<ReceiptSlip, 'of'> {
  const transactionNumber = sound(from.number(), (number) => number > 0);
  const dayNumber = sound(from.number(), (days) => days < 100_000);
  const businessDay = new Date(firstDayMs + dayNumber * dayMs).toISOString().slice(0, 10);
  const currency = sound(from.text(), (text) => /^[A-Z]{3}$/.test(text));
  const totalMinor = sound(from.signed(), isAmount);
  const tenders = times(from.number(), () => {
    const number = sound(from.number(), (given) => given > 0);
    const kind = chosen(kinds, from.number());
    const type = sound(from.text(), (text) => text.length <= 40) || kind;
    return { number, kind, type, amountMinor: sound(from.number(), isAmount) };
  });
  const isWhole = from.number() === 1;
  let before = '';
  const lines = times(from.number(), (): SlipLine => {
    const number = sound(from.number(), (given) => given > 0);
    const start = before.slice(0, from.number());
    before = sound(start + from.text(), (sku) => sku !== '' && sku.length <= 64);
    const choices = from.number();
    const vatRateBp = sound(from.number(), (rate) => rate <= 10_000);
    const scale = sound(from.number(), (given) => given <= 3);
    const value = sound(from.number(), (given) => given > 0);
    const amount = () => sound(from.number(), isAmount);
    return {
      ...{ number, sku: before, quantity: { value, scale }, vatRateBp },
      vatCategory: chosen(vatCategories, Math.floor(choices / 16)),
      unit: chosen(units, Math.floor(choices / 4) % 4),
      eReportingCategory: chosen(eReporting, choices % 4),
      ...{ unitPriceMinor: amount(), grossMinor: amount(), vatMinor: amount() },
      ecoParticipationMinor: amount(),
    };
  });
  if (!from.isAtEnd()) throw new Unpackable('more than was said');
  return { transactionNumber, businessDay, currency, totalMinor, tenders, lines, isWhole };
}

/** Null for what is not goods over the counter: it can't be taken back by its code alone. */
function slipLine(line: LineItem): SlipLine | null {
  const isTaken = line.fulfilment === 'take' && line.accounting === 'turnover';
  if (
    !isTaken ||
    isIndemnity(line) ||
    line.quantity.value <= 0 ||
    line.grossMinor < 0 ||
    line.vatMinor < 0
  )
    return null;
  const unit = units.find((known) => known === line.unit);
  if (unit === undefined) return null;
  const { number, sku, quantity, unitPriceMinor, grossMinor, vatMinor, vatCategory } = line;
  const { vatRateBp, eReportingCategory, ecoParticipationMinor } = line;
  const amounts = { unitPriceMinor, grossMinor, vatMinor, ecoParticipationMinor };
  return { number, sku, quantity, unit, ...amounts, vatCategory, vatRateBp, eReportingCategory };
}

function sharedStart(a: string, b: string): number {
  let length = 0;
  while (length < a.length && length < b.length && a[length] === b[length]) length += 1;
  return length;
}

function sound<T>(value: T, isSound: (value: T) => boolean): T {
  if (!isSound(value)) throw new Unpackable('nothing that a till says');
  return value;
}

function chosen<T>(from: readonly T[], index: number): T {
  const choice = from[index];
  if (choice === undefined) throw new Unpackable('a choice that there is not');
  return choice;
}

function times<T>(count: number, read: () => T): T[] {
  return Array.from({ length: sound(count, (given) => given <= 100) }, read);
}
