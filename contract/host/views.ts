import { z } from 'zod';
import { tenderTypeSetting } from '../document/tender-types.ts';
import { basketView, paidView, placedView } from './basket-shapes.ts';
import { hostScan, scannersState } from './host-scan.ts';
import { syncState } from './sync-shapes.ts';

export const seat = z.string().regex(/^[a-z0-9-]{1,40}$/);

/** Everything the sale, tender and paid screens draw, for one seat. */
export const saleSnapshot = z.strictObject({
  /** The open basket, or null before the first scan. */
  basket: basketView.nullable(),
  /** The last transaction of this seat, until the next basket opens or it is dismissed. */
  paid: paidView.nullable(),
  /** The same of an order that nothing was paid on; one of the two is null. */
  placed: placedView.nullable(),
  /** Id of the last command this seat's baskets took: everything the page sent up to it has arrived. */
  lastCommandId: z.string(),
  suspendedCount: z.int(),
  /** Baskets that this seat sent to the till and that still wait there, newest first. */
  sent: z.array(
    z.strictObject({
      basketId: z.string(),
      /** As it is said, such as `K42`. */
      code: z.string(),
      /** What the till's scanner reads. */
      scanCode: z.string(),
      articleCount: z.int(),
      totalMinor: z.int(),
      currency: z.string(),
    }),
  ),
  /** Somebody trains here, under whose responsibility: none of it is sold. Null on a live screen. */
  training: z.strictObject({ responsibleAlias: z.string() }).nullable(),
  /** The last scans of the till's own scanners, newest last: told by the page as its own are. */
  hostScans: z.array(hostScan),
});
export type SaleSnapshot = z.infer<typeof saleSnapshot>;

export const suspendedSnapshot = z.strictObject({
  baskets: z.array(
    z.strictObject({
      id: z.string(),
      label: z.string(),
      /** By which one that a tablet sent is asked for, and what that tablet is called; empty for others. */
      pickUpCode: z.string(),
      tabletName: z.string(),
      operatorAlias: z.string(),
      suspendedAt: z.string(),
      articleCount: z.int(),
      totalMinor: z.int(),
      currency: z.string(),
      firstLines: z.array(z.string()),
    }),
  ),
});
export type SuspendedSnapshot = z.infer<typeof suspendedSnapshot>;

/** The till itself: where, and how it is. Who works at it is told by seat. */
export const tillSnapshot = z.strictObject({
  storeName: z.string(),
  companyName: z.string(),
  tillNumber: z.string(),
  /** IANA zone of the shop: the screen's clock shows the shop's time, whatever the machine is set to. */
  zone: z.string(),
  currency: z.string(),
  /** Journal that sales go to. */
  journal: z.strictObject({
    kind: z.enum(['live', 'training']),
    journalId: z.string(),
    entryCount: z.int(),
  }),
  itemCount: z.int(),
  /** Every way to pay that this till knows, in the order of the tender screen. */
  tenderTypes: z.array(tenderTypeSetting),
  /** Amounts that a gift card is often sold for. */
  giftCardQuickMinor: z.array(z.int()),
  sync: syncState,
  /** Scanners that need no keyboard. */
  scanners: scannersState,
  /** What the manager should know, most urgent first: codes of `failureTexts`. */
  warnings: z.array(
    z.strictObject({
      code: z.string(),
      details: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
    }),
  ),
  /** Card tiles say so before anybody tries. */
  isTerminalDead: z.boolean(),
  /** Receipts may have a slip for the customs: a setting names who issues it. */
  isTaxFreeOffered: z.boolean(),
  /** A catalogue import under way, or null. */
  importing: z.strictObject({ done: z.int(), total: z.int() }).nullable(),
});
export type TillSnapshot = z.infer<typeof tillSnapshot>;
