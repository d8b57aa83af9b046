// What must never happen, tried from outside on a running till.
import { cpSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { hostApi } from '../../contract/host/api.ts';
import type { TillSnapshot } from '../../contract/host/views.ts';
import { connect } from '../../contract/rpc/client.ts';
import { systemTimers } from '../../contract/rpc/timers.ts';
import { webSocketChannel } from '../../contract/rpc/web-socket-channel.ts';
import { rawCalls } from '../support/raw-calls.ts';
import { readJournal, signedOf, transactionsOf, verifyAll } from '../support/read-journal.ts';
import { scanOne, sellOne } from '../support/sold-till.ts';
import {
  hostAddressOf,
  type RunningTill,
  startTill,
  temporaryFolder,
} from '../support/start-till.ts';
import {
  connectScript,
  type LastingClient,
  lastingClient,
  newCommandId,
} from '../support/till-client.ts';

let till: RunningTill;
let client: LastingClient;

beforeAll(async () => {
  till = await startTill();
  client = lastingClient(till.folder);
});
afterAll(async () => {
  client?.close();
  await till?.stop();
});

describe('a sale twice, a card charged twice', () => {
  it('ten windows that pay one basket at once, each under its own id: one is paid', async () => {
    const windows = Array.from({ length: 10 }, () => connectScript(till.folder));
    for (let round = 0; round < 5; round += 1) {
      const seat = `race-${round}`;
      const basketVersion = await scanOne(client, seat);
      const answers = await Promise.all(
        windows.map((window) =>
          window.call('tender', {
            commandId: newCommandId(),
            seat,
            type: 'card',
            tenderedMinor: 990,
            reference: '',
            basketVersion,
          }),
        ),
      );
      expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    }
    for (const window of windows) window.close();
    expect(transactionsOf(await readJournal(client))).toHaveLength(5);
  });

  it('a basket resumed at two seats at once is at one of them', async () => {
    await scanOne(client, 'race-a');
    const put = await client.call('suspend', {
      commandId: newCommandId(),
      seat: 'race-a',
      label: '',
    });
    const basketId = put.ok ? put.value.basketId : '';
    const answers = await Promise.all(
      ['race-a', 'race-b', 'race-c'].map((seat) =>
        client.call('resume', { commandId: newCommandId(), seat, basketId }),
      ),
    );
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
  });
});

describe('an action without its permission', () => {
  it('the page can’t read the journal out or change the catalogue', async () => {
    const page = connectAs(till.pageToken);
    expect((await page.welcome).ok).toBe(true);
    const refused = { ok: false, error: { code: 'NOT_ALLOWED' } };
    expect(await page.call('readJournal', { fromSequence: 1, limit: 1 })).toMatchObject(refused);
    expect(await page.call('importBegin', { totalLines: 1 })).toMatchObject(refused);
    page.close();
  });

  it.each(['', 'x', 'a'.repeat(43), 'null'])(
    'a token that is not ours opens nothing: "%s"',
    async (token) => {
      const stranger = connectAs(token);
      expect(await stranger.welcome).toMatchObject({ ok: false });
      expect((await stranger.call('setLanguage', { seat: 'till', language: 'en' })).ok).toBe(false);
      stranger.close();
    },
  );

  it('a script’s token dies with its host; the page’s lives on with the shell', async () => {
    const own = await startTill();
    const { url, token } = hostAddressOf(own.folder);
    const pid = own.hostPid();
    process.kill(pid, 'SIGKILL');
    await expect.poll(() => hostAddressOf(own.folder).pid, { timeout: 30_000 }).not.toBe(pid);
    const old = connectAs(token, url);
    expect(await old.welcome).toMatchObject({ ok: false, error: { code: 'NOT_ALLOWED' } });
    const page = connectAs(own.pageToken, url);
    expect((await page.welcome).ok).toBe(true);
    old.close();
    page.close();
    await own.stop();
  });
});

describe('a secret in a log, or where others can read it', () => {
  it('what is printed, the command lines and the environment hold no key and no token', async () => {
    await provoke();
    const keys = keyFile.parse(JSON.parse(readFileSync(join(till.folder, 'keys.json'), 'utf8')));
    const { token } = hostAddressOf(till.folder);
    const secrets = [
      keys.databaseKey,
      keys.pepper,
      ...Object.values(keys.signingKeys).map(({ d }) => d),
      token,
      till.pageToken,
      Buffer.from(keys.databaseKey, 'base64url').toString('hex'),
    ];
    const processes = process.platform === 'linux' ? seenByOthers(till.hostPid()) : '';
    for (const secret of secrets) {
      expect(secret.length).toBeGreaterThan(30);
      expect(till.errors()).not.toContain(secret);
      expect(processes).not.toContain(secret);
    }
  });

  it('every file of the till is its owner’s alone', () => {
    const files = readdirSync(till.folder, { recursive: true, encoding: 'utf8' });
    const open = files.filter((name) => (statSync(join(till.folder, name)).mode & 0o077) !== 0);
    expect(open).toEqual([]);
  });

  it('the till file tells nothing of sales and people to who has no key', async () => {
    await sellOne(client, 'a-seat-with-a-name-to-look-for');
    const words = [
      'Chaussettes coton bio',
      'Inès',
      'a-seat-with-a-name',
      'op-ines',
      'previousHash',
    ];
    for (const name of ['till.db', 'till.db-wal']) {
      const bytes = readFileSync(join(till.folder, name));
      expect(bytes.length).toBeGreaterThan(0);
      for (const word of words) expect(bytes.includes(word)).toBe(false);
    }
  });
});

describe('a line returned twice', () => {
  it('ten windows at ten seats that give back one piece at once: one does, also over a kill', async () => {
    const { sequence } = await sellOne(client);
    const entry = (await readJournal(client)).find((each) => each.sequence === sequence);
    const of = { journalId: entry?.journalId ?? '', sequence };
    const give = (seat: string) => ({
      commandId: newCommandId(),
      seat,
      of,
      lines: [{ line: 1, quantity: '1', reasonCode: 'too-small', disposition: 'restock' as const }],
      entered: 'keyed' as const,
    });
    const seats = Array.from({ length: 10 }, (_, index) => `script-back-${index}`);
    const windows = seats.map(() => connectScript(till.folder));
    const answers = await Promise.all(
      windows.map((window, index) => window.call('returnLines', give(seats[index] ?? ''))),
    );
    for (const window of windows) window.close();
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    const holder = seats[answers.findIndex(({ ok }) => ok)] ?? '';

    process.kill(till.hostPid(), 'SIGKILL');
    for (const seat of seats) {
      expect(await client.call('returnLines', give(seat))).toMatchObject({
        error: { code: 'RETURN_ALL_RETURNED' },
      });
    }
    const refund = {
      commandId: newCommandId(),
      seat: holder,
      type: 'cash',
      amountMinor: 990,
      reference: '',
      basketVersion: 2,
    };
    const paid = await client.call('refund', refund);
    expect(paid).toMatchObject({ ok: true, value: { paid: { totalMinor: -990 } } });
    process.kill(till.hostPid(), 'SIGKILL');
    expect(await client.call('refund', refund)).toEqual(paid);
    expect(await client.call('returnLines', give(holder))).toMatchObject({ ok: false });
    const returned = transactionsOf(await readJournal(client)).flatMap(({ transaction }) =>
      transaction.lines.filter(({ returnOf }) => returnOf !== null && 'sequence' in returnOf),
    );
    expect(returned.map(({ quantity }) => quantity.value)).toEqual([-1]);
    expect(await verifyAll(client)).toMatchObject({ problem: null });
  });
});

describe('a record changed, a number reused', () => {
  it('an older copy of the till file put back is found: another journal goes on, and says so', async () => {
    const folder = temporaryFolder();
    const backup = temporaryFolder();
    let running = await startTill({ folder, signedOff: true });
    let script = lastingClient(folder);
    await sellOne(script);
    const before = await readJournal(script);
    script.close();
    await running.stop();
    cpSync(join(folder, 'till.db'), join(backup, 'till.db'));
    running = await startTill({ folder, signedOff: true });
    script = lastingClient(folder);
    const lost = [await sellOne(script), await sellOne(script)];
    script.close();
    await running.stop();
    cpSync(join(backup, 'till.db'), join(folder, 'till.db'));
    for (const suffix of ['-wal', '-shm'])
      rmSync(join(folder, `till.db${suffix}`), { force: true });

    running = await startTill({ folder, signedOff: true });
    script = lastingClient(folder);
    const warnings = (await tillView(folder)).warnings.map(({ code }) => code);
    expect(warnings).toContain('JOURNAL_DEFECT');
    const entries = await readJournal(script);
    expect(entries[0]?.journalId).not.toBe(before[0]?.journalId);
    const opening = entries[0] && signedOf(entries[0]);
    expect(opening?.body).toMatchObject({
      reason: 'integrity-defect',
      predecessor: { journalId: before[0]?.journalId, sequence: before.length },
    });
    const { journalId, sequence } = await saleIn(script);
    expect(journalId).toBe(entries[0]?.journalId);
    expect(lost.map((sale) => sale.sequence)).not.toContain(`${journalId}/${sequence}`);
    expect(await readJournal(script, before[0]?.journalId)).toEqual(before);
    script.close();
    await running.stop();
  });
});

const keyFile = z.object({
  databaseKey: z.string(),
  pepper: z.string(),
  signingKeys: z.record(z.string(), z.object({ d: z.string() })),
});

/** Errors of every kind, so that there is something in the log if it talks too much. */
async function provoke(): Promise<void> {
  connectAs('not-a-token').close();
  await rawCalls(till.folder, [
    { name: 'scan', input: { code: { a: 'secret' } } },
    { name: 'verification', input: { jobId: 'none' } },
    { name: 'importPage', input: { importId: 'none', items: [] } },
  ]);
  process.kill(till.hostPid(), 'SIGTERM');
  await expect.poll(() => till.errors(), { timeout: 20_000 }).not.toBe('');
  await scanOne(client, 'after-restart');
}

function connectAs(token: string, url = till.origin) {
  const socket = new WebSocket(`${url.replace('http:', 'ws:')}/rpc`);
  return connect(hostApi, webSocketChannel(socket), { token, build: 'test', timers: systemTimers });
}

/** What any account of the machine may see of a process and its parent. */
function seenByOthers(pid: number): string {
  const parent = /PPid:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  return [String(pid), parent ?? '']
    .flatMap((id) => [`/proc/${id}/cmdline`, `/proc/${id}/environ`])
    .map((file) => readFileSync(file, 'utf8'))
    .join('\n');
}

async function saleIn(script: LastingClient) {
  const basketVersion = await scanOne(script, 'new');
  const paid = await script.call('tender', {
    commandId: newCommandId(),
    seat: 'new',
    type: 'cash',
    tenderedMinor: 990,
    reference: '',
    basketVersion,
  });
  if (!paid.ok || !paid.value.paid) throw new Error('not paid');
  return paid.value.paid;
}

function tillView(folder: string): Promise<TillSnapshot> {
  const script = connectScript(folder);
  const { promise, resolve, reject } = Promise.withResolvers<TillSnapshot>();
  script.view('till', {}, resolve, (failed) => reject(new Error(failed.code)));
  return promise.finally(() => script.close());
}
