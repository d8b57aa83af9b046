import { expect, it } from 'vitest';
import { isTenderReference } from './tender-reference.ts';

it.each(['', '6546645', 'CHQ-0001234', 'A1b2-C3'])('%j is a reference', (text) => {
  expect(isTenderReference(text)).toBe(true);
});

it.each(['Mme Durand', '4970101234567890', '4970-1012-3456-7890', 'é', 'x'.repeat(25), "a'b"])(
  '%j is refused: it could name somebody or be a card number',
  (text) => {
    expect(isTenderReference(text)).toBe(false);
  },
);
