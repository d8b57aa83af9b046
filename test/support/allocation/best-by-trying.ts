import type { AllocatedLine } from '../../../domain/allocation/allocate-order.ts';
import type { AllocationRules } from '../../../domain/allocation/allocation-rules.ts';
import type {
  CandidateSource,
  LineToAllocate,
  OrderToAllocate,
} from '../../../domain/allocation/order-to-allocate.ts';
import { distanceKm } from '../../../domain/fulfilment/distance-km.ts';

/** How many lines stay without a source, and what the others cost. */
export interface Outcome {
  unfilled: number;
  points: number;
}

/**
 * The best way to source an order's lines whole, found by trying every one: sourcesⁿ ways, so for
 * small cases only. Written from what the rules say; shares no code with what it is held against.
 */
export function bestByTrying(
  order: OrderToAllocate,
  sources: readonly CandidateSource[],
  rules: AllocationRules,
): Outcome {
  let best: Outcome = { unfilled: Number.POSITIVE_INFINITY, points: Number.POSITIVE_INFINITY };
  const chosen: (CandidateSource | null)[] = [];
  const tryFrom = (line: number): void => {
    const wanted = order.lines[line];
    if (!wanted) {
      const found = outcomeOf(order, chosen, rules);
      if (found && isBetter(found, best)) best = found;
      return;
    }
    for (const source of [null, ...sources]) {
      chosen[line] = source;
      tryFrom(line + 1);
    }
  };
  tryFrom(0);
  return best;
}

/** What an allocation costs by the same count. Throws when it promises what is not there. */
export function outcomeOfAllocation(
  order: OrderToAllocate,
  allocated: readonly AllocatedLine[],
  sources: readonly CandidateSource[],
  rules: AllocationRules,
): Outcome {
  const chosen = order.lines.map(({ line }) => {
    const part = allocated.find((each) => each.line === line)?.parts[0];
    return sources.find(({ id }) => id === part?.sourceId) ?? null;
  });
  const outcome = outcomeOf(order, chosen, rules);
  if (!outcome) throw new Error('an allocation that the rules or the stock forbid');
  return outcome;
}

export function isBetter(a: Outcome, b: Outcome): boolean {
  return a.unfilled < b.unfilled || (a.unfilled === b.unfilled && a.points < b.points);
}

/** Null for what the rules or the stock forbid. */
function outcomeOf(
  order: OrderToAllocate,
  chosen: readonly (CandidateSource | null)[],
  rules: AllocationRules,
): Outcome | null {
  const wanted = new Map<string, number>();
  const parcels = new Map<string, number>();
  const outcome = { unfilled: 0, points: 0 };
  for (const [index, line] of order.lines.entries()) {
    const source = chosen[index] ?? null;
    if (source === null) {
      outcome.unfilled += 1;
      continue;
    }
    const has = source.stock.get(line.sku);
    const promisable = has
      ? has.freeMilli === null
        ? Number.POSITIVE_INFINITY
        : has.freeMilli - has.safetyMilli
      : 0;
    const key = `${source.id} ${line.sku}`;
    wanted.set(key, (wanted.get(key) ?? 0) + line.quantityMilli);
    if ((wanted.get(key) ?? 0) > promisable || isForbidden(order, line, source, rules)) return null;
    const left = promisable - line.quantityMilli;
    if (left < rules.shallow.belowMilli)
      outcome.points += Math.round(
        (rules.shallow.points * (rules.shallow.belowMilli - left)) / rules.shallow.belowMilli,
      );
    parcels.set(
      `${source.id} ${line.group} ${line.fulfilment} ${line.toPlace}`,
      parcelPoints(order, line, source, rules),
    );
  }
  for (const points of parcels.values()) outcome.points += points;
  return outcome;
}

function isForbidden(
  order: OrderToAllocate,
  line: LineToAllocate,
  source: CandidateSource,
  rules: AllocationRules,
): boolean {
  const isThere = source.id === line.toPlace;
  return (
    line.notFrom.includes(source.id) ||
    source.leavesOn === null ||
    (line.fulfilment === 'reserve' && !isThere) ||
    (line.fulfilment === 'pickup' && !isThere && !rules.mayTransfer) ||
    (!isThere && rules.neverSend.includes(source.id)) ||
    (source.companyId !== order.companyId && !rules.companies.others.isAllowed)
  );
}

function parcelPoints(
  order: OrderToAllocate,
  line: LineToAllocate,
  source: CandidateSource,
  rules: AllocationRules,
): number {
  const days = (Date.parse(source.leavesOn ?? '') - Date.parse(order.day)) / 86_400_000;
  const others = source.companyId === order.companyId ? 0 : rules.companies.others.points;
  const everywhere = others + Math.max(0, days) * rules.latePointsPerDay;
  if (source.id === line.toPlace) return everywhere;
  const km =
    source.position && line.position ? distanceKm(source.position, line.position) : rules.unknownKm;
  return (
    everywhere +
    Math.round(km * rules.pointsPerKm) +
    rules.parcelPoints +
    rules.kindPoints[source.kind]
  );
}
