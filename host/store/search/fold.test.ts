import fc from 'fast-check';
import { expect, it } from 'vitest';
import { fold } from './fold.ts';

it.each([
  ['Œufs « Bio », 6×', 'oeufs bio 6'],
  ['CRÈME BRÛLÉE', 'creme brulee'],
  ['Straße', 'strasse'],
  ['Łódź Ørsted Æon', 'lodz orsted aeon'],
  ['İstanbul ığdır', 'istanbul igdir'],
  ['ﬁlet ½ kg ™', 'filet 1 2 kg tm'],
  ['AB-123/4.5', 'ab 123 4 5'],
  ['日本語 Ж', '日本語 ж'],
  ['😀 !', ''],
])('%s is searched as %s', (text, folded) => {
  expect(fold(text)).toBe(folded);
});

it('folded text stays as it is when it is folded again', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      expect(fold(fold(text))).toBe(fold(text));
    }),
    { numRuns: 2_000 },
  );
});

it('folded text is words of letters and digits, one space apart', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      expect(fold(text)).toMatch(/^([\p{L}\p{N}]+( [\p{L}\p{N}]+)*)?$/u);
    }),
    { numRuns: 2_000 },
  );
});
