import { createHash, generateKeyPairSync, type KeyObject, randomUUID } from 'node:crypto';
import { SignJWT } from 'jose';
import { z } from 'zod';
import { type PublicJwk, publicJwk } from '../../../contract/entry/journal-bodies.ts';
import { enrolAnswer, tokenAnswer } from '../../../contract/platform/enrol.ts';
import { problem } from '../../../contract/platform/protocol.ts';
import { type PushedEntry, pushAnswer } from '../../../contract/platform/push-entries.ts';

/** What the platform answered: its status, and the body as it came. */
export interface Answer {
  status: number;
  body: unknown;
}

export interface TestTill {
  enrol(code: string): Promise<Answer>;
  /** Signs an assertion for a token; `changes` replaces what a test is about. */
  assertion(changes?: Partial<Assertion>): Promise<string>;
  askToken(assertion: string): Promise<Answer>;
  /** Enrols and gets a token, as at a first start. */
  join(code: string, audience?: string): Promise<void>;
  token(): string;
  keys(): Proof['key'];
  /** The headers of one request; `changes` replaces in its proof what a test is about. */
  shown(method: string, path: string, changes?: Partial<Proof>): Promise<Record<string, string>>;
  /** Any route, as this till. A body is posted. */
  ask(path: string, body?: unknown): Promise<Answer>;
  push(journalId: string, entries: readonly PushedEntry[]): Promise<Answer>;
  state(journalId: string): Promise<Answer>;
  /** The same till at another process of the platform. */
  at(url: string): TestTill;
}

interface Assertion {
  tillId: string;
  audience: string;
  expiresInS: number;
  jti: string;
  key: KeyObject;
}

interface Proof {
  method: string;
  url: string;
  token: string;
  jti: string;
  agoS: number;
  type: string;
  key: { privateKey: KeyObject; publicKey: KeyObject };
}

/** A till of the tests on the wire: a key of its own, plain HTTP and its clock. */
export function testTill(url: string, nowMs: () => number = () => Date.now()): TestTill {
  const keys = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  return tillAt(url, { tillId: '', token: '', audience: new URL(url).origin, nowMs, ...keys });
}

function tillAt(url: string, known: Known): TestTill {
  const nowS = () => Math.floor(known.nowMs() / 1_000);
  const till: TestTill = {
    async enrol(code) {
      const publicKey = jwkOf(known.publicKey);
      const answer = await post(url, '/v1/enrolments', { code, publicKey });
      if (answer.status === 200) known.tillId = enrolAnswer.parse(answer.body).tillId;
      return answer;
    },
    assertion(changes = {}) {
      const { tillId, audience, expiresInS, jti, key } = {
        ...{ tillId: known.tillId, audience: known.audience, expiresInS: 50 },
        ...{ jti: randomUUID(), key: known.privateKey },
        ...changes,
      };
      return new SignJWT({})
        .setProtectedHeader({ alg: 'ES256' })
        .setIssuer(tillId)
        .setAudience(audience)
        .setJti(jti)
        .setExpirationTime(nowS() + expiresInS)
        .sign(key);
    },
    askToken: (assertion) => post(url, '/v1/tokens', { assertion }),
    async join(code, audience = known.audience) {
      const enrolled = await till.enrol(code);
      if (enrolled.status !== 200) throw new Error(codeOf(enrolled));
      const given = await till.askToken(await till.assertion({ audience }));
      known.token = tokenAnswer.parse(given.body).token;
    },
    token: () => known.token,
    keys: () => known,
    async shown(method, path, changes = {}) {
      const proof = {
        ...{ method, url: new URL(path, url).href, token: known.token, jti: randomUUID() },
        ...{ agoS: 0, type: 'dpop+jwt', key: known },
        ...changes,
      };
      const ath = createHash('sha256').update(proof.token).digest('base64url');
      const dpop = await new SignJWT({ htm: proof.method, htu: proof.url, ath })
        .setProtectedHeader({ alg: 'ES256', typ: proof.type, jwk: jwkOf(proof.key.publicKey) })
        .setIssuedAt(nowS() - proof.agoS)
        .setJti(proof.jti)
        .sign(proof.key.privateKey);
      return { authorization: `DPoP ${known.token}`, dpop };
    },
    async ask(path, body) {
      if (body === undefined) return ask(url, path, { headers: await till.shown('GET', path) });
      return post(url, path, body, await till.shown('POST', path));
    },
    push: (journalId, entries) => till.ask(`/v1/journals/${journalId}/entries`, { entries }),
    state: (journalId) => till.ask(`/v1/journals/${journalId}`),
    at: (other) => tillAt(other, known),
  };
  return till;
}

/** Failure code of a refusal, or of a push what kind of answer it got. */
export function codeOf({ status, body }: Answer): string {
  if (status !== 200) return problem.parse(body).code;
  return pushAnswer.safeParse(body).data?.kind ?? 'OK';
}

export async function ask(url: string, path: string, init: RequestInit = {}): Promise<Answer> {
  const response = await fetch(new URL(path, url), init);
  const text = await response.text();
  return { status: response.status, body: isJson(response) ? JSON.parse(text) : text };
}

export function post(
  url: string,
  path: string,
  body: unknown,
  headers: Record<string, string> = {},
): Promise<Answer> {
  return ask(url, path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
}

export const throughOf = (answer: Answer) =>
  z.object({ through: z.int() }).parse(answer.body).through;

interface Known {
  tillId: string;
  token: string;
  audience: string;
  nowMs(): number;
  privateKey: KeyObject;
  publicKey: KeyObject;
}

function jwkOf(key: KeyObject): PublicJwk {
  const { kty, crv, x, y } = key.export({ format: 'jwk' });
  return publicJwk.parse({ kty, crv, x, y });
}

function isJson(response: Response): boolean {
  return /[/+]json/.test(response.headers.get('content-type') ?? '');
}
