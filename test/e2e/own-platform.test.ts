// What `npm start` runs: a till of the demo shop, and the platform beside it that its demo bar can stop.
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TillSnapshot } from '../../contract/host/views.ts';
import { axeViolations } from '../support/axe.ts';
import { chromiumAvailable, launchChromium } from '../support/chromium.ts';
import { platformCommand } from '../support/platform/start-platform.ts';
import { putEmbeddedDatabase } from '../support/platform/test-databases.ts';
import { gtin13, runTill } from '../support/run-till.ts';
import { cashierSignsOn } from '../support/smoke-sale.ts';
import { type RunningTill, startTill, temporaryFolder } from '../support/start-till.ts';
import { until } from '../support/until.ts';
import { watchTill } from '../support/watch-till.ts';
import { scanByWedge } from '../support/wedge.ts';

const patient = { timeout: 60_000 };

describe.skipIf(!chromiumAvailable)(
  'the platform beside a demo till (skipped without Chromium)',
  () => {
    const folder = temporaryFolder();
    const platformFolder = `${folder}-platform`;
    let till: RunningTill;
    let client: Awaited<ReturnType<typeof watchTill>>;
    let second: Awaited<ReturnType<typeof watchTill>> | null = null;
    let shown: TillSnapshot | null = null;
    let shownBySecond: TillSnapshot | null = null;
    let browser: Browser;
    let page: Page;
    let secondPage: Page;

    beforeAll(async () => {
      await putEmbeddedDatabase(platformFolder);
      till = await startTill({
        folder,
        platform: true,
        env: { DATABASE_URL: '', COMPTOIR_DEMO: 'staged' },
      });
      client = await watchTill(folder, (snapshot) => {
        shown = snapshot;
      });
      browser = await launchChromium();
      page = await browser.newPage({ viewport: { width: 1366, height: 900 }, locale: 'fr-FR' });
      await page.goto(till.url);
      await page.getByTestId('amount-due').waitFor(patient);
      await until(isDrained(() => shown));
    }, 180_000);

    afterAll(async () => {
      client?.close();
      second?.close();
      await browser?.close();
      await till?.stop();
      rmSync(platformFolder, { recursive: true, force: true });
    });

    const isDrained = (of: () => TillSnapshot | null) => () => {
      const snapshot = of();
      const sync = snapshot?.sync;
      return sync?.mode === 'online' && sync.acknowledgedThrough === snapshot?.journal.entryCount;
    };

    it('is stopped by the demo bar: the till says since when, and sells', async () => {
      await page.getByTestId('demo-platform').click();
      await page.getByText('Plateforme arrêtée').waitFor(patient);
      await runTill(folder, 'ring', '--item', 'ML016-1', '--tender', 'cash:100');
      await page.getByText('Hors ligne').first().waitFor(patient);
      await until(() => (shown?.sync.waiting ?? 0) > 0);
      expect(shown?.sync.why?.code).toBe('PLATFORM_UNREACHABLE');
      expect(await axeViolations(page)).toEqual([]);
    });

    it('stays so when the till’s program is killed, for it is no part of it', async () => {
      const before = till.hostPid();
      await page.getByTestId('demo-kill').click();
      await until(() => till.hostPid() !== before);
      await page.getByText('Plateforme arrêtée').waitFor(patient);
      client.close();
      client = await watchTill(folder, (snapshot) => {
        shown = snapshot;
      });
    });

    it('is started from « Plus » on a low screen, by keys, and gets what waits', async () => {
      await page.setViewportSize({ width: 1024, height: 768 });
      await page.keyboard.press('Alt+d');
      const sheet = page.getByRole('dialog');
      const button = sheet.getByTestId('demo-platform');
      await button.waitFor(patient);
      await button.focus();
      // A hand is slower than a scanner, whose Enter this would be.
      await page.waitForTimeout(500);
      await page.keyboard.press('Enter');
      await sheet.getByText('Arrêter la plateforme').waitFor(patient);
      await page.keyboard.press('Escape');
      await sheet.waitFor({ state: 'detached' });
      // It answers a while after it was started; the till's own pace may wait half a minute for that.
      const isThere = isDrained(() => shown);
      await until(async () => {
        if (isThere()) return true;
        await client.call('retrySync', {});
        await page.waitForTimeout(500);
        return false;
      });
      await page.setViewportSize({ width: 1366, height: 900 });
    }, 120_000);

    it('takes in the second till of the shop by itself', async () => {
      const [opened] = await Promise.all([
        page.waitForEvent('popup'),
        page.getByTestId('demo-bar').getByTestId('demo-second').click(),
      ]);
      secondPage = opened;
      await cashierSignsOn(secondPage);
      second = await watchTill(join(folder, 'second-till'), (snapshot) => {
        shownBySecond = snapshot;
      });
      await until(isDrained(() => shownBySecond));
      expect(shownBySecond).toMatchObject({ tillNumber: '3', storeName: shown?.storeName });
      // Both have the switch, and both see how it stands.
      await secondPage.getByTestId('demo-platform').waitFor(patient);
    });

    it('gives an item that is imported there to both tills, which scan it', async () => {
      const gtin = gtin13(77);
      const file = join(folder, 'items.tsv');
      writeFileSync(file, `${gtin}\tLampe d’essai\t12,50\n`);
      const imported = await platformCommand({ folder: platformFolder }, 'import-items', file);
      expect(imported).toMatchObject({ code: 0 });
      const importedMs = performance.now();
      for (const at of [page, secondPage]) {
        await until(async () => {
          await scanByWedge(at, gtin);
          return (await at.getByText('Lampe d’essai').count()) > 0;
        });
      }
      process.stdout.write(
        `an imported item could be scanned at two tills ${(performance.now() - importedMs).toFixed(0)} ms later\n`,
      );
    });
  },
);
