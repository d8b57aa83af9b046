// What broke leaves the stock, and a shelf is counted, by the page alone: a scan lands in the work on the
// screen, and the stock at the platform is what the journal says.
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axeViolations } from '../support/axe.ts';
import { chromiumAvailable, launchChromium } from '../support/chromium.ts';
import { platformCommand } from '../support/platform/start-platform.ts';
import { putEmbeddedDatabase } from '../support/platform/test-databases.ts';
import { gtin13 } from '../support/run-till.ts';
import { signOnAtPage } from '../support/sign-on.ts';
import { type RunningTill, startTill, temporaryFolder } from '../support/start-till.ts';
import { scanByWedge } from '../support/wedge.ts';

const shirt = '3760123450263';

describe.skipIf(!chromiumAvailable)('stock works in the page (skipped without Chromium)', () => {
  const folder = temporaryFolder();
  const platformFolder = `${folder}-platform`;
  let till: RunningTill;
  let browser: Browser;
  let page: Page;
  const at = (testId: string) => page.getByTestId(testId);

  async function inBothThemes(name: string): Promise<void> {
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      expect(await axeViolations(page), name).toEqual([]);
      await picture(`${name}-${colorScheme}`);
    }
  }

  /** For who wants to look at it: `COMPTOIR_PICTURES=FOLDER`. */
  async function picture(name: string): Promise<void> {
    const folder = process.env.COMPTOIR_PICTURES;
    if (folder) await page.screenshot({ path: `${folder}/stock-${name}.png` });
  }

  beforeAll(async () => {
    await putEmbeddedDatabase(platformFolder);
    till = await startTill({ folder, platform: true, env: { DATABASE_URL: '' } });
    await signOnAtPage(till, { operatorId: 'op-karim', pin: '222222' });
    browser = await launchChromium();
    page = await browser.newPage({
      ...{ viewport: { width: 1024, height: 768 }, locale: 'fr-FR', reducedMotion: 'reduce' },
    });
    await page.goto(till.url);
    await at('pay').waitFor();
  }, 240_000);

  afterAll(async () => {
    await browser?.close();
    await till?.stop();
  });

  it('what broke is scanned into the work, gets its reason and is in the journal', async () => {
    await page.keyboard.press('Alt+b');
    await at('stock-shrinkage').waitFor();
    await inBothThemes('home');
    await at('stock-shrinkage').click();
    await at('stock-code').waitFor();
    await scanByWedge(page, shirt);
    await at('stock-lines').waitFor();
    await scanByWedge(page, shirt);
    await expect.poll(() => at('stock-lines').locator('input').inputValue()).toBe('2');
    await page.getByRole('button', { name: 'Casse' }).click();
    await inBothThemes('shrinkage');
    await at('stock-end').click();
    await at('stock-done').waitFor();
    expect(await at('stock-done').textContent()).toMatch(/1 article au journal, −/);
    // Nothing of it went into a basket.
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    expect(await at('line-1').count()).toBe(0);
  });

  it('another store is asked for an item from its sheet, and the request stands in the list until it is taken back', async () => {
    await scanByWedge(page, shirt);
    await at('line-1').waitFor();
    await page.keyboard.press('F7');
    await at('where-it-is').waitFor();
    const ask = page.locator('[data-testid^="ask-"]').first();
    await ask.click({ timeout: 90_000 });
    await at('ask-form').waitFor();
    await page.getByRole('button', { name: 'Un client attend' }).click();
    await inBothThemes('ask');
    await at('ask-send').click();
    await page.locator('[data-testid^="asked-"]').waitFor();
    await page.keyboard.press('Escape');
    await page.keyboard.press('Alt+b');
    await at('stock-request-ours').waitFor();
    await inBothThemes('request');
    await at('stock-request-close').click();
    await at('stock-request-ours').waitFor({ state: 'detached' });
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
  });

  it('a delivery that was announced is received by scan; the rest follows, and stays on the list', async () => {
    await page.keyboard.press('Alt+b');
    const delivery = at('stock-delivery').first();
    await delivery.waitFor({ timeout: 90_000 });
    await inBothThemes('deliveries');
    await delivery.click();
    await at('stock-lines').waitFor();
    await at('stock-lines').getByRole('button', { name: 'Un de plus' }).first().click();
    await expect.poll(() => at('stock-lines').locator('input').first().inputValue()).toBe('1');
    await page.getByRole('button', { name: 'Suit plus tard' }).click();
    await inBothThemes('delivery');
    await at('stock-end').click();
    await at('stock-done').waitFor();
    await page.getByText('le reste suit').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
  });

  it('a full inventory is opened for all tills of the store, and given up', async () => {
    await page.keyboard.press('Alt+b');
    await at('stock-full').click({ timeout: 90_000 });
    await page.getByText('Toutes les caisses du magasin').waitFor();
    await at('stock-code').fill('RESERVE');
    await at('stock-add').click();
    await page.getByText('Comptage · RESERVE').waitFor();
    await scanByWedge(page, shirt);
    await at('stock-lines').waitFor();
    await at('stock-end').click();
    await at('stock-zone-RESERVE').getByText('comptée').waitFor();
    await inBothThemes('full');
    await page.getByRole('button', { name: 'Abandonner' }).click();
    await page.getByRole('button', { name: 'Tout effacer' }).click();
    await at('stock-full').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
  });

  it('a shelf is counted, its difference looked at, counted again and validated', async () => {
    await page.keyboard.press('Alt+b');
    // Once the platform has told the till what lies here.
    await at('stock-rolling').click({ timeout: 90_000 });
    await at('stock-code').fill('A1');
    await at('stock-add').click();
    await page.getByText('Comptage · A1').waitFor();
    await scanByWedge(page, shirt);
    await at('stock-lines').waitFor();
    await inBothThemes('zone');
    await at('stock-end').click();
    await at('stock-zone-A1').waitFor();
    await inBothThemes('zones');
    await at('stock-review').click();
    await at('stock-review-sums').waitFor();
    await inBothThemes('review');
    if ((await at('stock-recount').count()) > 0) {
      await at('stock-recount').click();
      await page.getByText('recomptage').waitFor();
      await scanByWedge(page, shirt);
      await at('stock-lines').waitFor();
      await at('stock-end').click();
      await at('stock-review').click();
      await at('stock-review-sums').waitFor();
    }
    await at('stock-validate').click();
    await at('stock-done').waitFor();
    expect(await at('stock-done').textContent()).toContain('Inventaire validé');
    await inBothThemes('validated');
  }, 150_000);

  it('an item of which the catalogue says little, and one that is no longer sold, say so on their sheet', async () => {
    const code = gtin13(77);
    const file = join(mkdtempSync(join(tmpdir(), 'comptoir-sheet-')), 'items.csv');
    const give = async (withdrawn: 'yes' | 'no') => {
      writeFileSync(
        file,
        `sku;gtin;name;category;price;withdrawn\nBARE-1;${code};Bougie sans image;Bougies de table;12,50;${withdrawn}\n`,
      );
      expect(
        await platformCommand({ folder: platformFolder }, 'import', 'items', file),
      ).toMatchObject({ code: 0 });
    };
    await give('no');
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await expect
      .poll(
        async () => {
          await scanByWedge(page, code);
          return await at('line-2').count();
        },
        { timeout: 30_000, interval: 1_000 },
      )
      .toBe(1);
    await page.keyboard.press('F7');
    await at('item-no-facts').waitFor();
    await at('item-no-similar').waitFor();
    await inBothThemes('bare-item');
    await page.keyboard.press('Escape');
    await give('yes');
    await expect
      .poll(
        async () => {
          await page.keyboard.press('F7');
          await at('item-sheet').waitFor();
          const isBlocked = await at('item-blocked').count();
          if (isBlocked === 0) await page.keyboard.press('Escape');
          return isBlocked;
        },
        { timeout: 30_000, interval: 1_000 },
      )
      .toBe(1);
    expect(await at('item-act').isDisabled()).toBe(true);
    await inBothThemes('blocked-item');
  }, 90_000);
});
