import type { Position } from '../fulfilment/distance-km.ts';
import type { SourceKind } from './allocation-rules.ts';

/** An order whose lines want their sources. */
export interface OrderToAllocate {
  /** Who sold it. */
  companyId: string;
  /** Day of the order (`YYYY-MM-DD`), from which waiting is counted. */
  day: string;
  lines: readonly LineToAllocate[];
}

export interface LineToAllocate {
  /** Its number in the order: its name here. */
  line: number;
  /** Lines of one group go to one address or one place, and in one parcel if they can. */
  group: string;
  fulfilment: 'ship' | 'pickup' | 'reserve';
  sku: string;
  quantityMilli: number;
  /** Where it is picked up or kept; empty for what is sent to an address. */
  toPlace: string;
  /** Of the address or place; null if nobody knows. */
  position: Position | null;
  /** Sources that refused this line, or had less than was thought. */
  notFrom: readonly string[];
}

/** A place or supplier that may have some of it. */
export interface CandidateSource {
  id: string;
  kind: SourceKind;
  companyId: string;
  /** Null where nobody said where it is. */
  position: Position | null;
  /** First day on which a parcel prepared there leaves (`preparingDay`); null: none in sight. */
  leavesOn: string | null;
  /** By sku. */
  stock: ReadonlyMap<string, SourceStock>;
}

export interface SourceStock {
  /** On hand less what is promised already; null for goods that nobody counts: a supplier's, made or had to order. */
  freeMilli: number | null;
  /** Of it kept back, never promised. */
  safetyMilli: number;
}

/** What a source may promise of an item: nothing is below zero, no limit where nobody counts. */
export function promisableMilli({ stock }: CandidateSource, sku: string): number {
  const known = stock.get(sku);
  if (!known) return 0;
  if (known.freeMilli === null) return Number.POSITIVE_INFINITY;
  return Math.max(0, known.freeMilli - known.safetyMilli);
}
