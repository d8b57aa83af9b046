import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { OwnCodeKind } from '../../domain/scan/own-code.ts';
import { readSignedCode, writeSignedCode } from '../../domain/scan/signed-code.ts';
import { createSigner } from '../journal/signer.ts';
import { generateSigningKey } from '../keys/signing-key.ts';
import { createSignedCodes } from './signed-codes.ts';

const newSigner = () => createSigner(generateSigningKey().key.privateKey);
const [till, other] = [newSigner(), newSigner()];
const codes = createSignedCodes({ signer: () => till, publicKeys: () => [] });
const otherCodes = createSignedCodes({ signer: () => other, publicKeys: () => [] });
const payload = new Uint8Array([1, 0, 42, 7, 255]);

function partsOf(text: string) {
  const read = readSignedCode(text);
  if (!read.ok) throw new Error(read.error);
  return read.value;
}

function refusalOf(text: string): string {
  const read = codes.read(text);
  return read.ok ? 'none' : read.error.code;
}

describe('a signed code', () => {
  it('says what was signed, whatever the payload', () => {
    fc.assert(
      fc.property(
        fc.constantFrom<OwnCodeKind>('receipt', 'voucher'),
        fc.uint8Array({ maxLength: 100 }),
        (kind, bytes) => {
          const read = codes.read(codes.write(kind, bytes));
          expect(read).toEqual({ ok: true, value: { kind, payload: bytes } });
        },
      ),
      { numRuns: 25 },
    );
  });

  it('with any one sign changed is refused', () => {
    const text = codes.write('voucher', payload);
    [...text].forEach((sign, index) => {
      const wrong = text.slice(0, index) + (sign === '7' ? '8' : '7') + text.slice(index + 1);
      expect(refusalOf(wrong)).toBe('CODE_MISREAD');
    });
  });

  it('is refused when anything in it was altered and its check character made anew', () => {
    const parts = partsOf(codes.write('voucher', payload));
    const dearer = Uint8Array.from(payload, (byte, index) => (index === 2 ? byte + 1 : byte));
    const signature = Uint8Array.from(
      parts.signature,
      (byte, index) => byte ^ (index === 9 ? 1 : 0),
    );
    expect(refusalOf(writeSignedCode({ ...parts, payload: dearer }))).toBe('CODE_FORGED');
    expect(refusalOf(writeSignedCode({ ...parts, signature }))).toBe('CODE_FORGED');
    expect(refusalOf(writeSignedCode({ ...parts, signature: new Uint8Array(64) }))).toBe(
      'CODE_FORGED',
    );
  });

  it('of one kind is none of another', () => {
    const parts = partsOf(codes.write('receipt', payload));
    expect(refusalOf(writeSignedCode({ ...parts, kind: 'voucher' }))).toBe('CODE_FORGED');
  });

  it('signed by a stranger who names our key is forged', () => {
    const { keyId } = partsOf(codes.write('voucher', payload));
    const { signature } = partsOf(otherCodes.write('voucher', payload));
    expect(refusalOf(writeSignedCode({ kind: 'voucher', payload, keyId, signature }))).toBe(
      'CODE_FORGED',
    );
  });

  it('of a key that is not known here says so, and is good once the key is known', () => {
    const text = otherCodes.write('voucher', payload);
    expect(refusalOf(text)).toBe('CODE_SIGNER_UNKNOWN');
    const both = createSignedCodes({ signer: () => till, publicKeys: () => [other.publicKey] });
    expect(both.read(text).ok).toBe(true);
  });

  it('that is none, or too short for a signature, was misread', () => {
    for (const text of ['', '3017620422003', 'CPTR', 'CPTB7C']) {
      expect(refusalOf(text)).toBe('CODE_MISREAD');
    }
  });
});

it('a key that was changed while the till runs signs no code from then on, and its old ones are good', () => {
  let signer = till;
  const running = createSignedCodes({ signer: () => signer, publicKeys: () => [till.publicKey] });
  const before = running.write('voucher', payload);
  signer = other;
  expect(otherCodes.read(running.write('voucher', payload))).toMatchObject({ ok: true });
  expect(running.read(before)).toMatchObject({ ok: true });
});
