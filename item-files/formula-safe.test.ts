import fc from 'fast-check';
import { expect, it } from 'vitest';
import { guarded, unguarded } from './formula-safe.ts';

it('what a spreadsheet would run as a formula gets an apostrophe, and loses it on the way back', () => {
  for (const text of ['=1+1', '+33612345678', '-3', '@SUM(A1)', '\tx', "'=x", "''-", '＝1']) {
    expect(guarded(text)).toBe(`'${text}`);
    expect(unguarded(guarded(text))).toBe(text);
  }
});

it('any other text stays as it is, an apostrophe of its own too', () => {
  for (const text of ['', 'Pull', '3-4', "'Étoile", "l'heure", '12,50']) {
    expect(guarded(text)).toBe(text);
    expect(unguarded(text)).toBe(text);
  }
});

it('any text is the same after both, and never begins like a formula in between', () => {
  const text = fc.oneof(fc.string(), fc.stringMatching(/^['=+@-]{0,4}.{0,3}$/));
  fc.assert(
    fc.property(text, (given) => {
      expect(unguarded(guarded(given))).toBe(given);
      expect(guarded(given)).not.toMatch(/^[=+\-@\t\r]/);
    }),
  );
});
