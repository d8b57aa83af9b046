import type { NetworkPlace } from '../../contract/document/network.ts';
import type { StockBand } from '../../contract/document/stock.ts';
import {
  mostSources,
  type NetworkStock,
  type StockDepth,
  type StockSource,
} from '../../contract/host/stock-shapes.ts';
import type { LiveStockAnswer } from '../../contract/platform/live-stock.ts';
import { distanceKm } from '../../domain/fulfilment/distance-km.ts';
import { certaintyOf } from '../../domain/stock/figure-certainty.ts';
import { openingAt } from '../../domain/stock/opening-at.ts';
import { localTime } from '../journal/local-time.ts';
import type { KnownStock } from './known-stock.ts';

/** What the platform told, and whether it still tells. */
interface ToldStock {
  stock: LiveStockAnswer['stock'];
  isLive: boolean;
  ageMs: number;
}

export interface StockFacts {
  sku: string;
  skus: readonly string[];
  storeId: string;
  storeName: string;
  known: KnownStock;
  told: ToldStock | null;
  /** How old the till's documents are; null before the first time. */
  documentsAgeMs: number | null;
  places: ReadonlyMap<string, NetworkPlace>;
  isAsking: boolean;
  why: NetworkStock['why'];
  nowMs: number;
}

type Row = LiveStockAnswer['stock'][number];

/**
 * What the till shows of the network's stock: the platform's exact figures while they are to be had,
 * else the bands of its documents. The own store is always as the till itself knows it, with what it
 * did a moment ago. Every sum is of what is listed, so that what is shown adds up.
 */
export function networkStockOf(facts: StockFacts): NetworkStock {
  const { sku, skus, told, known, documentsAgeMs } = facts;
  const from = told
    ? told.isLive
      ? 'live'
      : 'remembered'
    : known.network || known.region
      ? 'bands'
      : 'none';
  const others = (told ? exactSources(facts, told) : bandSources(facts)).toSorted(nearestFirst);
  const listed = [ownSource(facts), ...others.slice(0, mostSources - 2), ...supplierSource(facts)];
  return {
    ...{ sku, from, isAsking: facts.isAsking, why: facts.why },
    ageMs: told ? told.ageMs : from === 'bands' ? documentsAgeMs : null,
    variants: Object.fromEntries(skus.map((each) => [each, variantOf(each, facts)])),
    sources: listed,
    moreCount: Math.max(0, others.length - (mostSources - 2)),
  };
}

function variantOf(sku: string, facts: StockFacts): NetworkStock['variants'][string] {
  const { told, known, storeId } = facts;
  const ownMilli = ownOnHand(sku, facts);
  if (!told) {
    const band = known.shown[sku]?.network ?? null;
    return { ownMilli, network: band && { kind: 'band', band } };
  }
  const elsewhere = told.stock
    .filter((row) => row.sku === sku && row.placeId !== storeId)
    .reduce((sum, row) => sum + row.availableMilli, 0);
  const reservedMilli = ownRow(sku, facts)?.reservedMilli ?? 0;
  return {
    ownMilli,
    network: { kind: 'exact', milli: elsewhere + toBeHad(ownMilli ?? 0, reservedMilli) },
  };
}

/**
 * As the till knows it, else as the platform told. Where neither has a count of this store, but some other
 * place has one, the store has none: only places without any of an item are left out.
 */
function ownOnHand(sku: string, facts: StockFacts): number | null {
  const { told, known } = facts;
  const onHand = known.shown[sku]?.ownMilli ?? ownRow(sku, facts)?.onHandMilli ?? null;
  if (onHand !== null) return onHand;
  const isCounted =
    (known.shown[sku]?.network ?? null) !== null || told?.stock.some((row) => row.sku === sku);
  return isCounted ? 0 : null;
}

function ownRow(sku: string, { told, storeId }: StockFacts): Row | undefined {
  return told?.stock.find((row) => row.sku === sku && row.placeId === storeId);
}

/** The store may sell what it keeps back from other channels, but not what it promised. */
function toBeHad(onHandMilli: number, reservedMilli: number): number {
  return Math.max(0, onHandMilli - reservedMilli);
}

function ownSource(facts: StockFacts): StockSource {
  const { sku, known, told, storeId, storeName, documentsAgeMs } = facts;
  const ownMilli = ownOnHand(sku, facts);
  const reservedMilli = ownRow(sku, facts)?.reservedMilli ?? known.ownReservedMilli;
  const available: StockDepth | null =
    ownMilli === null ? null : { kind: 'exact', milli: toBeHad(ownMilli, reservedMilli ?? 0) };
  return {
    ...{ id: storeId, kind: 'own', name: storeName, km: 0, opening: null, dropShipDays: null },
    ...{ available, reservedMilli },
    certainty: available ? certaintyOf(available, told?.ageMs ?? documentsAgeMs) : 'unsure',
  };
}

function exactSources(facts: StockFacts, { stock, ageMs }: ToldStock): StockSource[] {
  return stock
    .filter(({ sku, placeId }) => sku === facts.sku && placeId !== facts.storeId)
    .filter(({ availableMilli }) => availableMilli > 0)
    .map(({ placeId, availableMilli, reservedMilli }) => {
      const available: StockDepth = { kind: 'exact', milli: availableMilli };
      const certainty = certaintyOf(available, ageMs);
      return { ...placeFacts(placeId, facts), available, reservedMilli, certainty };
    });
}

function bandSources(facts: StockFacts): StockSource[] {
  const { known, storeId, documentsAgeMs } = facts;
  return Object.entries(known.region ?? {})
    .filter(([placeId, band]) => placeId !== storeId && band !== '0')
    .map(([placeId, band]: [string, StockBand]) => {
      const available: StockDepth = { kind: 'band', band };
      const certainty = certaintyOf(available, documentsAgeMs);
      return { ...placeFacts(placeId, facts), available, reservedMilli: null, certainty };
    });
}

function placeFacts(
  id: string,
  { places, storeId, nowMs }: StockFacts,
): Pick<StockSource, 'id' | 'kind' | 'name' | 'km' | 'opening' | 'dropShipDays'> {
  const place = places.get(id);
  const own = places.get(storeId);
  if (!place) return { id, kind: 'store', name: id, km: null, opening: null, dropShipDays: null };
  return {
    ...{ id, kind: place.place, name: place.name, dropShipDays: null },
    km: own ? Math.round(distanceKm(own, place)) : null,
    opening: place.place === 'store' ? openingOf(place, nowMs) : null,
  };
}

function openingOf({ openingHours, zone }: NetworkPlace, nowMs: number): StockSource['opening'] {
  const { local } = localTime(nowMs, zone);
  const weekday = (new Date(`${local.slice(0, 10)}T00:00:00Z`).getUTCDay() + 6) % 7;
  return openingAt(openingHours, { weekday, time: local.slice(11, 16) });
}

function supplierSource({ known }: StockFacts): StockSource[] {
  if (!known.dropShipper) return [];
  const { id, name, dropShipDays } = known.dropShipper;
  return [
    {
      ...{ id, kind: 'supplier', name, km: null, opening: null, dropShipDays },
      ...{ available: null, reservedMilli: null, certainty: 'unsure' },
    },
  ];
}

/** One that nobody put on the map is the farthest; of equals the one with more, then by name. */
function nearestFirst(a: StockSource, b: StockSource): number {
  const km = (a.km ?? Number.POSITIVE_INFINITY) - (b.km ?? Number.POSITIVE_INFINITY);
  return (Number.isNaN(km) ? 0 : km) || a.name.localeCompare(b.name, 'fr');
}
