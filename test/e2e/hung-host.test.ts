import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chromiumAvailable } from '../support/chromium.ts';
import { openPage } from '../support/open-page.ts';
import { type RunningTill, startTill } from '../support/start-till.ts';
import { scanByWedge } from '../support/wedge.ts';

const jumper = '3760123450010';
const patient = { timeout: 60_000 };

// SIGSTOP is of the systems that have signals: there a process hangs as it would anywhere.
describe.skipIf(!chromiumAvailable || process.platform === 'win32')(
  'a host that hangs (skipped without Chromium and on Windows)',
  () => {
    let till: RunningTill;
    let browser: Browser;
    let page: Page;

    beforeAll(async () => {
      till = await startTill();
      ({ browser, page } = await openPage(till.url));
    });

    afterAll(async () => {
      await browser?.close();
      await till?.stop();
    });

    it('is said to be gone, with the scans that wait; sheets say why they have nothing', async () => {
      process.kill(till.hostPid(), 'SIGSTOP');
      await scanByWedge(page, jumper);
      await page.getByTestId('host-gone').waitFor(patient);
      expect(await page.getByTestId('host-gone').textContent()).toMatch(/1\s+scan/);
      await page.keyboard.press('Alt+t');
      await page
        .getByText('Recherche des tickets…')
        .or(page.getByTestId('receipts-failure'))
        .waitFor();
      await page.keyboard.press('Escape');
      await page.keyboard.press('Alt+i');
      await page
        .getByText('Lecture des réglages…')
        .or(page.getByTestId('printers-failure'))
        .waitFor();
      await page.keyboard.press('Escape');
    }, 120_000);

    it('is killed and started anew, and what was scanned meanwhile is rung once or said to be given up', async () => {
      await page.getByTestId('host-gone').waitFor({ state: 'detached', timeout: 120_000 });
      // Where the next host took longer than a scan waits, it is said that it was given up.
      await page.getByTestId('line-1').or(page.getByTestId('notice')).waitFor(patient);
      await scanByWedge(page, '3760123450157');
      await expect
        .poll(() => page.getByTestId('amount-due').textContent())
        .toMatch(/^.*(89,80|9,90)/);
    }, 200_000);
  },
);
