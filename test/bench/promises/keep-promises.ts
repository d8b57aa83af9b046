import { allocateOrder } from '../../../domain/allocation/allocate-order.ts';
import { shippedAllocationRules } from '../../../domain/allocation/allocation-rules.ts';
import type {
  CandidateSource,
  LineToAllocate,
} from '../../../domain/allocation/order-to-allocate.ts';
import { type KnownStock, promiseLevel } from '../../../domain/promise/promise-level.ts';
import type { PromiseLevel, PromiseRules } from '../../../domain/promise/promise-rules.ts';
import { type SeededNetwork, seededNetwork } from './seeded-network.ts';

/** How many promises of a level were made, and how many of them kept. */
export type Kept = Record<PromiseLevel, { made: number; kept: number }>;

/** A till is away from a minute to three days; each away-time with figures and with bands. */
const awaySeconds = [60, 900, 3_600, 6 * 3_600, 86_400, 3 * 86_400];
const ordersEach = 40;
/** How often an order is sent on, until a person decides. */
const mostSources = 6;

/**
 * Orders that tills take without the network, of what they knew when it went; then the network is back,
 * the orders are allocated one after the other and people go and look. A line that is not where the
 * records have it is sent on to the next source. Kept is what was found somewhere.
 */
export function keepPromises(
  seed: number,
  rules: PromiseRules,
  only: 'any' | 'reserve' = 'any',
): Kept {
  const kept: Kept = {
    confirmed: { made: 0, kept: 0 },
    likely: { made: 0, kept: 0 },
    'on-request': { made: 0, kept: 0 },
  };
  for (const [index, away] of awaySeconds.entries()) {
    const network = seededNetwork(seed * 100 + index, { stores: 12, warehouses: 1, items: 60 });
    const seen = knownNow(network);
    const orders = Array.from({ length: ordersEach }, () => {
      // Somewhere in the time that the till is away: its figures are as old then.
      const ageSeconds = Math.floor(network.random() * away);
      return { ...seededLine(network, only), ageSeconds, isByBands: network.random() < 0.5 };
    });
    const promised = orders.map((line) => {
      const known = (seen.get(line.sku) ?? []).map((stock) => asKnown(stock, line));
      return promiseLevel({ ...line, mayTransfer: true }, known, rules).level;
    });
    network.sellFor(away);
    for (const [at, line] of orders.entries()) {
      const level = promised[at] ?? 'on-request';
      kept[level].made += 1;
      if (isFound(network, line)) kept[level].kept += 1;
    }
  }
  return kept;
}

function knownNow({ places, shelves }: SeededNetwork): Map<string, KnownStock[]> {
  const known = [...shelves.values()].map(({ place, sku, recordPieces }) => ({
    sku,
    stock: {
      ...{ sourceId: places[place]?.id ?? '', kind: places[place]?.kind ?? 'store' },
      figure: { kind: 'exact' as const, milli: recordPieces * 1_000 },
      ageSeconds: 0,
    },
  }));
  const bySku = Map.groupBy(known, ({ sku }) => sku);
  return new Map([...bySku].map(([sku, all]) => [sku, all.map(({ stock }) => stock)]));
}

/** Bands are ten minutes older than the exact figures of the same moment. */
function asKnown(
  stock: KnownStock,
  { ageSeconds, isByBands }: { ageSeconds: number; isByBands: boolean },
): KnownStock {
  if (!isByBands || stock.figure.kind !== 'exact') return { ...stock, ageSeconds };
  const pieces = stock.figure.milli / 1_000;
  const band = pieces < 1 ? '0' : pieces < 2 ? '1' : pieces < 6 ? '2-5' : '6+';
  return { ...stock, figure: { kind: 'band', band }, ageSeconds: ageSeconds + 600 };
}

function seededLine(
  { places, random, askedSku }: SeededNetwork,
  only: 'any' | 'reserve',
): LineToAllocate {
  const asked = random() < 0.55 ? 'ship' : random() < 0.6 ? 'pickup' : 'reserve';
  const fulfilment = only === 'any' ? asked : only;
  const place = places[1 + Math.floor(random() * (places.length - 1))];
  return {
    ...{ line: 1, group: 'g1', fulfilment, sku: askedSku(), notFrom: [] },
    quantityMilli: 1_000 * (random() < 0.85 ? 1 : 2 + Math.floor(random() * 2)),
    toPlace: fulfilment === 'ship' ? '' : (place?.id ?? ''),
    position: place?.position ?? null,
  };
}

/** Whether somebody finds the goods: where they are looked for in vain, the record is set right. */
function isFound({ places, shelves }: SeededNetwork, line: LineToAllocate): boolean {
  const notFrom: string[] = [];
  for (let tried = 0; tried < mostSources; tried += 1) {
    const sources = places.map((place): CandidateSource => {
      const shelf = shelves.get(`${place.id}|${line.sku}`);
      const freeMilli = (shelf?.recordPieces ?? 0) * 1_000;
      return { ...place, stock: new Map([[line.sku, { freeMilli, safetyMilli: 0 }]]) };
    });
    const order = { companyId: 'c-1', day: '2026-11-23', lines: [{ ...line, notFrom }] };
    const [allocated] = allocateOrder(order, sources, shippedAllocationRules);
    const sourceId = allocated?.parts[0]?.sourceId;
    if (sourceId === undefined) return false;
    const shelf = shelves.get(`${sourceId}|${line.sku}`);
    const pieces = line.quantityMilli / 1_000;
    if (!shelf) return false;
    if (shelf.realPieces >= pieces) {
      shelf.realPieces -= pieces;
      shelf.recordPieces -= pieces;
      return true;
    }
    shelf.recordPieces = shelf.realPieces;
    notFrom.push(sourceId);
  }
  return false;
}
