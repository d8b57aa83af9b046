/** What the retailer gives its own people. Rates are hundredths of a percent. */
export interface StaffTerms {
  /** Of a category that is not named; 0 for nothing. */
  defaultRateBp: number;
  rates: readonly { category: string; rateBp: number }[];
  /** Sold to everybody at one price. */
  excludedSkus: readonly string[];
  /** Minor units, VAT included, at the price before the discount, for each person and calendar year; null for no bound. */
  quotaMinor: number | null;
}

/** Until a setting says otherwise nobody gets anything. */
export const shippedStaffTerms: StaffTerms = {
  ...{ defaultRateBp: 0, rates: [], excludedSkus: [], quotaMinor: null },
};

/** Who of the staff buys, by their pseudonym, and on which terms, as they were when they were named. */
export interface StaffBuyer {
  operatorId: string;
  terms: StaffTerms;
  /** What is left of their quota before this basket; null for no bound. */
  quotaLeftMinor: number | null;
  /** What a second person allowed above it for this basket; not there without it. */
  beyondMinor?: number;
}

/** What a basket may hold at the staff price: what is left of the quota, and what was allowed above it. */
export function boundMinor({ quotaLeftMinor, beyondMinor = 0 }: StaffBuyer): number {
  return quotaLeftMinor === null ? Number.MAX_SAFE_INTEGER : quotaLeftMinor + beyondMinor;
}

/** Whether the terms give anything to anybody. */
export function givesAnything({ defaultRateBp, rates }: StaffTerms): boolean {
  return defaultRateBp > 0 || rates.some(({ rateBp }) => rateBp > 0);
}
