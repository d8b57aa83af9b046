import { generateKeyPairSync } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { problem } from '../../contract/platform/protocol.ts';
import {
  ask,
  codeOf,
  post,
  type TestTill,
  testTill,
} from '../../test/support/platform/platform-till.ts';
import { addNetwork, journalId, sealedEntries } from '../../test/support/platform/push-kit.ts';
import { startTestApi, type TestApi } from '../../test/support/platform/test-api.ts';
import { embeddedDatabases } from '../../test/support/platform/test-databases.ts';
import type { Database } from '../database/database.ts';

const databases = embeddedDatabases();
const path = `/v1/journals/${journalId}`;
let platform: TestApi;
let till: TestTill;
let database: Database;

beforeAll(() => databases.start());
afterAll(() => databases.stop());
beforeEach(async () => {
  database = await databases.fresh();
  await addNetwork(database);
  platform = await startTestApi(database);
  till = await platform.joined();
  return () => platform.close();
});

type Changes = Parameters<TestTill['shown']>[2];

/** Asks for the journal's state with a proof of which so much is different: why it was refused. */
async function refusedWith(changes: Changes): Promise<string> {
  return await refusedShowing(await till.shown('GET', path, changes));
}

async function refusedShowing(headers: Record<string, string>): Promise<string> {
  const answer = await ask(platform.url, path, { headers });
  if (answer.status === 200) return 'taken';
  const { code, details } = problem.parse(answer.body);
  return String(details.reason ?? code);
}

test('a stolen token is worth nothing without the key', async () => {
  const thief = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const { authorization = '', ...proof } = await till.shown('GET', path);
  expect(await refusedShowing({ authorization: `Bearer ${till.token()}` })).toBe('NOT_ENROLLED');
  expect(await refusedShowing({ authorization })).toBe('missing');
  expect(await refusedWith({ key: thief })).toBe('signature');
  // It may even say whose key it ought to be, or show its own beside a good signature.
  const { privateKey, publicKey } = till.keys();
  expect(await refusedWith({ key: { ...thief, publicKey } })).toBe('signature');
  expect(await refusedWith({ key: { ...thief, privateKey } })).toBe('key');
  expect(await refusedShowing({ authorization, ...proof })).toBe('taken');
});

test('a proof is good for one request: its method, its address, its token, once', async () => {
  expect(await refusedWith({ method: 'POST' })).toBe('request');
  expect(await refusedWith({ url: `${platform.url}/v1/journals/journal-0000000000000002` })).toBe(
    'request',
  );
  expect(await refusedWith({ url: `https://elsewhere.example${path}` })).toBe('request');
  expect(await refusedWith({ token: 'another token' })).toBe('token');
  expect(await refusedWith({ type: 'JWT' })).toBe('signature');
  const headers = await till.shown('GET', path);
  expect(await refusedShowing(headers)).toBe('taken');
  expect(await refusedShowing(headers)).toBe('used');
});

test('what a query adds to the address is not proved', async () => {
  const headers = await till.shown('GET', path);
  expect((await ask(platform.url, `${path}?after=3`, { headers })).status).toBe(200);
});

test('a proof for a read stores nothing', async () => {
  const { authorization = '', dpop = '' } = await till.shown('GET', path);
  const answer = await post(
    platform.url,
    `${path}/entries`,
    { entries: sealedEntries([]) },
    { authorization, dpop },
  );
  expect(codeOf(answer)).toBe('PROOF_REFUSED');
});

test('an old proof, and one of a clock that is ahead, learn the platform’s time', async () => {
  expect(await refusedWith({ agoS: 50 })).toBe('taken');
  expect(await refusedWith({ agoS: 70 })).toBe('CLOCK_APART');
  expect(await refusedWith({ agoS: -20 })).toBe('taken');
  expect(await refusedWith({ agoS: -40 })).toBe('CLOCK_APART');
});

test('behind a proxy a proof names the address that tills know, and no other', async () => {
  await platform.close();
  const origin = 'https://central.example';
  platform = await startTestApi(database, { audiences: [origin] });
  till = testTill(platform.url);
  await till.join((await platform.pairingFor('s-1', '1')).code, origin);
  expect(await refusedWith({})).toBe('request');
  expect(await refusedWith({ url: `${origin}${path}` })).toBe('taken');
  expect(await refusedWith({ url: `${origin}:443${path}` })).toBe('taken');
});

test('who shows a stolen token does not slow the till that it was stolen from', async () => {
  const { authorization = '' } = await till.shown('GET', path);
  for (let count = 0; count < 80; count += 1) await refusedShowing({ authorization });
  expect((await till.state(journalId)).status).toBe(200);
});

test('who comes without a proof is told when to come back, before long', async () => {
  const { authorization = '' } = await till.shown('GET', path);
  const answers: string[] = [];
  for (let count = 0; count < 400 && answers.at(-1) !== 'TOO_MANY_REQUESTS'; count += 1)
    answers.push(await refusedShowing({ authorization }));
  expect(answers.at(-1)).toBe('TOO_MANY_REQUESTS');
});
