import fc from 'fast-check';
import { expect, test } from 'vitest';
import { journalMark, readReceiptNumber, receiptNumber } from './receipt-number.ts';

const id = fc.stringMatching(/^[A-Za-z0-9_-]{22}$/);

test('it is till, number and mark of the journal', () => {
  const of = { tillNumber: '2', transactionNumber: 42, journalId: 'dXbMYue0eyGaB00swcP8TQ' };
  expect(receiptNumber(of)).toBe('2-000042-RX');
});

test('it is read back as it was printed, also typed in small letters', () => {
  fc.assert(
    fc.property(
      fc.stringMatching(/^[A-Z0-9]{1,20}$/),
      fc.integer({ min: 1, max: 999_999_999 }),
      id,
      (tillNumber, transactionNumber, journalId) => {
        const printed = receiptNumber({ tillNumber, transactionNumber, journalId });
        const read = { tillNumber, transactionNumber, journalMark: journalMark(journalId) };
        expect(readReceiptNumber(printed)).toEqual(read);
        expect(readReceiptNumber(` ${printed.toLowerCase()} `)).toEqual(read);
      },
    ),
  );
});

test('journals that follow one another on a till hardly ever share a mark', () => {
  fc.assert(
    fc.property(fc.uniqueArray(id, { minLength: 300, maxLength: 300 }), (ids) => {
      const differing = new Set(ids.map(journalMark)).size;
      // 300 throws into 1,021 boxes fill 260 of them on average.
      expect(differing).toBeGreaterThan(220);
    }),
    { numRuns: 20 },
  );
});

test.each(['', '42', '2-42-K7', '2-000042', '3017620422003', '2-000042-KI', '2-000042-K77'])(
  '%j is no receipt number',
  (text) => {
    expect(readReceiptNumber(text)).toBeNull();
  },
);
