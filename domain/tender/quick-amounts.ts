/** Notes and round steps people pay with in euros, minor units. */
const steps = [500, 1_000, 5_000, 10_000, 20_000] as const;

/**
 * Up to four cash amounts a customer is likely to hand over for what is due: the exact sum, then
 * the next multiples of 5, 10, 50, 100 and 200 euros, without repeats, rising.
 */
export function quickAmounts(dueMinor: number): number[] {
  if (dueMinor <= 0) return [];
  const rounded = steps.map((step) => Math.ceil(dueMinor / step) * step);
  return [...new Set([dueMinor, ...rounded])].sort((a, b) => a - b).slice(0, 4);
}
