import { z } from 'zod';
import type { GoodsNotice } from '../../domain/stock-works/goods-notice.ts';
import { type GoodsRequest, requestStates } from '../../domain/stock-works/goods-request.ts';
import { currency, entryPlace, minor, reasonCode } from '../entry/amounts.ts';

/** What every task says, whatever it is about: so the stored form stays when there are more kinds. */
const task = {
  id: z.string().min(3).max(150),
  /** When the platform found it, or found more of it. */
  at: z.iso.datetime({ offset: true }),
};

/** How somebody ended it, for all stores that were told. */
const settlement = z.strictObject({
  at: z.iso.datetime({ offset: true }),
  storeId: z.string().min(1).max(64),
  operatorId: z.string().max(64),
  reasonCode: z.string().min(1).max(40),
  /** The entry that says so. */
  of: entryPlace,
});
export type TaskSettlement = z.infer<typeof settlement>;

/**
 * More of a sold line came back than was sold, by tills that did not know of each other. Nothing was
 * corrected: somebody looks at the papers and decides.
 */
const returnConflict = z.strictObject({
  ...task,
  kind: z.literal('return-conflict'),
  details: z.strictObject({
    /** The line that was sold. */
    of: entryPlace.extend({ line: z.int().min(1) }),
    receiptNumber: z.string().max(40),
    /** Store that sold it. */
    storeId: z.string().min(1).max(64),
    sku: z.string().min(1).max(64),
    name: z.string().min(1).max(200),
    soldMilli: z.int(),
    returnedMilli: z.int(),
    currency,
    paidMinor: minor,
    refundedMinor: minor,
    /** What was refunded beyond what was paid. */
    atRiskMinor: minor.min(0),
    /** Who gave it back: the entries that name the line, in no order of time. */
    returns: z
      .array(
        z.strictObject({
          of: entryPlace,
          storeId: z.string().min(1).max(64),
          receiptNumber: z.string().max(40),
          recordedAt: z.iso.datetime({ offset: true }),
          quantityMilli: z.int(),
          refundedMinor: minor,
        }),
      )
      .min(1)
      .max(100),
    settlement: settlement.optional(),
  }),
});
export type ReturnConflict = z.infer<typeof returnConflict>;

const orderOf = {
  orderId: z.string().min(3).max(100),
  /** What the customer reads and says. */
  number: z.string().max(60),
  currency,
  /** Money concerned; 0 where there is none. */
  amountMinor: minor.min(0),
  settlement: settlement.optional(),
};
const orderLineOf = {
  line: z.int().min(1),
  sku: z.string().min(1).max(64),
  name: z.string().min(1).max(200),
};

/**
 * Somebody did something with an order that its state did not allow, without knowing: it happened all the
 * same, and changed nothing of the order.
 */
const orderRefused = z.strictObject({
  ...task,
  kind: z.literal('order-refused'),
  details: z.strictObject({
    ...orderOf,
    of: entryPlace,
    /** What was done, and where. */
    step: z.string().max(40),
    storeId: z.string().min(1).max(64),
    recordedAt: z.iso.datetime({ offset: true }),
    lines: z
      .array(
        z.strictObject({
          ...orderLineOf,
          quantityMilli: z.int().min(1),
          /** `NOT_IN_STATE`, `NOT_SO_MUCH`, `NO_SUCH_LINE`. */
          code: z.string().max(40),
        }),
      )
      .min(1)
      .max(1_000),
  }),
});
export type OrderRefused = z.infer<typeof orderRefused>;

/** Two tills that did not know of each other each rang what was due of an order. */
const orderOverpaid = z.strictObject({
  ...task,
  kind: z.literal('order-overpaid'),
  details: z.strictObject({
    ...orderOf,
    lines: z
      .array(z.strictObject({ ...orderLineOf, dueMinor: minor, paidMinor: minor }))
      .min(1)
      .max(1_000),
    /** The entries that paid these lines. */
    payments: z
      .array(
        z.strictObject({
          of: entryPlace,
          storeId: z.string().min(1).max(64),
          receiptNumber: z.string().max(40),
          recordedAt: z.iso.datetime({ offset: true }),
          amountMinor: minor,
        }),
      )
      .min(1)
      .max(100),
  }),
});
export type OrderOverpaid = z.infer<typeof orderOverpaid>;

