import fc from 'fast-check';
import { expect, test } from 'vitest';
import { similarItems } from './similar-items.ts';

const cut = (value: string) => [{ name: 'Coupe', value }];
const item = (id: string, minor: number, more: object = {}) => ({
  ...{ id, model: `model-${id}`, category: 'Chemises', size: 'M', colour: 'Écru' },
  ...{ price: { minor, currency: 'EUR' }, attributes: cut('droite') },
  ...more,
});
const shirt = item('shirt', 6_000);
const similarTo = (...others: ReturnType<typeof item>[]) =>
  similarItems(shirt, others, 3).map(({ id }) => id);

test('what shares characteristics comes first, then what costs about the same', () => {
  expect(
    similarTo(
      item('near', 6_100, { attributes: cut('cintrée') }),
      item('same-cut', 7_500),
      item('same-cut-nearer', 6_500),
    ),
  ).toEqual(['same-cut-nearer', 'same-cut', 'near']);
});

test('its own sizes, other categories and quite other prices are no stand-ins', () => {
  expect(
    similarTo(
      item('own', 6_000, { model: 'model-shirt' }),
      item('shirt', 6_000),
      item('coat', 6_000, { category: 'Manteaux' }),
      item('dear', 9_100),
      item('francs', 6_000, { price: { minor: 6_000, currency: 'CHF' } }),
    ),
  ).toEqual([]);
});

test('of a model the same size and colour is shown, if it is made so', () => {
  const variants = ['S', 'M', 'L'].flatMap((size) =>
    ['Bleu', 'Écru'].map((colour) =>
      item(`${size}-${colour}`, 6_000, { model: 'other', size, colour }),
    ),
  );
  expect(similarTo(...variants)).toEqual(['M-Écru']);
  expect(similarTo(...variants.filter(({ colour }) => colour === 'Bleu'))).toEqual(['M-Bleu']);
});

test('the order in which the catalogue gives them does not matter', () => {
  const price = fc.integer({ min: 0, max: 12_000 });
  fc.assert(
    fc.property(fc.array(price, { maxLength: 12 }), (prices) => {
      const others = prices.map((minor, index) => item(`i${index}`, minor));
      expect(similarTo(...others.toReversed())).toEqual(similarTo(...others));
    }),
  );
});
