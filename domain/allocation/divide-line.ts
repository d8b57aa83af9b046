import type { AllocationRules } from './allocation-rules.ts';
import type { Decided } from './choose-together.ts';
import {
  type CandidateSource,
  type LineToAllocate,
  type OrderToAllocate,
  promisableMilli,
} from './order-to-allocate.ts';
import { obstacleOf } from './weigh-source.ts';

/**
 * Several sources for a line that none has as a whole: those that have most of it first, so that it
 * takes few parcels; of equal ones the first by id. Whole units, unless the line itself is of less.
 * None when all of them together have too little.
 */
export function divideLine(
  order: OrderToAllocate,
  line: LineToAllocate,
  /** By id. */
  sources: readonly CandidateSource[],
  rules: AllocationRules,
  decided: Pick<Decided, 'takenMilli'>,
): { source: number; quantityMilli: number }[] {
  const step = line.quantityMilli % 1_000 === 0 ? 1_000 : 1;
  const having = [...sources.entries()]
    .filter(([, source]) => obstacleOf(order, line, source, rules) === null)
    .map(([index, source]) => {
      const left = promisableMilli(source, line.sku) - decided.takenMilli(index, line.sku);
      return { source: index, milli: Math.floor(left / step) * step };
    })
    .filter(({ milli }) => milli > 0)
    .sort((a, b) => b.milli - a.milli || a.source - b.source);
  const parts: { source: number; quantityMilli: number }[] = [];
  let missing = line.quantityMilli;
  for (const { source, milli } of having) {
    if (missing === 0) break;
    const quantityMilli = Math.min(missing, milli);
    parts.push({ source, quantityMilli });
    missing -= quantityMilli;
  }
  return missing === 0 ? parts : [];
}
