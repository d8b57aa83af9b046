import { z } from 'zod';
import { parseAmount } from '../../domain/money/amount-text.ts';
import { ok, type Result, refuse } from '../../domain/result.ts';

/** One sale as a script asks for it, amounts still as text. */
export interface SaleRequest {
  items: readonly { code: string; quantity: string | null }[];
  tenders: readonly { type: string; amount: string; reference: string }[];
}

/** A sale whose amounts are understood. */
export interface Sale {
  items: SaleRequest['items'];
  tenders: readonly { type: string; tenderedMinor: number; reference: string }[];
}

const code = z.string().min(1).max(512);
const quantity = z.string().min(1).max(20);
const tenderType = z.string().regex(/^[a-z][a-z0-9-]{0,39}$/);

/** `CODE` or `CODE*QTY`. A code may hold a `*` itself: only a number after the last one is a quantity. */
export function readItem(text: string): Result<SaleRequest['items'][number], string> {
  const match = /^(.*)\*(-?\d[\d.,]*)$/s.exec(text);
  const item = { code: match?.[1] ?? text, quantity: match?.[2] ?? null };
  const isGood =
    code.safeParse(item.code).success && quantity.nullable().safeParse(item.quantity).success;
  return isGood ? ok(item) : refuse(`--item ${text.slice(0, 80)}`);
}

/** `cash:20.00`, `card:5`, `card:5,00:AUTH42`. */
export function readTender(text: string): Result<SaleRequest['tenders'][number], string> {
  const match = /^([^:]*):([^:]*)(?::(.{0,64}))?$/.exec(text);
  const tender = { type: match?.[1] ?? '', amount: match?.[2] ?? '', reference: match?.[3] ?? '' };
  const isGood = tenderType.safeParse(tender.type).success && amountShape.test(tender.amount);
  return isGood ? ok(tender) : refuse(`--tender ${text.slice(0, 80)}`);
}

/** Whether it has the decimals of the currency is known when the till has said its currency. */
const amountShape = /^-?\d{1,12}(?:[.,]\d{1,3})?$/;

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
      }),
    )
    .min(1)
    .max(1_000),
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

/** Amounts in the till's currency; the error is the amount that is none. */
export function toSale(request: SaleRequest, currency: string): Result<Sale, string> {
  const tenders: Sale['tenders'][number][] = [];
  for (const { type, amount, reference } of request.tenders) {
    const tendered = parseAmount(amount, currency);
    if (!tendered.ok) return refuse(`${type}:${amount} (${currency})`);
    tenders.push({ type, tenderedMinor: tendered.value, reference });
  }
  return ok({ items: request.items, tenders });
}
