import { z } from 'zod';
import { denominationCount, money, moneyMovedBody } from '../../entry/day-bodies.ts';
import { closedDay, closureReport, countPlace, countPurpose, dayReading } from '../day-shapes.ts';
import { explanation } from '../explain-shapes.ts';
import { command, sellingCall } from './selling-call.ts';

const nothing = z.strictObject({});
const countId = z.string().max(64);
const reasonCode = z.string().max(40);
const manager: readonly ('page' | 'script')[] = ['page', 'script'];

/**
 * The day: sessions, money that moves without a sale, counts, closing. Commands are done once by their
 * id; no answer says what a tender should hold before its count is validated.
 */
export const dayCalls = {
  /**
   * Begins a session. The cash counted is compared with what the last closing left; what was not there
   * before comes from `floatFrom`. Without a count the drawer is taken as it was left.
   */
  openSession: sellingCall(
    z.strictObject({
      ...command,
      counted: money.nullable(),
      floatFrom: z.enum(['drawer', 'safe', 'outside']),
      reasonCode,
    }),
    z.strictObject({
      number: z.int(),
      /** Counted less expected; 0 where nothing was expected or counted. */
      differenceMinor: z.int(),
    }),
  ),
  /**
   * Another person answers for the drawer; the session goes on. By a validated count of purpose
   * `handover`, whose difference is corrected in the same act; without one where the shop allows it.
   */
  handOver: sellingCall(
    z.strictObject({
      ...command,
      toOperatorId: z.string().max(64),
      countId: countId.nullable().default(null),
      reasonCode: reasonCode.default(''),
    }),
    z.strictObject({ number: z.int() }),
  ),
  /**
   * Money that changes its place without a sale: `cash-drop` drawer → safe, `paid-in` outside →
   * drawer, `paid-out` drawer → outside, `float` safe → drawer, `bank-deposit` safe → bank (gets the
   * next slip number), `change-order` bank → safe, `safe-correction` by its sign.
   */
  moveMoney: sellingCall(
    z.strictObject({
      ...command,
      kind: z.enum([
        'cash-drop',
        'paid-in',
        'paid-out',
        'float',
        'bank-deposit',
        'change-order',
        'safe-correction',
      ]),
      money: z.array(money).min(1).max(40),
      reasonCode,
      pouch: moneyMovedBody.shape.pouch,
      /** Of a `safe-correction`: whether money was found or is missing. */
      direction: z.enum(['in', 'out']).default('in'),
    }),
    z.strictObject({
      journalId: z.string(),
      /** Of the `money-moved` entries of the journal, 1 for the first. */
      number: z.int(),
      /** Of a bank deposit; 0 of anything else. */
      slipNumber: z.int(),
    }),
  ),
  /** Opens the drawer without a sale; an entry says why before it opens. */
  noSale: sellingCall(z.strictObject({ ...command, reasonCode }), nothing),

  /** Begins a count, or goes on with the one that is open of this place, whoever began it. */
  beginCount: sellingCall(
    z.strictObject({ ...command, place: countPlace, purpose: countPurpose }),
    z.strictObject({ countId: z.string() }),
  ),
  /** Keeps what was counted so far of one tender type; sent at every change. */
  saveCount: sellingCall(z.strictObject({ ...command, countId, money }), nothing),
  /** The cashier has counted everything. It is journalled before anybody is told of a difference. */
  submitCount: sellingCall(z.strictObject({ ...command, countId }), nothing),
  /**
   * The manager looks at it: `recount` names the tender types to be counted again, and no amount;
   * `validated` puts the differences into the view.
   */
  validateCount: sellingCall(
    z.strictObject({ ...command, countId }),
    z.strictObject({
      outcome: z.enum(['recount', 'validated']),
      recount: z.array(z.string()),
    }),
  ),
  /** What may be behind the differences of a validated count of the drawer, the likeliest first. */
  explainCount: {
    input: z.strictObject({ seat: command.seat, countId }),
    output: z.strictObject({ explanations: z.array(explanation).max(5) }),
    roles: manager,
    timeoutMs: 30_000,
  },
  /** A count that nobody wants any more. What was submitted of it stays in the journal. */
  dropCount: sellingCall(z.strictObject({ ...command, countId }), nothing),
  /** Ends a validated count that closes nothing: of a handover, a control, the safe (a difference corrects it). */
  finishCount: sellingCall(z.strictObject({ ...command, countId, reasonCode }), nothing),

  /**
   * Closes the session and the day, on its last day the month and the year, all or nothing. By a
   * validated count; a script may also give sums (`amounts`; other types as expected).
   */
  closeDay: {
    input: z.strictObject({
      ...command,
      counted: z.union([
        z.strictObject({ countId }),
        z.strictObject({
          amounts: z
            .array(z.strictObject({ type: z.string().max(40), amountMinor: z.int() }))
            .max(40),
        }),
      ]),
      /** Why a tender type differs, where it needs a reason. */
      reasons: z.array(z.strictObject({ type: z.string().max(40), reasonCode })).max(40),
      /** What stays in the drawer; null for what the count's `parting` proposes. */
      left: z.array(denominationCount).max(60).nullable(),
    }),
    output: closedDay,
    roles: manager,
    timeoutMs: 60_000,
  },
  /** The day so far. Its event is the only entry it makes. */
  readDay: sellingCall(z.strictObject(command), dayReading),
  /** Closures, newest first; `before` goes on from the last one of a page. */
  closures: {
    input: z.strictObject({
      period: z.enum(['day', 'month', 'year']).nullable(),
      before: z.int().nullable(),
      limit: z.int().min(1).max(50),
    }),
    output: z.strictObject({
      closures: z.array(
        closureReport.pick({
          journalId: true,
          sequence: true,
          period: true,
          number: true,
          from: true,
          through: true,
          late: true,
          closedAt: true,
        }),
      ),
    }),
    roles: manager,
    timeoutMs: 10_000,
  },
  /** One closure with all its figures. */
  closureReport: {
    input: z.strictObject({ journalId: z.string().max(64), sequence: z.int().min(1) }),
    output: closureReport,
    roles: manager,
    timeoutMs: 60_000,
  },
} as const;
