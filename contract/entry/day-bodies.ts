import { z } from 'zod';
import type {
  MoneyCounted,
  MoneyMoved,
  SessionClosed,
  SessionHandedOver,
  SessionOpened,
} from '../../domain/day/day-entries.ts';
import { isSoundMoney } from '../../domain/day/money.ts';
import { isTenderReference } from '../../domain/tender/tender-reference.ts';
import { entryPlace, minor, reasonCode, totalMinor } from './amounts.ts';

const tenderType = z.string().min(1).max(40);
const place = z.enum(['drawer', 'safe', 'bank', 'outside']);
const operatorId = z.string().max(64);

export const denominationCount = z.strictObject({
  form: z.enum(['note', 'coin', 'roll']),
  unitMinor: minor.min(1),
  count: z.int().min(0).max(100_000),
});

const plainMoney = z.strictObject({
  type: tenderType,
  amountMinor: minor,
  pieces: z.int().min(0).max(100_000),
  denominations: z.array(denominationCount).max(60),
  items: z
    .array(
      z.strictObject({
        reference: z.string().refine(isTenderReference, 'not a reference'),
        amountMinor: minor,
      }),
    )
    .max(1_000),
});

export const money = plainMoney.refine(isSoundMoney, 'parts that do not add up');

const held = z.strictObject({ type: tenderType, amountMinor: totalMinor, pieces: z.int() });

export const sessionOpenedBody = z.strictObject({
  number: z.int().min(1),
  floatExpectedMinor: totalMinor.nullable(),
  counted: money.nullable(),
  differenceMinor: totalMinor,
  reasonCode,
}) satisfies z.ZodType<SessionOpened>;

export const moneyMovedBody = z.strictObject({
  /** Not an enum: a release may have more words than the one that reads it. */
  kind: z.string().regex(/^[a-z][a-z-]{1,40}$/),
  from: place,
  to: place,
  money: z.array(money).min(1).max(40),
  reasonCode,
  slipNumber: z.int().min(0),
  pouch: z.string().regex(/^[A-Z0-9-]{0,24}$/),
  approval: entryPlace.nullable(),
}) satisfies z.ZodType<MoneyMoved>;

export const sessionHandedOverBody = z.strictObject({
  number: z.int().min(1),
  fromOperatorId: operatorId,
  toOperatorId: operatorId,
}) satisfies z.ZodType<SessionHandedOver>;

export const moneyCountedBody = z.strictObject({
  session: z.int().min(0),
  place: z.enum(['drawer', 'safe']),
  purpose: z.enum(['opening', 'closing', 'handover', 'safe', 'control']),
  attempt: z.int().min(1),
  money: z.array(money).max(40),
}) satisfies z.ZodType<MoneyCounted>;

export const sessionClosedBody = z.strictObject({
  number: z.int().min(0),
  how: z.enum(['counted', 'as-expected']),
  tenders: z
    .array(
      z.strictObject({
        type: tenderType,
        expectedMinor: totalMinor,
        countedMinor: totalMinor,
        differenceMinor: totalMinor,
        pieces: z.int(),
        reasonCode,
      }),
    )
    .max(40),
  left: z.array(money).max(40),
  taken: z
    .array(
      plainMoney
        .extend({ to: z.enum(['safe', 'bank']) })
        .refine(isSoundMoney, 'parts that do not add up'),
    )
    .max(40),
  attempts: z.int().min(0),
  countedBy: operatorId,
  validatedBy: operatorId,
  approval: entryPlace.nullable(),
  balances: z.strictObject({
    drawer: z.array(held).max(40),
    safe: z.array(held).max(40),
    slipNumber: z.int().min(0),
  }),
}) satisfies z.ZodType<SessionClosed>;
