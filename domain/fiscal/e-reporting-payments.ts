import { sumMinor } from '../money/minor.ts';
import type { LineItem, Transaction } from '../transaction/transaction.ts';

/**
 * What private customers paid for services on a day, at one rate (flow 10.4): VAT on services is due
 * when they are paid (CGI art. 269, 2-c), so France has the payments reported beside the sales.
 */
export interface EReportedPayment {
  /** Business day on which the money came (TT-96). */
  date: string;
  /** Of the money; whoever sends another currency converts it. */
  currency: string;
  vatRateBp: number;
  /** VAT included; below zero where more was given back than came. */
  paidMinor: number;
}

/** A transaction of the closure's range, with the business day that its entry says. */
interface EReportedSale {
  businessDay: string;
  transaction: Transaction;
}

/**
 * The payments of a closed day; sorted by date, currency and rate. What goes on a business account is
 * not paid yet, and a gift card is paid when it is used. Deposits on services are in it when they are
 * paid, and what is deducted of them later is not paid again. A transaction with an invoice is reported
 * with that invoice. A company that pays VAT on debits reports none of it, and leaves this out.
 */
export function ePaymentsOf(sales: readonly EReportedSale[]): readonly EReportedPayment[] {
  const payments = new Map<string, EReportedPayment>();
  for (const { businessDay: date, transaction } of sales) {
    if (transaction.invoice !== null) continue;
    const { currency } = transaction;
    const owed = onAccountOf(transaction);
    for (const line of transaction.lines) {
      if (line.eReportingCategory !== 'TPS1' || line.accounting === 'liability') continue;
      const { vatRateBp } = line;
      const key = [date, currency, String(vatRateBp).padStart(5, '0')].join(' ');
      const known = payments.get(key) ?? { date, currency, vatRateBp, paidMinor: 0 };
      payments.set(key, { ...known, paidMinor: known.paidMinor + line.grossMinor - owed(line) });
    }
  }
  return [...payments]
    .filter(([, { paidMinor }]) => paidMinor !== 0)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([, payment]) => payment);
}

/** How much of a line its tenders on account cover. */
function onAccountOf({ tenders }: Transaction): (line: LineItem) => number {
  const onAccount = new Set(
    tenders.filter(({ kind }) => kind === 'account').map(({ number }) => number),
  );
  return ({ tenderAllocation }) =>
    sumMinor(
      tenderAllocation
        .filter(({ tender }) => onAccount.has(tender))
        .map(({ amountMinor }) => amountMinor),
    );
}
