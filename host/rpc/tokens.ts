import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Role } from '../../contract/rpc/api-shape.ts';
import type { Admitted } from '../../contract/rpc/handlers.ts';

/** 256 random bits, fit for a URL fragment. */
export function newToken(): string {
  return randomBytes(32).toString('base64url');
}

/**
 * The role of a token, at any seat, or null. Digests are compared, all of them and in constant time, so that how
 * long it takes says nothing about a token.
 */
export function tokenRoles(roles: ReadonlyMap<string, Role>): (token: string) => Admitted | null {
  const known = [...roles].map(([token, role]) => ({ digest: digest(token), role }));
  return (token) => {
    const given = digest(token);
    let found: Role | null = null;
    for (const { digest, role } of known) if (timingSafeEqual(digest, given)) found = role;
    return found && { role: found };
  };
}

function digest(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}
