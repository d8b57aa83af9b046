import { heldIn } from './day-money.ts';
import type { DayRules } from './day-rules.ts';
import type { Held, Money } from './money.ts';

/** What was found of a tender type against what should have been there. */
export interface CountedDifference {
  type: string;
  expectedMinor: number;
  countedMinor: number;
  /** counted − expected */
  differenceMinor: number;
  piecesDifference: number;
  needsReason: boolean;
}

/** A count against what was expected when it was made, in the order of what was expected. */
export function countOutcome(
  counted: readonly Money[],
  expected: readonly Held[],
  rules: Pick<DayRules, 'recountOverMinor' | 'reasonOverMinor'>,
): {
  differences: CountedDifference[];
  /** Tender types whose difference is so large that they are counted again. */
  recount: string[];
} {
  const differences = expected.map(({ type, amountMinor, pieces }) => {
    const found = heldIn(counted, type);
    const differenceMinor = found.amountMinor - amountMinor;
    return {
      type,
      expectedMinor: amountMinor,
      countedMinor: found.amountMinor,
      differenceMinor,
      piecesDifference: found.pieces - pieces,
      needsReason: Math.abs(differenceMinor) > rules.reasonOverMinor,
    };
  });
  const recount = differences
    .filter(({ differenceMinor }) => Math.abs(differenceMinor) > rules.recountOverMinor)
    .map(({ type }) => type);
  return { differences, recount };
}
