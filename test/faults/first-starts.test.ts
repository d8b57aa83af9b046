// A first start that is not alone, or that is killed.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import type { TillSnapshot } from '../../contract/host/views.ts';
import { readJournal, verifyAll } from '../support/read-journal.ts';
import { seededRandom } from '../support/seeded-random.ts';
import { sellOne } from '../support/sold-till.ts';
import { startTill, temporaryFolder } from '../support/start-till.ts';
import { connectScript, lastingClient } from '../support/till-client.ts';

const kiosk = join(import.meta.dirname, '..', '..', 'dist', 'electron', 'kiosk.mjs');

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
