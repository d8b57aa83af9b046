import type { AllocationRules } from './allocation-rules.ts';
import { none } from './best-sources.ts';
import { chooseTogether } from './choose-together.ts';
import { makeRoom } from './make-room.ts';
import {
  type CandidateSource,
  type LineToAllocate,
  type OrderToAllocate,
  promisableMilli,
} from './order-to-allocate.ts';
import { weighSource } from './weigh-source.ts';

/** Lines that are decided at once; more are decided in turns, so that a long order takes no longer by the line. */
const linesAtOnce = 8;

/** A few lines at a time; where lines of before left no room for a later one, they make it. */
export function chooseInTurns(
  order: OrderToAllocate,
  lines: readonly LineToAllocate[],
  sources: readonly CandidateSource[],
  rules: AllocationRules,
): readonly number[] {
  const taken = new Map<string, number>();
  const open = new Set<string>();
  const decided = {
    takenMilli: (source: number, sku: string) => taken.get(pairText(source, sku)) ?? 0,
    isOpen: (source: number, group: string) => open.has(pairText(source, group)),
  };
  const chosen: number[] = [];
  for (let at = 0; at < lines.length; at += linesAtOnce) {
    const some = lines.slice(at, at + linesAtOnce);
    chosen.push(...chooseTogether(order, some, sources, rules, decided));
    for (const [index, line] of some.entries()) {
      const source = chosen[at + index] ?? none;
      if (source === none) continue;
      add(taken, pairText(source, line.sku), line.quantityMilli);
      open.add(pairText(source, line.group));
    }
  }
  // Decided at once they are the best there is.
  return lines.length > linesAtOnce ? withRoom(order, lines, sources, rules, chosen) : chosen;
}

function withRoom(
  order: OrderToAllocate,
  lines: readonly LineToAllocate[],
  sources: readonly CandidateSource[],
  rules: AllocationRules,
  chosen: readonly number[],
): readonly number[] {
  const ranked = new Map<number, readonly number[]>();
  const rooms = {
    sourcesOf: (index: number) => {
      const line = lines[index];
      const known = ranked.get(index) ?? (line ? rankedSources(order, line, sources, rules) : []);
      ranked.set(index, known);
      return known;
    },
    promisableMilli: (index: number, sku: string) => {
      const source = sources[index];
      return source ? promisableMilli(source, sku) : 0;
    },
  };
  let homes = chosen;
  for (const index of lines.keys())
    if (homes[index] === none) homes = makeRoom(index, lines, homes, rooms) ?? homes;
  return homes;
}

/** Of those that could have a line by itself, the cheapest first. */
function rankedSources(
  order: OrderToAllocate,
  line: LineToAllocate,
  sources: readonly CandidateSource[],
  rules: AllocationRules,
): number[] {
  return [...sources.entries()]
    .flatMap(([index, source]) => {
      const found = weighSource(order, line, source, rules);
      return found.kind === 'fits'
        ? [{ index, points: found.parcelPoints + found.linePoints }]
        : [];
    })
    .sort((a, b) => a.points - b.points || a.index - b.index)
    .map(({ index }) => index);
}

function add(sums: Map<string, number>, key: string, milli: number): void {
  sums.set(key, (sums.get(key) ?? 0) + milli);
}

function pairText(source: number, name: string): string {
  return `${source}|${name}`;
}
