import { z } from 'zod';
import { worklists } from '../../../domain/order/worklists.ts';
import { orderDocument } from '../../document/order.ts';
import { parcelContact } from '../../document/task.ts';
import { reasonCode } from '../../entry/amounts.ts';
import { orderStepBody } from '../../entry/order-bodies.ts';
import { failure } from '../../failure/failure.ts';
import { seat } from '../views.ts';
import { basketAck, command, sellingCall } from './selling-call.ts';

const { id, number, receiptNumber, takenAt, currency, lines, groups } = orderDocument.shape;
const { line, sku, quantityMilli, amountMinor, dueMinor, parts } = lines.element.shape;
const { state } = parts.element.shape;
const { kind, parcel, check, holdUntil } = orderStepBody.shape;
const { fulfilment, latest, promise } = groups.element.shape;

/** What somebody who stands before a shelf calls it. */
const named = { sku, name: z.string(), gtin: z.string(), size: z.string(), colour: z.string() };

const orderWork = z.strictObject({
  list: z.enum(worklists),
  order: id,
  number,
  /** Empty: nobody was named, or this till does not know them. */
  customerName: z.string(),
  takenAt,
  currency,
  group: z.int(),
  fulfilment,
  /** Where it is collected, by name; empty of a parcel. */
  placeName: z.string(),
  /** Last day of the promise; empty where nobody could say. */
  promisedThrough: z.string(),
  holdUntil,
  /** What is still to pay when it is handed over. */
  dueMinor,
  lines: z.array(z.strictObject({ line, ...named, quantityMilli })),
});
export type OrderWork = z.infer<typeof orderWork>;

/** An order as somebody works with it. */
const orderDetail = z.strictObject({
  ...{ id, number, receiptNumber, takenAt, currency },
  /** Empty where nobody was named. */
  customerId: z.string(),
  customerName: z.string(),
  customerPhone: z.string(),
  /** A code was printed for the customer. */
  hasCode: z.boolean(),
  /** A deposit was taken on it: it ends with the last line that it could pay for. */
  hasDeposit: z.boolean(),
  groups: z.array(
    z.strictObject({
      number: z.int(),
      fulfilment,
      placeName: z.string(),
      /** It is this store that hands it over. */
      isHere: z.boolean(),
      method: z.string(),
      promise,
      latest,
      holdUntil,
      dueMinor,
      /** Of a parcel that this store sends, until it has left; null of anything else. */
      to: parcelContact.nullable(),
    }),
  ),
  lines: z.array(
    z.strictObject({
      ...{ line, ...named, quantityMilli, amountMinor, dueMinor },
      /** Some money was taken for it: cancelled, it is given back. */
      isPartPaid: z.boolean(),
      group: z.int(),
      /** `isHere`: it lies in this store, or is to be taken from its shelf. */
      parts: z.array(
        z.strictObject({ state, quantityMilli, sourceName: z.string(), isHere: z.boolean() }),
      ),
      /** What can be done with it at this store now. */
      may: z.array(kind),
    }),
  ),
});
export type OrderDetail = z.infer<typeof orderDetail>;

const stepped = z.strictObject({
  order: id,
  number,
  kind,
  lines: z.array(z.strictObject({ line, sku, name: z.string(), quantityMilli })),
});
export type SteppedOrderAnswer = z.infer<typeof stepped>;

/** What a store does with orders: its worklists, and each step. Offline as online. */
export const orderWorkCalls = {
  /** All that is to be done in this store, most pressing first. */
  orderWorks: sellingCall(
    z.strictObject({ seat }),
    z.strictObject({
      works: z.array(orderWork),
      /** Why a place does not do it, in the order shown. */
      reasons: z.array(z.strictObject({ code: z.string(), fr: z.string(), en: z.string() })),
    }),
  ),
  /** By the customer's code, the order's or its receipt's number, or the customer. */
  findOrders: sellingCall(
    z.strictObject({ seat, text: z.string().min(1).max(512) }),
    z.strictObject({ orders: z.array(orderDetail), isByCode: z.boolean() }),
  ),
  orderDetail: sellingCall(z.strictObject({ seat, order: id }), orderDetail),
  /** Does something with lines of an order: with these, or with all of a group that can be done so. */
  stepOrder: sellingCall(
    z.strictObject({
      ...command,
      order: id,
      kind,
      group: z.int().min(0).default(0),
      lines: z.array(z.strictObject({ line, quantityMilli })).max(1_000).default([]),
      reasonCode: reasonCode.default(''),
      parcel: parcel.default(''),
      check: check.default(''),
      /** As the customer said it. */
      code: z.string().max(40).default(''),
      holdUntil: holdUntil.default(''),
    }),
    stepped,
  ),
  /**
   * Rings what is due of a group that lies ready, its deposit taken off. Who collects it is checked first; the
   * goods are handed over in the act that pays, and stay where that is given up.
   */
  ringDue: sellingCall(
    z.strictObject({
      ...command,
      order: id,
      group: z.int().min(1),
      check: check.default(''),
      /** As the customer said it. */
      code: z.string().max(40).default(''),
    }),
    basketAck.extend({
      /** Of the whole basket. */
      remainingMinor: z.int(),
      /** Why its deposit was not taken off; null where it was, or there is none. */
      depositFailure: failure.nullable(),
    }),
  ),
  /** Something was taken from the shelf: for the order that is open, or the first that waits for it. */
  pickByScan: sellingCall(
    z.strictObject({
      ...command,
      code: z.string().min(1).max(512),
      order: z.string().max(100).default(''),
    }),
    stepped,
  ),
} as const;
