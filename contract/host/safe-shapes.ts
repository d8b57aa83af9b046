import { z } from 'zod';
import { randomId } from '../entry/amounts.ts';
import { denominationCount, money, moneyMovedBody } from '../entry/day-bodies.ts';

/** What is prepared over some time before it is booked. */
export const workKind = z.enum(['bank-deposit', 'change-order', 'takings-brought', 'float-given']);

/** Money that somebody gets ready: kept at every change until it is booked or given up. */
export const moneyWork = z.strictObject({
  /** Made by who begins it, and kept until it is over: it is booked under this id, so once. */
  id: randomId,
  kind: workKind,
  /** Of each tender type what is typed so far; an amount of 0 moves nothing. */
  money: z.array(money).max(40),
  pouch: moneyMovedBody.shape.pouch,
  /** Of a change order: it was passed on to the bank, and what comes is booked when it is here. */
  isOrdered: z.boolean(),
});
export type MoneyWork = z.infer<typeof moneyWork>;

/** The safe as the page shows it; nothing of what it should hold. */
export const safeView = z.strictObject({
  /** False where another till of the store keeps it. */
  isHere: z.boolean(),
  /** Tender types that lie in it, in the order shown. */
  types: z.array(
    z.strictObject({ type: z.string(), kind: z.string(), fr: z.string(), en: z.string() }),
  ),
  works: z.array(
    z.strictObject({ ...moneyWork.shape, startedByAlias: z.string(), startedAt: z.string() }),
  ),
  /** Number of the last bank deposit; 0 before the first. */
  slipNumber: z.int(),
});

/** What a deposit can take along beside cash. */
export const safePapers = z.strictObject({
  /** Cheques one by one, oldest first. */
  listed: z.array(
    z.strictObject({ type: z.string(), reference: z.string(), amountMinor: z.int() }),
  ),
  /** By issuer: all that lies in the safe of it. */
  sums: z.array(z.strictObject({ type: z.string(), pieces: z.int(), amountMinor: z.int() })),
});

/** Notes, coins and rolls to order so that the drawer has enough change. */
export const changeProposal = z.strictObject({ denominations: z.array(denominationCount) });
