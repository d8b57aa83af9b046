import { z } from 'zod';
import { requestStates } from '../../../domain/stock-works/goods-request.ts';
import { stockConditions, stockMoveKinds } from '../../../domain/stock-works/stock-moved.ts';
import { quantity, reasonCode } from '../../entry/amounts.ts';
import { seat } from '../views.ts';
import { command, sellingCall } from './selling-call.ts';

const workId = z.string().max(64);
const condition = z.enum(stockConditions);
const unit = z.enum(['piece', 'kg', 'm', 'l']);
const reasons = z.array(z.strictObject({ code: z.string(), fr: z.string(), en: z.string() }));

/** A work on the stock that somebody has begun and nobody has ended. */
export const stockWorkHead = z.strictObject({
  id: z.string(),
  kind: z.enum(stockMoveKinds),
  documentId: z.string(),
  otherPlaceId: z.string(),
  direction: z.enum(['in', 'out']),
  reasonCode,
  zone: z.string(),
  isRecount: z.boolean(),
  isDone: z.boolean(),
  startedBy: z.string(),
  /** UTC. */
  startedAt: z.string(),
  itemCount: z.int(),
  /** At retail, as far as the items have prices; never below zero. */
  valueMinor: z.int(),
});
export type StockWorkHead = z.infer<typeof stockWorkHead>;

const stockWorkLine = z.strictObject({
  sku: z.string(),
  gtin: z.string(),
  label: z.string(),
  unit,
  condition,
  quantity,
  announced: quantity.nullable(),
  valueMinor: z.int().nullable(),
  reasonCode,
  /** It was sold or brought while it was being counted. */
  isMoved: z.boolean(),
});
export type StockWorkLine = z.infer<typeof stockWorkLine>;

export const stockWorkView = z.strictObject({ work: stockWorkHead, lines: z.array(stockWorkLine) });
export type StockWorkView = z.infer<typeof stockWorkView>;

const stockWorksView = z.strictObject({
  works: z.array(stockWorkHead),
  currency: z.string(),
  /** Why goods may leave or come without a sale, in the order shown. */
  reasons: z.strictObject({
    shrinkage: reasons,
    adjustment: reasons,
    receiving: reasons,
    /** Why another store is asked for goods. */
    asking: reasons,
    /** Why it won't send them. */
    refusing: reasons,
  }),
});

const goodsOnTheirWay = z.strictObject({
  /** Of the network, but this one. */
  stores: z.array(z.strictObject({ id: z.string(), name: z.string() })),
  notices: z.array(
    z.strictObject({
      id: z.string(),
      /** `sent` waits to be received here; `received` came otherwise than it was sent. */
      state: z.enum(['sent', 'received']),
      fromId: z.string(),
      toId: z.string(),
      /** The store at the other end, or who delivers. */
      otherName: z.string(),
      isDelivery: z.boolean(),
      /** Day it is expected on; empty where nobody said. */
      expectedOn: z.string(),
      itemCount: z.int(),
      /** Items of which something is still to come. */
      restCount: z.int(),
      /** A part of it has come. */
      isBegun: z.boolean(),
      /** Thousandths. */
      differences: z.array(
        z.strictObject({
          sku: z.string(),
          gtin: z.string(),
          label: z.string(),
          sentMilli: z.int(),
          receivedMilli: z.int().nullable(),
          damagedMilli: z.int(),
        }),
      ),
    }),
  ),
  /** Goods that this store asked for, or is asked for; what waits for somebody here first. */
  requests: z.array(
    z.strictObject({
      id: z.string(),
      state: z.enum(requestStates),
      /** This store asked; or the other one did, and waits for an answer. */
      isOurs: z.boolean(),
      /** The platform knows it; else it goes with the next exchange. */
      isTold: z.boolean(),
      otherName: z.string(),
      reasonCode,
      refusedFor: reasonCode,
      /** Thousandths. */
      lines: z.array(
        z.strictObject({
          sku: z.string(),
          gtin: z.string(),
          label: z.string(),
          askedMilli: z.int(),
          sentMilli: z.int(),
        }),
      ),
    }),
  ),
});
export type GoodsOnTheirWay = z.infer<typeof goodsOnTheirWay>;

