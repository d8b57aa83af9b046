import { scaleLinear } from 'd3-scale';

/** Where amounts stand on an axis that always has zero in it. */
export interface AmountScale {
  /** Of an amount in minor units, in the unit of `length`. */
  place(minor: number): number;
  zero: number;
  /** Round amounts to draw a line at, lowest first; zero is one of them. */
  ticks: readonly number[];
}

/** An axis of a chart whose bars are all of nothing still has an end. */
const leastSpan = 100;

/**
 * Of so many units' length, growing downwards as a screen does: the greatest amount is at the top.
 * `length` may be 0 while nothing is measured yet.
 */
export function amountScale(
  amounts: readonly number[],
  { length, tickCount }: { length: number; tickCount: number },
): AmountScale {
  const low = Math.min(0, ...amounts);
  const high = Math.max(0, ...amounts);
  const scale = scaleLinear()
    .domain(high - low < leastSpan ? [low, low + leastSpan] : [low, high])
    .nice(tickCount)
    .range([length, 0]);
  return { place: scale, zero: scale(0), ticks: scale.ticks(tickCount) };
}
