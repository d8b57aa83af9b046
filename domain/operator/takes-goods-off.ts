import type { Basket } from '../basket/basket.ts';

/**
 * Whether a change leaves less of a line than there was: a void, a lower quantity, a cheaper size or
 * colour in its place, the undo of what was rung. Each is what needs `line-void`, or whoever may not void would cut ten to one.
 */
export function takesGoodsOff(before: Basket, after: Basket): boolean {
  return before.lines.some((line) => {
    if (line.origin !== 'rung') return false;
    const left = after.lines.find(({ number }) => number === line.number);
    if (left === undefined || Math.abs(left.quantity.value) < Math.abs(line.quantity.value)) {
      // A line that is divided, or one again, takes nothing off.
      return piecesOf(after, line.item.sku) < piecesOf(before, line.item.sku);
    }
    const isSwapped = left.item.sku !== line.item.sku;
    return isSwapped && left.item.unitPriceMinor < line.item.unitPriceMinor;
  });
}

function piecesOf({ lines }: Basket, sku: string): number {
  return lines
    .filter(({ item, origin }) => origin === 'rung' && item.sku === sku)
    .reduce((sum, { quantity }) => sum + Math.abs(quantity.value), 0);
}
