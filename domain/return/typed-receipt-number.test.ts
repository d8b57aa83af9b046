import { expect, it } from 'vitest';
import { readTypedReceiptNumber } from './typed-receipt-number.ts';

it('a receipt number is read as it is printed, and as it is typed in a hurry', () => {
  const whole = { tillNumber: '2', transactionNumber: 42, journalMark: 'K7' };
  expect(readTypedReceiptNumber('2-000042-K7')).toEqual(whole);
  expect(readTypedReceiptNumber(' 2-42-k7 ')).toEqual(whole);
  expect(readTypedReceiptNumber('2‑000042‑K7')).toEqual(whole);
  expect(readTypedReceiptNumber('2-000042')).toEqual({ ...whole, journalMark: null });
  expect(readTypedReceiptNumber('000042-K7')).toEqual({ ...whole, tillNumber: null });
  expect(readTypedReceiptNumber('000042-40')).toMatchObject({
    tillNumber: null,
    journalMark: '40',
  });
  expect(readTypedReceiptNumber('2-42')).toMatchObject({ tillNumber: '2', journalMark: null });
  expect(readTypedReceiptNumber('42')).toEqual({ ...whole, tillNumber: null, journalMark: null });
  expect(readTypedReceiptNumber('LYO1-000042-OL')).toEqual({
    ...whole,
    tillNumber: 'LYO1',
    journalMark: '01',
  });
});

it('anything else is no receipt number', () => {
  for (const text of ['', '2-', 'K7', '2-000042-K', '2-000042-K77', '0', '2-000000-K7', '2--42']) {
    expect(readTypedReceiptNumber(text)).toBeNull();
  }
});