/** Goods on their way to a store, from another one or from who delivers, or received otherwise than they were sent. */
export const goodsNotice = z.strictObject({
  /** The work that sent them, or the number of the delivery. */
  id: z.string().min(1).max(120),
  state: z.enum(['sent', 'received']),
  /** Of a delivery that was announced. */
  delivery: z
    .strictObject({ name: z.string().max(200), expectedOn: z.string().max(10) })
    .optional(),
  /** Stores that have seen what differed. */
  settledBy: z.array(z.string().max(64)).max(2).optional(),
  fromId: z.string().min(1).max(64),
  toId: z.string().min(1).max(64),
  lines: z
    .array(
      z.strictObject({
        sku: z.string().min(1).max(64),
        gtin: z.string().regex(/^(\d{14})?$/),
        label: z.string().max(200),
        sentMilli: z.int().min(0),
        /** Null until it is received. */
        receivedMilli: z.int().min(0).nullable(),
        damagedMilli: z.int().min(0),
      }),
    )
    // What was announced, and what came besides.
    .max(2_000),
}) satisfies z.ZodType<GoodsNotice>;
const goodsNoticeTask = z.strictObject({
  ...task,
  kind: z.literal('goods-notice'),
  details: goodsNotice,
});
export const goodsNoticeId = (id: string): string => `goods|${id}`;

/** Goods that one store asks another one for. */
export const goodsRequest = z.strictObject({
  /** The work that asked. */
  id: z.string().min(1).max(120),
  state: z.enum(requestStates),
  askerId: z.string().min(1).max(64),
  giverId: z.string().min(1).max(64),
  reasonCode,
  refusedFor: reasonCode,
  transferIds: z.array(z.string().max(120)).max(100),
  lines: z
    .array(
      z.strictObject({
        sku: z.string().min(1).max(64),
        gtin: z.string().regex(/^(\d{14})?$/),
        label: z.string().max(200),
        askedMilli: z.int().min(0),
        sentMilli: z.int().min(0),
      }),
    )
    .max(1_000),
}) satisfies z.ZodType<GoodsRequest>;
const goodsRequestTask = z.strictObject({
  ...task,
  kind: z.literal('goods-request'),
  details: goodsRequest,
});
export const goodsRequestId = (id: string): string => `request|${id}`;
/** Points that were spent at one till while another had spent them: nothing was corrected. */
const pointsOverdrawn = z.strictObject({
  ...task,
  kind: z.literal('points-overdrawn'),
  details: z.strictObject({
    /** The sale that spent them. */
    of: entryPlace,
    storeId: z.string().min(1).max(64),
    receiptNumber: z.string().max(40),
    /** Random reference. */
    customerId: z.string().min(1).max(64),
    points: z.int().min(1),
    currency,
    /** By the till's clock. */
    recordedAt: z.iso.datetime({ offset: true }),
    /** What the missing points took off. */
    amountMinor: minor.min(0),
    settlement: settlement.optional(),
  }),
});
export type PointsOverdrawn = z.infer<typeof pointsOverdrawn>;

/** More was taken of a gift card, an avoir or a deposit than was on it: nothing was corrected. */
const valueOverdrawn = z.strictObject({
  ...task,
  kind: z.literal('value-overdrawn'),
  details: z.strictObject({
    /** Its number, of which nothing is left. */
    number: z.string().length(12),
    valueKind: z.enum(['gift-card', 'store-credit', 'deposit']),
    currency,
    issuedMinor: minor,
    usedMinor: minor,
    /** What was taken beyond what was there. */
    amountMinor: minor.min(1),
    /** The sales that took of it, the first first. */
    uses: z
      .array(
        z.strictObject({
          of: entryPlace,
          storeId: z.string().min(1).max(64),
          receiptNumber: z.string().max(40),
          /** By the till's clock. */
          recordedAt: z.iso.datetime({ offset: true }),
          amountMinor: minor,
        }),
      )
      .min(1)
      .max(100),
    settlement: settlement.optional(),
  }),
});
export type ValueOverdrawn = z.infer<typeof valueOverdrawn>;

