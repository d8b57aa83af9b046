import type { AllocationRules } from './allocation-rules.ts';
import { bestSources } from './best-sources.ts';
import {
  type CandidateSource,
  type LineToAllocate,
  type OrderToAllocate,
  promisableMilli,
} from './order-to-allocate.ts';
import { type Weighed, weighSource } from './weigh-source.ts';

/** What is decided already: pieces that are promised, parcels that go anyway. */
export interface Decided {
  takenMilli(source: number, sku: string): number;
  isOpen(source: number, group: string): boolean;
}

/**
 * The sources (by index, in the order given) that cost least together for a few lines of an order, each
 * line whole from one source: the best there is for these lines, after what is decided.
 */
export function chooseTogether(
  order: OrderToAllocate,
  lines: readonly LineToAllocate[],
  sources: readonly CandidateSource[],
  rules: AllocationRules,
  decided: Decided,
): readonly number[] {
  const weighed = lines.map((line) =>
    sources.map((source) => weighSource(order, line, source, rules)),
  );
  const fitOf = (line: number, source: number) => fitting(weighed[line]?.[source]);
  const leftMilli = (line: number, index: number) => {
    const source = sources[index];
    const sku = lines[line]?.sku ?? '';
    return source ? promisableMilli(source, sku) - decided.takenMilli(index, sku) : 0;
  };
  const seeking = lines.map((line) => ({
    ...{ parcel: parcelOf(line), sku: line.sku, milli: line.quantityMilli },
  }));
  return bestSources(seeking, {
    sourceCount: sources.length,
    leftMilli,
    linePoints: (line, source) => fitOf(line, source)?.linePoints ?? null,
    parcelPoints: (line, source) =>
      decided.isOpen(source, lines[line]?.group ?? '')
        ? 0
        : (fitOf(line, source)?.parcelPoints ?? 0),
  });
}

function fitting(weighed: Weighed | undefined) {
  return weighed?.kind === 'fits' ? weighed : null;
}

/** Lines of one group that go to one place by one way share a parcel. */
function parcelOf({ group, fulfilment, toPlace }: LineToAllocate): string {
  return `${group}|${fulfilment}|${toPlace}`;
}
