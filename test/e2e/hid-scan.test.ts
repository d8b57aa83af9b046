// A scanner that the host reads: the till as it is composed, with a simulated HID bus, and the built page.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hostApi } from '../../contract/host/api.ts';
import type { Role } from '../../contract/rpc/api-shape.ts';
import { serve } from '../../contract/rpc/server.ts';
import { systemTimers } from '../../contract/rpc/timers.ts';
import { writeOwnCode } from '../../domain/scan/own-code.ts';
import { type ScannerSimulator, simulateScanners } from '../../hardware/scanner/simulator.ts';
import { openFileKeyStore } from '../../host/keys/file-key-store.ts';
import { openTill, type Till } from '../../host/open-till.ts';
import { newToken, tokenRoles } from '../../host/rpc/tokens.ts';
import { startRpcServer } from '../../host/rpc/web-socket-server.ts';
import { demoBadgeBody } from '../../platform/demo/operators.ts';
import { chromiumAvailable, launchChromium } from '../support/chromium.ts';
import { cashierSignsOn } from '../support/smoke-sale.ts';

const dist = join(import.meta.dirname, '..', '..', 'dist');
const jumper = '3760123450010';

describe.skipIf(!chromiumAvailable)('a HID scan (skipped without Chromium)', () => {
  let folder: string;
  let till: Till;
  let simulator: ScannerSimulator;
  let stopServer: () => Promise<void>;
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'comptoir-hid-'));
    simulator = simulateScanners();
    simulator.plugIn('honeywell');
    const logger = { error: () => undefined };
    till = await openTill({
      folder,
      openKeys: async (tillExists) => openFileKeyStore({ folder, tillExists }),
      language: 'fr',
      shellRun: 'test',
      software: { name: 'comptoir', version: '0' },
      catalogWorkerUrl: pathToFileURL(join(dist, 'host', 'catalog-writer-worker.mjs')),
      seed: { folder: pathToFileURL(`${join(dist, 'demo', 'small')}/`) },
      hid: simulator.hid,
      demo: { tillNumber: undefined, isStaged: false, askForSecondTill: null },
      logger,
    });
    const token = newToken();
    const server = await startRpcServer({
      port: 0,
      pageFolder: join(dist, 'renderer'),
      timers: systemTimers,
      onChannel: (channel) =>
        serve(hostApi, till.handlers, channel, {
          authenticate: tokenRoles(new Map<string, Role>([[token, 'page']])),
          build: 'test',
          hostStartId: 'test',
          timers: systemTimers,
          logger,
          newId: newToken,
        }),
    });
    if (!server.ok) throw new Error(server.error.code);
    stopServer = () => server.value.close();
    browser = await launchChromium();
    page = await browser.newPage({ viewport: { width: 1024, height: 768 }, locale: 'fr-FR' });
    await page.goto(`http://127.0.0.1:${server.value.port}/#token=${token}`);
    await cashierSignsOn(page);
  }, 60_000);

  afterAll(async () => {
    await browser?.close();
    await stopServer?.();
    await till?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('is rung and drawn, without focus and with a dialog open', async () => {
    simulator.scan('honeywell', ']E0', jumper);
    await page.getByTestId('line-1').waitFor();
    await page.keyboard.press('F9');
    await page.getByRole('dialog').waitFor();
    simulator.scan('honeywell', ']E0', jumper);
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    await expect
      .poll(async () => (await page.getByTestId('amount-due').textContent())?.replace(/\D/g, ''))
      .toBe('15980');
  });

  it('of a badge gets through the lock screen, and asks for the PIN of whose it is', async () => {
    await page.keyboard.press('F11');
    await page.getByTestId('lock').click();
    await page.getByTestId('basket-kept').waitFor();
    simulator.scan('honeywell', ']Q1', writeOwnCode('operator', demoBadgeBody('op-theo')));
    await page.getByRole('heading', { name: /Théo R\./ }).waitFor();
    await page.keyboard.type('1111', { delay: 120 });
    await expect
      .poll(() => page.getByTestId('operator').textContent(), { timeout: 30_000 })
      .toContain('Théo R.');
  });

  it('that is refused says why on the page', async () => {
    simulator.scan('honeywell', ']E0', '3760123450011');
    await page.getByText('sa clé de contrôle est fausse').first().waitFor();
  });
});
