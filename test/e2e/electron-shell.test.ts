import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { hostApi } from '../../contract/host/api.ts';
import { connect, type RpcClient } from '../../contract/rpc/client.ts';
import { messagePortChannel } from '../../contract/rpc/message-port-channel.ts';
import { portGiven, portLost, portWanted } from '../../contract/rpc/port-handover.ts';
import { systemTimers } from '../../contract/rpc/timers.ts';
import { runElectron } from '../../electron/main/run-electron.ts';
import {
  electron,
  heard,
  StandInEvent,
  type StandInWindow,
  sessionHooks,
} from '../support/stand-in-electron.ts';
import { hostAddressOf, temporaryFolder } from '../support/start-till.ts';
import { newCommandId } from '../support/till-client.ts';

// The whole Electron shell over the built host; Electron itself is a stand-in. What the real one does
// is for `npm run electron:smoke` to say.
vi.mock('electron', async () => (await import('../support/stand-in-electron.ts')).electron);

const dist = join(import.meta.dirname, '..', '..', 'dist');
const seat = 'till';
const folder = temporaryFolder();
const ownArguments = process.argv;
let window: StandInWindow;

beforeAll(async () => {
  process.argv = ['electron', dist, '--data', folder, '--language', 'fr', '--some-switch=1'];
  runElectron({
    hostProgram: join(dist, 'host', 'main.mjs'),
    pageFolder: join(dist, 'renderer'),
    preload: join(dist, 'electron', 'preload.cjs'),
  });
  window = await vi.waitUntil(() => heard.windows[0], { timeout: 30_000 });
});

afterAll(async () => {
  process.argv = ownArguments;
  // Where the last test failed.
  if (existsSync(join(folder, 'host.json'))) electron.app.quit();
  await vi.waitUntil(() => !existsSync(join(folder, 'host.json')), { timeout: 30_000 });
});

it('opens the host’s page in a window behind the sandbox, without Node', () => {
  expect(heard.isSandboxed).toBe(true);
  expect(heard.paths.get('userData')).toBe(join(folder, 'shell'));
  expect(window.options.webPreferences).toMatchObject({
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    webSecurity: true,
  });
  expect(window.loaded).toHaveLength(1);
  expect(window.loaded[0]).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/#port=[\w-]{43}$/);
  expect(origin()).toBe(hostAddressOf(folder).url);
});

it('gives a port to its page only: asked by the main frame, under the nonce', () => {
  const { webContents } = window;
  webContents.ipc.emit(portWanted, { senderFrame: { isMain: false } }, nonce());
  webContents.ipc.emit(portWanted, { senderFrame: webContents.mainFrame }, 'guessed');
  expect(webContents.sent).toEqual([]);
});

it('a sale is rung over that port, without a token', async () => {
  const page = joinAsPage();
  expect(await page.welcome).toMatchObject({ ok: true, value: { role: 'page' } });
  const who = { seat, operatorId: 'op-ines', pin: '1111' };
  expect(await page.call('signOn', who)).toMatchObject({ ok: true });
  expect(await scan(page)).toMatchObject({ ok: true, value: { version: 2 } });
});

it('a killed host comes back; the page hears that its port is lost, and goes on with a new one', async () => {
  const killed = hostAddressOf(folder).pid;
  process.kill(killed, 'SIGKILL');
  await vi.waitUntil(() => window.webContents.sent.at(-1)?.channel === portLost);
  // Asked while no host serves: the port comes when one does.
  const page = joinAsPage(await portAskedFor());
  expect(await scan(page)).toMatchObject({ ok: true, value: { version: 3 } });
  expect(hostAddressOf(folder).pid).not.toBe(killed);
  const paid = await page.call('tender', {
    commandId: newCommandId(),
    seat,
    type: 'cash',
    tenderedMinor: 90_000,
    reference: '',
    basketVersion: 3,
  });
  expect(paid).toMatchObject({ ok: true, value: { paid: { sequence: expect.any(Number) } } });
  expect(window.loaded).toHaveLength(1);
});

it('keys lie wrapped by the system’s key store, and the till does not call them weak', async () => {
  expect(existsSync(join(folder, 'keys.json'))).toBe(false);
  expect(readFileSync(join(folder, 'keys.wrapped.json'), 'utf8')).not.toContain('databaseKey');
  const page = joinAsPage();
  const warnings = await new Promise((resolve) => {
    page.view('till', {}, (till) => resolve(till.warnings));
  });
  expect(warnings).toEqual([]);
});

