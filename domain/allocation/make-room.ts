import { none } from './best-sources.ts';
import type { LineToAllocate } from './order-to-allocate.ts';

interface Rooms {
  /** Sources that could have a line if nothing were promised, the cheapest first. */
  sourcesOf(line: number): readonly number[];
  /** What a source may promise of an item before any of these lines. */
  promisableMilli(source: number, sku: string): number;
}

/**
 * Sources for all lines, by index, so that one more has one: other lines of its item move on to where
 * there is room for them, and so on from source to source. Null when that fills it nowhere. Lines that
 * want equally many pieces are thus all filled if it can be done; each source is looked at once.
 */
export function makeRoom(
  unfilled: number,
  lines: readonly LineToAllocate[],
  chosen: readonly number[],
  { sourcesOf, promisableMilli }: Rooms,
): number[] | null {
  const sku = lines[unfilled]?.sku ?? '';
  const homes = [...chosen];
  const same = [...lines.keys()].filter((line) => lines[line]?.sku === sku);
  const milliOf = (line: number) => lines[line]?.quantityMilli ?? 0;
  const linesAt = (source: number) => same.filter((line) => homes[line] === source);
  const leftAt = (source: number) =>
    linesAt(source).reduce((left, line) => left - milliOf(line), promisableMilli(source, sku));
  const looked = new Set<number>();

  function place(line: number): boolean {
    const open = sourcesOf(line).filter((source) => !looked.has(source));
    const free = open.find((source) => leftAt(source) >= milliOf(line));
    if (free !== undefined) homes[line] = free;
    return free !== undefined || open.some((source) => isCleared(source, line));
  }

  /** Sends on lines of a source, those of few pieces first, until another has room there. */
  function isCleared(source: number, line: number): boolean {
    if (looked.has(source)) return false;
    looked.add(source);
    const before = [...homes];
    for (const other of linesAt(source).sort((a, b) => milliOf(a) - milliOf(b))) {
      place(other);
      if (leftAt(source) < milliOf(line)) continue;
      homes[line] = source;
      return true;
    }
    for (const [index, home] of before.entries()) homes[index] = home;
    return false;
  }

  homes[unfilled] = none;
  return place(unfilled) ? homes : null;
}
