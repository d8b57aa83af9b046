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
  }),
});
export type ReturnConflict = z.infer<typeof returnConflict>;

/** Goods on their way from one store of the network to another, or received otherwise than they were sent. */
export const goodsNotice = z.strictObject({
  /** The work that sent them. */
  id: z.string().min(1).max(120),
  state: z.enum(['sent', 'received']),
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
    .max(1_000),
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

/** Something that the platform found and that somebody in a store has to see to (law 10). */
export const taskDocument = z.discriminatedUnion('kind', [
  returnConflict,
  goodsNoticeTask,
  goodsRequestTask,
]);
export type TaskDocument = z.infer<typeof taskDocument>;
