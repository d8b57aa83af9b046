import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type OwnCodeKind, readOwnCode, writeOwnCode } from './own-code.ts';

const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const kinds: readonly OwnCodeKind[] = [
  'receipt',
  'voucher',
  'operator',
  'customer',
  'basket',
  'invitation',
];
const anyKind = fc.constantFrom(...kinds);
const anyBody = fc
  .array(fc.constantFrom(...alphabet), { minLength: 1, maxLength: 40 })
  .map((signs) => signs.join(''));

describe('an own code', () => {
  it('is the prefix, the kind, the body and a check character', () => {
    expect(writeOwnCode('basket', '7')).toBe('CPTB7C');
  });

  it('is read back as it was written, also from small letters', () => {
    fc.assert(
      fc.property(anyKind, anyBody, (kind, body) => {
        const text = writeOwnCode(kind, body);
        expect(readOwnCode(text)).toEqual({ ok: true, value: { kind, body } });
        expect(readOwnCode(text.toLowerCase())).toEqual({ ok: true, value: { kind, body } });
      }),
    );
  });

  it('with any one sign changed is refused', () => {
    fc.assert(
      fc.property(
        anyKind,
        anyBody,
        fc.nat(),
        fc.constantFrom(...alphabet),
        (kind, body, at, sign) => {
          const text = writeOwnCode(kind, body);
          const index = at % text.length;
          fc.pre(text[index] !== sign);
          expect(readOwnCode(text.slice(0, index) + sign + text.slice(index + 1)).ok).toBe(false);
        },
      ),
    );
  });

  it('is told from what is none', () => {
    expect(readOwnCode('3017620422003')).toEqual({ ok: false, error: 'NO_OWN_CODE' });
    expect(readOwnCode('')).toEqual({ ok: false, error: 'NO_OWN_CODE' });
    for (const text of [
      'CPT',
      'CPTR',
      'CPTR1',
      'CPTX12',
      'CPTR-12',
      `${writeOwnCode('receipt', '1')} `,
    ]) {
      expect(readOwnCode(text)).toEqual({ ok: false, error: 'MISREAD' });
    }
  });
});
