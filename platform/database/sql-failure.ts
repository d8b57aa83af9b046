import { z } from 'zod';
import { DatabaseError } from './database.ts';

/**
 * Whether the same work may succeed when it is done again: serialisation and deadlocks (class 40), a
 * lost connection (08), a server that is stopping, starting (57P) or short of disk, memory or
 * connections (53), a statement or lock that took too long (57014, 55P03). Never a reason to quarantine anything (law 7).
 */
export function isTransient(error: unknown): boolean {
  if (!(error instanceof DatabaseError)) return false;
  return /^(40|08|53|57P|57014|55P03)/.test(error.sqlState);
}

/**
 * Whether what was thrown comes of the data, and would again: the database refuses it (classes 21, 22 and
 * 23, or 54 for more than it takes), or one of our own rules does. What the database says of itself or of
 * our statements does not.
 */
export function isOfTheData(error: unknown): boolean {
  return !(error instanceof DatabaseError) || /^(21|22|23|54)/.test(error.sqlState);
}

/** What a driver threw, as a DatabaseError. */
export function databaseError(error: unknown): DatabaseError {
  if (error instanceof DatabaseError) return error;
  const told = sqlError.safeParse(error);
  const message = error instanceof Error ? error.message : String(error);
  if (told.success) return new DatabaseError(message, told.data.code, told.data.constraint, error);
  // Drivers report a lost connection by codes of their own (ECONNRESET) or by none at all.
  return new DatabaseError(message, '08006', '', error);
}

const sqlError = z.object({
  code: z.string().regex(/^[0-9A-Z]{5}$/),
  constraint: z
    .string()
    .nullish()
    .transform((name) => name ?? ''),
});
