/** Where money lies. `outside` is whoever it comes from or goes to: the bank’s courier, a florist, a petty-cash receipt. */
export type MoneyPlace = 'drawer' | 'safe' | 'bank' | 'outside';

/** So many notes, coins or rolls of one value. */
export interface DenominationCount {
  form: 'note' | 'coin' | 'roll';
  /** Of one note, one coin, or one whole roll. */
  unitMinor: number;
  count: number;
}

/** Money of one tender type, as it is counted, moved, left or taken out. */
export interface Money {
  /** Tender type. */
  type: string;
  amountMinor: number;
  /** Papers: cheques, vouchers, card operations; 0 for cash. */
  pieces: number;
  /** Of cash; empty where nobody told them apart. */
  denominations: readonly DenominationCount[];
  /** Cheques and vouchers one by one, as a deposit slip lists them; may be empty. */
  items: readonly { reference: string; amountMinor: number }[];
}

/** A cheque or a numbered voucher among others. */
export interface ListedPaper {
  type: string;
  /** Bank and number of a cheque, `LCL-7654321`. */
  reference: string;
  amountMinor: number;
}

/** How much of a tender type lies somewhere, as far as the journal knows. */
export interface Held {
  type: string;
  amountMinor: number;
  pieces: number;
}

export function denominationsMinor(counts: readonly DenominationCount[]): number {
  return counts.reduce((sum, { unitMinor, count }) => sum + unitMinor * count, 0);
}

/** Whether the parts that are told add up to the amount. */
export function isSoundMoney({ amountMinor, denominations, items }: Money): boolean {
  const byItems = items.reduce((sum, item) => sum + item.amountMinor, 0);
  return (
    (denominations.length === 0 || denominationsMinor(denominations) === amountMinor) &&
    (items.length === 0 || byItems === amountMinor)
  );
}
