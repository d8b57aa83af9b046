import type { Failure, FailureCode } from '../../contract/failure/failure.ts';

/** The first wait after a failure, doubled at each further one up to `longestWaitMs`. */
const firstWaitMs = 1_000;
const longestWaitMs = 30_000;
/** What somebody has to put right first is asked about less often. */
const longestPatientWaitMs = 300_000;

/** The platform answers, and will have nothing more of this journal until somebody has looked. */
export const refusesOneJournal: ReadonlySet<FailureCode> = new Set([
  'ENTRY_REFUSED',
  'NOT_YOUR_JOURNAL',
  'BAD_REQUEST',
  'PLATFORM_REFUSED',
]);

const needSomebody: ReadonlySet<FailureCode> = new Set([
  'TILL_REVOKED',
  'TILL_TOO_OLD',
  'PLATFORM_TOO_OLD',
  'UNKNOWN_ROUTE',
  'NOT_ENROLLED',
  'PROOF_REFUSED',
  'CLOCK_APART',
  'PLATFORM_NOT_TRUSTED',
  ...refusesOneJournal,
]);

/**
 * How long to wait before the next try, milliseconds: exponential, and anywhere in its upper half, so
 * that thousands of tills do not come back in step. `failures` in a row, 1 after the first; `random`
 * from 0 up to 1. A platform that names a time (`retryAfterS`) is not asked before it.
 */
export function retryWaitMs(failure: Failure, failures: number, random: () => number): number {
  const longest = needSomebody.has(failure.code) ? longestPatientWaitMs : longestWaitMs;
  // The exponent has a bound too: 2 ** 1024 is no number any more.
  const whole = Math.min(longest, firstWaitMs * 2 ** Math.min(failures - 1, 20));
  const jittered = whole / 2 + (whole / 2) * random();
  const { retryAfterS } = failure.details;
  if (typeof retryAfterS !== 'number') return jittered;
  return Math.min(longestPatientWaitMs, Math.max(jittered, retryAfterS * 1_000));
}
