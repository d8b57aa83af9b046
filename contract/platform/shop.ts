import { z } from 'zod';
import { orderStates } from '../../domain/order/order-parts.ts';
import { currency, minor, randomId } from '../entry/amounts.ts';

const sku = z.string().min(1).max(64);
const milli = z.int().min(0);
const day = z.iso.date();

/** `POST /v1/shop/availability`: what a web shop may promise of these items now. */
export const availabilityRequest = z.strictObject({
  skus: z.array(sku).min(1).max(200),
});
export const availabilityAnswer = z.strictObject({
  atMs: z.int(),
  items: z.array(
    z.strictObject({
      sku,
      /** Thousandths of its unit that can be sent, from all places together. */
      toShipMilli: milli,
      /** By store, what lies there for who comes for it; stores without any are left out. */
      toCollect: z.array(z.strictObject({ storeId: z.string(), availableMilli: milli })),
    }),
  ),
});

/** `POST /v1/shop/prices`: what a basket costs, by the very rules of the till. */
export const priceRequest = z.strictObject({
  lines: z
    .array(z.strictObject({ sku, quantity: z.string().regex(/^\d{1,6}(\.\d{1,3})?$/) }))
    .min(1)
    .max(500),
  coupons: z.array(z.string().min(1).max(40)).max(20).default([]),
  /** Of the loyalty programme; empty for none. */
  tier: z.string().max(40).default(''),
});
export const priceAnswer = z.strictObject({
  currency,
  businessDay: day,
  lines: z.array(
    z.strictObject({
      /** Of the request, from 1; several of one item at one price are one line of the basket. */
      line: z.int().min(1),
      sku,
      name: z.string(),
      quantity: z.string(),
      unitPriceMinor: minor,
      priceSource: z.string(),
      modifiers: z.array(
        z.strictObject({
          source: z.string(),
          id: z.string(),
          label: z.string(),
          amountMinor: minor,
        }),
      ),
      grossMinor: minor,
      netMinor: minor,
      vatMinor: minor,
      vatRateBp: z.int(),
      ecoParticipationMinor: minor,
    }),
  ),
  totalMinor: minor,
  discountMinor: minor,
  /** Codes that no promotion in force asks for. */
  unknownCoupons: z.array(z.string()),
});

const address = z.strictObject({
  name: z.string().min(1).max(120),
  street: z.string().min(1).max(200),
  postcode: z.string().min(1).max(12),
  city: z.string().min(1).max(100),
  country: z.string().regex(/^[A-Z]{2}$/),
});

/** `POST /v1/shop/orders`: an order that the shop has been paid for. */
export const placeOrderRequest = z.strictObject({
  /** The shop's own number: the same one again is the same order, answered again. */
  reference: z.string().regex(/^[A-Za-z0-9_.-]{1,40}$/),
  takenAt: z.iso.datetime({ offset: true }),
  currency,
  /** Random id of the customer here; empty for none. */
  customerId: z.union([z.literal(''), randomId]).default(''),
  lines: z
    .array(
      z.strictObject({
        line: z.int().min(1).max(1_000),
        group: z.int().min(1).max(50),
        sku,
        quantity: z.int().min(1).max(9_999),
        /** What the line comes to, VAT included. */
        amountMinor: minor.min(0),
        /** Of it what is paid when it is collected. */
        dueMinor: minor.min(0).default(0),
      }),
    )
    .min(1)
    .max(500),
  groups: z
    .array(
      z.strictObject({
        number: z.int().min(1).max(50),
        fulfilment: z.enum(['ship', 'pickup']),
        /** Store that hands it over; empty of what is sent. */
        storeId: z.string().max(64).default(''),
        /** Delivery method of what is sent. */
        method: z
          .string()
          .regex(/^[a-z0-9-]{0,40}$/)
          .default(''),
        address: address.nullable().default(null),
        latest: z.union([z.literal(''), day]).default(''),
      }),
    )
    .min(1)
    .max(20),
  contact: z.strictObject({
    name: z.string().min(1).max(120),
    phone: z.string().max(40).default(''),
    email: z.string().max(200).default(''),
  }),
  /** What to do when not all of it can be had: take none of it, or take it and let somebody choose. */
  whenShort: z.enum(['refuse', 'keep']).default('refuse'),
});
export type PlaceOrderRequest = z.infer<typeof placeOrderRequest>;

/** How an order stands; nothing of the person. */
export const orderStatus = z.strictObject({
  id: z.string(),
  number: z.string(),
  takenAt: z.string(),
  currency,
  lines: z.array(
    z.strictObject({
      line: z.int(),
      sku,
      fulfilment: z.enum(['ship', 'pickup', 'reserve']),
      /** The store that hands it over; empty of what is sent. */
      storeId: z.string(),
      quantityMilli: z.int(),
      amountMinor: minor,
      dueMinor: minor,
      /** Of the part that is the least far. */
      state: z.enum(orderStates),
      parts: z.array(
        z.strictObject({
          quantityMilli: z.int(),
          state: z.enum(orderStates),
          sourceId: z.string(),
        }),
      ),
    }),
  ),
});
export type OrderStatus = z.infer<typeof orderStatus>;

export const cancelOrderRequest = z.strictObject({
  /** The shop's word for this cancellation: the same one again is the same cancellation. */
  reference: z.string().regex(/^[A-Za-z0-9_.-]{1,40}$/),
  lines: z
    .array(z.strictObject({ line: z.int().min(1), quantity: z.int().min(1).max(9_999) }))
    .min(1)
    .max(500),
});

/** `GET /v1/shop/customers/{customerId}/wishes`: what somebody wishes for, said in a store or on the web; newest first. */
export const wishesAnswer = z.strictObject({
  wishes: z.array(z.strictObject({ sku, since: z.iso.datetime() })),
});
export type WishesAnswer = z.infer<typeof wishesAnswer>;

/** `POST` to the same: saying it twice changes nothing. */
export const changeWishesRequest = z.strictObject({
  add: z.array(sku).max(100).default([]),
  remove: z.array(sku).max(100).default([]),
});
export type ChangeWishesRequest = z.infer<typeof changeWishesRequest>;
