import { expect, it } from 'vitest';
import { code128Bars } from './code128-bars.ts';

const all = Array.from({ length: 95 }, (_, index) => String.fromCharCode(32 + index)).join('');

it('every character is 11 modules of three bars and three spaces, of even bars, unlike all others', () => {
  const seen = new Set<string>();
  for (const character of all) {
    const symbol = (code128Bars(character) ?? []).slice(6, 12);
    expect(symbol.reduce((sum, width) => sum + width, 0)).toBe(11);
    // The parity a scanner checks each symbol by (ISO/IEC 15417).
    expect([0, 2, 4].reduce((sum, bar) => sum + (symbol[bar] ?? 0), 0) % 2).toBe(0);
    seen.add(symbol.join(''));
  }
  expect(seen.size).toBe(95);
});

it('the well-known example PJJ123C has the check value 55 in code set B', () => {
  // With start A (103) the weighted sum is 878 and the check 54; set B starts with 104.
  const bars = code128Bars('PJJ123C') ?? [];
  const check = bars.slice(-13, -7).join('');
  // Value 55 is the letter W.
  expect(check).toBe((code128Bars('W') ?? []).slice(6, 12).join(''));
});

it('a character the set has not makes no code', () => {
  expect(code128Bars('é')).toBeNull();
});
