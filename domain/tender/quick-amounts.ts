/** Notes and round steps people pay with, in minor units; of other money nobody here knows the notes. */
const stepsOf: Readonly<Record<string, readonly number[]>> = {
  EUR: [500, 1_000, 5_000, 10_000, 20_000],
  CHF: [1_000, 2_000, 5_000, 10_000, 20_000],
  GBP: [500, 1_000, 2_000, 5_000],
  USD: [500, 1_000, 2_000, 5_000, 10_000],
};

/**
 * Up to four cash amounts a customer is likely to hand over for what is due: the exact sum, then the
 * next multiples of the currency's notes (5, 10, 50, 100 and 200 euros), without repeats, rising.
 */
export function quickAmounts(dueMinor: number, currency: string): number[] {
  if (dueMinor <= 0) return [];
  const rounded = (stepsOf[currency] ?? []).map((step) => Math.ceil(dueMinor / step) * step);
  return [...new Set([dueMinor, ...rounded])].sort((a, b) => a - b).slice(0, 4);
}
