import { z } from 'zod';
import { zoneCode } from '../../entry/stock-moved.ts';
import { seat } from '../views.ts';
import { command, sellingCall } from './selling-call.ts';
import { stockWorkHead, stockWorkView } from './stock-work-calls.ts';

const inventoryId = z.string().max(64);
const scope = z.enum(['rolling', 'full']);
const label = z.string().trim().max(40);

const inventoryView = z.strictObject({
  id: z.string(),
  scope,
  label: z.string(),
  /** UTC. */
  openedAt: z.string(),
  /** All tills of the store count it. */
  isShared: z.boolean(),
  /** Each with the till that counts it; empty for this one. */
  zones: z.array(stockWorkHead.extend({ tillNumber: z.string() })),
});
export type InventoryView = z.infer<typeof inventoryView>;

/** An item over all zones; quantities in thousandths, amounts in minor units at retail. */
const reviewedItem = z.strictObject({
  sku: z.string(),
  label: z.string(),
  unit: z.enum(['piece', 'kg', 'm', 'l']),
  scale: z.int(),
  countedMilli: z.int(),
  expectedMilli: z.int(),
  differenceMinor: z.int().nullable(),
  /** 0 where nobody counted it. */
  zones: z.int(),
  isRecounted: z.boolean(),
  isMoved: z.boolean(),
  needsRecount: z.boolean(),
});
export type ReviewedItem = z.infer<typeof reviewedItem>;

const inventoryReview = z.strictObject({
  inventory: inventoryView,
  currency: z.string(),
  itemCount: z.int(),
  /** What differs, what is most worth first. */
  differences: z.array(reviewedItem),
  /** In a full inventory: items that should be there and nobody counted. */
  uncountedCount: z.int(),
  expectedMinor: z.int(),
  countedMinor: z.int(),
  /** Of what should have been there; null where that is nothing. Below zero where more was found. */
  shrinkageBp: z.int().nullable(),
  /** A difference worth more is counted again before it is believed. */
  recountOverMinor: z.int(),
});
export type InventoryReview = z.infer<typeof inventoryReview>;

/** Counts of the stock, zone by zone. Who counts is told nothing of what should be there. */
export const inventoryCalls = {
  inventories: sellingCall(
    z.strictObject({ seat }),
    z.strictObject({
      inventories: z.array(inventoryView),
      /** No platform says what lies here: nothing can be compared. */
      isStockKnown: z.boolean(),
    }),
  ),
  openInventory: sellingCall(z.strictObject({ ...command, scope, label }), inventoryView),
  /** Begins to count a zone, or goes on with it; a recount is of items whose difference is hard to believe. */
  beginZone: sellingCall(
    z.strictObject({
      ...command,
      inventoryId,
      zone: zoneCode.refine((zone) => zone !== '', 'no zone'),
      isRecount: z.boolean().default(false),
    }),
    stockWorkView,
  ),
  /** The zone is counted; or it is gone on with. */
  endZone: sellingCall(
    z.strictObject({ seat, workId: z.string().max(64), isDone: z.boolean() }),
    stockWorkView,
  ),
  /** What was counted against what should have been there. */
  reviewInventory: {
    ...sellingCall(z.strictObject({ seat, inventoryId }), inventoryReview),
    timeoutMs: 60_000,
  },
  /** The entries that set the stock right; the inventory and its zones are gone with them. */
  validateInventory: {
    ...sellingCall(
      z.strictObject({
        commandId: command.commandId,
        seat,
        inventoryId,
        /** Of a full one: what nobody counted is not there. */
        isUncountedGone: z.boolean(),
      }),
      z.strictObject({
        journalId: z.string(),
        number: z.int(),
        lineCount: z.int(),
        expectedMinor: z.int(),
        countedMinor: z.int(),
        shrinkageBp: z.int().nullable(),
      }),
    ),
    timeoutMs: 60_000,
  },
  dropInventory: sellingCall(z.strictObject({ seat, inventoryId }), z.strictObject({})),
} as const;
