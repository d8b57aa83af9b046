import { z } from 'zod';
import type { JournalDay } from '../../domain/report/journal-day.ts';
import { figures } from '../host/report-shapes.ts';
import { figuresOrigin, moveSums, storeOrders } from '../host/store-report-shapes.ts';

/** Business days of an earlier time, and what the whole store turned over then. */
const earlierFigures = z
  .strictObject({
    from: z.string(),
    through: z.string(),
    figures,
    /** Of its last day, by hour. */
    lastDayHours: figures.shape.hours,
    origin: figuresOrigin,
  })
  .nullable();
export type EarlierFigures = z.infer<typeof earlierFigures>;

/** What one journal says of the days asked for. */
export const journalDay = z.strictObject({
  figures,
  differences: z.array(z.strictObject({ type: z.string(), amountMinor: z.int() })),
  moves: moveSums,
  lastSequence: z.int(),
  closureNumber: z.int().nullable(),
  isUnclosed: z.boolean(),
  isCounted: z.boolean(),
  mismatches: z.array(
    z.strictObject({ closureNumber: z.int(), signedMinor: z.int(), foldedMinor: z.int() }),
  ),
  unclosedMinor: z.int(),
}) satisfies z.ZodType<JournalDay>;

/** `GET /v1/stores/{storeId}/report/{span}/{day}`: what the store's journals say of a day, or of its week up to it. */
export const storeReportAnswer = z.strictObject({
  atMs: z.int(),
  from: z.string(),
  through: z.string(),
  storeName: z.string(),
  companyName: z.string(),
  currency: z.string(),
  tills: z
    .array(
      z.strictObject({
        tillId: z.string(),
        number: z.string(),
        /** Of the last day. */
        state: z.enum(['open', 'closed', 'silent', 'nothing']),
        /** Nothing more is to come of any of the days. */
        isSettled: z.boolean(),
        lastSeenAtMs: z.int().nullable(),
      }),
    )
    .max(1_000),
  /** Live journals with an entry in these days. */
  journals: z
    .array(z.strictObject({ journalId: z.string(), tillId: z.string(), day: journalDay }))
    .max(2_000),
  lastWeek: earlierFigures,
  lastYear: earlierFigures,
  /** Of the days together, and of the last of them; null where one of them has none. */
  target: z.strictObject({ amountMinor: z.int(), lastDayMinor: z.int() }).nullable(),
  orders: storeOrders.nullable(),
});
export type StoreReportAnswer = z.infer<typeof storeReportAnswer>;
