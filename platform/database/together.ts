/**
 * Statements of one database transaction that need nothing of each other's answers: on a server they
 * go out in one flight and run in this order. Waits for all of them, whatever fails, so that none is
 * still under way when the database transaction is undone; throws what failed first.
 */
export async function together<T extends readonly Promise<unknown>[]>(
  statements: readonly [...T],
): Promise<{ -readonly [N in keyof T]: Awaited<T[N]> }> {
  await Promise.allSettled(statements);
  return await Promise.all(statements);
}
