import fc from 'fast-check';
import { expect, test } from 'vitest';
import { e164 } from './phone-number.ts';

test.each([
  ['06 39 98 00 01', 'FR', '+33639980001'],
  ['06.39.98.00.01', 'FR', '+33639980001'],
  ['+33 6 39 98 00 01', 'BE', '+33639980001'],
  ['0033 6 39 98 00 01', 'FR', '+33639980001'],
  ['+33 (0)6 39 98 00 01', 'FR', '+33639980001'],
  ['639980001', 'FR', null],
  ['06 39 98 00 0', 'FR', null],
  ['0470 12 34 56', 'BE', '+32470123456'],
  ['612 345 678', 'ES', '+34612345678'],
  ['', 'FR', ''],
  ['six', 'FR', null],
])('%s said in %s is %s', (said, country, number) => {
  expect(e164(said, country)).toBe(number);
});

test('a number in international form stays what it is, however it is spaced', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[1-9]\d{7}$/), fc.nat(7), (rest, at) => {
      const spaced = `+336${rest.slice(0, at)} ${rest.slice(at)}`;
      expect(e164(spaced, 'FR')).toBe(`+336${rest}`);
    }),
  );
});
