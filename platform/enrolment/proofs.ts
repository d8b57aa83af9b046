import { createHash } from 'node:crypto';
import { errors, importJWK, type JWTVerifyResult, jwtVerify } from 'jose';
import { z } from 'zod';
import { publicJwk } from '../../contract/entry/journal-bodies.ts';
import { type Failure, fail } from '../../contract/failure/failure.ts';
import { ok, type Result, refuse } from '../../domain/result.ts';
import { thumbprint } from '../journals/check-arrival.ts';
import { clockApart } from './clock-apart.ts';
import type { EnrolledTill } from './enrolled-till.ts';
import { createUsedOnce } from './used-once.ts';

/** A proof is made for one request, so its way here is all the time that it needs. */
const longestAgeS = 60;
/** A till that follows our clock may be ahead of it by this much. */
const clockToleranceS = 30;
/** Keys that are kept ready to verify with. */
const maximumKeys = 20_000;
/** Proofs remembered as used: 1,500 a second for as long as one is valid. */
const maximumUsed = 135_000;

/** A request as it arrived, before its body is read. */
interface ProvenRequest {
  /** The `DPoP` header; empty if there was none. */
  proof: string;
  method: string;
  /** As the request line has it, with its query. */
  target: string;
  /** The token that came with it, and whose it is. */
  token: string;
  till: EnrolledTill;
}

export interface ProofDesk {
  /**
   * Whether who sends this holds the key that the token is bound to (RFC 9449 §4.3): signed by it,
   * for this method, URL and token, just now, and never before. `PROOF_REFUSED {reason}`, or
   * `CLOCK_APART` when only the time is wrong.
   */
  check(request: ProvenRequest): Promise<Result<null, Failure>>;
}

export function createProofDesk({
  audiences,
  nowMs,
}: {
  /** Origins that tills know this platform by: a proxy may hide which one was asked. */
  audiences: readonly string[];
  nowMs(): number;
}): ProofDesk {
  const keyOf = rememberedKeys();
  const used = createUsedOnce(maximumUsed);

  return {
    async check({ proof, method, target, token, till }) {
      if (proof === '') return refused('missing');
      const signed = await signedBy(await keyOf(till), proof);
      if (signed === null) return refused('signature');
      const header = proofHeader.safeParse(signed.protectedHeader);
      if (!header.success || thumbprint(header.data.jwk) !== till.keyThumbprint)
        return refused('key');
      const claims = proofClaims.safeParse(signed.payload);
      if (!claims.success) return refused('claims');
      const { htm, htu, ath, iat, jti } = claims.data;
      if (htm !== method || !isAskedAt(htu, target)) return refused('request');
      if (ath !== hashOf(token)) return refused('token');
      const ageS = nowMs() / 1_000 - iat;
      if (ageS > longestAgeS || ageS < -clockToleranceS) return refuse(clockApart(nowMs()));
      const untilMs = (iat + longestAgeS) * 1_000;
      if (!used.isFirst(`${till.id} ${jti}`, { untilMs, nowMs: nowMs() })) return refused('used');
      return ok(null);
    },
  };

  /** Without query and fragment (RFC 9449 §4.2); compared as URLs, so that `:443` is no difference. */
  function isAskedAt(htu: string, target: string): boolean {
    const named = URL.parse(htu);
    if (named === null || named.search !== '' || named.hash !== '') return false;
    const [path] = target.split('?', 1);
    return (
      audiences.includes(named.origin) && URL.parse(path ?? '', named.origin)?.href === named.href
    );
  }
}

function refused(reason: string): Result<null, Failure> {
  return refuse(fail('PROOF_REFUSED', { reason }));
}

async function signedBy(
  key: Awaited<ReturnType<typeof importJWK>>,
  proof: string,
): Promise<JWTVerifyResult | null> {
  try {
    return await jwtVerify(proof, key, { algorithms: ['ES256'], typ: 'dpop+jwt' });
  } catch (error) {
    if (error instanceof errors.JOSEError) return null;
    throw error;
  }
}

/** By thumbprint, so a till that is enrolled anew is verified by its new key. */
function rememberedKeys() {
  const keys = new Map<string, Awaited<ReturnType<typeof importJWK>>>();
  return async ({ keyThumbprint, publicKey }: EnrolledTill) => {
    const known = keys.get(keyThumbprint);
    if (known) return known;
    const key = await importJWK(publicKey, 'ES256');
    if (keys.size >= maximumKeys) keys.clear();
    keys.set(keyThumbprint, key);
    return key;
  };
}

function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('base64url');
}

const proofHeader = z.object({ jwk: publicJwk });
const proofClaims = z.object({
  htm: z.string(),
  htu: z.string().max(500),
  ath: z.string(),
  iat: z.number(),
  jti: z.string().min(16).max(100),
});
