import { type Failure, fail } from '../../contract/failure/failure.ts';

/** The till's clock is wrong, not the till: with ours it can sign again. */
export function clockApart(platformMs: number): Failure {
  return fail('CLOCK_APART', { platformMs: Math.round(platformMs) });
}
