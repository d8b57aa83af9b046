// A scanner that the host reads: the till as it is composed, with a simulated HID bus, and the built page.
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeOwnCode } from '../../domain/scan/own-code.ts';
import { type ScannerSimulator, simulateScanners } from '../../hardware/scanner/simulator.ts';
import { demoBadgeBody } from '../../platform/demo/operators.ts';
import { chromiumAvailable, launchChromium } from '../support/chromium.ts';
import { cashierSignsOn } from '../support/smoke-sale.ts';
import { tillInProcess } from '../support/till-in-process.ts';

const jumper = '3760123450010';

describe.skipIf(!chromiumAvailable)('a HID scan (skipped without Chromium)', () => {
  let till: Awaited<ReturnType<typeof tillInProcess>>;
  let simulator: ScannerSimulator;
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    simulator = simulateScanners();
    simulator.plugIn('honeywell');
    till = await tillInProcess({ hid: simulator.hid });
    browser = await launchChromium();
    page = await browser.newPage({ viewport: { width: 1024, height: 768 }, locale: 'fr-FR' });
    await page.goto(till.url);
    await cashierSignsOn(page);
  }, 60_000);

  afterAll(async () => {
    await browser?.close();
    await till?.close();
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
