import { z } from 'zod';
import { ok, type Result, refuse } from '../../domain/result.ts';
import { type Failure, type FailureCode, fail } from '../failure/failure.ts';

/** Parses what came over the wire; the failure says where it went wrong, never what was there. */
export function parse<S extends z.ZodType>(
  code: FailureCode & ('BAD_REQUEST' | 'UNREADABLE_ANSWER'),
  name: string,
  shape: S,
  value: unknown,
): Result<z.output<S>, Failure> {
  const parsed = z.safeParse(shape, value);
  if (parsed.success) return ok(parsed.data);
  // The path only: the value may be personal.
  return refuse(fail(code, { where: [name, ...(parsed.error.issues[0]?.path ?? [])].join('.') }));
}
