import { z } from 'zod';
import { currency, minor } from '../entry/amounts.ts';

const name = z.string().min(1).max(64);
const names = z.strictObject({ fr: z.string().min(1).max(80), en: z.string().min(1).max(80) });
const pieces = z.int().min(1).max(1_000);
const rateBp = z.int().min(1).max(10_000);

/**
 * Which items: those that fit every field that is given, one of its values at least; all of them when
 * none is given, less those that are left out.
 */
const selection = z.strictObject({
  skus: z.array(name).max(2_000).optional(),
  models: z.array(name).max(2_000).optional(),
  categories: z.array(name).max(200).optional(),
  brands: z.array(name).max(200).optional(),
  suppliers: z.array(name).max(200).optional(),
  withoutSkus: z.array(name).max(2_000).optional(),
});

/** What the customer gets: off each piece, or off the group of pieces that an offer is about. */
const benefit = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('percent'), rateBp }),
  z.strictObject({ kind: z.literal('amount'), amountMinor: minor.min(1) }),
  /** Costs this, VAT included, instead of what it costs otherwise. */
  z.strictObject({ kind: z.literal('price'), priceMinor: minor.min(0) }),
]);

const counted = z.strictObject({ items: selection, pieces });

const offer = z.discriminatedUnion('kind', [
  /** So much off each piece, or a fixed price for it. */
  z.strictObject({ kind: z.literal('each'), items: selection, benefit }),
  /** Of so many pieces the cheapest are free: three for the price of two. */
  z.strictObject({
    kind: z.literal('n-for-m'),
    items: selection,
    pieces,
    paidPieces: z.int().min(1).max(999),
  }),
  /** Any so many pieces of the selection, together. */
  z.strictObject({ kind: z.literal('mix-and-match'), items: selection, pieces, benefit }),
  /** These bought, those for less. */
  z.strictObject({ kind: z.literal('buy-x-get-y'), buys: counted, gets: counted, benefit }),
  /** By what is spent on the selection; the highest step that is reached counts. */
  z.strictObject({
    kind: z.literal('threshold'),
    items: selection,
    steps: z
      .array(z.strictObject({ fromMinor: minor.min(1), benefit }))
      .min(1)
      .max(10),
  }),
  /** One of each part, together. */
  z.strictObject({ kind: z.literal('bundle'), parts: z.array(counted).min(2).max(10), benefit }),
]);

/** `HH:MM`, by the store's clock. */
const timeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);

/** When and for whom; what is absent asks for nothing. */
const conditions = z.strictObject({
  /** Business days, both included. */
  from: z.iso.date().optional(),
  through: z.iso.date().optional(),
  /** Hours of a week; 1 is Monday (ISO 8601). */
  hours: z
    .array(
      z.strictObject({
        days: z.array(z.int().min(1).max(7)).min(1).max(7),
        from: timeOfDay,
        to: timeOfDay,
      }),
    )
    .max(20)
    .optional(),
  /** One of these stores; who else knows the promotion is said by its scope. */
  stores: z.array(name).max(500).optional(),
  /** One of these loyalty tiers, one of these segments. */
  tiers: z.array(z.string().min(1).max(32)).max(20).optional(),
  segments: z.array(name).max(50).optional(),
  /** The code that somebody scans or types. */
  coupon: z.string().min(1).max(40).optional(),
  timesPerBasket: z.int().min(1).max(1_000).optional(),
});

/**
 * A promotion as the platform keeps it and the catalogue's feeds bring it; `domain/promotion` applies
 * it. `version` is that of this shape: a till skips what a later one says, and counts it.
 */
export const promotionDocument = z.strictObject({
  id: name,
  kind: z.literal('promotion'),
  version: z.literal(1),
  /** As receipt and screen call it. */
  names,
  currency,
  offer,
  conditions,
  /** The higher comes first where several might apply. */
  priority: z.int().min(0).max(1_000),
  /**
   * `alone`: with no other on the same piece. `in-group`: one of its group, and any of other groups.
   * `any`: with all that may combine.
   */
  combines: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('alone') }),
    z.strictObject({ kind: z.literal('in-group'), group: name }),
    z.strictObject({ kind: z.literal('any') }),
  ]),
  /** Stopped before its end: kept, so that old receipts can name it. */
  withdrawn: z.boolean(),
});
export type PromotionDocument = z.infer<typeof promotionDocument>;
