import type { Transaction } from '../transaction/transaction.ts';

/** As much of an entry as a report counts. Whatever else a journal holds is no figure of a day. */
export type ReportedEntry =
  | {
      kind: 'transaction';
      transaction: Transaction;
      operatorId: string;
      /** Hour of the shop's wall clock, 0 to 23. */
      hour: number;
      /** A known customer stands behind it. */
      hasCustomer: boolean;
    }
  | { kind: 'basket-abandoned'; reasonCode: string; grossMinor: number; operatorId: string }
  /** A no-sale, a duplicate, an approval, a movement of money…, by our word and its reason. */
  | { kind: 'counted'; what: string; reasonCode: string; amountMinor: number };