/** The works on: what is gathered by scanning becomes one entry in the end. Offline as online. */
export const stockWorkCalls = {
  /** What is open on this till. */
  stockWorks: sellingCall(z.strictObject({ seat }), stockWorksView),
  stockWork: sellingCall(z.strictObject({ seat, workId }), stockWorkView),
  beginStockWork: sellingCall(
    z.strictObject({
      ...command,
      kind: z.enum(['adjustment', 'shrinkage', 'received', 'transfer-asked', 'transfer-sent']),
      direction: z.enum(['in', 'out']).default('out'),
      /** Of a transfer: the store that it goes to, or that is asked for it. */
      otherPlaceId: z.string().max(64).default(''),
    }),
    stockWorkView,
  ),
  /** Transfers to this store, and what differed of earlier ones. */
  goodsOnTheirWay: sellingCall(z.strictObject({ seat }), goodsOnTheirWay),
  /** Somebody has seen what differed of a notice: this store has it on its list no more. */
  settleNotice: sellingCall(
    z.strictObject({ ...command, noticeId: z.string().max(120) }),
    z.strictObject({}),
  ),
  /** Begins to receive a transfer or a delivery, or goes on with it. */
  receiveGoods: sellingCall(
    z.strictObject({ ...command, noticeId: z.string().max(120) }),
    stockWorkView,
  ),
  /** Asks another store for so many of one item, from its sheet. */
  askForGoods: sellingCall(
    z.strictObject({
      ...command,
      placeId: z.string().min(1).max(64),
      sku: z.string().min(1).max(64),
      quantity: z.string().max(20),
      reasonCode: reasonCode.min(1),
    }),
    z.strictObject({ requestId: z.string() }),
  ),
  /** Begins to gather what another store asked for, or goes on with it. */
  sendAskedGoods: sellingCall(
    z.strictObject({ ...command, requestId: z.string().max(120) }),
    stockWorkView,
  ),
  /** The store that was asked won't send them, and says why. */
  refuseGoods: sellingCall(
    z.strictObject({ ...command, requestId: z.string().max(120), reasonCode: reasonCode.min(1) }),
    z.strictObject({}),
  ),
  /** The store that asked needs them no more, or has read the refusal. */
  closeRequest: sellingCall(
    z.strictObject({ ...command, requestId: z.string().max(120) }),
    z.strictObject({}),
  ),
  /** One more of what the code says, or so many: a scan lands in the work. */
  scanInStockWork: sellingCall(
    z.strictObject({
      ...command,
      workId,
      code: z.string().min(1).max(512),
      quantity: z.string().max(20).default('1'),
      condition: condition.default('sellable'),
    }),
    stockWorkView,
  ),
  /** So many and no more or less; none takes the line out. */
  setStockLine: sellingCall(
    z.strictObject({
      ...command,
      workId,
      sku: z.string().max(64),
      condition,
      quantity: z.string().max(20),
      reasonCode: reasonCode.optional(),
    }),
    stockWorkView,
  ),
  setStockWork: sellingCall(
    z.strictObject({
      seat,
      workId,
      reasonCode: reasonCode.optional(),
      direction: z.enum(['in', 'out']).optional(),
    }),
    stockWorkView,
  ),
  dropStockWork: sellingCall(z.strictObject({ seat, workId }), z.strictObject({})),
  /** Ends it by its entry. */
  bookStockWork: sellingCall(
    z.strictObject({ ...command, workId }),
    z.strictObject({
      journalId: z.string(),
      number: z.int(),
      lineCount: z.int(),
      /** What it changed at retail; below zero where goods left. */
      valueMinor: z.int(),
    }),
  ),
} as const;
