import type { Basket, BasketLine } from './basket.ts';

/** Whether a line's goods are paid when they are handed over, not in this basket. */
export function isPaidLater({ groups }: Pick<Basket, 'groups'>, line: BasketLine): boolean {
  if (line.group === 0) return false;
  const group = groups.find(({ number }) => number === line.group);
  return group !== undefined && group.payment !== 'now';
}
