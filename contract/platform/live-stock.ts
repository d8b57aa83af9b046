import { z } from 'zod';

/** `POST /v1/stock`: exact figures, now, for what is on screen; a till never keeps them. */
export const liveStockRequest = z.strictObject({
  skus: z.array(z.string().min(1).max(64)).min(1).max(200),
});
const mark = z.string().max(64);
/**
 * `POST /v1/stock/wait`: the same figures as soon as they are others than those of `mark`, and after
 * `longestWaitMs` (`feeds.ts`) in any case.
 */
export const liveStockWaitRequest = liveStockRequest.extend({ mark });
export type LiveStockWaitRequest = z.infer<typeof liveStockWaitRequest>;
export const liveStockAnswer = z.strictObject({
  /** When the platform read them. */
  atMs: z.int(),
  /** Stands for these figures: others have another one. */
  mark,
  /** Places without any of an item are left out. */
  stock: z
    .array(
      z.strictObject({
        sku: z.string(),
        placeId: z.string(),
        onHandMilli: z.int(),
        reservedMilli: z.int(),
        /** What may be promised from here: on hand less reserved less safety stock, never below zero. */
        availableMilli: z.int().min(0),
      }),
    )
    .max(20_000),
});
export type LiveStockAnswer = z.infer<typeof liveStockAnswer>;
