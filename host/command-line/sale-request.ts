import { z } from 'zod';
import { parseAmount } from '../../domain/money/amount-text.ts';
import { ok, type Result, refuse } from '../../domain/result.ts';
import {
  givenAddress,
  type LeavingBy,
  type LeavingRequest,
  readWay,
  saysWho,
  splitWay,
} from './leaving-request.ts';

/** One sale as a script asks for it, amounts still as text. */
export interface SaleRequest extends LeavingRequest {
  /** Without `by` it is taken over the counter. */
  items: readonly { code: string; quantity: string | null; by: LeavingBy | null }[];
  tenders: readonly { type: string; amount: string; reference: string }[];
}

/** A sale whose amounts are understood. */
export interface Sale extends Omit<LeavingRequest, 'deposit'> {
  items: SaleRequest['items'];
  /** Null: all that is left to pay then. */
  tenders: readonly { type: string; tenderedMinor: number | null; reference: string }[];
  deposit: { amountMinor: number; kind: '' | 'arrhes' | 'acompte' } | null;
}

const code = z.string().min(1).max(512);
const quantity = z.string().min(1).max(20);
const tenderType = z.string().regex(/^[a-z][a-z0-9-]{0,39}$/);

/**
 * `CODE` or `CODE*QTY`, and perhaps how it leaves: `CODE@ship`. A code may hold a `*` itself: only a number
 * after the last one is a quantity.
 */
export function readItem(text: string): Result<SaleRequest['items'][number], string> {
  const { item: what, by } = splitWay(text);
  const match = /^(.*)\*(-?\d[\d.,]*)$/s.exec(what);
  const item = { code: match?.[1] ?? what, quantity: match?.[2] ?? null, by };
  const isGood =
    code.safeParse(item.code).success && quantity.nullable().safeParse(item.quantity).success;
  return isGood ? ok(item) : refuse(`--item ${text.slice(0, 80)}`);
}

/** `cash:20.00`, `card:5`, `card:5,00:AUTH42`; `card:rest` is all that is left to pay. */
export function readTender(text: string): Result<SaleRequest['tenders'][number], string> {
  const match = /^([^:]*):([^:]*)(?::(.{0,64}))?$/.exec(text);
  const tender = { type: match?.[1] ?? '', amount: match?.[2] ?? '', reference: match?.[3] ?? '' };
  const isGood = tenderType.safeParse(tender.type).success && amountShape.test(tender.amount);
  return isGood ? ok(tender) : refuse(`--tender ${text.slice(0, 80)}`);
}

/** Whether it has the decimals of the currency is known when the till has said its currency. */
const amountShape = /^(?:-?\d{1,12}(?:[.,]\d{1,3})?|rest)$/;

/** One line of `ring --script`. A quantity may be a whole number; amounts are text, never floats. */
export const saleLine = z.strictObject({
  items: z
    .array(
      z.strictObject({
        code,
        quantity: z
          .union([quantity, z.int().transform(String)])
          .nullable()
          .default(null),
        by: z
          .string()
          .transform(readWay)
          .refine((way) => way !== null, 'ship, ship:2, pickup:STORE, reserve')
          .nullable()
          .default(null),
      }),
    )
    .min(1)
    .max(1_000),
  customer: z.string().max(100).default(''),
  addresses: z.array(givenAddress).max(50).default([]),
  pay: z.enum(['now', 'later']).nullable().default(null),
  deposit: z
    .strictObject({
      amount: z.string().max(20),
      kind: z.enum(['arrhes', 'acompte', '']).default(''),
    })
    .nullable()
    .default(null),
  tenders: z
    .array(
      z.strictObject({
        type: tenderType,
        amount: z.string().regex(amountShape),
        reference: z.string().max(64).default(''),
      }),
    )
    .max(50)
    .default([]),
}) satisfies z.ZodType<SaleRequest>;

/** Amounts in the till's currency; the error is the amount that is none, or what is not said of what leaves later. */
export function toSale(request: SaleRequest, currency: string): Result<Sale, string> {
  const tenders: Sale['tenders'][number][] = [];
  for (const { type, amount, reference } of request.tenders) {
    if (amount === 'rest') {
      tenders.push({ type, tenderedMinor: null, reference });
      continue;
    }
    const tendered = parseAmount(amount, currency);
    if (!tendered.ok) return refuse(`${type}:${amount} (${currency})`);
    tenders.push({ type, tenderedMinor: tendered.value, reference });
  }
  const later = request.items.flatMap(({ by }) => by ?? []);
  if (later.length > 0 && !saysWho(request)) return refuse('--customer');
  const last = Math.max(1, request.addresses.length);
  const nowhere = later.find((by) => by.kind === 'ship' && by.address > last);
  if (nowhere?.kind === 'ship') return refuse(`ship:${nowhere.address}`);
  const { deposit: asked, ...rest } = request;
  if (asked === null) return ok({ ...rest, tenders, deposit: null });
  const amount = parseAmount(asked.amount, currency);
  if (!amount.ok || amount.value <= 0) return refuse(`--deposit ${asked.amount} (${currency})`);
  return ok({ ...rest, tenders, deposit: { amountMinor: amount.value, kind: asked.kind } });
}
