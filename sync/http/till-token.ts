import type { KeyObject } from 'node:crypto';
import { SignJWT } from 'jose';
import type { PublicJwk } from '../../contract/entry/journal-bodies.ts';
import type { Failure } from '../../contract/failure/failure.ts';
import { tokenAnswer } from '../../contract/platform/enrol.ts';
import { ok, type Result } from '../../domain/result.ts';
import type { AskPlatform } from './ask-platform.ts';
import type { PlatformClock } from './platform-clock.ts';
import { signProof } from './sign-proof.ts';

/** Of what a till signs to get a token; the platform takes a minute at most. */
const assertionLifeS = 45;
/** A token is renewed before its end by this much, so that none ends under way. */
const renewBeforeMs = 60_000;

/** Who this till is at its platform, and the key that proves it. */
export interface Enrolled {
  tillId: string;
  keyId: string;
  privateKey: KeyObject;
  publicKey: PublicJwk;
}

/** What shows the platform that a request is this till's; good for that request, once. */
interface ShownToken {
  token: string;
  headers: { authorization: string; dpop: string };
}

/**
 * The till's current token, fetched once for all who send, and shown with a proof of its key. Every
 * header of a request comes from here, also of one that does not go through `AskPlatform`.
 */
export interface TillToken {
  show(
    request: { method: string; path: string },
    signal: AbortSignal,
  ): Promise<Result<ShownToken, Failure>>;
  /** The platform did not take this one. */
  forget(token: string): void;
}

export function createTillToken(from: {
  ask: AskPlatform;
  enrolled: Enrolled;
  origin: string;
  clock: PlatformClock;
  /** Can't be set, so that a token lasts as long as it lasts. */
  monotonicMs(): number;
  newId(): string;
}): TillToken {
  const { ask, enrolled, origin, clock, monotonicMs } = from;
  let current: { token: string; renewAtMs: number } | null = null;
  let fetching: Promise<Result<string, Failure>> | null = null;

  async function fetchToken(signal: AbortSignal): Promise<Result<string, Failure>> {
    const first = await askOnce(signal);
    // What was learned from that answer is the platform's time: the next assertion is signed by it.
    const isClock = !first.ok && first.error.code === 'CLOCK_APART';
    return isClock ? askOnce(signal) : first;
  }

  async function askOnce(signal: AbortSignal): Promise<Result<string, Failure>> {
    const askedMs = monotonicMs();
    const answer = await ask({
      method: 'POST',
      path: '/v1/tokens',
      body: { assertion: await assertion() },
      answer: tokenAnswer,
      signal,
    });
    if (!answer.ok) return answer;
    const { token, expiresInS } = answer.value;
    current = { token, renewAtMs: askedMs + Math.max(0, expiresInS * 1_000 - renewBeforeMs) };
    return ok(token);
  }

  /** RFC 7523 in form: who asks, whom, for how long, once. */
  function assertion(): Promise<string> {
    const nowS = Math.floor(clock.nowMs() / 1_000);
    return new SignJWT({})
      .setProtectedHeader({ alg: 'ES256', kid: enrolled.keyId })
      .setIssuer(enrolled.tillId)
      .setAudience(origin)
      .setIssuedAt(nowS)
      .setExpirationTime(nowS + assertionLifeS)
      .setJti(from.newId())
      .sign(enrolled.privateKey);
  }

  async function get(signal: AbortSignal): Promise<Result<string, Failure>> {
    if (current !== null && monotonicMs() < current.renewAtMs) return ok(current.token);
    fetching ??= fetchToken(signal).finally(() => {
      fetching = null;
    });
    return fetching;
  }

  return {
    async show({ method, path }, signal) {
      const held = await get(signal);
      if (!held.ok) return held;
      const token = held.value;
      const dpop = await signProof({ method, path, token }, from);
      return ok({ token, headers: { authorization: `DPoP ${token}`, dpop } });
    },
    forget(token) {
      if (current?.token === token) current = null;
    },
  };
}