it('a page that failed to load is loaded again', async () => {
  window.webContents.emit('did-fail-load', new StandInEvent(), -102, '', '', false);
  window.webContents.emit('did-fail-load', new StandInEvent(), -102, '', '', true);
  await vi.waitUntil(() => window.loaded.length === 2, { timeout: 5_000 });
  expect(window.loaded[1]).toBe(window.loaded[0]);
});

it.each(['will-frame-navigate', 'will-redirect'])('%s leads nowhere but to the page', (name) => {
  const isStopped = (url: string) => {
    const event = Object.assign(new StandInEvent(), { url });
    window.webContents.emit(name, event);
    return event.isPrevented;
  };
  expect(isStopped('https://example.com/')).toBe(true);
  expect(isStopped(`${origin()}/assets/index.js`)).toBe(true);
  expect(isStopped(`${origin()}/`)).toBe(false);
});

it('nothing but the customer’s display opens, and nothing embeds, downloads, or is permitted; nothing is fetched from elsewhere', () => {
  const opens = (url: string) => window.webContents.openHandler({ url });
  expect(opens(`${origin()}/`)).toEqual({ action: 'deny' });
  expect(opens('https://example.com/display.html')).toEqual({ action: 'deny' });
  expect(opens(`${origin()}/display.html#ticket=t`)).toMatchObject({
    action: 'allow',
    overrideBrowserWindowOptions: { x: 1_920, fullscreen: true, webPreferences: { sandbox: true } },
  });
  const webview = new StandInEvent();
  window.webContents.emit('will-attach-webview', webview);
  const download = new StandInEvent();
  callHook('will-download', download);
  expect([webview.isPrevented, download.isPrevented]).toEqual([true, true]);

  const permitted: unknown[] = [callHook('permission check'), callHook('device')];
  callHook('permission request', null, 'media', (isGranted: boolean) => permitted.push(isGranted));
  expect(permitted).toEqual([false, false, false]);

  const cancelled = ['https://example.com/a.js', `${origin()}/a.js`, 'data:image/png,'].map(
    (url) => {
      let isCancelled: unknown;
      callHook('request', { url }, (answer: { cancel: boolean }) => {
        isCancelled = answer.cancel;
      });
      return isCancelled;
    },
  );
  expect(cancelled).toEqual([true, false, false]);
});

it('a second start shows the window of the first', () => {
  window.calls.length = 0;
  electron.app.emit('second-instance');
  expect(window.calls).toEqual(['restore', 'show', 'focus']);
});

it('an end stops the host cleanly first, however often it is asked for', async () => {
  electron.app.quit();
  electron.app.quit();
  expect(heard.exits).toEqual([]);
  await vi.waitUntil(() => heard.exits.length > 0, { timeout: 10_000 });
  expect(heard.exits).toEqual([0]);
  expect(existsSync(join(folder, 'host.json'))).toBe(false);
  expect(heard.errors).toEqual([]);
});

function origin(): string {
  return new URL(window.loaded[0] ?? '').origin;
}

function nonce(): string {
  return new URL(window.loaded[0] ?? '').hash.replace('#port=', '');
}

async function portAskedFor(): Promise<MessagePort> {
  const given = window.webContents.sent.length;
  ask();
  const answer = await vi.waitUntil(() => window.webContents.sent[given], { timeout: 30_000 });
  return portOf(answer);
}

/** With a host that serves the port is there at once. */
function joinAsPage(port = askedNow()): RpcClient<typeof hostApi> {
  return connect(hostApi, messagePortChannel(port), {
    token: '',
    build: 'test',
    timers: systemTimers,
  });
}

function askedNow(): MessagePort {
  ask();
  return portOf(window.webContents.sent.at(-1));
}

function ask(): void {
  window.webContents.ipc.emit(portWanted, { senderFrame: window.webContents.mainFrame }, nonce());
}

function portOf(answer: (typeof window.webContents.sent)[number] | undefined): MessagePort {
  expect(answer).toMatchObject({ channel: portGiven, nonce: nonce() });
  const port = answer?.ports[0];
  if (port === undefined) throw new Error('no port');
  return port;
}

function callHook(name: string, ...given: unknown[]): unknown {
  const hook = sessionHooks.get(name);
  if (hook === undefined) throw new Error(`the shell did not set "${name}"`);
  return (hook as (...given: unknown[]) => unknown)(...given);
}

function scan(page: RpcClient<typeof hostApi>) {
  return page.call('scan', {
    commandId: newCommandId(),
    seat,
    code: '3760123450089',
    entered: 'scanned',
  });
}
