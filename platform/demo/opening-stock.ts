import type { ItemDocument } from '../../contract/document/item.ts';
import type { NetworkPlace } from '../../contract/document/network.ts';
import { type Seeded, seeded } from './seeded.ts';

/** What a place of the demo has of one item when the platform starts, in thousandths of its unit. */
export interface OpeningStock {
  placeId: string;
  sku: string;
  onHandMilli: number;
  /** Kept back from the other channels. */
  safetyMilli: number;
}

const seed = 7_350_418;

/** These exist once in the whole network, so that somebody can sell the last piece, or be too late. */
export const soleStock: readonly (readonly [sku: string, placeId: string])[] = [
  ['ML003-4', 'PAR1'],
  ['ML004-1', 'LYO1'],
  ['ML001-4', 'ENT1'],
];

/**
 * A sparse stock like a shop's: a store carries a part of the models, deeper in the middle sizes, with
 * gaps; the warehouses have most. The hand-written models (`ML…`) are in every store. The same at
 * every run; places without any of an item are left out.
 */
export function openingStock(
  items: readonly ItemDocument[],
  places: readonly NetworkPlace[],
): OpeningStock[] {
  const random = seeded(seed);
  const models = [...Map.groupBy(items, ({ model }) => model).values()];
  const sole = new Set(soleStock.map(([sku]) => sku));
  const stock: OpeningStock[] = [];
  for (const place of places) {
    const assortment = assortmentOf(place, random);
    for (const variants of models) {
      const [first] = variants;
      const isCarried = first?.model.startsWith('ML') || random.int(1, 100) <= assortment.percent;
      if (!isCarried) continue;
      for (const item of variants) {
        const units = assortment.isDeep
          ? deepUnits(random)
          : shelfUnits(random, middleness(item, variants));
        if (units > 0 && !sole.has(item.id)) stock.push(row(place.id, item.id, units));
      }
    }
  }
  for (const [sku, placeId] of soleStock) stock.push({ ...row(placeId, sku, 1), safetyMilli: 0 });
  return stock;
}

/** How much of the catalogue a place carries. Its own store shows a till of the demo more than others do. */
function assortmentOf(
  { id, place }: NetworkPlace,
  random: Seeded,
): { percent: number; isDeep: boolean } {
  if (place === 'warehouse') return { percent: id === 'ENT1' ? 88 : 60, isDeep: true };
  return { percent: id === 'LYO1' ? 30 : random.int(9, 20), isDeep: false };
}

function deepUnits(random: Seeded): number {
  return random.int(1, 12) === 1 ? 0 : random.int(4, 60);
}

/** Out of stock is commoner at the ends of the size run. */
function shelfUnits(random: Seeded, middle: number): number {
  if (random.int(1, 10) > 6 + 3 * middle) return 0;
  return random.int(1, 2 + Math.round(4 * middle));
}

/** 1 in the middle of the sizes that a colour comes in, 0 at both ends; 0.5 where there are none. */
function middleness(item: ItemDocument, variants: readonly ItemDocument[]): number {
  const sizes = variants.filter(({ colour }) => colour === item.colour);
  if (sizes.length < 3) return 0.5;
  const centre = (sizes.length - 1) / 2;
  return 1 - Math.abs(sizes.indexOf(item) - centre) / centre;
}

function row(placeId: string, sku: string, units: number): OpeningStock {
  const safety = units >= 10 ? 2 : units >= 3 ? 1 : 0;
  return { placeId, sku, onHandMilli: units * 1_000, safetyMilli: safety * 1_000 };
}
