import type { Basket } from '../basket/basket.ts';
import { sumMinor } from '../money/minor.ts';

/**
 * What baskets have taken of a number without being paid: they hold it, so that no other seat takes
 * it again. What they put on it counts only once it is in the journal.
 */
export function heldMinor(baskets: readonly Basket[], number: string): number {
  return sumMinor(
    baskets.flatMap(({ lines, tenders }) => [
      ...tenders
        .filter(({ kind, reference }) => isStored(kind) && reference === number)
        .map(({ tenderedMinor }) => Math.max(0, tenderedMinor)),
      ...lines
        .filter((line) => line.accounting === 'deposit' && line.serialNumber === number)
        .map(({ returned }) => Math.max(0, -(returned?.grossMinor ?? 0))),
    ]),
  );
}

function isStored(kind: Basket['tenders'][number]['kind']): boolean {
  return kind === 'gift-card' || kind === 'store-credit';
}
