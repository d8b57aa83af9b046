import { createHash, type KeyObject } from 'node:crypto';
import { SignJWT } from 'jose';
import type { PublicJwk } from '../../contract/entry/journal-bodies.ts';
import type { PlatformClock } from './platform-clock.ts';

/**
 * A DPoP proof (RFC 9449 §4.2): that whoever sends this one request, with this token, holds the key
 * that the platform knows this till by. `path` may carry a query, which is not proved.
 */
export function signProof(
  { method, path, token }: { method: string; path: string; token: string },
  by: {
    enrolled: { privateKey: KeyObject; publicKey: PublicJwk };
    origin: string;
    clock: PlatformClock;
    newId(): string;
  },
): Promise<string> {
  const { privateKey, publicKey } = by.enrolled;
  const [bare] = path.split('?', 1);
  return new SignJWT({
    htm: method,
    htu: `${by.origin}${bare ?? ''}`,
    ath: createHash('sha256').update(token).digest('base64url'),
  })
    .setProtectedHeader({ alg: 'ES256', typ: 'dpop+jwt', jwk: publicKey })
    .setIssuedAt(Math.floor(by.clock.nowMs() / 1_000))
    .setJti(by.newId())
    .sign(privateKey);
}
