import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { maximumPushBytes } from '../../contract/platform/push-entries.ts';
import { eventDraft } from '../../test/support/journal-kit.ts';
import { ask, codeOf, post, testTill } from '../../test/support/platform/platform-till.ts';
import {
  addNetwork,
  journalId,
  saleOf,
  sealedEntries,
} from '../../test/support/platform/push-kit.ts';
import { startTestApi, type TestApi } from '../../test/support/platform/test-api.ts';
import { everyDatabase } from '../../test/support/platform/test-databases.ts';
import { until } from '../../test/support/until.ts';
import { type Database, DatabaseError } from '../database/database.ts';
import { inFeedTransaction } from '../documents/feed-transaction.ts';
import type { Scope } from '../documents/scope.ts';
import { revokeTill } from '../enrolment/revoke.ts';

for (const databases of everyDatabase())
  describe.skipIf(databases.skipped !== null)(`The platform’s doors on ${databases.name}`, () => {
    let database: Database;
    let platform: TestApi;
    let url: string;

    beforeAll(() => databases.start());
    afterAll(() => databases.stop());
    beforeEach(async () => {
      database = await databases.fresh();
      await addNetwork(database);
      platform = await startTestApi(database);
      ({ url } = platform);
    });
    afterEach(() => platform.close());
    const pairingFor = (storeId: string, till: string) => platform.pairingFor(storeId, till);
    const joined = (storeId?: string, till?: string) => platform.joined(storeId, till);

    describe('feeds', () => {
      const setting = (scope: Scope, id: string) =>
        inFeedTransaction(database, async (sql) =>
          sql.write([
            {
              scope,
              change: { collection: 'settings', document: { id, kind: 'setting', value: 1 } },
            },
          ]),
        );
      const asked = { feeds: [{ feed: 'store.till', position: null }], journalId: null };

      test('a till gets its own store’s documents, whatever it asks for', async () => {
        await setting('store:s-1', 'ours');
        await setting('store:s-2', 'theirs');
        const till = await joined();
        const answer = await till.ask('/v1/feeds', asked);
        expect(answer).toMatchObject({
          status: 200,
          body: { answers: [{ kind: 'page', changes: [{ document: { id: 'ours' } }] }] },
        });
        const scoped = { ...asked, storeId: 's-2' };
        expect(codeOf(await till.ask('/v1/feeds', scoped))).toBe('BAD_REQUEST');
        expect(codeOf(await post(url, '/v1/feeds', asked))).toBe('NOT_ENROLLED');
      });

      test('a till that waits is told of news, and answered when the platform stops', async () => {
        const till = await joined();
        const wait = (seq: number) =>
          till.ask('/v1/feeds/wait', { feeds: [{ feed: 'store.till', seq }] });
        await setting('store:s-1', 'ours');
        expect(await wait(0)).toEqual({ status: 200, body: { isNewer: true } });
        const waiting = wait(1);
        await until(async () =>
          /waiting_tills 1$/m.test(String((await ask(url, '/metrics')).body)),
        );
        await platform.close();
        expect(await waiting).toEqual({ status: 200, body: { isNewer: false } });
      });
    });

    describe('enrolment', () => {
      test('a till is let in by its code, once, and learns where it stands', async () => {
        const { code } = await pairingFor('s-1', '1');
        const till = testTill(url);
        expect(await till.enrol(code)).toEqual({
          status: 200,
          body: {
            tillId: 't-1',
            storeId: 's-1',
            companyId: 'c-1',
            storeName: 'Épicerie Lefèvre, Lyon',
            tillNumber: '1',
          },
        });
        expect(codeOf(await testTill(url).enrol(code))).toBe('PAIRING_CODE_WRONG');
      });

      test('the same key may ask again: the answer may have been lost', async () => {
        const { code } = await pairingFor('s-1', '1');
        const till = testTill(url);
        await till.enrol(code);
        expect((await till.enrol(code.toLowerCase().replace('-', ''))).status).toBe(200);
      });

      test('a code is good for ten minutes', async () => {
        const { code } = await pairingFor('s-1', '1');
        platform.pass(10 * 60_000);
        expect(codeOf(await testTill(url).enrol(code))).toBe('PAIRING_CODE_WRONG');
      });

      test('a code that was guessed lets nobody in', async () => {
        expect(codeOf(await testTill(url).enrol('0000-0000'))).toBe('PAIRING_CODE_WRONG');
        expect(codeOf(await testTill(url).enrol('not a code'))).toBe('BAD_REQUEST');
      });

      test('a till that is enrolled anew ends the tokens of its old key', async () => {
        const old = await joined();
        const renewed = await joined();
        expect(codeOf(await old.state(journalId))).toBe('NOT_ENROLLED');
        expect((await renewed.state(journalId)).status).toBe(200);
      });
    });

    describe('tokens', () => {
      test('what a till signed gives a token once', async () => {
        const till = await joined();
        const assertion = await till.assertion();
        expect((await till.askToken(assertion)).status).toBe(200);
        expect(codeOf(await till.askToken(assertion))).toBe('NOT_ENROLLED');
      });

      test.each([
        ['another till', { tillId: 't-2' }],
        ['nobody', { tillId: '' }],
        ['another platform', { audience: 'https://platform.example' }],
      ])('an assertion for %s gives none', async (_, changes) => {
        const till = await joined();
        await joined('s-2', '2');
        expect(codeOf(await till.askToken(await till.assertion(changes)))).toBe('NOT_ENROLLED');
      });

      test.each([
        ['long past', -3_600],
        ['far ahead', 3_600],
      ])('a clock %s is told the platform’s time', async (_, expiresInS) => {
        const till = await joined();
        const answer = await till.askToken(await till.assertion({ expiresInS }));
        expect(codeOf(answer)).toBe('CLOCK_APART');
        const { details } = z
          .object({ details: z.object({ platformMs: z.int() }) })
          .parse(answer.body);
        expect(Math.abs(details.platformMs - Date.now())).toBeLessThan(60_000);
      });

      test('a token ends after ten minutes', async () => {
        const till = await joined();
        platform.pass(9 * 60_000);
        expect((await till.state(journalId)).status).toBe(200);
        platform.pass(2 * 60_000);
        expect(codeOf(await till.state(journalId))).toBe('NOT_ENROLLED');
      });

      test('a token that was altered, or signed by nobody, is none', async () => {
        const till = await joined();
        const [head, body, signature] = till.token().split('.');
        const claims = {
          ...JSON.parse(Buffer.from(body ?? '', 'base64url').toString()),
          sub: 't-2',
        };
        const altered = Buffer.from(JSON.stringify(claims)).toString('base64url');
        const unsigned = Buffer.from('{"alg":"none"}').toString('base64url');
        for (const token of [`${head}.${altered}.${signature}`, `${unsigned}.${body}.`, 'x', ''])
          expect(
            codeOf(
              await ask(url, `/v1/journals/${journalId}`, {
                headers: { authorization: `DPoP ${token}` },
              }),
            ),
          ).toBe('NOT_ENROLLED');
      });

      test('a revoked till is turned away at once, with its token and without', async () => {
        const till = await joined();
        await revokeTill(database, { tillId: 't-1', nowMs: Date.now() });
        expect(codeOf(await till.state(journalId))).toBe('TILL_REVOKED');
        expect(codeOf(await till.push(journalId, sealedEntries([])))).toBe('TILL_REVOKED');
        expect(codeOf(await till.askToken(await till.assertion()))).toBe('TILL_REVOKED');
        expect(await database.query('select 1 from entries')).toEqual([]);
      });
    });

    describe('routes', () => {
      test('a till pushes its journal and reads how far it is stored', async () => {
        const till = await joined();
        const entries = sealedEntries([saleOf(2), eventDraft()]);
        expect(await till.push(journalId, entries)).toEqual({
          status: 200,
          body: { kind: 'acknowledged', through: 3, quarantined: [] },
        });
        expect(await till.state(journalId)).toEqual({
          status: 200,
          body: { through: 3, quarantinedCount: 0 },
        });
      });

      test('a till crosses into no other till’s journal, by reading or by writing', async () => {
        const till = await joined();
        const entries = sealedEntries([saleOf(2), saleOf(1)]);
        await till.push(journalId, entries.slice(0, 2));
        const other = await joined('s-2', '2');
        expect(codeOf(await other.state(journalId))).toBe('NOT_YOUR_JOURNAL');
        expect(codeOf(await other.push(journalId, entries))).toBe('NOT_YOUR_JOURNAL');
        expect((await till.state(journalId)).body).toEqual({ through: 2, quarantinedCount: 0 });
      });

      test('every route but the open ones asks who it is, whatever is sent', async () => {
        const { body } = await ask(url, '/openapi.json');
        const { paths } = z
          .object({
            paths: z.record(
              z.string(),
              z.record(
                z.string(),
                z.object({ security: z.array(z.record(z.string(), z.unknown())) }),
              ),
            ),
          })
          .parse(body);
        const open: string[] = [];
        for (const [path, methods] of Object.entries(paths))
          for (const [method, { security }] of Object.entries(methods)) {
            if (security.length === 0) open.push(`${method} ${path}`);
            if (security.length === 0 || path === '/metrics') continue;
            const reached = path.replace(/\{\w+\}/g, journalId);
            const answer = await ask(url, reached, { method: method.toUpperCase() });
            const refusal = security.some((scheme) => 'client' in scheme)
              ? 'CLIENT_UNKNOWN'
              : 'NOT_ENROLLED';
            expect([reached, answer.status, codeOf(answer)]).toEqual([reached, 401, refusal]);
          }
        expect(open).toEqual([
          'get /health',
          'get /ready',
          'post /v1/enrolments',
          'post /v1/tokens',
        ]);
      });

      test('a till’s token opens nothing of who runs the platform', async () => {
        const till = await joined();
        const headers = { authorization: `Bearer ${till.token()}` };
        for (const path of ['/v1/pairings', '/v1/tills/t-2/revocation'])
          expect(codeOf(await post(url, path, {}, headers))).toBe('NOT_ENROLLED');
      });

      test('who runs the platform makes a pairing and revokes a till', async () => {
        const headers = { authorization: 'Bearer operations-secret' };
        const of = { storeId: 's-1', tillNumber: '1' };
        const pairing = await post(url, '/v1/pairings', of, headers);
        const { code } = z.object({ code: z.string() }).parse(pairing.body);
        const till = testTill(url);
        await till.join(code);
        expect((await post(url, '/v1/tills/t-1/revocation', {}, headers)).status).toBe(200);
        expect(codeOf(await till.state(journalId))).toBe('TILL_REVOKED');
        const nowhere = await post(url, '/v1/pairings', { ...of, storeId: 's-9' }, headers);
        expect(codeOf(nowhere)).toBe('UNKNOWN_STORE');
      });

      test('a body that is too large is refused without being read', async () => {
        const till = await joined();
        const [opening] = sealedEntries([]);
        if (!opening) throw new Error('an opening');
        const large = { ...opening, text: 'x'.repeat(maximumPushBytes) };
        expect(codeOf(await till.push(journalId, [large]))).toBe('PUSH_TOO_LARGE');
        const enrolment = await post(url, '/v1/enrolments', { code: 'x'.repeat(20_000) });
        expect(codeOf(enrolment)).toBe('PUSH_TOO_LARGE');
      });

      test.each([
        ['no entries', { entries: [] }],
        ['a member that nobody knows', { entries: [], more: 1 }],
        ['no object', 7],
      ])('%s is no push', async (_, body) => {
        const till = await joined();
        const answer = await till.ask(`/v1/journals/${journalId}/entries`, body);
        expect(codeOf(answer)).toBe('BAD_REQUEST');
      });

      test('a member named __proto__ is one that nobody knows', async () => {
        const till = await joined();
        const entries = JSON.stringify(sealedEntries([]));
        const body = JSON.parse(`{"entries":${entries},"__proto__":{"entries":[]}}`);
        const answer = await till.ask(`/v1/journals/${journalId}/entries`, body);
        expect(codeOf(answer)).toBe('BAD_REQUEST');
      });

      test('more than 500 entries are no push', async () => {
        const till = await joined();
        const [opening] = sealedEntries([]);
        if (!opening) throw new Error('an opening');
        const many = Array.from({ length: 501 }, (_, index) => ({
          ...opening,
          sequence: index + 1,
        }));
        expect(codeOf(await till.push(journalId, many))).toBe('BAD_REQUEST');
      });

      test('a till that asks without end is told when to come back, and others are served', async () => {
        const [till, other] = [await joined(), await joined('s-2', '2')];
        const answers = await Promise.all(Array.from({ length: 100 }, () => till.state(journalId)));
        const slowed = answers.filter(({ status }) => status === 429);
        expect(slowed.length).toBeGreaterThan(10);
        expect(slowed[0]?.body).toMatchObject({ details: { retryAfterS: expect.any(Number) } });
        expect((await other.state('journal-0000000000000002')).status).toBe(200);
        platform.pass(60_000);
        expect((await till.state(journalId)).status).toBe(200);
      });

      test('what nobody serves is a problem too, as RFC 9457 says', async () => {
        const response = await fetch(`${url}/v1/nothing`);
        expect(response.headers.get('content-type')).toContain('application/problem+json');
        expect(await response.json()).toMatchObject({
          type: 'urn:comptoir:problem:unknown-route',
          status: 404,
          code: 'UNKNOWN_ROUTE',
        });
      });
    });

    test('metrics count what was stored and what waits', async () => {
      const till = await joined();
      await till.push(journalId, sealedEntries([saleOf(9_000_000_000_000)]));
      const { body } = await ask(url, '/metrics');
      expect(body).toContain('comptoir_entries_stored_total 2');
      expect(body).toContain('comptoir_entries_not_applied{why="quarantine"} 1');
      expect(body).toContain('comptoir_pushes_total{outcome="acknowledged"} 1');
    });

    test('logs name no person and hold no secret, also when the database fails', async () => {
      const { code } = await pairingFor('s-1', '1');
      const till = testTill(url);
      await till.join(code);
      const draft = saleOf(1);
      const entries = sealedEntries([
        { ...draft, personal: { reference: null, part: { name: 'Camille Durand' } } },
      ]);
      await till.push(journalId, entries);
      const assertion = await till.assertion();
      await till.askToken(assertion);
      platform.breakDatabase(new Error('Camille Durand is in the message'));
      expect(codeOf(await till.state(journalId))).toBe('INTERNAL');
      const log = platform.log();
      expect(log).toContain('a request failed');
      expect(log).toContain('POST /v1/journals/:journalId/entries');
      const secrets = ['Camille', code, till.token(), assertion, journalId, 'operations-secret'];
      for (const secret of secrets) expect(log).not.toContain(secret);
    });

    test('a database that is away is said so, and worth trying again', async () => {
      const till = await joined();
      platform.breakDatabase(new DatabaseError('gone', '08006', '', null));
      expect(codeOf(await ask(url, '/ready'))).toBe('PLATFORM_BUSY');
      expect(codeOf(await till.state(journalId))).toBe('PLATFORM_BUSY');
      expect((await ask(url, '/health')).status).toBe(200);
    });
  });
