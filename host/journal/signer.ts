import { createHash, createPublicKey, type KeyObject, sign } from 'node:crypto';
import { type PublicJwk, publicJwk } from '../../contract/entry/journal-bodies.ts';

/** What signs entries: ES256, ECDSA on P-256 with SHA-256 (RFC 7518 §3.4). */
export interface Signer {
  /** RFC 7638 thumbprint of the public key, base64url. */
  keyId: string;
  publicKey: PublicJwk;
  /** 64 bytes, r ‖ s (IEEE P1363). */
  sign(bytes: Uint8Array): Uint8Array;
}

/** Throws when the key is not an EC key on P-256. */
export function createSigner(privateKey: KeyObject): Signer {
  const { kty, crv, x, y } = createPublicKey(privateKey).export({ format: 'jwk' });
  const publicKey = publicJwk.parse({ kty, crv, x, y });
  return {
    keyId: keyIdOf(publicKey),
    publicKey,
    sign: (bytes) => sign('sha256', bytes, { key: privateKey, dsaEncoding: 'ieee-p1363' }),
  };
}

/** RFC 7638 §3: SHA-256 of the required members in the order of their names, without spaces. */
export function keyIdOf({ kty, crv, x, y }: PublicJwk): string {
  return createHash('sha256').update(JSON.stringify({ crv, kty, x, y })).digest('base64url');
}

/** Throws when the numbers are no point of the curve. */
export function verificationKey(publicKey: PublicJwk): KeyObject {
  return createPublicKey({ key: publicKey, format: 'jwk' });
}
