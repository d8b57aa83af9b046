import { negate } from '../money/minor.ts';
import { quantityMilli } from '../quantity/quantity.ts';
import type { EntryPlace } from '../transaction/entry-place.ts';
import { isIndemnity } from '../transaction/indemnity.ts';
import type { Transaction } from '../transaction/transaction.ts';

/** What of a line that sells goods counts for loyalty; with the entry's place, `line` is its identity. */
export interface LoyaltyLine {
  line: number;
  sku: string;
  model: string;
  category: string;
  /** What is paid for it, VAT included, zero or above. */
  amountMinor: number;
  /** Above zero. */
  quantityMilli: number;
  rewards: readonly LineReward[];
}

/** What a reward took off a line. */
interface LineReward {
  rewardId: string;
  /** Above zero. */
  offMinor: number;
}

/** A transaction of a customer, as far as loyalty goes. */
export interface Purchase {
  place: EntryPlace;
  businessDay: string;
  currency: string;
  lines: readonly LoyaltyLine[];
}

/** So much of a line that was sold came back, whoever brought it. */
export interface LoyaltyReturn {
  place: EntryPlace;
  line: number;
  businessDay: string;
  of: EntryPlace & { line: number };
  /** Above zero. */
  quantityMilli: number;
}

/** The lines of a transaction that sell goods and services. Gift cards are money, deposits are paid again with the goods. */
export function loyaltyLinesOf({ lines }: Pick<Transaction, 'lines'>): LoyaltyLine[] {
  return lines.flatMap((line) => {
    if (line.accounting !== 'turnover' || line.fulfilment === 'return') return [];
    if (isIndemnity(line)) return [];
    if (line.quantity.value <= 0 || line.grossMinor < 0) return [];
    const { number, sku, model, category, grossMinor, quantity, modifiers } = line;
    const rewards = modifiers.flatMap(({ source, sourceId, amountMinor }) =>
      source === 'loyalty' && amountMinor < 0
        ? [{ rewardId: sourceId, offMinor: negate(amountMinor) }]
        : [],
    );
    return [
      {
        ...{ line: number, sku, model, category, amountMinor: grossMinor },
        ...{ quantityMilli: quantityMilli(quantity), rewards },
      },
    ];
  });
}

/** What a transaction gives back of entries that are known; of other receipts nobody knows what they earned. */
export function loyaltyReturnsOf(
  { lines }: Pick<Transaction, 'lines'>,
  { place, businessDay }: Pick<LoyaltyReturn, 'place' | 'businessDay'>,
): LoyaltyReturn[] {
  return lines.flatMap(({ number, fulfilment, returnOf: of, quantity }) => {
    if (fulfilment !== 'return' || of === null || !('journalId' in of)) return [];
    if (quantity.value >= 0) return [];
    const back = negate(quantityMilli(quantity));
    return [{ place, line: number, businessDay, of, quantityMilli: back }];
  });
}
