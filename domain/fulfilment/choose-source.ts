import { distanceKm, type Position } from './distance-km.ts';

/** A place that has some of an item. */
export interface Source {
  placeId: string;
  kind: 'store' | 'warehouse';
  /** Null where nobody said where it is: then it is the farthest. */
  position: Position | null;
  /** Thousandths that can be promised: on hand less what is reserved and kept back. */
  availableMilli: number;
}

/** What is to be fulfilled, and from where it was sold. */
interface Wanted {
  fulfilment: 'ship' | 'pickup' | 'reserve';
  storeId: string;
  position: Position | null;
  quantityMilli: number;
}

/**
 * Which place fulfils a line, or null when none has it all: a warehouse first (its goods are on no
 * shelf that somebody looks at), then the nearest store; of equals the first by id, so that the same
 * facts always choose the same. What is picked up or reserved lies in the store that sold it.
 */
export function chooseSource<S extends Source>(wanted: Wanted, sources: readonly S[]): S | null {
  const [best] = sources
    .filter(({ availableMilli }) => availableMilli >= wanted.quantityMilli)
    .filter(({ placeId }) => wanted.fulfilment === 'ship' || placeId === wanted.storeId)
    .map((source) => ({ source, rank: rankOf(wanted, source) }))
    .sort((a, b) => a.rank - b.rank || (a.source.placeId < b.source.placeId ? -1 : 1));
  return best?.source ?? null;
}

/** Lower is better: every warehouse before every store. */
function rankOf({ storeId, position }: Wanted, { placeId, kind, position: at }: Source): number {
  const away = position && at ? distanceKm(position, at) : halfwayRoundKm;
  const km = placeId === storeId ? 0 : away;
  return kind === 'warehouse' ? km : km + 2 * halfwayRoundKm;
}

/** No two places are farther apart. */
const halfwayRoundKm = 20_100;
