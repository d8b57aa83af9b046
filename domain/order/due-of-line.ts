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

/** Whether any money was taken for a line; a deposit is its order's. */
export function isPartPaid({ amountMinor, dueMinor, paidMinor = 0 }: LineOwed): boolean {
  return dueMinor < amountMinor || paidMinor > 0;
}
