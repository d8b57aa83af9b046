import { expect, it } from 'vitest';
import { isTenderReference, isTypedReference } from './tender-reference.ts';

it.each(['', '6546645', 'CHQ-0001234', 'A1b2-C3'])('%j is a reference', (text) => {
  expect(isTenderReference(text)).toBe(true);
});

it.each(['Mme Durand', '4970101234567890', '4970-1012-3456-7890', 'é', 'x'.repeat(25), "a'b"])(
  '%j is refused: it could name somebody or be a card number',
  (text) => {
    expect(isTenderReference(text)).toBe(false);
  },
);

it.each(['', '6546645', 'LCL-7654321', 'ALMA-88213'])('%j may be typed', (text) => {
  expect(isTypedReference(text)).toBe(true);
});

it.each(['Mme-Durand-Claire', 'DURAND', '-', 'Mme Durand 2', '4970101234567890'])(
  '%j is refused where it is typed',
  (text) => {
    expect(isTypedReference(text)).toBe(false);
  },
);
