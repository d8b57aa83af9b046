import { z } from 'zod';
import { failure } from '../failure/failure.ts';
import { figures } from './report-shapes.ts';

/** Sums of tills, days and years: each is an exact integer. */
const turnover = z.strictObject({ count: z.int(), grossMinor: z.int(), netMinor: z.int() });

/** Where figures of an earlier day come from: the journals, or made up for a demonstration. */
export const figuresOrigin = z.enum(['journals', 'demo']);

const comparison = z
  .strictObject({
    from: z.string(),
    through: z.string(),
    figures,
    /** As much of it as had been turned over by this moment of its last day; all of it once the day is over. */
    toNow: turnover,
    origin: figuresOrigin,
  })
  .nullable();

const till = z.strictObject({
  tillId: z.string(),
  number: z.string(),
  /**
   * Of the last day: `open` has entries and no Z over all that it sold and moved in its drawer, `closed` has
   * one, `nothing` is known to have sold nothing, and of a `silent` one nothing of that day has arrived.
   */
  state: z.enum(['open', 'closed', 'silent', 'nothing']),
  /** Of the day's last entry that is here; 0 without any. */
  lastSequence: z.int(),
  /** Of a closed one, its Z. */
  closureNumber: z.int().nullable(),
  /** ISO instant at which the platform last got an entry of it; null where that is not known. */
  lastSeenAt: z.string().nullable(),
  /** Entries that have not left it; known of this till alone. */
  waiting: z.int().nullable(),
  isThisTill: z.boolean(),
  turnover,
});

/** `domain/report/journal-day.ts`, as it crosses. */
export const moveSums = z.array(
  z.strictObject({
    kind: z.string(),
    from: z.string(),
    to: z.string(),
    type: z.string(),
    count: z.int(),
    amountMinor: z.int(),
  }),
);

/** Orders of the store as they stand now. */
export const storeOrders = z.strictObject({
  /** Orders with a line to be handed over here, and with one to be sent from here. */
  toPickUp: z.int(),
  toShip: z.int(),
  /** Null: this release asks for no transfers, and keeps no promised dates. */
  transfersAsked: z.int().nullable(),
  brokenPromises: z.int().nullable(),
  /** Taken here in the days of the report. */
  placedInStore: z.strictObject({ count: z.int(), turnoverMinor: z.int() }),
});

/** The day of a whole store (or its week up to that day), over the journals of its tills. */
export const storeReport = z.strictObject({
  span: z.enum(['day', 'week']),
  businessDay: z.string(),
  from: z.string(),
  through: z.string(),
  /** ISO instant of the figures: older than now where the platform could not be asked. */
  asOf: z.string(),
  /** `till`: of this till alone. `remembered`: the platform's last answer, with this till's own work as it is now. */
  source: z.enum(['platform', 'remembered', 'till']),
  /** Why the platform does not answer; null while it does, and at a till without one. */
  why: failure.nullable(),
  /** Every till of the store has closed its days, or is known to have sold nothing, and all of that has arrived. */
  isComplete: z.boolean(),
  storeId: z.string(),
  storeName: z.string(),
  companyName: z.string(),
  currency: z.string(),
  tills: z.array(till),
  figures,
  /** Tender types left out of `figures` because somebody has to count them yet. */
  hiddenTenders: z.array(z.string()),
  /** Counted less expected. */
  cashDifferences: z.strictObject({
    totalMinor: z.int(),
    tills: z.array(z.strictObject({ tillId: z.string(), amountMinor: z.int() })),
  }),
  /** Money that changed its place without a sale; what went between tills of the store counts once. */
  moves: moveSums,
  comparisons: z.strictObject({ lastWeek: comparison, lastYear: comparison }),
  /** Null where nobody set one. */
  target: z
    .strictObject({
      amountMinor: z.int(),
      /** What should be reached by now: as last year's (or last week's) hours went, else evenly over the opening hours. */
      toNowMinor: z.int(),
    })
    .nullable(),
  /** Null where nobody told. */
  orders: storeOrders.nullable(),
  /** Closures whose signed turnover is not what their entries add up to. */
  mismatches: z.array(
    z.strictObject({
      tillId: z.string(),
      closureNumber: z.int(),
      signedMinor: z.int(),
      foldedMinor: z.int(),
    }),
  ),
  /** What the people in `figures` are called here. */
  operators: z.array(z.strictObject({ id: z.string(), alias: z.string() })),
});
export type StoreReport = z.infer<typeof storeReport>;
