import { z } from 'zod';
import { denominationCount, money } from '../entry/day-bodies.ts';
import { perpetualTotals } from '../entry/envelope.ts';
import { safeView } from './safe-shapes.ts';

const reasons = z.array(z.strictObject({ code: z.string(), fr: z.string(), en: z.string() }));

export const countPlace = z.enum(['drawer', 'safe']);
export const countPurpose = z.enum(['closing', 'handover', 'safe', 'control']);

/** What was found less what should have been; nobody is told before the count is validated. */
const tenderDifference = z.strictObject({
  type: z.string(),
  expectedMinor: z.int(),
  countedMinor: z.int(),
  differenceMinor: z.int(),
  /** The difference is so large that closing needs a reason for it. */
  needsReason: z.boolean(),
});

/** What to leave in the drawer and what to take out of it, by denomination. */
const parting = z.strictObject({
  left: z.array(denominationCount),
  taken: z.array(denominationCount),
  leftMinor: z.int(),
  takenMinor: z.int(),
  /** Exactly the float stays; otherwise the pieces allow only what is nearest to it. */
  isExact: z.boolean(),
});

/** A count that somebody began: kept until it is used or given up, also over a crash. */
const openCount = z.strictObject({
  id: z.string(),
  place: countPlace,
  purpose: countPurpose,
  /** 2: a difference asks for a second look. */
  attempt: z.int(),
  /** `counting` by a cashier, `counted` and waiting for the manager, `validated` by them. */
  state: z.enum(['counting', 'counted', 'validated']),
  startedByAlias: z.string(),
  countedByAlias: z.string(),
  validatedByAlias: z.string(),
  startedAt: z.string(),
  /** Tender types to count, in the order shown. */
  types: z.array(z.string()),
  /** Of these a second count is asked for; empty at the first. */
  recount: z.array(z.string()),
  /** What has been counted so far, by type. */
  money: z.array(money),
  /** Cheques that came since the last closing, without their amounts: who counts reads those off the paper. */
  papers: z.array(z.strictObject({ type: z.string(), reference: z.string() })),
  /** Only once it is validated. */
  differences: z.array(tenderDifference).nullable(),
  /** Only of a closing that is validated and was counted by denomination. */
  parting: parting.nullable(),
});

/**
 * The day at the till. Blind: of no tender it says what is expected before the count of it is
 * validated (`counts[].differences`).
 */
export const daySnapshot = z.strictObject({
  businessDay: z.string(),
  /** Wanted by the shop's rules, and no session is open. Sales are taken all the same. */
  isOpeningAsked: z.boolean(),
  session: z
    .strictObject({
      number: z.int(),
      openedAt: z.string(),
      businessDay: z.string(),
      operatorId: z.string(),
      operatorAlias: z.string(),
      /** It should have been closed on an earlier day. */
      isOfEarlierDay: z.boolean(),
    })
    .nullable(),
  floatMinor: z.int(),
  /** What the drawer is counted in, largest first. */
  denominations: z.array(denominationCount.omit({ count: true })),
  /** Tender types that are counted at closing, in the order shown. */
  countedTypes: z.array(
    z.strictObject({ type: z.string(), kind: z.string(), fr: z.string(), en: z.string() }),
  ),
  /** More cash in the drawer than the shop allows: a drop is due. */
  isDropDue: z.boolean(),
  /** The drawer is counted when another person takes it. */
  isHandoverCounted: z.boolean(),
  counts: z.array(openCount),
  safe: safeView,
  /** What keeps the day from being closed, or should be looked at before. */
  pending: z.array(
    z.strictObject({
      kind: z.enum(['open-basket', 'part-paid-basket', 'suspended-basket']),
      basketId: z.string(),
      seat: z.string(),
      label: z.string(),
      totalMinor: z.int(),
      isBlocking: z.boolean(),
    }),
  ),
  /** The last day that was closed. */
  lastClosure: z
    .strictObject({
      number: z.int(),
      from: z.string(),
      through: z.string(),
      closedAt: z.string(),
      late: z.boolean(),
    })
    .nullable(),
  reasons: z.strictObject({
    'paid-in': reasons,
    'paid-out': reasons,
    'no-sale': reasons,
    difference: reasons,
  }),
});
export type DaySnapshot = z.infer<typeof daySnapshot>;

const tenderSum = z.strictObject({ type: z.string(), count: z.int(), amountMinor: z.int() });

const closureHead = z.strictObject({
  journalId: z.string(),
  sequence: z.int(),
  period: z.enum(['day', 'month', 'year']),
  number: z.int(),
  from: z.string(),
  through: z.string(),
  late: z.boolean(),
  closedAt: z.string(),
});

/** A closed session as its entry says it. */
const closedSession = z.strictObject({
  number: z.int(),
  how: z.enum(['counted', 'as-expected']),
  closedAt: z.string(),
  attempts: z.int(),
  countedBy: z.string(),
  validatedBy: z.string(),
  tenders: z.array(
    z.strictObject({
      type: z.string(),
      expectedMinor: z.int(),
      countedMinor: z.int(),
      differenceMinor: z.int(),
      pieces: z.int(),
      reasonCode: z.string(),
    }),
  ),
  leftMinor: z.int(),
  taken: z.array(
    z.strictObject({ type: z.string(), to: z.enum(['safe', 'bank']), amountMinor: z.int() }),
  ),
});

/** A closure, worked out of the signed entries of its range alone. */
export const closureReport = z.strictObject({
  ...closureHead.shape,
  currency: z.string(),
  storeName: z.string(),
  tillNumber: z.string(),
  firstSequence: z.int(),
  lastSequence: z.int(),
  /** SHA-256 of the closure's signed bytes, base64url. */
  hash: z.string(),
  totals: perpetualTotals,
  /** Of the journal since its first entry, as they stand after the closure. */
  perpetual: perpetualTotals,
  /** Empty while `isBlind`. */
  tenders: z.array(tenderSum),
  /** The drawer has not been counted since: nobody is told yet what was taken. */
  isBlind: z.boolean(),
  sessions: z.array(closedSession),
  /** Who gave the drawer to whom, and what was wrong with it then: the difference of who gave it. */
  handovers: z.array(
    z.strictObject({
      session: z.int(),
      at: z.string(),
      fromOperatorId: z.string(),
      toOperatorId: z.string(),
      differences: z.array(
        z.strictObject({ type: z.string(), differenceMinor: z.int(), reasonCode: z.string() }),
      ),
    }),
  ),
  /** Money that changed its place without a sale, by kind and tender type. */
  movements: z.array(
    z.strictObject({
      kind: z.string(),
      from: z.string(),
      to: z.string(),
      type: z.string(),
      count: z.int(),
      amountMinor: z.int(),
    }),
  ),
  counts: z.strictObject({
    transactions: z.int(),
    abandoned: z.int(),
    noSales: z.int(),
    readings: z.int(),
  }),
});
export type ClosureReport = z.infer<typeof closureReport>;

/** What closing made: several closures on the last day of a month or a year. */
export const closedDay = z.strictObject({
  session: closedSession.nullable(),
  /** The day's first; empty when nothing had happened since the last one. */
  closures: z.array(closureReport),
});
export type ClosedDay = z.infer<typeof closedDay>;

/** The day so far, without a word of what a tender should hold. */
export const dayReading = z.strictObject({
  businessDay: z.string(),
  at: z.string(),
  number: z.int(),
  totals: perpetualTotals,
  counts: closureReport.shape.counts,
  /** Of tender types that nobody counts. */
  tenders: z.array(tenderSum),
});
export type DayReading = z.infer<typeof dayReading>;
