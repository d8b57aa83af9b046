import type { AllocationRules } from './allocation-rules.ts';
import { none } from './best-sources.ts';
import { chooseInTurns } from './choose-in-turns.ts';
import { divideLine } from './divide-line.ts';
import { type Explanation, explainLine } from './explain-line.ts';
import type { CandidateSource, LineToAllocate, OrderToAllocate } from './order-to-allocate.ts';

/** What a source gives of a line. */
interface AllocatedPart {
  sourceId: string;
  quantityMilli: number;
  /** When a parcel prepared there leaves, or is ready. */
  leavesOn: string;
  /** Where it travels to be picked up; empty for what is sent to an address or lies there already. */
  transferTo: string;
}

export interface AllocatedLine {
  line: number;
  /** None: nobody has all of it, somebody must choose. One, unless the rules let a line be divided. */
  parts: readonly AllocatedPart[];
  explanation: Explanation;
}

/**
 * Decides the sources of an order's lines together: as many lines as possible, at the least points
 * (distance, parcels, what runs low, who prepares it, whose goods it is, waiting), explained for each
 * line. Nothing is promised that a source has not got after what it keeps back, no piece twice. The
 * same facts in any order decide the same, and a source that nobody chose could as well be absent.
 * To decide again after a refusal or a shortage, name the source in the line's `notFrom`.
 */
export function allocateOrder(
  order: OrderToAllocate,
  candidates: readonly CandidateSource[],
  rules: AllocationRules,
): AllocatedLine[] {
  const sources = candidates.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const lines = order.lines.toSorted((a, b) => a.line - b.line);
  const chosen = chooseInTurns(order, lines, sources, rules);
  const taken = new Map<string, number>();
  const decided = {
    takenMilli: (source: number, sku: string) => taken.get(`${source}|${sku}`) ?? 0,
  };
  const partsOf = new Map<LineToAllocate, { source: number; quantityMilli: number }[]>();
  const take = (
    line: LineToAllocate,
    parts: readonly { source: number; quantityMilli: number }[],
  ) => {
    for (const { source, quantityMilli } of parts)
      taken.set(`${source}|${line.sku}`, decided.takenMilli(source, line.sku) + quantityMilli);
    if (parts.length > 0) partsOf.set(line, [...parts]);
  };
  for (const [index, line] of lines.entries()) {
    const source = chosen[index] ?? none;
    if (source !== none) take(line, [{ source, quantityMilli: line.quantityMilli }]);
  }
  if (rules.mayDivideLine)
    for (const line of lines.filter((each) => !partsOf.has(each)))
      take(line, divideLine(order, line, sources, rules, decided));
  return lines.map((line) => {
    const parts = partsOf.get(line) ?? [];
    return {
      line: line.line,
      parts: parts.flatMap(({ source, quantityMilli }) => {
        const from = sources[source];
        return from ? [partOf(line, from, quantityMilli)] : [];
      }),
      explanation: explainLine(order, line, sources, rules, parts, decided.takenMilli),
    };
  });
}

function partOf(
  line: LineToAllocate,
  source: CandidateSource,
  quantityMilli: number,
): AllocatedPart {
  const lies = line.fulfilment === 'ship' || source.id === line.toPlace;
  return {
    ...{ sourceId: source.id, quantityMilli, leavesOn: source.leavesOn ?? '' },
    transferTo: lies ? '' : line.toPlace,
  };
}
