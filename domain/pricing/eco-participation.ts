import type { BasketLine } from '../basket/basket.ts';
import { multiplyDivide } from '../money/minor.ts';

/** Éco-participation in a line, for its whole quantity; below zero when goods come back. */
export function ecoParticipationMinor(line: BasketLine): number {
  if (line.returned) return line.returned.ecoParticipationMinor;
  const { quantity, item } = line;
  return multiplyDivide(item.ecoParticipationMinor, quantity.value, 10 ** quantity.scale);
}
