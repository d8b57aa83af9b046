import type { DueLine } from '../basket/basket.ts';

/**
 * `priceSource` of a sold line whose price was agreed on when it was ordered: it names the order's line that
 * it pays, so that the signed entry alone says what is no longer due.
 */
export function paidLineSource({ order, line }: DueLine): string {
  return `order:${order}#${line}`;
}

/** The line of an order that a sold line pays; null of anything else. */
export function paidLineNamed(priceSource: string): DueLine | null {
  const [, order, line] = /^order:([^#]+)#([1-9]\d{0,8})$/.exec(priceSource) ?? [];
  return order === undefined ? null : { order, line: Number(line) };
}
