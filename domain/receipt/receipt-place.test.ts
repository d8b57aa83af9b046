import fc from 'fast-check';
import { expect, test } from 'vitest';
import { arbitraryId } from '../../test/support/make-transaction.ts';
import { packReceiptPlace, readReceiptPlace } from './receipt-place.ts';

test('the code of a receipt leads to its entry', () => {
  fc.assert(
    fc.property(arbitraryId, fc.integer({ min: 1, max: 4_294_967_295 }), (journalId, sequence) => {
      const payload = packReceiptPlace({ journalId, sequence });
      expect(payload?.length).toBe(21);
      expect(payload && readReceiptPlace(payload)).toEqual({
        ok: true,
        value: { journalId, sequence },
      });
    }),
  );
});

test('a journal whose id is no 16 bytes has receipts without a code', () => {
  expect(packReceiptPlace({ journalId: 'fixture-id-00000000001', sequence: 1 })).toBeNull();
  expect(packReceiptPlace({ journalId: 'journal-0000000000000001', sequence: 1 })).toBeNull();
});

test('a payload of another version or length is none', () => {
  const payload = packReceiptPlace({ journalId: 'dXbMYue0eyGaB00swcP8TQ', sequence: 1 });
  expect(readReceiptPlace(new Uint8Array(21)).ok).toBe(false);
  expect(readReceiptPlace(payload?.subarray(0, 20) ?? new Uint8Array()).ok).toBe(false);
});
