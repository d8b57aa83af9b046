import { z } from 'zod';

const sku = z.string().min(1).max(64);
const placeId = z.string().min(1).max(64);
/** Thousandths of the item's unit, whatever its scale. Below zero where a till sold what no count knew of. */
const milli = z.int().min(-1_000_000_000_000).max(1_000_000_000_000);

/** How much there is, told coarsely: none, one, two to five, six or more (whole units). */
export const stockBand = z.enum(['0', '1', '2-5', '6+']);
export type StockBand = z.infer<typeof stockBand>;

/** Stock of one item in the till's own store, exact; the store's feed brings it. Id `place|<placeId>|<sku>`. */
const placeStock = z.strictObject({
  id: z.string().min(3).max(140),
  kind: z.literal('place-stock'),
  sku,
  placeId,
  /** What can be sold lies here: on hand in sellable condition. */
  onHandMilli: milli,
  /** Of it promised to orders. */
  reservedMilli: milli.min(0),
  /** Kept back from other channels; the store itself may sell it. */
  safetyMilli: milli.min(0),
});

/** The network's stock of one item as a band; the network's feed brings it, ten minutes late at most. Id `band|<sku>`. */
const networkBand = z.strictObject({
  id: z.string().min(3).max(140),
  kind: z.literal('network-band'),
  sku,
  band: stockBand,
});

/** Which places of a region have one item; the region's feed brings it. Id `region|<regionId>|<sku>`. */
const regionBand = z.strictObject({
  id: z.string().min(3).max(200),
  kind: z.literal('region-band'),
  sku,
  regionId: z.string().min(1).max(64),
  /** By place; a place without any is left out. */
  places: z.record(placeId, stockBand),
});

/** What a till knows of stock (DESIGN §4): exact at home, bands of the network. */
export const stockDocument = z.discriminatedUnion('kind', [placeStock, networkBand, regionBand]);
export type StockDocument = z.infer<typeof stockDocument>;

export const placeStockId = (placeId: string, sku: string): string => `place|${placeId}|${sku}`;
export const networkBandId = (sku: string): string => `band|${sku}`;
export const regionBandId = (regionId: string, sku: string): string => `region|${regionId}|${sku}`;
