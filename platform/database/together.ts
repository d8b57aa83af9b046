import { DatabaseError } from './database.ts';

/**
 * Statements of one database transaction that need nothing of each other's answers: on a server they
 * go out in one flight and run in this order. Waits for all of them, whatever fails, so that none is
 * still under way when the database transaction is undone; throws what failed by itself, not what the
 * server refused only because something had failed before (25P02).
 */
export async function together<T extends readonly Promise<unknown>[]>(
  statements: readonly [...T],
): Promise<{ -readonly [N in keyof T]: Awaited<T[N]> }> {
  const settled = await Promise.allSettled(statements);
  for (const one of settled)
    if (one.status === 'rejected' && !isConsequence(one.reason)) throw one.reason;
  return await Promise.all(statements);
}

function isConsequence(error: unknown): boolean {
  return error instanceof DatabaseError && error.sqlState === '25P02';
}
