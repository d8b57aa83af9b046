import type { AllocationRules } from './allocation-rules.ts';
import {
  type CandidateSource,
  type LineToAllocate,
  type OrderToAllocate,
  promisableMilli,
} from './order-to-allocate.ts';
import { type Obstacle, type SourcePoints, weighSource } from './weigh-source.ts';

/** Why a line's sources are what they are: small enough to be kept with the line. */
export interface Explanation {
  /** The chosen and the next best, cheapest first; then who refused it or was short. */
  considered: readonly Considered[];
  /** How many of the others there are, by what became of them. */
  others: Readonly<Partial<Record<Outcome, number>>>;
}

type Outcome =
  | 'chosen'
  /** Costs more points for this line alone. */
  | 'dearer'
  /** For this line alone it would cost no more: with the order's other lines it does. */
  | 'dearer-together'
  /** Its last pieces went to another line of the order. */
  | 'taken'
  | Obstacle;

interface Considered {
  sourceId: string;
  outcome: Outcome;
  /** Null for who can't be chosen, or can give a part only. */
  points: SourcePoints | null;
  /** What it may promise; null where nobody counts. */
  promisableMilli: number | null;
  /** Empty: none in sight. */
  leavesOn: string;
}

/** Of those that were not chosen; the rest are counted. */
const mostShown = 4;

export function explainLine(
  order: OrderToAllocate,
  line: LineToAllocate,
  sources: readonly CandidateSource[],
  rules: AllocationRules,
  parts: readonly { source: number; quantityMilli: number }[],
  takenMilli: (source: number, sku: string) => number,
): Explanation {
  const chosen = new Map(parts.map(({ source, quantityMilli }) => [source, quantityMilli]));
  const weighed = sources.map((source, index) => {
    const found = weighSource(order, line, source, rules);
    const promisable = promisableMilli(source, line.sku);
    const byOthers = takenMilli(index, line.sku) - (chosen.get(index) ?? 0);
    return {
      ...{ index, source, found, promisable },
      total: found.kind === 'fits' ? found.parcelPoints + found.linePoints : null,
      isTaken: promisable - byOthers < line.quantityMilli,
    };
  });
  const dearest = Math.max(
    ...weighed.flatMap(({ index, total }) => (chosen.has(index) && total !== null ? [total] : [])),
  );
  const outcomes = weighed.map((each) => ({ ...each, outcome: outcomeOf(each) }));
  function outcomeOf({ index, found, total, isTaken }: (typeof weighed)[number]): Outcome {
    if (chosen.has(index)) return 'chosen';
    if (found.kind === 'obstacle') return found.obstacle;
    if (isTaken) return 'taken';
    return total !== null && total <= dearest ? 'dearer-together' : 'dearer';
  }

  const rank = ({ index, total, outcome }: (typeof outcomes)[number]) => ({
    first: outcome === 'chosen' ? 0 : total !== null ? 1 : 2,
    ...{ total: total ?? 0, index },
  });
  const shownFirst = outcomes.toSorted((a, b) => {
    const [one, other] = [rank(a), rank(b)];
    return one.first - other.first || one.total - other.total || one.index - other.index;
  });
  let room = mostShown;
  const isShown = ({ outcome, total }: (typeof outcomes)[number]) => {
    if (outcome === 'chosen') return true;
    if (total === null && outcome !== 'excluded') return false;
    room -= 1;
    return room >= 0;
  };
  const considered: Considered[] = [];
  const others: Partial<Record<Outcome, number>> = {};
  for (const each of shownFirst) {
    if (isShown(each)) {
      considered.push({
        sourceId: each.source.id,
        outcome: each.outcome,
        points: each.found.kind === 'fits' ? each.found.points : null,
        promisableMilli: Number.isFinite(each.promisable) ? each.promisable : null,
        leavesOn: each.source.leavesOn ?? '',
      });
    } else others[each.outcome] = (others[each.outcome] ?? 0) + 1;
  }
  return { considered, others };
}
