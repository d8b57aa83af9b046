import { multiplyDivide } from '../money/minor.ts';
import type { Quantity } from '../quantity/quantity.ts';
import type { Figures } from './figures.ts';

/**
 * What a manager reads off the figures. Amounts are minor units, shares and changes hundredths of a
 * percent (bp); null where there is nothing to divide by, so that nobody reads a zero as an answer.
 */

/** Panier moyen: turnover by transaction, returns and exchanges among them. */
export function averageBasketMinor(
  amountMinor: number,
  { transactionCount }: Pick<Figures, 'transactionCount'>,
): number | null {
  return transactionCount > 0 ? multiplyDivide(amountMinor, 1, transactionCount) : null;
}

/** Indice de vente: articles sold by transaction, to the hundredth. */
export function articlesPerTransaction({
  articlesSold,
  transactionCount,
}: Pick<Figures, 'articlesSold' | 'transactionCount'>): Quantity | null {
  if (transactionCount <= 0) return null;
  return { value: multiplyDivide(articlesSold, 100, transactionCount), scale: 2 };
}

/** Taux d'encartage: transactions with a known customer, of all. */
export function customerShareBp({
  customerCount,
  transactionCount,
}: Pick<Figures, 'customerCount' | 'transactionCount'>): number | null {
  return shareBp(customerCount, transactionCount);
}

/** A part of a whole; null of nothing, and of less than nothing. */
export function shareBp(part: number, whole: number): number | null {
  return whole > 0 ? multiplyDivide(part, 10_000, whole) : null;
}

/** How much more than before, or less; null where before there was nothing, or more came back than went. */
export function changeBp(now: number, before: number): number | null {
  return shareBp(now - before, before);
}
