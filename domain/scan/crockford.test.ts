import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readCrockford, writeCrockford } from './crockford.ts';

it('any bytes come back as they were', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 120 }), (bytes) => {
      const text = writeCrockford(bytes);
      expect(text).toMatch(/^[0-9A-HJKMNP-TV-Z]*$/);
      expect(readCrockford(text)).toEqual(bytes);
    }),
  );
});

it.each([
  [[], ''],
  [[0], '00'],
  [[255], 'ZW'],
  [[1, 2, 3, 4, 5], '04106105'],
])('%j is written %s', (bytes, text) => {
  expect(writeCrockford(new Uint8Array(bytes))).toBe(text);
});

it('bytes have one form only', () => {
  // A sign too many, a bit beyond the last byte, a letter that is no sign, small letters.
  for (const text of ['0', '000', 'ZX', 'IL', 'zw']) expect(readCrockford(text)).toBeNull();
});
