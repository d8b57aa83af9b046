import fc from 'fast-check';
import { expect, it } from 'vitest';
import { compareSizes } from './size-order.ts';

it.each([
  [['XS', 'S', 'M', 'L', 'XL', 'XXL', '3XL', '4XL']],
  [['XXS', 'XS', 'S', 'S/M', 'M', 'M/L', 'L']],
  [['34', '36', '38', '40', '52']],
  [['36–38', '39–42', '43–46']],
  [['36', '36,5', '37', '38']],
  [['1 mois', '6 mois', '18 mois', '2 ans', '10 ans', '12 ans']],
  [['45 × 45', '60 × 40', '60 × 60', '140 × 200']],
  [['TU', 'S', 'M']],
  [['', '85', '95', '105']],
  [['90B', '95A', '95B', '100C']],
  [['court', 'long', 'moyen']],
])('%j hang in this order, however they come', (sizes) => {
  expect(sizes.toReversed().sort(compareSizes)).toEqual(sizes);
});

it('it is an order, whatever texts come', () => {
  const size = fc.oneof(
    fc.constantFrom('S', 'M', 'XL', '2XL', '38', '38–40', 'TU', '', '4 ans', '3 mois', 'long'),
    fc.string({ maxLength: 5 }),
  );
  fc.assert(
    fc.property(size, size, size, (a, b, c) => {
      expect(Math.sign(compareSizes(a, b))).toBe(0 - Math.sign(compareSizes(b, a)));
      if (compareSizes(a, b) <= 0 && compareSizes(b, c) <= 0) {
        expect(compareSizes(a, c)).toBeLessThanOrEqual(0);
      }
    }),
  );
});
