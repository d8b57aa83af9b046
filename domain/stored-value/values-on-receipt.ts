import { valueEffectsOf } from '../effects/value-effects.ts';
import type { Transaction } from '../transaction/transaction.ts';
import { readValueNumber, type ValueKind } from './value-number.ts';
import type { VoucherPayload } from './voucher-payload.ts';

/** A gift card, avoir or deposit that a transaction issues or uses, as its paper names it. */
export interface ReceiptValue {
  kind: ValueKind;
  number: string;
  /** Last day, `YYYY-MM-DD`; empty for no end. */
  expiresOn: string;
  /** Above zero what this transaction put on it, below zero what it took off. */
  movedMinor: number;
  /** What is on it now; null when this till can't tell. */
  leftMinor: number | null;
  /** What the code on the paper says, to be signed; only for what is issued here. */
  payload: VoucherPayload | null;
}

/** Each number of a transaction of a journal once, in the order of its lines and tenders. */
export function valuesOnReceipt(
  transaction: Transaction,
  journalId: string,
  balanceOf: (number: string) => number | null,
): ReceiptValue[] {
  return valueEffectsOf(transaction).flatMap(({ number, amountMinor, currency, line }) => {
    const read = readValueNumber(number);
    if (!read.ok) return [];
    const isIssued = amountMinor > 0 && (line > 0 || read.value.kind === 'store-credit');
    return [
      {
        ...read.value,
        movedMinor: amountMinor,
        leftMinor: balanceOf(number),
        payload: isIssued ? { ...read.value, amountMinor, currency, journalId } : null,
      },
    ];
  });
}
