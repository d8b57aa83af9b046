// What must never happen (SPEC §9), tried from outside on a running till.
import { spawn } from 'node:child_process';
import { cpSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { hostApi } from '../../contract/host/api.ts';
import type { TillSnapshot } from '../../contract/host/views.ts';
import { connect } from '../../contract/rpc/client.ts';
import { systemTimers } from '../../contract/rpc/timers.ts';
import { webSocketChannel } from '../../contract/rpc/web-socket-channel.ts';
import { readJournal, signedOf, transactionsOf, verifyAll } from '../support/read-journal.ts';
import { seededRandom } from '../support/seeded-random.ts';
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

const kiosk = join(import.meta.dirname, '..', '..', 'dist', 'electron', 'kiosk.mjs');

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

describe('a silent failure, a host that dies of what it is told', () => {
  it('any JSON sent to any call is refused or done, never an internal error', async () => {
    const pid = till.hostPid();
    const names = [...Object.keys(hostApi.calls), 'toString', '__proto__', ''];
    const arbitraryCall = fc.record({
      name: fc.constantFrom(...names),
      input: fc.oneof(
        fc.jsonValue(),
        fc.record(
          {
            commandId: fc.oneof(fc.string(), fc.constant('0123456789abcdef0')),
            seat: fc.constantFrom('fuzz', 'FUZZ', '', '../x', 'a'.repeat(41)),
            code: fc.string({ unit: 'binary', maxLength: 600 }),
            entered: fc.constantFrom('scanned', 'keyed', 'typed'),
            quantity: fc.oneof(fc.string(), fc.integer()),
            lineNumber: fc.double(),
            sku: fc.string({ unit: 'grapheme' }),
            text: fc.string({ unit: 'grapheme', maxLength: 200 }),
            limit: fc.integer(),
            label: fc.string(),
            basketId: fc.string(),
            reasonCode: fc.string(),
            tenderedMinor: fc.double(),
            basketVersion: fc.integer(),
            type: fc.string(),
            reference: fc.string(),
          },
          { requiredKeys: [] },
        ),
      ),
    });
    const calls = fc.sample(arbitraryCall, { numRuns: 1_500, seed: 9 });
    const failures = await rawCalls(calls);
    expect([...failures.keys()].toSorted()).not.toContain('INTERNAL');
    expect(failures.get('BAD_REQUEST')).toBeGreaterThan(1_000);
    expect(till.hostPid()).toBe(pid);
  });

  it('any text is searched for and scanned without an internal error', async () => {
    const texts = fc.sample(
      fc.oneof(
        fc.string({ unit: 'binary', maxLength: 60 }),
        fc.string({ unit: 'grapheme', maxLength: 40 }),
        fc.constantFrom(
          '"',
          '*',
          'a*',
          'NEAR(a b)',
          'a OR',
          '-a',
          'name:x',
          '(',
          '^',
          '\u0000',
          "'",
        ),
      ),
      { numRuns: 400, seed: 4 },
    );
    const window = connectScript(till.folder);
    for (const text of texts) {
      const found = await window.call('searchItems', { text, limit: 5 });
      expect(found.ok ? 'found' : found.error.code).toBe('found');
      const scanned = await window.call('scan', {
        commandId: newCommandId(),
        seat: 'fuzz',
        code: text,
        entered: 'keyed',
      });
      expect(scanned.ok ? 'rung' : scanned.error.code).toMatch(
        /^(rung|UNKNOWN_CODE|BAD_CHECK_DIGIT)$/,
      );
    }
    window.close();
  });

  it('frames that are none, and cut connections in the middle of them, disturb nobody', async () => {
    const pid = till.hostPid();
    const frames = [
      '',
      '{',
      'null',
      '[]',
      '{"type":"call"}',
      'x'.repeat(100_000),
      '\u0000',
      '{"type":"hello"}',
    ];
    for (const frame of frames) {
      const socket = new WebSocket(`${till.origin.replace('http:', 'ws:')}/rpc`);
      await new Promise((resolve) => socket.addEventListener('open', resolve));
      socket.send(frame);
      socket.close();
    }
    await scanOne(client, 'undisturbed');
    expect(till.hostPid()).toBe(pid);
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

describe('two tills on one folder', () => {
  it('five started at the same moment: one serves, four say that it runs, the journal has one start', async () => {
    const folder = temporaryFolder();
    const shells = Array.from({ length: 5 }, () => startRaw(folder));
    const ends = await Promise.all(shells.map(({ outcome }) => outcome));
    expect(ends.filter((end) => end === 'ready')).toHaveLength(1);
    expect(ends.filter((end) => end.includes('[ALREADY_RUNNING]'))).toHaveLength(4);
    const script = lastingClient(folder);
    await sellOne(script);
    const entries = await readJournal(script);
    expect(entries.map(({ type }) => type)).toEqual(['journal-opened', 'transaction']);
    script.close();
    await Promise.all(shells.map(({ stop }) => stop()));
  });
});

describe('a first start that is killed', () => {
  const kills = process.env.CI ? 40 : 6;
  const killsOfOne = 2;

  it(`at any moment (${kills} times) leaves a folder in which the next start is whole`, async () => {
    const random = seededRandom(5);
    for (let kill = 0; kill < kills; kill += killsOfOne) {
      const folder = temporaryFolder();
      for (let attempt = 0; attempt < killsOfOne; attempt += 1) {
        const shell = startRaw(folder);
        await delay(80 + Math.floor(random() * 900));
        shell.killAll();
        await shell.outcome;
      }
      const running = await startTill({ folder });
      const script = lastingClient(folder);
      await sellOne(script);
      const entries = await readJournal(script);
      expect(entries.filter(({ type }) => type === 'journal-opened')).toHaveLength(1);
      expect((await verifyAll(script)).problem).toBeNull();
      const { warnings, itemCount } = await tillView(folder);
      expect(warnings.map(({ code }) => code)).toEqual(['KEYS_WEAK']);
      expect(itemCount).toBeGreaterThan(20);
      script.close();
      await running.stop();
    }
  }, 300_000);
});

const keyFile = z.object({
  databaseKey: z.string(),
  pepper: z.string(),
  signingKeys: z.record(z.string(), z.object({ d: z.string() })),
});

/** Errors of every kind, so that there is something in the log if it talks too much. */
async function provoke(): Promise<void> {
  connectAs('not-a-token').close();
  await rawCalls([
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

const answerFrame = z.object({
  type: z.string(),
  id: z.number().optional(),
  failure: z.object({ code: z.string() }).optional(),
});

/** Sends calls as they are, parsed by nobody on this side; counts what they failed with. */
async function rawCalls(
  calls: readonly { name: string; input: unknown }[],
): Promise<Map<string, number>> {
  const { url, token } = hostAddressOf(till.folder);
  const socket = new WebSocket(`${url.replace('http:', 'ws:')}/rpc`);
  await new Promise((resolve) => socket.addEventListener('open', resolve));
  const failures = new Map<string, number>();
  let answered = Promise.withResolvers<void>();
  socket.addEventListener('message', ({ data }) => {
    const frame = answerFrame.parse(JSON.parse(String(data)));
    if (frame.failure)
      failures.set(frame.failure.code, (failures.get(frame.failure.code) ?? 0) + 1);
    answered.resolve();
  });
  socket.addEventListener('close', () => answered.reject(new Error('the host hung up')));
  for (const [index, message] of [
    { type: 'hello', token, build: 'test' },
    ...calls.map(({ name, input }, id) => ({ type: 'call', id, name, input })),
  ].entries()) {
    answered = Promise.withResolvers<void>();
    socket.send(JSON.stringify(message));
    await answered.promise.catch((error: unknown) => {
      throw new Error(`after message ${index}: ${JSON.stringify(message).slice(0, 300)}`, {
        cause: error,
      });
    });
  }
  socket.close();
  return failures;
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

/** A shell in a process group of its own, so that it can be killed with its host at one moment. */
function startRaw(folder: string) {
  const args = [
    '--data',
    folder,
    '--port',
    '0',
    '--no-window',
    '--no-platform',
    '--language',
    'fr',
  ];
  const shell = spawn(process.execPath, [kiosk, ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  const { promise, resolve } = Promise.withResolvers<string>();
  const gone = Promise.withResolvers<void>();
  let errors = '';
  shell.stderr.setEncoding('utf8').on('data', (text: string) => {
    errors += text;
  });
  shell.stdout.on('data', () => resolve('ready'));
  shell.once('close', () => {
    resolve(errors);
    gone.resolve();
  });
  return {
    /** `ready`, or all it said before it ended. */
    outcome: promise,
    killAll() {
      if (shell.pid !== undefined && shell.exitCode === null) process.kill(-shell.pid, 'SIGKILL');
    },
    stop() {
      shell.kill('SIGINT');
      return gone.promise;
    },
  };
}
