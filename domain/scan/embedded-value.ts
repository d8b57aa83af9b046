import { assert } from '../assert.ts';
import { type GoodsAttributes, noAttributes } from './gs1/attributes.ts';
import { checkDigitOf } from './gtin.ts';

/**
 * How a retailer's own scales label: codes 02 and 20–29 mean what each retailer decides (General
 * Specifications §2.1.12), so the patterns are a setting.
 */
export interface EmbeddedPattern {
  /**
   * The 12 digits before the check digit: digits as they must be, `.` for the item's own, then the
   * value in braces, `N` before and `D` after the comma: `21.....{NNDDD}`.
   */
  pattern: string;
  /** Kilograms, the price of the piece in the till's currency, or a number of pieces. */
  means: 'weight' | 'price' | 'count';
}

/** Those many scales come with, until the retailer says otherwise. */
export const defaultPatterns: readonly EmbeddedPattern[] = [
  { pattern: '21.....{NNDDD}', means: 'weight' },
  { pattern: '23.....{NNNDD}', means: 'price' },
];

/** `02` or `2x`, at least one digit of the item, at least one of the value, 12 in all. */
export function isEmbeddedPattern(pattern: string): boolean {
  const [, head = '', value = ''] = /^((?:02|2\d)[\d.]*)\{(N*D*)\}$/.exec(pattern) ?? [];
  return head.length + value.length === 12 && value.length > 0 && head.includes('.');
}

export interface EmbeddedCode {
  /** The item's code: the same digits with zeros for the value, and their check digit. 14 digits. */
  gtin: string;
  /** The item's digits alone, which some retailers use as sku. */
  reference: string;
  attributes: GoodsAttributes;
}

/** Reads an EAN-13 (check digit already found right) by the first pattern that it fits; null if by none. */
export function readEmbedded(
  ean13: string,
  patterns: readonly EmbeddedPattern[],
): EmbeddedCode | null {
  for (const { pattern, means } of patterns) {
    const [head = '', value = ''] = pattern.split(/[{}]/);
    if (![...head].every((sign, index) => sign === '.' || sign === ean13[index])) continue;
    assert(isEmbeddedPattern(pattern), 'A pattern of embedded values has 12 digits');
    const digits = ean13.slice(head.length, 12);
    const item = ean13.slice(0, head.length) + '0'.repeat(value.length);
    const reference = [...head].map((sign, index) => (sign === '.' ? ean13[index] : '')).join('');
    const scale = value.length - value.replace(/D/g, '').length;
    return {
      gtin: `0${item}${checkDigitOf(item)}`,
      reference,
      attributes: attributesFor(means, { value: Number(digits), scale }),
    };
  }
  return null;
}

function attributesFor(
  means: EmbeddedPattern['means'],
  number: { value: number; scale: number },
): GoodsAttributes {
  switch (means) {
    case 'weight':
      return { ...noAttributes, measure: { ...number, unit: 'kg' } };
    case 'price':
      return { ...noAttributes, price: { ...number, currencyNumber: '' } };
    case 'count':
      return { ...noAttributes, count: Math.floor(number.value / 10 ** number.scale) };
  }
}
