import type { Basket } from '../basket/basket.ts';

/**
 * Whether a change leaves less of a line than there was: a void, a lower quantity, the undo of what was
 * rung. Each is what needs `line-void`, or whoever may not void would cut ten to one.
 */
export function takesGoodsOff(before: Basket, after: Basket): boolean {
  return before.lines.some((line) => {
    const left = after.lines.find(({ number }) => number === line.number);
    return Math.abs(left?.quantity.value ?? 0) < Math.abs(line.quantity.value);
  });
}
