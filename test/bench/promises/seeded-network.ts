import type { CandidateSource } from '../../../domain/allocation/order-to-allocate.ts';
import { seededRandom } from '../../support/seeded-random.ts';

/** One item at one place: what the records say and what lies there. */
export interface Shelf {
  place: number;
  sku: string;
  recordPieces: number;
  realPieces: number;
  soldPerDay: number;
}

export interface SeededNetwork {
  places: readonly Omit<CandidateSource, 'stock'>[];
  shelves: ReadonlyMap<string, Shelf>;
  skus: readonly string[];
  /** Sells for so long at every place: what lies there goes, and the records with it. */
  sellFor(seconds: number): void;
  /** An item as customers ask for it: what sells well is asked for more often. */
  askedSku(): string;
  random(): number;
}

const wrongShare = 0.05;

/**
 * Made-up stores and warehouses, of whose records one in twenty is wrong: half of these say too much
 * (three in ten of them name what is not there at all), half too little. How an item sells is seldom
 * much: a tenth of a piece a day and store for most, several for a few.
 */
export function seededNetwork(
  seed: number,
  { stores, warehouses, items }: { stores: number; warehouses: number; items: number },
): SeededNetwork {
  const random = seededRandom(seed);
  const below = (bound: number) => Math.floor(random() * bound);
  const places = Array.from({ length: stores + warehouses }, (_, index) => ({
    id: `P${String(index).padStart(2, '0')}`,
    kind: index < warehouses ? ('warehouse' as const) : ('store' as const),
    ...{ companyId: 'c-1', leavesOn: '2026-11-23' },
    position: { latitude: 43 + random() * 7, longitude: -1 + random() * 8 },
  }));
  const skus = Array.from({ length: items }, (_, index) => `S${index}`);
  const demand = new Map<string, number>();
  const shelves = new Map<string, Shelf>();
  for (const sku of skus) {
    const perDay = Math.min(3, 0.1 * Math.exp(1.2 * normal(random)));
    demand.set(sku, perDay);
    for (const [place, { id, kind }] of places.entries()) {
      const isWarehouse = kind === 'warehouse';
      // Some weeks of sales in a shop, months in a warehouse; many places never had it.
      if (random() < (isWarehouse ? 0.4 : 0.6)) continue;
      const depth = perDay * (isWarehouse ? 60 : 10);
      const recordPieces = Math.floor(random() * (depth + (isWarehouse ? 8 : 3)));
      const realPieces = random() < wrongShare ? wrongly(recordPieces) : recordPieces;
      const soldPerDay = isWarehouse ? perDay * 4 : perDay;
      shelves.set(`${id}|${sku}`, { place, sku, recordPieces, realPieces, soldPerDay });
    }
  }

  function wrongly(record: number): number {
    if (random() < 0.5) return record + 1 + below(3);
    return random() < 0.3 ? 0 : below(record);
  }

  const askedAt = skus.map((sku) => demand.get(sku) ?? 0);
  const askedSum = askedAt.reduce((sum, each) => sum + each, 0);
  return {
    ...{ places, shelves, skus, random },
    sellFor(seconds) {
      for (const shelf of shelves.values()) {
        const wanted = poisson(random, (shelf.soldPerDay * seconds) / 86_400);
        const sold = Math.min(wanted, shelf.realPieces);
        shelf.realPieces -= sold;
        shelf.recordPieces -= sold;
      }
    },
    askedSku() {
      let left = random() * askedSum;
      const at = askedAt.findIndex((each) => {
        left -= each;
        return left < 0;
      });
      return skus[Math.max(0, at)] ?? '';
    },
  };
}

function normal(random: () => number): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}

function poisson(random: () => number, mean: number): number {
  const bound = Math.exp(-mean);
  let count = 0;
  for (let product = random(); product > bound; product *= random()) count += 1;
  return count;
}
