import type { Quantity } from './quantity.ts';

/** Articles as one counts them on the counter: pieces by their number, anything measured as one. */
export function articleCount(lines: readonly { quantity: Quantity }[]): number {
  return lines.reduce(
    (count, { quantity }) => count + (quantity.scale === 0 ? Math.abs(quantity.value) : 1),
    0,
  );
}
