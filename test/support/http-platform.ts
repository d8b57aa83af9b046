import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { decodeProtectedHeader, importJWK, type JWTPayload, jwtVerify } from 'jose';
import type { PublicJwk } from '../../contract/entry/journal-bodies.ts';
import { enrolRequest, tokenRequest } from '../../contract/platform/enrol.ts';
import type { ErasuresAnswer } from '../../contract/platform/erasures.ts';
import { pushRequest } from '../../contract/platform/push-entries.ts';
import { createProofDesk } from '../../platform/enrolment/proofs.ts';
import { thumbprint } from '../../platform/journals/check-arrival.ts';
import { createMemoryPlatform } from './memory-platform.ts';

const nobodyErased = {
  ...{ erased: [], hasMore: false },
  through: { number: 0, customerId: '' },
} satisfies ErasuresAnswer;

type Answer = { status?: number; body: unknown; headers?: Record<string, string> };

/** The journal's routes over HTTP on loopback, before a platform without a database. */
export async function startHttpPlatform(options: { clockOffsetMs?: number } = {}) {
  const platform = createMemoryPlatform();
  const seen: { method: string; url: string; authorization: string; proof: string }[] = [];
  const assertions: { header: unknown; claims: JWTPayload }[] = [];
  let answerInstead: ((url: string) => Answer | 'silence' | null) | null = null;
  let publicKey: PublicJwk | null = null;
  let tokens = 0;
  const nowMs = (): number => Date.now() + (options.clockOffsetMs ?? 0);

  const server = createServer((request, response) => void serve(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const origin = `http://127.0.0.1:${String(port)}`;
  const proofs = createProofDesk({ audiences: [origin], nowMs });

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method = '', url = '', headers } = request;
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const text = Buffer.concat(chunks).toString();
    const { authorization = '', dpop = '' } = headers;
    seen.push({ method, url, authorization, proof: String(dpop) });
    const answer = answerInstead?.(url) ?? (await answerTo(request, text));
    if (answer === 'silence') return;
    response.writeHead(answer.status ?? 200, {
      'content-type': 'application/json',
      date: new Date(nowMs()).toUTCString(),
      ...answer.headers,
    });
    response.end(typeof answer.body === 'string' ? answer.body : JSON.stringify(answer.body));
  }

  async function answerTo(request: IncomingMessage, text: string): Promise<Answer> {
    const { url = '' } = request;
    if (url === '/v1/enrolments') {
      ({ publicKey } = enrolRequest.parse(JSON.parse(text)));
      const till = { tillId: 'LYON-2', storeId: 'LYON', companyId: 'LUMEN', tillNumber: '2' };
      return { body: { ...till, storeName: 'Lyon Part-Dieu' } };
    }
    if (url === '/v1/tokens') return tokenFor(tokenRequest.parse(JSON.parse(text)).assertion);
    const refused = await refusalOf(request);
    if (refused) return refused;
    if (url === '/v1/erasures') return { body: nobodyErased };
    const [, journalId = '', isPush] = /^\/v1\/journals\/([^/]+)(\/entries)?$/.exec(url) ?? [];
    if (isPush === undefined) return { body: platform.state(journalId) };
    return { body: platform.push(journalId, pushRequest.parse(JSON.parse(text))) };
  }

  async function refusalOf({ method = '', url = '', headers }: IncomingMessage) {
    const token = `token-${String(tokens)}`;
    if (headers.authorization !== `DPoP ${token}` || publicKey === null)
      return problem(401, 'NOT_ENROLLED');
    const till = { ...{ id: 'LYON-2', storeId: 'LYON' }, publicKey };
    const proven = await proofs.check({
      ...{ proof: String(headers.dpop ?? ''), method, target: url, token },
      till: { ...till, keyThumbprint: thumbprint(publicKey) },
    });
    return proven.ok ? null : problem(401, proven.error.code, proven.error.details);
  }

  async function tokenFor(assertion: string): Promise<Answer> {
    const key = await importJWK(Object(publicKey), 'ES256');
    try {
      const { payload } = await jwtVerify(assertion, key, {
        audience: origin,
        requiredClaims: ['exp', 'jti'],
        currentDate: new Date(nowMs()),
      });
      assertions.push({ header: decodeProtectedHeader(assertion), claims: payload });
    } catch {
      return problem(401, 'CLOCK_APART', { platformMs: nowMs() });
    }
    tokens += 1;
    return { body: { token: `token-${String(tokens)}`, expiresInS: 600 } };
  }

  return {
    origin,
    platform,
    seen,
    assertions,
    /** Null: as it should. */
    answerWith(next: typeof answerInstead) {
      answerInstead = next;
    },
    /** Tokens given so far are worth nothing any more. */
    forgetTokens() {
      tokens += 1;
    },
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
export type HttpPlatform = Awaited<ReturnType<typeof startHttpPlatform>>;

export function problem(status: number, code: string, details: object = {}): Answer {
  return {
    status,
    body: { type: 'about:blank', title: code, status, code, details },
    headers: { 'content-type': 'application/problem+json' },
  };
}
