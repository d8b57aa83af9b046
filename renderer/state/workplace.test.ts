import { beforeEach, expect, test } from 'vitest';
import { forgetPairing, keepPairing, readPairing, wasUnpaired, workplaceOf } from './workplace.ts';

const kept = new Map<string, string>();
const storage = {
  getItem: (key: string) => kept.get(key) ?? null,
  setItem: (key: string, value: string) => void kept.set(key, value),
  removeItem: (key: string) => void kept.delete(key),
};
const pairing = { seat: 'tablet-2', token: 'secret' };

beforeEach(() => kept.clear());

test('a page on the machine itself is the till’s, whatever was kept', () => {
  keepPairing(storage, pairing);
  expect(workplaceOf({ protocol: 'http:' }, storage)).toEqual({ isTablet: false, seat: 'till' });
  expect(workplaceOf(undefined, undefined)).toEqual({ isTablet: false, seat: 'till' });
});

test('a page over HTTPS is a tablet’s, at the seat that it was given', () => {
  const here = { protocol: 'https:' };
  expect(workplaceOf(here, storage)).toEqual({ isTablet: true, seat: 'tablet' });
  keepPairing(storage, pairing);
  expect(workplaceOf(here, storage)).toEqual({ isTablet: true, seat: 'tablet-2' });
});

test('a pairing is forgotten, and it is known that there was one', () => {
  keepPairing(storage, pairing);
  expect(wasUnpaired(storage)).toBe(false);
  forgetPairing(storage);
  expect(readPairing(storage)).toBeNull();
  expect(wasUnpaired(storage)).toBe(true);
  keepPairing(storage, pairing);
  expect(wasUnpaired(storage)).toBe(false);
});

test('what can’t be read is no pairing', () => {
  kept.set('comptoir.tablet', '{');
  expect(readPairing(storage)).toBeNull();
  kept.set('comptoir.tablet', '{"seat":1}');
  expect(readPairing(storage)).toBeNull();
});
