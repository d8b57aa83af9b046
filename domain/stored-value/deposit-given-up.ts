import type { Basket, BasketLine } from '../basket/basket.ts';
import { negate, sumMinor } from '../money/minor.ts';
import { type DepositFate, depositFate, givenUpByOf } from '../order/given-up.ts';
import type { LineItem } from '../transaction/transaction.ts';

/** A line that ends a deposit because its order is given up; one that is deducted from the goods has no reason. */
export function isDepositGivenUp({
  accounting,
  returned,
}: Pick<BasketLine, 'accounting' | 'returned'>): boolean {
  return accounting === 'deposit' && returned !== null && returned.reasonCode !== '';
}

/** Whether its money goes back to the tenders that paid it; arrhes that are kept do not. */
export function isDepositGivenBack(
  line: Pick<BasketLine, 'accounting' | 'returned' | 'depositKind'>,
): boolean {
  const fate = fateOf(line);
  return fate === 'back' || fate === 'twofold';
}

/** What the store pays beside the arrhes that it gives back, as much again; zero of anything else. */
export function twofoldMinor({ lines }: Pick<Basket, 'lines'>): number {
  const twofold = lines.filter((line) => fateOf(line) === 'twofold');
  return negate(sumMinor(twofold.map(({ returned }) => returned?.grossMinor ?? 0)));
}

/** The same of a transaction, as its lines say it. */
export function twofoldIn(lines: readonly LineItem[]): number {
  const twofold = lines.filter(
    ({ accounting, depositKind, reasonCode }) =>
      accounting === 'deposit' &&
      depositKind === 'arrhes' &&
      givenUpByOf(reasonCode) === 'retailer',
  );
  return negate(sumMinor(twofold.map(({ grossMinor }) => grossMinor)));
}

function fateOf(
  line: Pick<BasketLine, 'accounting' | 'returned' | 'depositKind'>,
): DepositFate | null {
  const by = isDepositGivenUp(line) ? givenUpByOf(line.returned?.reasonCode ?? '') : null;
  return by && line.depositKind !== '' ? depositFate(line.depositKind, by) : null;
}
