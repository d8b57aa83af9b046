import { expect, test } from 'vitest';
import { type PadKey, typedValue, typeInto } from './amount-entry.ts';

const euros = { wholeDigits: 7, decimals: 2 };
const keys: Readonly<Record<string, PadKey>> = {
  ...Object.fromEntries([...'0123456789'].map((digit) => [digit, digit])),
  ',': 'comma',
  '<': 'erase',
};

function type(signs: string, limits = euros): string {
  return [...signs].reduce((text, sign) => typeInto(text, keys[sign] ?? 'erase', limits), '');
}

test.each([
  ['50', 5_000],
  ['50,', 5_000],
  ['50,5', 5_050],
  ['50,05', 5_005],
  [',5', 50],
  ['0', 0],
  ['007', 700],
  ['12<', 100],
  ['12,3<<5', 12_500],
  ['50,123', 5_012],
  ['50,1,2', 5_012],
  ['12345678', 123_456_700],
])('typing %s is %d cents', (signs, minor) => {
  expect(typedValue(type(signs), 2)).toBe(minor);
});

test('nothing typed is no amount, not zero', () => {
  expect(typedValue(type(''), 2)).toBeNull();
  expect(typedValue(type('5<<'), 2)).toBeNull();
});

test('a number without decimals takes no comma', () => {
  expect(type('1,5', { wholeDigits: 4, decimals: 0 })).toBe('15');
});
