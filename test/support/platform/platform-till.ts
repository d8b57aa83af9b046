import { generateKeyPairSync, type KeyObject, randomUUID } from 'node:crypto';
import { SignJWT } from 'jose';
import { z } from 'zod';
import { publicJwk } from '../../../contract/entry/journal-bodies.ts';
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
  join(code: string): Promise<void>;
  token(): string;
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

/** A till of the tests on the wire: a key of its own and plain HTTP. */
export function testTill(url: string, known: Known = newTill(url)): TestTill {
  const authorized = () => ({ authorization: `Bearer ${known.token}` });
  const till: TestTill = {
    async enrol(code) {
      const { kty, crv, x, y } = known.publicKey.export({ format: 'jwk' });
      const publicKey = publicJwk.parse({ kty, crv, x, y });
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
        .setExpirationTime(Math.floor(Date.now() / 1_000) + expiresInS)
        .sign(key);
    },
    askToken: (assertion) => post(url, '/v1/tokens', { assertion }),
    async join(code) {
      const enrolled = await till.enrol(code);
      if (enrolled.status !== 200) throw new Error(codeOf(enrolled));
      const given = await till.askToken(await till.assertion());
      known.token = tokenAnswer.parse(given.body).token;
    },
    token: () => known.token,
    push: (journalId, entries) =>
      post(url, `/v1/journals/${journalId}/entries`, { entries }, authorized()),
    state: (journalId) => ask(url, `/v1/journals/${journalId}`, { headers: authorized() }),
    at: (other) => testTill(other, known),
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
  privateKey: KeyObject;
  publicKey: KeyObject;
}

function newTill(url: string): Known {
  const keys = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  return { tillId: '', token: '', audience: new URL(url).origin, ...keys };
}

function isJson(response: Response): boolean {
  return /[/+]json/.test(response.headers.get('content-type') ?? '');
}
