// npm run electron:smoke: the real Electron window starts, rings, loses its host, goes on and pays.
// For machines that can have Electron's binary; elsewhere it says that it was skipped.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { _electron, type Page } from 'playwright-core';
import { z } from 'zod';
import { cashierSignsOn, payCash, ringJumper } from '../test/support/smoke-sale.ts';
import { electronBinary } from './electron-binary.ts';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
/** A slow machine, started cold. */
const timeoutMs = 60_000;

const electron = electronBinary();
if (electron === null) process.exit(0);

const folder = mkdtempSync(join(tmpdir(), 'comptoir-electron-'));
const isRoot = process.getuid?.() === 0;
const args = [
  // Chromium has no sandbox for root.
  ...(isRoot ? ['--no-sandbox'] : []),
  root,
  ...['--data', folder, '--language', 'fr'],
  // A machine of CI has nobody to allow the Keychain.
  ...(process.platform === 'darwin' ? ['--use-mock-keychain'] : []),
];
const app = await _electron.launch({
  executablePath: electron,
  args,
  chromiumSandbox: !isRoot,
  // Straight to the sign-on: the welcome of the full demo has its own test.
  env: { ...process.env, COMPTOIR_DEMO: 'small' },
  timeout: timeoutMs,
});
try {
  app.process().stderr?.pipe(process.stderr);
  const page = await app.firstWindow({ timeout: timeoutMs });
  await step('the page is there, and a cashier signs on', () => cashierSignsOn(page));
  await step('it has no Node and no Electron', () => expectNothingOfNode(page));
  await step('it goes nowhere else', () => expectNoWayOut(page));
  await step('an item is rung', () => ringJumper(page, '79,90'));
  await step('the host is killed and comes back, the basket with it', async () => {
    const killed = hostPid();
    if (killed === null) throw new Error('no host');
    process.kill(killed, 'SIGKILL');
    await until('another host', () => ![null, killed].includes(hostPid()));
    await ringJumper(page, '159,80');
  });
  await step('the sale is paid', () => payCash(page, '160'));
  await step('a second start ends at once and leaves the first alone', async () => {
    const second = spawnSync(electron, args, { timeout: timeoutMs });
    if (second.status !== 0) throw new Error(`it ended with ${second.status}`);
    if (!(await page.getByTestId('receipt-number').isVisible())) throw new Error('it did not');
  });
  const keys = existsSync(join(folder, 'keys.wrapped.json')) ? 'wrapped by the system' : 'weak';
  process.stdout.write(`keys: ${keys}\n`);
} finally {
  await app.close();
}
// Windows lets go of a program's files some time after its end.
rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
process.stdout.write('electron smoke: passed\n');
process.exit(0);

async function step(what: string, run: () => Promise<void>): Promise<void> {
  await run().catch((error: unknown) => {
    throw new Error(`not so: ${what}`, { cause: error });
  });
  process.stdout.write(`✔ ${what}\n`);
}

async function expectNothingOfNode(page: Page): Promise<void> {
  const found = await page.evaluate(() =>
    ['require', 'process', 'module', 'Buffer', 'electron', 'ipcRenderer'].filter(
      (name) => name in globalThis,
    ),
  );
  if (found.length > 0) throw new Error(found.join(', '));
}

async function expectNoWayOut(page: Page): Promise<void> {
  const at = page.url();
  const answer = await page.evaluate(async () => {
    const opened = window.open('https://comptoir.example/');
    const fetched = await fetch('https://comptoir.example/').then(
      () => 'fetched',
      () => null,
    );
    location.assign('https://comptoir.example/');
    return { opened: opened !== null, fetched };
  });
  await delay(500);
  if (answer.opened || answer.fetched !== null || page.url() !== at)
    throw new Error(`${JSON.stringify(answer)} at ${page.url()}`);
}

function hostPid(): number | null {
  try {
    const text = readFileSync(join(folder, 'host.json'), 'utf8');
    return z.object({ pid: z.int() }).parse(JSON.parse(text)).pid;
  } catch {
    // Being replaced by the host that starts now.
    return null;
  }
}

async function until(what: string, isSo: () => boolean): Promise<void> {
  const giveUpAt = performance.now() + timeoutMs;
  while (!isSo()) {
    if (performance.now() > giveUpAt) throw new Error(`waited in vain for ${what}`);
    await delay(50);
  }
}
