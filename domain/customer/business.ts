/** A company that buys. Amounts are minor units of the till's currency. */
export interface Business {
  name: string;
  siren: string;
  vatNumber: string;
  street: string;
  /** The professional list it buys at; empty for the shop's prices. */
  priceList: string;
  /** Terms for buying on account; null: it pays at once. */
  account: BusinessAccount | null;
}

export interface BusinessAccount {
  /** Most that it may owe. */
  limitMinor: number;
  /** From the facture to its payment; no more than 60 are allowed in general (C. com. art. L441-10). */
  days: number;
  /** All that was ever put on the account less what was taken back, as far as the platform knows. */
  chargedMinor: number;
  /** All that was ever paid on it, as the retailer's accounts say. */
  paidMinor: number;
}

/** What a company owes; below zero where it has paid ahead. `ownMinor` is what this till charged since. */
export function owedMinor({ chargedMinor, paidMinor }: BusinessAccount, ownMinor: number): number {
  return chargedMinor - paidMinor + ownMinor;
}

/** What it may still buy on account: never above its limit less what it owes, never below zero. */
export function leftOnAccountMinor(account: BusinessAccount, ownMinor: number): number {
  return Math.max(0, account.limitMinor - owedMinor(account, ownMinor));
}
