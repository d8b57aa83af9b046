import { expect, test } from 'vitest';
import { figureText } from './figure-text.ts';

test.each([
  ['percent', 'EUR', '−10\u202f%', '−10%'],
  ['amount', 'EUR', '−10\u00a0€', '−€10'],
  ['price', 'EUR', '10\u00a0€', '€10'],
  ['amount', 'CHF', '−10\u00a0CHF', '−CHF\u00a010'],
] as const)(
  'a %s in %s has its sign and unit where each language has them',
  (kind, currency, fr, en) => {
    const figure = { kind, shown: '10', currency };
    expect(figureText(figure, 'fr')).toBe(fr);
    expect(figureText(figure, 'en')).toBe(en);
  },
);
