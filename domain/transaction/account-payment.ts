import { sumMinor } from '../money/minor.ts';
import type { JournalledTender, LineItem, Transaction } from './transaction.ts';

/** What names the line of money that a company pays on its account. */
export const accountPaymentSku = 'ACCOUNT-PAYMENT';

/** Of a tender type, its id and kind as the shipped one has them. */
const account = { type: 'account', kind: 'account' } as const;

/**
 * A payment on an account is no sale: the money comes in by its tenders, and as much goes off the account
 * by a tender on account below zero, so that the transaction comes to nothing. Its line has no price.
 */
export function takenOffAccount(
  receivedMinor: number,
  at: { number: number; currency: string },
): JournalledTender {
  return {
    ...{ number: at.number, ...account, currency: at.currency },
    ...{ tenderedMinor: 0 - receivedMinor, changeMinor: 0, amountMinor: 0 - receivedMinor },
    ...{ reference: '', foreign: null, refundOf: null, terminal: null },
  };
}

/** What was paid on an account by a transaction: its line, the tender that takes it off, how much. */
export function accountPaymentIn({ lines, tenders }: Pick<Transaction, 'lines' | 'tenders'>): {
  line: LineItem;
  tender: number;
  amountMinor: number;
} | null {
  const line = lines.find(({ sku, accounting }) => isAccountPayment({ sku, accounting }));
  const tender = tenders.findLast(
    ({ kind, amountMinor, refundOf }) => kind === 'account' && amountMinor < 0 && refundOf === null,
  );
  if (!line || !tender) return null;
  const shares = line.tenderAllocation.filter((share) => share.tender === tender.number);
  const amountMinor = 0 - sumMinor(shares.map((share) => share.amountMinor));
  return amountMinor > 0 ? { line, tender: tender.number, amountMinor } : null;
}

function isAccountPayment({ sku, accounting }: Pick<LineItem, 'sku' | 'accounting'>): boolean {
  return sku === accountPaymentSku && accounting === 'liability';
}
