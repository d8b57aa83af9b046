import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openPostgres } from '../../platform/database/postgres.ts';
import { findPostgres } from '../support/platform/find-postgres.ts';
import { codeOf, testTill } from '../support/platform/platform-till.ts';
import { type PostgresServer, startPostgres } from '../support/platform/postgres-server.ts';
import { demoEntries } from '../support/platform/push-kit.ts';
import {
  platformCommand,
  type StartedPlatform,
  startPlatform,
} from '../support/platform/start-platform.ts';
import { putEmbeddedDatabase } from '../support/platform/test-databases.ts';
import { temporaryFolder } from '../support/start-till.ts';

describe('the built platform, embedded', () => {
  let folder: string;
  let platform: StartedPlatform;
  beforeAll(async () => {
    folder = temporaryFolder();
    await putEmbeddedDatabase(folder);
    platform = await startPlatform({ folder });
  });
  afterAll(() => platform.stop());

  test('a till of the demo is paired by the command line while it runs, and sells', async () => {
    const paired = await platformCommand({ folder }, 'pair', '--store', 'LYO1', '--till', '2');
    expect(paired).toMatchObject({ code: 0, out: expect.stringMatching(/^\w{4}-\w{4}\n$/) });
    const till = testTill(platform.url);
    await till.join(paired.out.trim());
    const { journalId, entries } = demoEntries('LYO1', 3);
    expect(await till.push(journalId, entries)).toMatchObject({
      body: { kind: 'acknowledged', through: 4, quarantined: [] },
    });
    const revoked = await platformCommand({ folder }, 'revoke', '--till', 'LYO1-2');
    expect(revoked.code).toBe(0);
    expect(codeOf(await till.state(journalId))).toBe('TILL_REVOKED');
  });

  test('what was set aside is listed and tried again by the command line while it runs', async () => {
    const paired = await platformCommand({ folder }, 'pair', '--store', 'LYO1', '--till', '3');
    const till = testTill(platform.url);
    await till.join(paired.out.trim());
    // Of another store than the till stands in: no release applies that.
    const { journalId, entries } = demoEntries('LYO2', 1);
    await till.push(journalId, entries);
    const listed = await platformCommand({ folder }, 'quarantine');
    expect(JSON.parse(listed.out)).toEqual({
      ...{ journalId, sequence: 2, tillId: 'LYO1-3', reason: 'other-store', detail: 'LYO2' },
      since: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
    });
    const asked = ['--store', 'LYO1', '--day', '2026-11-22'];
    const told = await platformCommand({ folder }, 'report', ...asked);
    expect(JSON.parse(told.out)).toMatchObject({ through: '2026-11-22', journals: [] });
    const tried = await platformCommand({ folder }, 'reapply', '--journal', journalId);
    expect(tried).toMatchObject({ code: 0, out: '{"appliedCount":0,"leftCount":1}\n' });
  });

  test('what can’t be is said, and the exit code tells', async () => {
    const nowhere = await platformCommand({ folder }, 'pair', '--store', 'NIL9', '--till', '1');
    expect(nowhere).toMatchObject({ code: 1, errors: expect.stringContaining('UNKNOWN_STORE') });
    const second = await platformCommand({ folder }, '--port', '0');
    expect(second).toMatchObject({ code: 1, errors: expect.stringContaining('PLATFORM_RUNNING') });
    const wrong = await platformCommand({ folder }, 'par');
    expect(wrong).toMatchObject({ code: 2, errors: expect.stringContaining('unknown command') });
    const open = await platformCommand({ folder }, '--host', '0.0.0.0');
    expect(open).toMatchObject({ code: 2, errors: expect.stringContaining('--tls-cert') });
  });
});

const skipped = findPostgres() === null;
describe.skipIf(skipped)('two platform processes over one PostgreSQL', () => {
  let server: PostgresServer;
  let databaseUrl: string;
  let platforms: [StartedPlatform, StartedPlatform];
  beforeAll(async () => {
    server = await startPostgres({ durable: false });
    databaseUrl = await server.newDatabase();
    // At once, on an empty database: one migrates and fills it, the other waits.
    const start = () => startPlatform({ folder: temporaryFolder(), databaseUrl });
    platforms = await Promise.all([start(), start()]);
  });
  afterAll(async () => {
    await Promise.all(platforms.map((platform) => platform.stop()));
    server.stop();
  });
  const pairingCode = async (till: string) => {
    const where = { folder: temporaryFolder(), databaseUrl };
    const { out } = await platformCommand(where, 'pair', '--store', 'LYO1', '--till', till);
    return out.trim();
  };

  test('a till enrolled at one is known at the other, with the same token', async () => {
    const [one, other] = platforms;
    const till = testTill(one.url);
    await till.join(await pairingCode('1'));
    const { journalId, entries } = demoEntries('LYO1', 2);
    expect((await till.push(journalId, entries)).status).toBe(200);
    expect(await till.at(other.url).state(journalId)).toEqual({
      status: 200,
      body: { through: 3, quarantinedCount: 0 },
    });
    const assertion = await till.assertion();
    expect((await till.askToken(assertion)).status).toBe(200);
    expect(codeOf(await till.at(other.url).askToken(assertion))).toBe('NOT_ENROLLED');
    const where = { folder: temporaryFolder(), databaseUrl };
    await platformCommand(where, 'revoke', '--till', 'LYO1-1');
    for (const { url } of platforms)
      expect(codeOf(await till.at(url).state(journalId))).toBe('TILL_REVOKED');
  });

  test('the command line lists and tries again in the database itself', async () => {
    const till = testTill(platforms[0].url);
    await till.join(await pairingCode('2'));
    const { journalId, entries } = demoEntries('LYO2', 1);
    await till.push(journalId, entries);
    const where = { folder: temporaryFolder(), databaseUrl };
    const listed = await platformCommand(where, 'quarantine');
    expect(JSON.parse(listed.out)).toMatchObject({ journalId, reason: 'other-store' });
    const tried = await platformCommand(where, 'reapply');
    expect(tried.out).toBe('{"appliedCount":0,"leftCount":1}\n');
  });

  test('the same push races through both, and happens once', async () => {
    const [one, other] = platforms;
    const till = testTill(one.url);
    await till.join(await pairingCode('3'));
    const { journalId, entries, pieces } = demoEntries('LYO1', 300);
    const answers = await Promise.all(
      [one, other, one, other].map(({ url }) => till.at(url).push(journalId, entries)),
    );
    for (const { body } of answers)
      expect(body).toMatchObject({ kind: 'acknowledged', through: 301 });
    const database = openPostgres(databaseUrl);
    const [counts] = await database.query(
      `select count(*) as entries, (select -sum(change_milli)::bigint from stock_movements
         where journal_id = $1) as sold from entries where journal_id = $1`,
      [journalId],
    );
    await database.close();
    expect(counts).toEqual({ entries: 301, sold: pieces * 1_000 });
  });
});
