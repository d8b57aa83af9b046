/** On what the platform of a simulation runs; `processes` are built tills and a built platform. */
export const databases = ['memory', 'pglite', 'postgres', 'processes'] as const;
export type SimulatedDatabase = (typeof databases)[number];

/** What failed, and how to see it again. */
export function replayOf(
  { seed, database }: { seed: number; database: SimulatedDatabase },
  error: unknown,
): string {
  const why = error instanceof Error ? error.message : String(error);
  const options = `--seeds 1 --from ${String(seed)} --database ${database}`;
  return `seed ${String(seed)}: ${why} (again: npm run simulate -- ${options})`;
}
