import { type Failure, FailureError, fail } from '../failure/failure.ts';

/** Gets names, references and stacks; never inputs or outputs (no secret or person in a log). */
export interface FailureLogger {
  error(facts: Record<string, unknown>, message: string): void;
}

/**
 * A thrown FailureError is the failure it carries. Anything else nobody expected: the caller gets a
 * reference, and the log says under it what happened.
 */
export function handlerFailure(
  thrown: unknown,
  name: string,
  { newId, logger }: { newId(): string; logger: FailureLogger },
): Failure {
  if (thrown instanceof FailureError) return thrown.failure;
  const reference = newId().slice(0, 8);
  const stack = thrown instanceof Error ? thrown.stack : `threw a ${typeof thrown}`;
  logger.error({ reference, name, stack }, 'A handler failed');
  return fail('INTERNAL', { reference });
}
