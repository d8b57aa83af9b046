import { quantityMilli } from '../../domain/quantity/quantity.ts';
import { receiptNumber } from '../../domain/till/receipt-number.ts';
import type { EntryPlace } from '../../domain/transaction/entry-place.ts';
import type { Purchase } from '../platform/customer-history.ts';
import type { ReadEntry } from './read-entry.ts';

/**
 * A transaction as its customer remembers it; null for any other entry, and for one of training. `backMilli`
 * says what came back of a line since. Till and platform show the same.
 */
export function purchaseOf(
  { envelope, ...read }: ReadEntry,
  backMilli: (line: number) => number,
): Purchase | null {
  if (!read.known || read.type !== 'transaction' || envelope.journal.kind !== 'live') return null;
  const { lines, currency, totals } = read.body;
  const place: EntryPlace = { journalId: envelope.journal.id, sequence: envelope.sequence };
  return {
    id: `${place.journalId}/${place.sequence}`,
    place,
    number: receiptNumber({
      tillNumber: envelope.till.number,
      transactionNumber: envelope.typeSequence,
      journalId: place.journalId,
    }),
    channel: 'store',
    storeName: envelope.store.name,
    at: envelope.recordedAt.local,
    currency,
    totalMinor: totals.grossMinor,
    lines: lines.map((line) => {
      const { number, sku, label, size, colour, category, model, grossMinor, fulfilment } = line;
      return {
        ...{ line: number, sku, name: label, size, colour, category, model },
        ...{ quantityMilli: Math.abs(quantityMilli(line.quantity)), amountMinor: grossMinor },
        ...{ isReturn: fulfilment === 'return', backMilli: backMilli(number) },
      };
    }),
  };
}
