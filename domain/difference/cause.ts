import type { RecordedMovement, RecordedPayment } from './counted-day.ts';

/** One mistake that somebody may have made, with what it points at. */
export type Cause =
  /** Rung and not taken; `isTwin`: another payment of the same amount stands close, so it was rung twice. */
  | { kind: 'payment-not-received'; payment: RecordedPayment; isTwin: boolean }
  | { kind: 'refund-not-given'; payment: RecordedPayment }
  | { kind: 'basket-not-rung'; amountMinor: number; sequence: number }
  | { kind: 'tenders-swapped'; payment: RecordedPayment; paidWith: string }
  | { kind: 'drop-not-recorded'; amountMinor: number }
  | { kind: 'movement-not-made'; movement: RecordedMovement }
  | { kind: 'typing-slip'; slip: TypingSlip }
  /** `attemptId` is empty when the till knows of no attempt of that amount. */
  | { kind: 'unknown-card-payment'; amountMinor: number; attemptId: string }
  /** One note or coin given or taken for another. */
  | { kind: 'wrong-change'; givenMinor: number; meantMinor: number };

/** Digits in the wrong order, or a number typed one line too high or too low. */
export type TypingSlip =
  | { in: 'pieces'; valueMinor: number; typed: number; meant: number }
  | { in: 'row'; count: number; typedAtMinor: number; meantAtMinor: number }
  | { in: 'count'; type: string; typedMinor: number; meantMinor: number }
  | { in: 'movement'; movement: RecordedMovement; meantMinor: number }
  | { in: 'payment'; payment: RecordedPayment; meantMinor: number };

/** How much more was counted than expected, by tender type; zeros left out. */
export type Differences = ReadonlyMap<string, number>;

/** A cause, what it would make the count differ by, and how likely it is before anything was counted. */
export interface Candidate {
  cause: Cause;
  makes: Differences;
  likelihood: number;
}

/** The differences of several mistakes together. */
export function addDifferences(a: Differences, b: Differences): Differences {
  const sum = new Map(a);
  for (const [type, minor] of b) {
    const total = (sum.get(type) ?? 0) + minor;
    if (total === 0) sum.delete(type);
    else sum.set(type, total);
  }
  return sum;
}

/** The same text for equal differences. */
export function differencesKey(differences: Differences): string {
  return [...differences]
    .map(([type, minor]) => `${type}:${minor}`)
    .sort()
    .join(' ');
}
