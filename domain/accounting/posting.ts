import type { Account } from './chart-of-accounts.ts';

/** One side of a booking. */
export interface Posting {
  account: Account;
  /** Minor units: above zero a debit, below zero a credit. */
  amountMinor: number;
  /** Of what is sold, and of its VAT: the rate in hundredths of a percent; null for money. */
  vatRateBp: number | null;
}

/**
 * Adds up what is booked on the same account at the same rate, in the order of their numbers; what
 * comes to nothing is left out.
 */
export function mergePostings(postings: readonly Posting[]): readonly Posting[] {
  const merged = new Map<string, Posting>();
  for (const posting of postings) {
    const key = keyOf(posting);
    const known = merged.get(key);
    const amountMinor = (known?.amountMinor ?? 0) + posting.amountMinor;
    merged.set(key, { ...(known ?? posting), amountMinor });
  }
  return [...merged]
    .filter(([, { amountMinor }]) => amountMinor !== 0)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([, posting]) => posting);
}

function keyOf({ account, vatRateBp }: Posting): string {
  return `${account.number} ${vatRateBp === null ? '' : String(vatRateBp).padStart(5, '0')}`;
}

/** Debit and credit of them, each as an amount that is not below zero. */
export function sidesOf({ amountMinor }: Posting): { debitMinor: number; creditMinor: number } {
  return { debitMinor: Math.max(0, amountMinor), creditMinor: Math.max(0, 0 - amountMinor) };
}
