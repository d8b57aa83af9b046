import { z } from 'zod';
import { stockBand } from '../document/stock.ts';
import { failure } from '../failure/failure.ts';

/** What the till knows of an item's stock; null where it does not know. */
export const shownStock = z.strictObject({
  /** In its own store, thousandths of the unit, with what this till sold and took back itself. */
  ownMilli: z.int().nullable(),
  /** In the whole network, minutes old. */
  network: stockBand.nullable(),
});
export type ShownStock = z.infer<typeof shownStock>;

/** Exactly, in thousandths of the unit; or about, in whole units. */
export const stockDepth = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('exact'), milli: z.int().min(0) }),
  z.strictObject({ kind: z.literal('band'), band: stockBand }),
]);
export type StockDepth = z.infer<typeof stockDepth>;

/** `HH:MM`, local to the place. */
const opening = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('open'), until: z.string() }),
  z.strictObject({
    kind: z.literal('opens'),
    at: z.string(),
    /** 0: later today. */
    inDays: z.int().min(0).max(7),
    /** 0 is Monday. */
    weekday: z.int().min(0).max(6),
  }),
  z.strictObject({ kind: z.literal('closed') }),
]);

/** Where an item can come from. */
const stockSource = z.strictObject({
  /** Of a place or, of one that sends it to the customer itself, of a supplier. */
  id: z.string(),
  kind: z.enum(['own', 'store', 'warehouse', 'supplier']),
  name: z.string(),
  /** From the till's own store, as the crow flies; null of a supplier and where nobody said where it is. */
  km: z.int().min(0).nullable(),
  /** Null where no customer goes. */
  opening: opening.nullable(),
  /** What may be promised from here; null where nobody counts it. */
  available: stockDepth.nullable(),
  /** Promised to others already; null where it is not known. */
  reservedMilli: z.int().min(0).nullable(),
  /** Working days until it is at the customer's; of a supplier only. */
  dropShipDays: z.int().min(1).nullable(),
  certainty: z.enum(['sure', 'likely', 'unsure']),
});
export type StockSource = z.infer<typeof stockSource>;

/** Places that are told one by one. */
export const mostSources = 60;

/** What the network has of an item, and of the other sizes and colours of its model. */
export const networkStock = z.strictObject({
  sku: z.string(),
  /**
   * Where the figures of other places come from: asked of the platform and followed (`live`), asked of
   * it before it was lost (`remembered`), bands of the feeds (`bands`), or nowhere (`none`).
   */
  from: z.enum(['live', 'remembered', 'bands', 'none']),
  /** The platform is being asked for the first time. */
  isAsking: z.boolean(),
  /** How old they are; null when nobody knows. */
  ageMs: z.int().min(0).nullable(),
  /** Why they are not live. */
  why: failure.nullable(),
  /** By sku; of one that is not in it nothing is known. */
  variants: z.record(
    z.string(),
    z.strictObject({
      /** On hand in the own store, with what this till did itself; below zero where a count is wrong. */
      ownMilli: z.int().nullable(),
      /** What may be promised in the whole network, the own store included. */
      network: stockDepth.nullable(),
    }),
  ),
  /** Of the item that was asked for: the own store, then places that have some, nearest first, then suppliers. */
  sources: z.array(stockSource).max(mostSources),
  /** Farther places that have some too. */
  moreCount: z.int().min(0),
});
export type NetworkStock = z.infer<typeof networkStock>;
