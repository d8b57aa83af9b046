/** What failed, and how to see it again. */
export function replayOf(seed: number, error: unknown): string {
  const why = error instanceof Error ? error.message : String(error);
  return `seed ${String(seed)}: ${why} (again: npm run simulate -- --seeds 1 --from ${String(seed)})`;
}
