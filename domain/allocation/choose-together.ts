import type { AllocationRules } from './allocation-rules.ts';
import { bestParcels, type Choice, compareChoices, none } from './best-parcels.ts';
import {
  type CandidateSource,
  type LineToAllocate,
  type OrderToAllocate,
  promisableMilli,
} from './order-to-allocate.ts';
import { type Weighed, weighSource } from './weigh-source.ts';

/** More looks than this at lines that want the same pieces, and the next best way is taken as it is. */
const mostLooks = 400;

/** What is decided already: pieces that are promised, parcels that go anyway. */
export interface Decided {
  takenMilli(source: number, sku: string): number;
  isOpen(source: number, group: string): boolean;
}

/**
 * The sources (by index, in the order given) that cost least together for a few lines of an order, each
 * line whole from one source. Groups are decided one by one, as if each had all stock; where two lines
 * then want the same pieces, one of them must do without that source: each way is looked at, the
 * cheapest first, until nothing is promised twice. So the first that holds is the best there is.
 */
export function chooseTogether(
  order: OrderToAllocate,
  lines: readonly LineToAllocate[],
  sources: readonly CandidateSource[],
  rules: AllocationRules,
  decided: Decided,
): readonly number[] {
  const weighed = lines.map((line) =>
    sources.map((source, index): Weighed => {
      const left = promisableMilli(source, line.sku) - decided.takenMilli(index, line.sku);
      if (left < line.quantityMilli) return { kind: 'obstacle', obstacle: 'no-stock' };
      return weighSource(order, line, source, rules);
    }),
  );
  const groups = [...Map.groupBy(lines.keys(), (index) => parcelOf(lines[index])).values()];
  const look = (forbidden: ReadonlySet<string>): Look => {
    const choice: { cost: number; sources: number[] } = { cost: 0, sources: [] };
    for (const members of groups) {
      const cell = (line: number, source: number) => weighed[members[line] ?? -1]?.[source];
      const best = bestParcels(
        members.length,
        sources.length,
        (line, source) => {
          const found = cell(line, source);
          const isForbidden = forbidden.has(pairText(members[line] ?? -1, source));
          return found?.kind === 'fits' && !isForbidden ? found.linePoints : null;
        },
        (source) => {
          const group = lines[members[0] ?? -1]?.group ?? '';
          if (decided.isOpen(source, group)) return 0;
          const fitting = members.map((_, line) => cell(line, source));
          const found = fitting.find((candidate) => candidate?.kind === 'fits');
          return found?.kind === 'fits' ? found.parcelPoints : 0;
        },
      );
      choice.cost += best.cost;
      for (const [line, index] of members.entries())
        choice.sources[index] = best.sources[line] ?? none;
    }
    return { choice, forbidden };
  };

  const looks: Look[] = [look(new Set())];
  const seen = new Set<string>();
  for (let looked = 1; ; looked += 1) {
    looks.sort((a, b) => compareChoices(a.choice, b.choice));
    const best = looks.shift();
    if (!best) return lines.map(() => none);
    const rivals = firstRivals(lines, sources, best.choice, decided);
    if (!rivals) return best.choice.sources;
    // Past the bound only the last of the rivals gives way: quick, and still promises nothing twice.
    const yielding = looked < mostLooks ? rivals.lines : rivals.lines.slice(-1);
    if (looked >= mostLooks) looks.length = 0;
    for (const line of yielding) {
      const forbidden = new Set(best.forbidden).add(pairText(line, rivals.source));
      const key = [...forbidden].sort().join(' ');
      if (seen.has(key)) continue;
      seen.add(key);
      looks.push(look(forbidden));
    }
  }
}

interface Look {
  choice: Choice;
  forbidden: ReadonlySet<string>;
}

/** Lines that want more of one source's item than it has; null when nothing is promised twice. */
function firstRivals(
  lines: readonly LineToAllocate[],
  sources: readonly CandidateSource[],
  { sources: chosen }: Choice,
  decided: Decided,
): { source: number; lines: number[] } | null {
  const wanted = Map.groupBy(lines.keys(), (index) =>
    pairText(chosen[index] ?? none, lines[index]?.sku ?? ''),
  );
  for (const indexes of wanted.values()) {
    const source = chosen[indexes[0] ?? -1] ?? none;
    const sku = lines[indexes[0] ?? -1]?.sku ?? '';
    const from = sources[source];
    if (!from || indexes.length < 2) continue;
    const milli = indexes.reduce((sum, index) => sum + (lines[index]?.quantityMilli ?? 0), 0);
    if (milli > promisableMilli(from, sku) - decided.takenMilli(source, sku))
      return { source, lines: indexes };
  }
  return null;
}

/** Lines of one group that go to one place by one way share a parcel. */
function parcelOf(line: LineToAllocate | undefined): string {
  return line ? `${line.group}|${line.fulfilment}|${line.toPlace}` : '';
}

function pairText(a: number, b: number | string): string {
  return `${a}|${b}`;
}
