import { afterEach, beforeEach, expect, test } from 'vitest';
import { generateSigningKey } from '../../host/keys/signing-key.ts';
import { type HttpPlatform, problem, startHttpPlatform } from '../../test/support/http-platform.ts';
import { countingIds } from '../../test/support/journal-kit.ts';
import { askPlatform } from './ask-platform.ts';
import { enrolTill } from './enrol-till.ts';
import { httpPlatformLink } from './http-platform-link.ts';
import { createPlatformClock } from './platform-clock.ts';
import { createTillToken } from './till-token.ts';

const { key } = generateSigningKey();
const never = new AbortController().signal;
let platform: HttpPlatform;

beforeEach(async () => {
  platform = await startHttpPlatform();
});
afterEach(() => platform.stop());

/** An enrolled till whose clock is off by so much. */
async function newTill(from: { origin?: string; tillOffMs?: number } = {}) {
  const { origin = platform.origin, tillOffMs = 0 } = from;
  let offMs = tillOffMs;
  const nowMs = (): number => Date.now() + offMs;
  let monotonicMs = 0;
  const clock = createPlatformClock(nowMs);
  const ask = askPlatform({ origin, clock, fetch, nowMs });
  const enrolled = await enrolTill(
    { code: 'ABCD-2345', publicKey: key.publicKey },
    { ask, timers: { after: () => () => undefined }, stopped: never },
  );
  const token = createTillToken({
    ask,
    origin,
    clock,
    enrolled: { tillId: 'LYON-2', ...key },
    monotonicMs: () => monotonicMs,
    newId: countingIds('assertion'),
  });
  return {
    link: httpPlatformLink({ ask, token, pause: () => Promise.resolve() }),
    clock,
    enrolled,
    jump: (ms: number) => {
      offMs += ms;
    },
    pass: (ms: number) => {
      monotonicMs += ms;
    },
  };
}

const tokensAsked = () => platform.seen.filter(({ url }) => url === '/v1/tokens').length;

test('a till proves who it is by its key, once for many requests', async () => {
  const { link, enrolled } = await newTill();
  expect(enrolled).toMatchObject({ ok: true, value: { tillId: 'LYON-2' } });
  for (let count = 0; count < 3; count += 1) {
    expect(await link.journalState('j', never)).toEqual({
      ok: true,
      value: { through: 0, quarantinedCount: 0 },
    });
  }
  expect(tokensAsked()).toBe(1);
  expect(platform.assertions).toMatchObject([
    { header: { alg: 'ES256', kid: key.keyId }, claims: { iss: 'LYON-2', aud: platform.origin } },
  ]);
  const { iat = 0, exp = 0 } = platform.assertions[0]?.claims ?? {};
  expect(exp - iat).toBeLessThanOrEqual(60);
});

test('a token is renewed before it ends, and replaced once when the platform forgot it', async () => {
  const { link, pass } = await newTill();
  await link.journalState('j', never);
  pass(545_000);
  expect(await link.journalState('j', never)).toMatchObject({ ok: true });
  expect(tokensAsked()).toBe(2);
  platform.forgetTokens();
  expect(await link.journalState('j', never)).toMatchObject({ ok: true });
  expect(tokensAsked()).toBe(3);
});

test.each([-86_400_000, 3_600_000])(
  'a till whose clock is %i ms off gets in all the same',
  async (tillOffMs) => {
    const { link, clock } = await newTill({ tillOffMs });
    expect(await link.journalState('j', never)).toMatchObject({ ok: true });
    expect(Math.abs((clock.offsetMs() ?? 0) + tillOffMs)).toBeLessThan(2_000);
  },
);

test('a clock that jumps while a token is held costs one request, and asks for no other token', async () => {
  const { link, jump } = await newTill();
  await link.journalState('j', never);
  jump(-3_600_000);
  expect(await link.journalState('j', never)).toMatchObject({ ok: true });
  expect(platform.seen.slice(-2).map(({ url }) => url)).toEqual([
    '/v1/journals/j',
    '/v1/journals/j',
  ]);
  expect(tokensAsked()).toBe(1);
});

test('each request carries a proof of its own, also one that is sent again', async () => {
  const { link } = await newTill();
  for (let count = 0; count < 3; count += 1) await link.journalState('j', never);
  const proofs = platform.seen.map(({ proof }) => proof).filter((proof) => proof !== '');
  expect(new Set(proofs).size).toBe(3);
});

const answers: [string, ReturnType<typeof problem>, object][] = [
  ['a revoked till', problem(403, 'TILL_REVOKED'), { code: 'TILL_REVOKED' }],
  ['a till that is too old', problem(410, 'TILL_TOO_OLD'), { code: 'TILL_TOO_OLD' }],
  [
    'a platform that names a time',
    problem(429, 'TOO_MANY_REQUESTS', { retryAfterS: 7 }),
    { code: 'TOO_MANY_REQUESTS', details: { retryAfterS: 7 } },
  ],
  [
    'a refusal that this till has no words for',
    problem(422, 'FROM_THE_FUTURE'),
    { code: 'PLATFORM_REFUSED', details: { status: 422, reason: 'FROM_THE_FUTURE' } },
  ],
  ['a failing platform', problem(500, 'INTERNAL', { reference: 'x' }), { code: 'PLATFORM_BUSY' }],
  ['a proxy without its platform', { status: 502, body: '<html>' }, { code: 'PLATFORM_BUSY' }],
  ['a sign-in page', { status: 200, body: '<html>' }, { code: 'PLATFORM_UNREADABLE' }],
  [
    'a way to a sign-in page',
    { status: 302, body: '', headers: { location: 'http://login.example/' } },
    { code: 'PLATFORM_UNREADABLE' },
  ],
  ['another shape', { status: 200, body: { through: -1 } }, { code: 'PLATFORM_UNREADABLE' }],
  [
    'an answer without end',
    { status: 200, body: `"${'x'.repeat(600_000)}"` },
    { code: 'PLATFORM_UNREADABLE' },
  ],
];
test.each(answers)('%s is told as what it is', async (_, answer, failure) => {
  const { link } = await newTill();
  platform.answerWith((url) => (url.startsWith('/v1/journals') ? answer : null));
  expect(await link.journalState('j', never)).toMatchObject({ ok: false, error: failure });
});

test('nobody there, and a request that is given up, are told apart', async () => {
  const { link } = await newTill();
  platform.answerWith((url) => (url.startsWith('/v1/journals') ? 'silence' : null));
  await expect(link.journalState('j', AbortSignal.timeout(100))).resolves.toMatchObject({
    error: { code: 'PLATFORM_UNREACHABLE' },
  });
  await platform.stop();
  const gone = await link.journalState('j', never);
  expect(gone).toMatchObject({ error: { code: 'PLATFORM_UNREACHABLE' } });
  platform = await startHttpPlatform();
});
