import { readdirSync, readFileSync } from 'node:fs';

/** Ticks of `/proc` in a second, on every Linux that Node runs on. */
const ticksPerSecond = 100;

/**
 * CPU time in seconds that a process and all below it have used so far; Linux only. On a machine that
 * others use too it says what the clock can't.
 */
export function cpuSeconds(pid: number): number {
  const processes = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => statOf(Number(name)) ?? []);
  const below = (of: number): number =>
    processes
      .filter(({ parent }) => parent === of)
      .reduce((sum, child) => sum + child.ticks + below(child.pid), 0);
  const own = processes.find((candidate) => candidate.pid === pid);
  return ((own?.ticks ?? 0) + below(pid)) / ticksPerSecond;
}

/** Null of one that has ended meanwhile. */
function statOf(pid: number): { pid: number; parent: number; ticks: number } | null {
  try {
    // proc(5): after the name in brackets, which may hold anything, state is field 3.
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? [];
    const field = (number: number): number => Number(fields[number - 3]);
    // utime, stime, and those of children that ended.
    return { pid, parent: field(4), ticks: field(14) + field(15) + field(16) + field(17) };
  } catch {
    return null;
  }
}
