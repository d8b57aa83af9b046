import { decodeJwt, errors, importJWK, jwtVerify, SignJWT } from 'jose';
import { z } from 'zod';
import { type Failure, fail } from '../../contract/failure/failure.ts';
import { ok, type Result, refuse } from '../../domain/result.ts';
import type { Database } from '../database/database.ts';
import { clockApart } from './clock-apart.ts';
import { type EnrolledTill, enrolledTill } from './enrolled-till.ts';

/** How long a till may go on with one token. */
const tokenForS = 600;
/** Longest life of what a till signs to get one: it must be made for this request. */
const longestAssertionS = 60;
/** Clocks of till and platform may differ by this much. */
const clockToleranceS = 30;

export interface TokenDesk {
  /** A token for what a till signed (RFC 7523 in form). The same assertion never gives two. */
  give(assertion: string): Promise<Result<{ token: string; expiresInS: number }, Failure>>;
  /** Whose token this is, if it is good now: not expired, not revoked, of the till's current key. */
  check(token: string): Promise<Result<EnrolledTill, Failure>>;
}

export function createTokenDesk({
  database,
  secret,
  audiences,
  nowMs,
}: {
  database: Database;
  secret: Uint8Array;
  /** Origins that tills know this platform by. */
  audiences: readonly string[];
  nowMs(): number;
}): TokenDesk {
  const now = () => new Date(nowMs());
  return {
    async give(assertion) {
      const till = await enrolledTill(database, claimedTill(assertion));
      if (!till.ok) return till;
      const { id, publicKey, keyThumbprint } = till.value;
      const signed = await verified(() =>
        importJWK(publicKey, 'ES256').then((key) =>
          jwtVerify(assertion, key, {
            algorithms: ['ES256'],
            issuer: id,
            audience: [...audiences],
            requiredClaims: ['exp', 'jti'],
            clockTolerance: clockToleranceS,
            currentDate: now(),
          }),
        ),
      );
      if (signed === 'expired') return refuse(clockApart(nowMs()));
      const claims = assertionClaims.safeParse(signed);
      if (!claims.success) return refuse(fail('NOT_ENROLLED'));
      const { exp, jti } = claims.data;
      const latestExpiryS = nowMs() / 1_000 + longestAssertionS + clockToleranceS;
      if (exp > latestExpiryS) return refuse(clockApart(nowMs()));
      if (!(await isFirstUse(database, { tillId: id, jti, exp, nowMs: nowMs() })))
        return refuse(fail('NOT_ENROLLED'));
      const token = await new SignJWT({ cnf: { jkt: keyThumbprint } })
        .setProtectedHeader({ alg: 'HS256' })
        .setSubject(id)
        .setIssuedAt(now())
        .setExpirationTime(new Date(nowMs() + tokenForS * 1_000))
        .sign(secret);
      return ok({ token, expiresInS: tokenForS });
    },
    async check(token) {
      const signed = await verified(() =>
        jwtVerify(token, secret, {
          algorithms: ['HS256'],
          requiredClaims: ['exp', 'sub'],
          currentDate: now(),
        }),
      );
      const claims = tokenClaims.safeParse(signed);
      if (!claims.success) return refuse(fail('NOT_ENROLLED'));
      const till = await enrolledTill(database, claims.data.sub);
      if (till.ok && till.value.keyThumbprint !== claims.data.cnf.jkt)
        return refuse(fail('NOT_ENROLLED'));
      return till;
    },
  };
}

/** Not proved yet: only to know whose key to try. */
function claimedTill(assertion: string): string {
  try {
    return decodeJwt(assertion).iss ?? '';
  } catch {
    return '';
  }
}

async function verified(
  verify: () => Promise<{ payload: unknown }>,
): Promise<unknown | 'expired' | null> {
  try {
    return (await verify()).payload;
  } catch (error) {
    if (error instanceof errors.JWTExpired) return 'expired';
    if (error instanceof errors.JOSEError) return null;
    throw error;
  }
}

/** Remembered until it could not be used anyway; in the database, for another process may get it. */
async function isFirstUse(
  database: Database,
  { tillId, jti, exp, nowMs }: { tillId: string; jti: string; exp: number; nowMs: number },
): Promise<boolean> {
  await database.query('delete from assertions_seen where expires_at_ms < $1', [nowMs]);
  const added = await database.query(
    `insert into assertions_seen (till_id, jti, expires_at_ms) values ($1, $2, $3)
     on conflict do nothing returning jti`,
    [tillId, jti, (exp + clockToleranceS) * 1_000],
  );
  return added.length > 0;
}

const assertionClaims = z.object({ exp: z.number(), jti: z.string().min(16).max(100) });
const tokenClaims = z.object({ sub: z.string(), cnf: z.object({ jkt: z.string() }) });
