import { z } from 'zod';
import { dispositions } from '../../../domain/return/dispositions.ts';
import { quantity, reasonCode, soldPlace } from '../../entry/amounts.ts';
import { basketAck, command, sellingCall } from './selling-call.ts';

/** A sale of any till as the return sheet draws it. Amounts in minor units of `currency`. */
const returnableReceipt = z.strictObject({
  of: soldPlace,
  /** Of an order of a web shop its own number. */
  receiptNumber: z.string(),
  /** An order that a web shop was paid for. */
  isOfWeb: z.boolean(),
  /** Wall time of the sale, `2026-11-22T14:05:33`; the day alone where only the code is known. */
  recordedAtLocal: z.string(),
  /** Who sold it; empty names where nobody here knows. */
  soldBy: z.strictObject({
    storeName: z.string(),
    tillNumber: z.string(),
    isThisStore: z.boolean(),
    isThisTill: z.boolean(),
  }),
  /** Known by this till's own journal, by its signed entry from the platform, or by the code on it alone. */
  knownBy: z.enum(['journal', 'platform', 'code']),
  /** Whether the signature was checked and is right; a forged one is refused. */
  isVerified: z.boolean(),
  /** False where the code says what was paid and not for what: online only. */
  isWhole: z.boolean(),
  /** Whether the platform told what came back elsewhere: just now, earlier (`asOf`), never, or there is none. */
  asked: z.enum(['now', 'before', 'never', 'alone']),
  /** UTC; null where the platform never told. */
  asOf: z.string().nullable(),
  currency: z.string(),
  totalMinor: z.int(),
  /** Why goods may come back, in the order shown. */
  reasons: z.array(z.strictObject({ code: z.string(), fr: z.string(), en: z.string() })),
  lines: z.array(
    z.strictObject({
      number: z.int(),
      sku: z.string(),
      name: z.string(),
      size: z.string(),
      colour: z.string(),
      picture: z.string(),
      unit: z.string(),
      sold: quantity,
      /** What can still be given back; what baskets hold of it counts as gone. */
      left: quantity,
      /** What was paid for all of it. */
      paidMinor: z.int(),
      /** What is left of that: a part of the quantity gives back its part of this. */
      leftMinor: z.int(),
      /** Nobody here knows whether it has left: who takes it back is asked whether it is there. */
      isAsked: z.boolean(),
      /** Why none of it can be given back; null when it can. */
      refusal: z
        .enum(['gift-card', 'deposit', 'account-payment', 'given-back', 'all-returned'])
        .nullable(),
    }),
  ),
});
export type ReturnableReceipt = z.infer<typeof returnableReceipt>;

/** An item that comes back without a receipt, as the return sheet draws it. Amounts in minor units. */
const unreceipted = z.strictObject({
  sku: z.string(),
  name: z.string(),
  size: z.string(),
  colour: z.string(),
  picture: z.string(),
  unit: z.string(),
  quantity,
  currency: z.string(),
  /** At the store's price of today, before anything is taken off. */
  fullMinor: z.int(),
  /** What is given back for it. */
  worthMinor: z.int(),
  /** Why that is less: promotions of today, or a lower price of the last 30 days; null where it is not. */
  lowered: z.enum(['promotion', 'history']).nullable(),
  reasons: z.array(z.strictObject({ code: z.string(), fr: z.string(), en: z.string() })),
});
export type UnreceiptedItem = z.infer<typeof unreceipted>;

/** Goods that come back. */
export const returnCalls = {
  /**
   * By its number as printed (till and mark may be left out), the code on it, the id of its order, where its
   * entry stands, or the number of an order of a web shop; of any till of the network. Asks the platform, and goes on without it.
   */
  findReceipt: sellingCall(
    z.strictObject({
      receipt: z.union([z.string().min(1).max(512), soldPlace]),
      /** Among those of training. */
      training: command.training,
    }),
    returnableReceipt,
  ),
  /** Receipts of a customer over all stores, newest first: only the platform knows them. */
  receiptsOfCustomer: sellingCall(
    z.strictObject({ customerId: z.string().min(1).max(64) }),
    z.strictObject({
      receipts: z.array(
        z.strictObject({
          of: soldPlace,
          receiptNumber: z.string(),
          isOfWeb: z.boolean(),
          recordedAtLocal: z.string(),
          storeName: z.string(),
          currency: z.string(),
          totalMinor: z.int(),
        }),
      ),
    }),
  ),
  /** Lines of one receipt into the seat's basket, all or none; opens a basket when the seat has none. */
  returnLines: sellingCall(
    z.strictObject({
      ...command,
      of: soldPlace,
      lines: z
        .array(
          z.strictObject({
            line: z.int().min(1),
            /** Decimal text at the line's scale, such as `2` or `1.250`. */
            quantity: z.string().max(20),
            reasonCode: reasonCode.min(1),
            disposition: z.enum(dispositions),
            /** Whether the goods are there: of a line that `isAsked`, and of no other. */
            isHere: z.boolean().exactOptional(),
          }),
        )
        .min(1)
        .max(500),
      entered: z.enum(['scanned', 'keyed', 'searched']),
    }),
    basketAck,
  ),
  /** What goods are worth that come back without a receipt; nothing changes. */
  worthWithoutReceipt: sellingCall(
    z.strictObject({
      /** A sku, or a code on the goods. */
      code: z.string().min(1).max(512),
      /** Decimal text at the item's scale. */
      quantity: z.string().max(20),
    }),
    unreceipted,
  ),
  /** Such goods into the seat's basket, at what they are worth now; opens a basket when the seat has none. */
  returnWithoutReceipt: sellingCall(
    z.strictObject({
      ...command,
      code: z.string().min(1).max(512),
      quantity: z.string().max(20),
      reasonCode: reasonCode.min(1),
      disposition: z.enum(dispositions),
      entered: z.enum(['scanned', 'keyed', 'searched']),
    }),
    basketAck,
  ),
} as const;
