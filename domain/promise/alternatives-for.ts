import { allocateOrder } from '../allocation/allocate-order.ts';
import type { AllocationRules } from '../allocation/allocation-rules.ts';
import {
  type CandidateSource,
  type LineToAllocate,
  type OrderToAllocate,
  promisableMilli,
} from '../allocation/order-to-allocate.ts';
import { obstacleOf } from '../allocation/weigh-source.ts';
import { allocate } from '../money/allocate.ts';

/** What can be offered to a customer whose line can't be kept as it was promised, the nearest to it first. */
export type Alternative =
  /** The same, from another source. */
  | { kind: 'source'; sourceId: string; leavesOn: string }
  /** The same, from several sources in several parcels. */
  | { kind: 'divided'; sourceIds: readonly string[] }
  /** The same goods, sent to the customer instead of waiting in a store. */
  | { kind: 'sent'; sourceId: string; leavesOn: string }
  /** The same goods, to be fetched where they lie. */
  | { kind: 'fetched'; placeId: string }
  /** Fewer pieces now; what is missing is given back. */
  | { kind: 'fewer'; sourceId: string; quantityMilli: number; refundMinor: number }
  /** Another size or colour of the same model. */
  | { kind: 'variant'; sku: string; sourceId: string; leavesOn: string }
  /** The money goes back to what it was paid with; always possible. */
  | { kind: 'refund'; amountMinor: number };

/** A line that can't be kept. */
export interface BrokenLine {
  companyId: string;
  /** The day on which this is asked. */
  day: string;
  /** With all sources that refused it or were short in `notFrom`. */
  line: LineToAllocate;
  /** What was paid for it, in minor units. */
  paidMinor: number;
}

export interface KnownNetwork {
  sources: readonly CandidateSource[];
  /** Skus of the same model, the nearest to the one that was sold first (same colour, then same size). */
  variants: readonly string[];
}

/** More places or variants than these nobody reads out to a customer. */
const mostOfAKind = 3;

/**
 * What to do about a line that can't be kept: nothing is chosen here, and a refund closes the list, so
 * that somebody always has an answer. Offers whole lines only, but for `fewer`.
 */
export function alternativesFor(
  broken: BrokenLine,
  { sources, variants }: KnownNetwork,
  rules: AllocationRules,
): Alternative[] {
  const { line, paidMinor } = broken;
  const same = partsOf(broken, line, sources, rules);
  const divided =
    same.length > 0 ? [] : partsOf(broken, line, sources, { ...rules, mayDivideLine: true });
  const sent = line.fulfilment === 'ship' ? [] : partsOf(broken, asSent(line), sources, rules);
  return [
    ...same.map(({ sourceId, leavesOn }) => ({ kind: 'source' as const, sourceId, leavesOn })),
    ...(divided.length > 0
      ? [{ kind: 'divided' as const, sourceIds: divided.map(({ sourceId }) => sourceId) }]
      : []),
    ...sent.map(({ sourceId, leavesOn }) => ({ kind: 'sent' as const, sourceId, leavesOn })),
    ...fetched(broken, sources),
    ...(same.length > 0 ? [] : fewer(broken, sources, rules)),
    ...variants
      .filter((sku) => sku !== line.sku)
      .flatMap((sku) =>
        // Who was short of one size may well have another.
        partsOf(broken, { ...line, sku, notFrom: [] }, sources, rules).map(
          ({ sourceId, leavesOn }) => ({ kind: 'variant' as const, sku, sourceId, leavesOn }),
        ),
      )
      .slice(0, mostOfAKind),
    { kind: 'refund', amountMinor: paidMinor },
  ];
}

function partsOf(
  { companyId, day }: Pick<OrderToAllocate, 'companyId' | 'day'>,
  line: LineToAllocate,
  sources: readonly CandidateSource[],
  rules: AllocationRules,
) {
  return allocateOrder({ companyId, day, lines: [line] }, sources, rules)[0]?.parts ?? [];
}

/** Sent from wherever; how far the address is nobody knows yet, so the store stands for it. */
function asSent(line: LineToAllocate): LineToAllocate {
  return { ...line, fulfilment: 'ship', toPlace: '' };
}

/** Stores of the same company that have all of it on their shelf, those with most first. */
function fetched(
  { line, companyId }: BrokenLine,
  sources: readonly CandidateSource[],
): Alternative[] {
  if (line.fulfilment === 'ship') return [];
  return sources
    .filter((source) => source.kind === 'store' && source.companyId === companyId)
    .filter(({ id }) => id !== line.toPlace && !line.notFrom.includes(id))
    .filter((source) => promisableMilli(source, line.sku) >= line.quantityMilli)
    .toSorted(
      (a, b) =>
        promisableMilli(b, line.sku) - promisableMilli(a, line.sku) || (a.id < b.id ? -1 : 1),
    )
    .slice(0, mostOfAKind)
    .map(({ id }) => ({ kind: 'fetched', placeId: id }));
}

/** As many whole units as one source has; what was paid for the others goes back. */
function fewer(
  broken: BrokenLine,
  sources: readonly CandidateSource[],
  rules: AllocationRules,
): Alternative[] {
  const { line, paidMinor } = broken;
  const most = sources
    .filter((source) => obstacleOf(broken, line, source, rules) === null)
    .reduce((found, source) => Math.max(found, promisableMilli(source, line.sku)), 0);
  const quantityMilli = Math.floor(most / 1_000) * 1_000;
  if (quantityMilli === 0 || quantityMilli >= line.quantityMilli) return [];
  const [part] = partsOf(broken, { ...line, quantityMilli }, sources, rules);
  if (!part) return [];
  const [, refundMinor = 0] = allocate(paidMinor, [
    quantityMilli,
    line.quantityMilli - quantityMilli,
  ]);
  return [{ kind: 'fewer', sourceId: part.sourceId, quantityMilli, refundMinor }];
}