/** A till validated an inventory that another one had validated or dropped: its corrections moved no stock. */
const countSetAside = z.strictObject({
  ...task,
  kind: z.literal('count-set-aside'),
  details: z.strictObject({
    of: entryPlace,
    inventoryId: z.string().min(1).max(120),
    storeId: z.string().min(1).max(64),
    tillNumber: z.string().max(20),
    currency,
    /** By the till's clock. */
    recordedAt: z.iso.datetime({ offset: true }),
    /** What the corrections are worth at retail, too much and missing added up. */
    amountMinor: minor.min(0),
    lines: z
      .array(
        z.strictObject({
          sku: z.string().min(1).max(64),
          name: z.string().min(1).max(200),
          /** Too much above zero, missing below it; thousandths. */
          changeMilli: z.int(),
        }),
      )
      .min(1)
      .max(500),
    settlement: settlement.optional(),
  }),
});
export type CountSetAside = z.infer<typeof countSetAside>;

/** Where a parcel goes, and to whom: for its label, and for the carrier's questions. */
export const parcelContact = z.strictObject({
  /** Of the order's groups. */
  group: z.int().min(1),
  name: z.string().max(200),
  phone: z.string().max(40),
  street: z.string().max(200),
  postcode: z.string().max(20),
  city: z.string().max(100),
  /** ISO 3166, two letters. */
  country: z.string().max(2),
});
export type ParcelContact = z.infer<typeof parcelContact>;

/**
 * A parcel that a store has to send. Personal: only the tills of the store that packs it have it, from when
 * the order is theirs until the parcel has left, the order is another place's, or the customer is erased.
 */
const parcelContactTask = z.strictObject({
  ...task,
  kind: z.literal('parcel-contact'),
  details: z.strictObject({
    /** The order's id. */
    order: z.string().min(3).max(100),
    groups: z.array(parcelContact).min(1).max(50),
  }),
});
export const parcelContactId = (order: string): string => `parcel|${order}`;

/** An inventory that all tills of the store count. */
const inventoryTask = z.strictObject({
  ...task,
  kind: z.literal('inventory'),
  details: z.strictObject({ id: z.string().min(1).max(120) }),
});
export const inventoryId = (id: string): string => `inventory|${id}`;

/** A zone of it, as the till that counts it said last. */
export const inventoryZone = z.strictObject({
  /** The work that counts it. */
  id: z.string().min(1).max(120),
  inventoryId: z.string().min(1).max(120),
  tillNumber: z.string().max(20),
  zone: z.string().max(12),
  isRecount: z.boolean(),
  isDone: z.boolean(),
  /** Thousandths. */
  lines: z
    .array(
      z.strictObject({
        sku: z.string().min(1).max(64),
        countedMilli: z.int().min(0),
        expectedMilli: z.int(),
        isMoved: z.boolean(),
      }),
    )
    .max(500),
});
export type InventoryZone = z.infer<typeof inventoryZone>;
const inventoryZoneTask = z.strictObject({
  ...task,
  kind: z.literal('inventory-zone'),
  details: inventoryZone,
});
export const inventoryZoneId = (id: string): string => `zone|${id}`;

/** Something that the platform found and that somebody in a store has to see to (law 10). */
export const taskDocument = z.discriminatedUnion('kind', [
  returnConflict,
  goodsNoticeTask,
  goodsRequestTask,
  inventoryTask,
  inventoryZoneTask,
  orderRefused,
  orderOverpaid,
  pointsOverdrawn,
  valueOverdrawn,
  countSetAside,
  parcelContactTask,
]);
export type TaskDocument = z.infer<typeof taskDocument>;

/** Those that somebody settles by an entry; what is about goods on their way or a count ends by itself. */
export type SettledTask = Exclude<
  TaskDocument,
  { kind: 'goods-notice' | 'goods-request' | 'inventory' | 'inventory-zone' | 'parcel-contact' }
>;

/** What is at stake in a task, in its currency; 0 for no money. */
export function amountAtStake(task: SettledTask): number {
  return task.kind === 'return-conflict' ? task.details.atRiskMinor : task.details.amountMinor;
}

export function isSettledTask(task: TaskDocument): task is SettledTask {
  return (
    task.kind !== 'goods-notice' &&
    task.kind !== 'goods-request' &&
    task.kind !== 'inventory' &&
    task.kind !== 'inventory-zone' &&
    task.kind !== 'parcel-contact'
  );
}
