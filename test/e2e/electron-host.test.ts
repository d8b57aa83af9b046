import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Failure, FailureError } from '../../contract/failure/failure.ts';
import { hostApi } from '../../contract/host/api.ts';
import { connect, type RpcClient } from '../../contract/rpc/client.ts';
import { messagePortChannel } from '../../contract/rpc/message-port-channel.ts';
import { systemTimers } from '../../contract/rpc/timers.ts';
import { forkHost } from '../../electron/main/fork-host.ts';
import { answerKeyRequest } from '../../electron/main/key-wrap.ts';
import { portDesk } from '../../electron/main/port-desk.ts';
import { superviseHost } from '../../electron/supervision/supervise-host.ts';
import { standInSafeStorage } from '../support/stand-in-safe-storage.ts';
import { standInUtility } from '../support/stand-in-utility.ts';
import { hostAddressOf, temporaryFolder } from '../support/start-till.ts';
import { newCommandId } from '../support/till-client.ts';

// All of the Electron shell that needs no Electron, over the built host: only `utilityProcess`,
// `safeStorage` and the window are stand-ins.
const dist = join(import.meta.dirname, '..', '..', 'dist');
const seat = 'till';
const folder = temporaryFolder();
let shell: ReturnType<typeof startShell>;

beforeAll(() => {
  shell = startShell();
});

afterAll(async () => {
  await shell.host.stop();
});

it('a sale is rung over the port that the shell hands over, without a token', async () => {
  await expect.poll(() => shell.ports.length, { timeout: 30_000 }).toBe(1);
  const page = shell.page();
  expect(await page.welcome).toMatchObject({ ok: true, value: { role: 'page' } });
  expect(await scan(page)).toMatchObject({ ok: true, value: { version: 2 } });
  page.close();
});

it('a killed host comes back, the page gets a new port, and the basket is where it was', async () => {
  const before = hostAddressOf(folder).pid;
  const page = shell.page();
  await page.welcome;
  const closed = new Promise<void>((resolve) => page.onClosed(resolve));
  const given = shell.ports.length;
  process.kill(before, 'SIGKILL');
  await closed;
  await expect.poll(() => shell.ports.length, { timeout: 30_000 }).toBe(given + 1);
  expect(hostAddressOf(folder).pid).not.toBe(before);
  const again = shell.page();
  const scanned = await scan(again);
  expect(scanned).toMatchObject({ ok: true, value: { version: 3 } });
  const paid = await again.call('tender', {
    commandId: newCommandId(),
    seat,
    type: 'cash',
    tenderedMinor: 90_000,
    reference: '',
    basketVersion: 3,
  });
  expect(paid).toMatchObject({ ok: true, value: { paid: { sequence: expect.any(Number) } } });
  again.close();
});

it('its keys lie wrapped by the system’s key store, and the till does not call them weak', async () => {
  expect(existsSync(join(folder, 'keys.json'))).toBe(false);
  expect(readFileSync(join(folder, 'keys.wrapped.json'), 'utf8')).not.toContain('databaseKey');
  const page = shell.page();
  const warnings = await new Promise((resolve) => {
    page.view('till', {}, (till) => resolve(till.warnings));
  });
  expect(warnings).toEqual([]);
  page.close();
});

function startShell() {
  const safeStorage = standInSafeStorage();
  const ports: MessagePort[] = [];
  const failed: Failure[] = [];
  const desk = portDesk<MessagePort>({
    nonce: 'n',
    newChannel: () => new MessageChannel(),
    giveToHost: (port) => host.running()?.handPort('page', port),
    giveToPage: (port) => ports.push(port),
    // As the page does.
    tellPageLost: () => desk.wanted('n'),
  });
  const host = superviseHost({
    start: {
      token: 't'.repeat(43),
      port: 0,
      dataFolder: folder,
      pageFolder: join(dist, 'renderer'),
      language: 'fr',
      wrapsKeys: true,
    },
    isPortFixed: true,
    spawn: (events) =>
      forkHost(
        () => standInUtility(join(dist, 'host', 'main.mjs')),
        {
          ...events,
          onExit(cause) {
            desk.hostGone();
            events.onExit(cause);
          },
        },
        (request) => answerKeyRequest(safeStorage, request),
      ),
    nowMs: () => performance.now(),
    timers: systemTimers,
    onReady: () => desk.hostReady(),
    onDeath: () => undefined,
    onGivenUp: (failure) => failed.push(failure),
  });
  desk.wanted('n');
  return {
    host,
    ports,
    /** A page that asks for a port and joins over it. */
    page(): RpcClient<typeof hostApi> {
      const [failure] = failed;
      if (failure !== undefined) throw new FailureError(failure);
      desk.wanted('n');
      const port = ports.at(-1);
      if (port === undefined) throw new Error('no port');
      return connect(hostApi, messagePortChannel(port), {
        token: '',
        build: 'test',
        timers: systemTimers,
      });
    },
  };
}

function scan(page: RpcClient<typeof hostApi>) {
  return page.call('scan', {
    commandId: newCommandId(),
    seat,
    code: '3760123450089',
    entered: 'scanned',
  });
}
