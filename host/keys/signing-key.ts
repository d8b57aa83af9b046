import { createPrivateKey, generateKeyPairSync } from 'node:crypto';
import { z } from 'zod';
import { keyIdOf } from '../journal/signer.ts';
import type { SigningKey } from './key-store.ts';

/** A private ES256 key as JWK (RFC 7518 §6.2). */
export const privateJwk = z.strictObject({
  kty: z.literal('EC'),
  crv: z.literal('P-256'),
  x: z.base64url().length(43),
  y: z.base64url().length(43),
  d: z.base64url().length(43),
});
export type PrivateJwk = z.infer<typeof privateJwk>;

export function generateSigningKey(): { key: SigningKey; jwk: PrivateJwk } {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const jwk = privateJwk.parse(privateKey.export({ format: 'jwk' }));
  return { key: signingKeyOf(jwk), jwk };
}

/** Throws when the numbers are no point of the curve. */
export function signingKeyOf(jwk: PrivateJwk): SigningKey {
  const { kty, crv, x, y } = jwk;
  return {
    keyId: keyIdOf({ kty, crv, x, y }),
    privateKey: createPrivateKey({ key: jwk, format: 'jwk' }),
    publicKey: { kty, crv, x, y },
  };
}
