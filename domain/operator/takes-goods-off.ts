import type { Basket } from '../basket/basket.ts';

/**
 * Whether a change leaves less of a line than there was: a void, a lower quantity, a cheaper size or
 * colour in its place, the undo of what was rung. Each is what needs `line-void`, or whoever may not void would cut ten to one.
 */
export function takesGoodsOff(before: Basket, after: Basket): boolean {
  return before.lines.some((line) => {
    const left = after.lines.find(({ number }) => number === line.number);
    if (left === undefined || Math.abs(left.quantity.value) < Math.abs(line.quantity.value)) {
      return true;
    }
    const isSwapped = left.item.sku !== line.item.sku;
    return isSwapped && left.item.unitPriceMinor < line.item.unitPriceMinor;
  });
}
