/** Nearest rank: the smallest value that at least `share` of all values do not exceed. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  const value = sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)];
  if (value === undefined) throw new Error('nothing was measured');
  return value;
}

export const median = (values: readonly number[]): number => percentile(values, 0.5);
export const p95 = (values: readonly number[]): number => percentile(values, 0.95);
export const p99 = (values: readonly number[]): number => percentile(values, 0.99);

/** Runs `work` for each input in turn, first some times unmeasured; milliseconds of each. */
export async function timed<T>(
  inputs: readonly T[],
  work: (input: T) => unknown,
  { warmUp = 0 }: { warmUp?: number } = {},
): Promise<number[]> {
  const times: number[] = [];
  for (const [index, input] of inputs.entries()) {
    const startedMs = performance.now();
    await work(input);
    if (index >= warmUp) times.push(performance.now() - startedMs);
  }
  return times;
}

export function repeat(times: number): number[] {
  return Array.from({ length: times }, (_, index) => index);
}
