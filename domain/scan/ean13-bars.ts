import { assert } from '../assert.ts';
import { hasValidCheckDigit } from './gtin.ts';

/**
 * The 95 modules of an EAN-13 symbol as `1` for a bar and `0` for a space (GS1 General Specifications
 * §5.2.1): the first digit is in the choice of the left half's patterns. The quiet zones, 11 and 7
 * modules, are the drawer's.
 */
export function ean13Bars(digits: string): string {
  assert(/^\d{13}$/.test(digits) && hasValidCheckDigit(digits), 'An EAN-13 has its check digit');
  const [first = 0, ...others] = [...digits].map(Number);
  const parity = parities[first] ?? '';
  const left = others.slice(0, 6).map((digit, at) => {
    const odd = oddPatterns[digit] ?? '';
    return parity[at] === 'L' ? odd : mirrored(inverted(odd));
  });
  const right = others.slice(6).map((digit) => inverted(oddPatterns[digit] ?? ''));
  return `101${left.join('')}01010${right.join('')}101`;
}

/** Set A, by digit. Set C is its inverse, set B the inverse mirrored. */
const oddPatterns = [
  ...['0001101', '0011001', '0010011', '0111101', '0100011'],
  ...['0110001', '0101111', '0111011', '0110111', '0001011'],
];

/** Which of the six left digits are of set A (L) and which of set B (G), by the first digit. */
const parities = [
  ...['LLLLLL', 'LLGLGG', 'LLGGLG', 'LLGGGL', 'LGLLGG'],
  ...['LGGLLG', 'LGGGLL', 'LGLGLG', 'LGLGGL', 'LGGLGL'],
];

function inverted(pattern: string): string {
  return [...pattern].map((module) => (module === '1' ? '0' : '1')).join('');
}

function mirrored(pattern: string): string {
  return [...pattern].toReversed().join('');
}
