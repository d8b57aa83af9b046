import { expect, test } from 'vitest';
import { referenceAfter } from './reference-entry.ts';

test.each([
  ['482913', '482913'],
  ['48 29 13', '482913'],
  ['AB-12c', 'AB-12c'],
  ['M. Durand, 4e', 'MDurand4e'],
  ['A'.repeat(40), 'A'.repeat(24)],
])('%s is kept as %s', (edited, kept) => {
  expect(referenceAfter('', edited)).toBe(kept);
});

test('a card number is not taken, however it is written', () => {
  expect(referenceAfter('497010123456', '4970101234567')).toBe('497010123456');
  expect(referenceAfter('', '4970-1012-3456-7890')).toBe('');
});
