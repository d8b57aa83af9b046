import fc from 'fast-check';
import { expect, test } from 'vitest';
import { packInvitation, readInvitation } from './invitation.ts';

const id = fc
  .uint8Array({ minLength: 16, maxLength: 16 })
  .map((bytes) => Buffer.from(bytes).toString('base64url'));
const place = fc.record({ journalId: id, sequence: fc.integer({ min: 1, max: 0xffff_ffff }) });

test('an invitation comes back as it was packed', () => {
  fc.assert(
    fc.property(
      id,
      fc.integer({ min: 1, max: 0xffff_ffff }),
      fc.option(place),
      (customerId, minutes, of) => {
        const invitation = { customerId, expiresMs: minutes * 60_000, of };
        expect(readInvitation(packInvitation(invitation) ?? new Uint8Array())).toEqual(invitation);
      },
    ),
  );
});

test('what is none is read as none', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 60 }), (bytes) => {
      const read = readInvitation(bytes);
      if (read !== null) expect(packInvitation(read)).toEqual(bytes);
    }),
  );
});
