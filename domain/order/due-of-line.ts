import { multiplyDivide, sumMinor } from '../money/minor.ts';
import type { OrderPart } from './order-parts.ts';

/** As much of an order's line as says what is due of it. */
interface LineOwed {
  quantityMilli: number;
  amountMinor: number;
  /** Of the amount, what was to be paid at the hand-over when it was ordered. */
  dueMinor: number;
  /** What transactions have paid of that; absent for nothing. */
  paidMinor?: number | undefined;
  parts: readonly Pick<OrderPart, 'quantityMilli' | 'state'>[];
}

/** So much of a line is not cancelled, in thousandths of its unit. */
export function keptMilli({ parts }: Pick<LineOwed, 'parts'>): number {
  const kept = parts.filter(({ state }) => state !== 'cancelled');
  return sumMinor(kept.map(({ quantityMilli }) => quantityMilli));
}

/** What is still to pay of a line: the share of what is not cancelled, less what was paid of it. */
export function lineDueMinor(line: LineOwed): number {
  const { dueMinor, paidMinor = 0, quantityMilli } = line;
  return Math.max(0, multiplyDivide(dueMinor, keptMilli(line), quantityMilli) - paidMinor);
}

/** Of what was handed over, nothing is due any more: it was paid in that act. */
const gone: ReadonlySet<OrderPart['state']> = new Set(['handed-over', 'returned']);

/**
 * What is due of so many pieces of a line (in thousandths) of which `dueMinor` is due in all: their share of it,
 * whatever was handed over before having been paid; all of it with the last of them.
 */
export function piecesDueMinor(
  { dueMinor, parts }: { dueMinor: number; parts: LineOwed['parts'] },
  milli: number,
): number {
  const waiting = parts.filter(({ state }) => state !== 'cancelled' && !gone.has(state));
  const waitingMilli = sumMinor(waiting.map(({ quantityMilli }) => quantityMilli));
  return milli >= waitingMilli ? dueMinor : multiplyDivide(dueMinor, milli, waitingMilli);
}

/** Whether so much of a line can be cancelled without giving money back that was taken at a hand-over. */
export function isRestUnpaid(line: LineOwed, milli: number): boolean {
  const { dueMinor, quantityMilli, paidMinor = 0 } = line;
  return multiplyDivide(dueMinor, keptMilli(line) - milli, quantityMilli) >= paidMinor;
}

/** Whether any money was taken for a line; a deposit is its order's. */
export function isPartPaid({ amountMinor, dueMinor, paidMinor = 0 }: LineOwed): boolean {
  return dueMinor < amountMinor || paidMinor > 0;
}
