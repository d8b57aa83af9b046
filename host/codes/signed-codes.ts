import { verify } from 'node:crypto';
import type { PublicJwk } from '../../contract/entry/journal-bodies.ts';
import { type Failure, fail } from '../../contract/failure/failure.ts';
import { ok, type Result, refuse } from '../../domain/result.ts';
import type { OwnCodeKind } from '../../domain/scan/own-code.ts';
import {
  keyIdBytes,
  readSignedCode,
  type SignedCode,
  signedBytes,
  writeSignedCode,
} from '../../domain/scan/signed-code.ts';
import { keyIdOf, type Signer, verificationKey } from '../journal/signer.ts';

/** Codes that this till signs and checks: receipts, vouchers. */
export interface SignedCodes {
  /** The code as it is printed. Throws when the payload is longer than 240 bytes. */
  write(kind: OwnCodeKind, payload: Uint8Array): string;
  /**
   * `CODE_MISREAD`: no signed code, or a sign of it was read wrong. `CODE_SIGNER_UNKNOWN`: whole, but
   * of a key that this till does not know. `CODE_FORGED`: the key never signed this.
   */
  read(text: string): Result<{ kind: OwnCodeKind; payload: Uint8Array }, Failure>;
}

export function createSignedCodes({
  signer,
  publicKeys,
}: {
  /** Asked for each code: a key that is no longer trusted signs none from then on. */
  signer(): Signer;
  /** Keys whose codes are good here, besides the signer's own: former ones, those of other tills. */
  publicKeys(): readonly PublicJwk[];
}): SignedCodes {
  return {
    write(kind, payload) {
      const { keyId, sign } = signer();
      const signature = sign(signedBytes(kind, payload));
      return writeSignedCode({ kind, payload, keyId: shortKeyId(keyId), signature });
    },
    read(text) {
      const code = readSignedCode(text);
      if (!code.ok) return refuse(fail('CODE_MISREAD', { code: text.slice(0, 40) }));
      const { kind, payload, keyId } = code.value;
      const candidates = [signer().publicKey, ...publicKeys()].filter((key) =>
        shortKeyId(keyIdOf(key)).equals(keyId),
      );
      if (candidates.length === 0) return refuse(fail('CODE_SIGNER_UNKNOWN'));
      const isSigned = candidates.some((key) => isSignedBy(key, code.value));
      return isSigned ? ok({ kind, payload }) : refuse(fail('CODE_FORGED'));
    },
  };
}

/** Whether this key signed the code. */
export function isSignedBy(
  publicKey: PublicJwk,
  { kind, payload, signature }: Pick<SignedCode, 'kind' | 'payload' | 'signature'>,
): boolean {
  const key = { key: verificationKey(publicKey), dsaEncoding: 'ieee-p1363' } as const;
  return verify('sha256', signedBytes(kind, payload), key, signature);
}

/** Eight of 32 bytes choose the key; the whole key then checks the signature. */
export function shortKeyId(keyId: string): Buffer {
  return Buffer.from(keyId, 'base64url').subarray(0, keyIdBytes);
}
