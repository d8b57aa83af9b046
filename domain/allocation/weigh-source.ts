import { daysBetween } from '../calendar/open-days.ts';
import { distanceKm } from '../fulfilment/distance-km.ts';
import type { AllocationRules } from './allocation-rules.ts';
import {
  type CandidateSource,
  type LineToAllocate,
  type OrderToAllocate,
  promisableMilli,
} from './order-to-allocate.ts';

/** Why a source can't be chosen for a line. */
export type Obstacle =
  /** It refused the line, or was short of it. */
  | 'excluded'
  /** A reservation lies where it was made; goods do not travel; or the place sends nothing. */
  | 'elsewhere'
  /** Goods of another company. */
  | 'other-company'
  /** No day on which it could prepare it. */
  | 'closed'
  | 'no-stock'
  /** It would have enough but for what it keeps back. */
  | 'kept-back';

/** What choosing it costs, in points. A parcel is counted once, whatever lies in it. */
export interface SourcePoints {
  distance: number;
  parcel: number;
  kind: number;
  company: number;
  late: number;
  /** Of the line, not of its parcel. */
  shallow: number;
}

export type Weighed =
  | { kind: 'fits'; points: SourcePoints; parcelPoints: number; linePoints: number }
  | { kind: 'obstacle'; obstacle: Obstacle };

/** What it costs to take all of a line from a source, or why that can't be. */
export function weighSource(
  order: Pick<OrderToAllocate, 'companyId' | 'day'>,
  line: LineToAllocate,
  source: CandidateSource,
  rules: AllocationRules,
): Weighed {
  const obstacle = obstacleOf(order, line, source, rules) ?? shortage(line, source);
  if (obstacle) return { kind: 'obstacle', obstacle };
  const { shallow, ...parcel } = pointsOf(order, line, source, rules);
  const parcelPoints = Object.values(parcel).reduce((sum, points) => sum + points, 0);
  return { kind: 'fits', points: { ...parcel, shallow }, parcelPoints, linePoints: shallow };
}

/** What keeps a source from giving anything of a line, however much lies there. */
export function obstacleOf(
  { companyId }: Pick<OrderToAllocate, 'companyId'>,
  line: LineToAllocate,
  source: CandidateSource,
  rules: AllocationRules,
): Obstacle | null {
  if (line.notFrom.includes(source.id)) return 'excluded';
  if (source.id !== line.toPlace) {
    const travels =
      line.fulfilment === 'ship' || (line.fulfilment === 'pickup' && rules.mayTransfer);
    if (!travels || rules.neverSend.includes(source.id)) return 'elsewhere';
  }
  if (!companyRule(companyId, source, rules).isAllowed) return 'other-company';
  return source.leavesOn === null ? 'closed' : null;
}

function shortage(line: LineToAllocate, source: CandidateSource): Obstacle | null {
  if (promisableMilli(source, line.sku) >= line.quantityMilli) return null;
  const free = source.stock.get(line.sku)?.freeMilli ?? 0;
  return free >= line.quantityMilli ? 'kept-back' : 'no-stock';
}

function pointsOf(
  order: Pick<OrderToAllocate, 'companyId' | 'day'>,
  line: LineToAllocate,
  source: CandidateSource,
  rules: AllocationRules,
): SourcePoints {
  const company = companyRule(order.companyId, source, rules).points;
  const waits = daysBetween(order.day, source.leavesOn ?? order.day);
  const late = Math.max(0, waits) * rules.latePointsPerDay;
  const shallow = shallowPoints(promisableMilli(source, line.sku) - line.quantityMilli, rules);
  // What lies where it is picked up is no parcel.
  if (source.id === line.toPlace)
    return { distance: 0, parcel: 0, kind: 0, company, late, shallow };
  const { position } = source;
  const km = line.position && position ? distanceKm(position, line.position) : rules.unknownKm;
  return {
    distance: Math.round(km * rules.pointsPerKm),
    parcel: rules.parcelPoints,
    kind: rules.kindPoints[source.kind],
    company,
    late,
    shallow,
  };
}

function shallowPoints(leftMilli: number, { shallow }: AllocationRules): number {
  const lacking = Math.max(0, shallow.belowMilli - leftMilli);
  return lacking === 0 ? 0 : Math.round((shallow.points * lacking) / shallow.belowMilli);
}

function companyRule(
  soldBy: string,
  { companyId }: CandidateSource,
  { companies }: AllocationRules,
) {
  if (companyId === soldBy) return { isAllowed: true, points: 0 };
  return (
    companies.pairs.find(({ from, to }) => from === companyId && to === soldBy) ?? companies.others
  );
}
