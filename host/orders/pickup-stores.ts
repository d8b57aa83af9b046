import type { NetworkPlace } from '../../contract/document/network.ts';
import type { PickupStore } from '../../contract/host/calls/group-calls.ts';
import type { StockDepth } from '../../contract/host/stock-shapes.ts';
import { distanceKm } from '../../domain/fulfilment/distance-km.ts';
import type { TillContext } from '../commands/till-context.ts';
import { networkStores } from './network-stores.ts';

/** Farther ones are looked for by their name. */
const mostListed = 8;

type PlainStore = Pick<PickupStore, 'placeId' | 'name' | 'city' | 'km' | 'isOwn'>;

/** The stores of the network whose name or town fits every word, nearest first; the till's own is the nearest. */
export async function storesNearby(
  { documents, identity }: Pick<TillContext, 'documents' | 'identity'>,
  text: string,
): Promise<{ listed: PlainStore[]; moreCount: number }> {
  const places = await networkStores(documents);
  const own = places.find(({ id }) => id === identity.store.id);
  const words = plain(text)
    .split(/\s+/)
    .filter((word) => word !== '');
  const fitting = places
    .filter(({ name, address }) => {
      const said = plain(`${name} ${address.city} ${address.postcode}`);
      return words.every((word) => said.includes(word));
    })
    .map((place) => storeOf(place, own))
    .toSorted(nearestFirst);
  return {
    listed: fitting.slice(0, mostListed),
    moreCount: Math.max(0, fitting.length - mostListed),
  };
}

function storeOf(place: NetworkPlace, own: NetworkPlace | undefined): PlainStore {
  const { id: placeId, name, address } = place;
  const km = own ? Math.round(distanceKm(own, place)) : null;
  return { placeId, name, city: address.city, km, isOwn: placeId === own?.id };
}

function nearestFirst(a: PlainStore, b: PlainStore): number {
  if (a.isOwn !== b.isOwn) return a.isOwn ? -1 : 1;
  return (a.km ?? Number.MAX_VALUE) - (b.km ?? Number.MAX_VALUE) || a.name.localeCompare(b.name);
}

interface Wanted {
  sku: string;
  quantityMilli: number;
}

/** What of it lies in a store, as far as the till knows. */
export async function stockAt(
  till: Pick<TillContext, 'knownStock'>,
  placeId: string,
  wanted: readonly Wanted[],
): Promise<Pick<PickupStore, 'available' | 'thereCount' | 'itemCount'>> {
  const there = await Promise.all(
    wanted.map(async ({ sku, quantityMilli }) => {
      const { sources } = await till.knownStock(sku);
      const available = sources.find(({ id }) => id === placeId)?.available ?? null;
      return { available, isThere: available !== null && leastMilli(available) >= quantityMilli };
    }),
  );
  const [only, other] = there;
  return {
    available: only && !other ? only.available : null,
    thereCount: there.filter(({ isThere }) => isThere).length,
    itemCount: there.length,
  };
}

const leastOf = { '0': 0, '1': 1_000, '2-5': 2_000, '6+': 6_000 } as const;

/** So much of it is there at least. */
export function leastMilli(depth: StockDepth): number {
  return depth.kind === 'exact' ? depth.milli : leastOf[depth.band];
}

function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().trim();
}
