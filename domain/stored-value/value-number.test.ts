import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isTenderReference } from '../tender/tender-reference.ts';
import {
  lastMonthOf,
  newValueNumber,
  printValueNumber,
  readValueNumber,
  type ValueKind,
} from './value-number.ts';

const kinds = fc.constantFrom<ValueKind>('gift-card', 'store-credit', 'deposit');
const random = fc.uint8Array({ minLength: 5, maxLength: 5 });
const month = fc
  .tuple(fc.integer({ min: 2026, max: 2110 }), fc.integer({ min: 1, max: 12 }))
  .map(([year, number]) => `${year}-${String(number).padStart(2, '0')}`);

test('a number says its kind and its last day, whole or as somebody types it', () => {
  fc.assert(
    fc.property(kinds, random, fc.oneof(month, fc.constant('')), (kind, bytes, last) => {
      const number = newValueNumber(kind, bytes, last);
      expect(isTenderReference(number)).toBe(true);
      for (const typed of [number, printValueNumber(number).toLowerCase(), ` ${number}`]) {
        const read = readValueNumber(typed);
        expect(read).toMatchObject({ ok: true, value: { number, kind } });
        if (read.ok) expect(read.value.expiresOn.slice(0, 7)).toBe(last);
      }
    }),
  );
});

test('the letters that digits are taken for are read as digits', () => {
  const number = newValueNumber('gift-card', new Uint8Array([0, 0, 0, 0, 33]), '');
  expect(number.slice(0, -1)).toBe('G0000000011');
  expect(readValueNumber(`gooooooooil${number.slice(-1)}`)).toMatchObject({
    ok: true,
    value: { number },
  });
});

test('one wrong sign is no number', () => {
  fc.assert(
    fc.property(
      kinds,
      random,
      fc.integer({ min: 0, max: 11 }),
      fc.constantFrom(...'279BCXZ'),
      (kind, bytes, at, sign) => {
        const number = newValueNumber(kind, bytes, '2027-11');
        const wrong = number.slice(0, at) + sign + number.slice(at + 1);
        expect(readValueNumber(wrong).ok).toBe(wrong === number);
      },
    ),
  );
});

test('any text is a number or refused, never more', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      expect(readValueNumber(text).ok).toBe(false);
    }),
  );
});

test('a validity ends with a month', () => {
  expect(lastMonthOf('2026-11-25', 12)).toBe('2027-11');
  expect(lastMonthOf('2026-12-31', 1)).toBe('2027-01');
  expect(lastMonthOf('2026-11-25', 0)).toBe('');
  const number = newValueNumber('store-credit', new Uint8Array(5), '2028-02');
  expect(readValueNumber(number)).toMatchObject({ value: { expiresOn: '2028-02-29' } });
});
