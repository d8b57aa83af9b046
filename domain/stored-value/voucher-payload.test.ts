import fc from 'fast-check';
import { expect, test } from 'vitest';
import { newValueNumber } from './value-number.ts';
import { readVoucherPayload, type VoucherPayload, writeVoucherPayload } from './voucher-payload.ts';

const voucher = fc
  .record({
    random: fc.uint8Array({ minLength: 5, maxLength: 5 }),
    kind: fc.constantFrom('gift-card' as const, 'store-credit' as const),
    amountMinor: fc.integer({ min: 1, max: 10_000_000_000 }),
    currency: fc.constantFrom('EUR', 'CHF'),
    journalId: fc.oneof(
      fc
        .uint8Array({ minLength: 16, maxLength: 16 })
        .map((bytes) => Buffer.from(bytes).toString('base64url')),
      fc.constant(''),
    ),
  })
  .map(
    ({ random, kind, amountMinor, currency, journalId }): VoucherPayload => ({
      number: newValueNumber(kind, random, '2027-11'),
      kind,
      expiresOn: '2027-11-30',
      ...{ amountMinor, currency, journalId },
    }),
  );

test('what is written is read back', () => {
  fc.assert(
    fc.property(voucher, (written) => {
      expect(readVoucherPayload(writeVoucherPayload(written))).toEqual({
        ok: true,
        value: written,
      });
    }),
  );
});

test('bytes that contradict themselves, or that nobody wrote, are refused', () => {
  fc.assert(
    fc.property(voucher, fc.uint8Array({ maxLength: 60 }), (written, noise) => {
      const bytes = writeVoucherPayload(written);
      expect(readVoucherPayload(noise).ok).toBe(false);
      expect(readVoucherPayload(bytes.slice(0, -1)).ok).toBe(false);
      const later = writeVoucherPayload({ ...written, journalId: '' });
      later.set(new TextEncoder().encode('2029-11-30'), 21);
      expect(readVoucherPayload(later).ok).toBe(false);
    }),
  );
});
