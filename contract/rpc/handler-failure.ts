import { type Failure, FailureError, fail } from '../failure/failure.ts';
import { factsOf } from '../failure/log-facts.ts';

/** Gets names, references and places; never inputs or outputs (no secret or person in a log). */
export interface FailureLogger {
  error(facts: Record<string, unknown>, message: string): void;
}

/**
 * A thrown FailureError is the failure it carries. Anything else nobody expected: the caller gets a
 * reference, and the log says under it where it happened.
 */
export function handlerFailure(
  thrown: unknown,
  name: string,
  { newId, logger }: { newId(): string; logger: FailureLogger },
): Failure {
  if (thrown instanceof FailureError) return thrown.failure;
  const reference = newId().slice(0, 8);
  logger.error({ reference, name, ...factsOf(thrown) }, 'A handler failed');
  return fail('INTERNAL', { reference });
}
