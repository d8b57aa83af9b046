import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axeViolations } from '../support/axe.ts';
import { chromiumAvailable, launchChromium } from '../support/chromium.ts';
import { type RunningTill, startTill } from '../support/start-till.ts';
import { scanByWedge } from '../support/wedge.ts';

describe.skipIf(!chromiumAvailable)(
  'the first start of the demo (skipped without Chromium)',
  () => {
    let till: RunningTill;
    let browser: Browser;
    let page: Page;

    beforeAll(async () => {
      till = await startTill({ env: { COMPTOIR_DEMO: 'full' } });
      browser = await launchChromium();
      page = await browser.newPage({ viewport: { width: 1024, height: 768 }, locale: 'fr-FR' });
      await page.goto(till.url);
    });

    afterAll(async () => {
      await browser?.close();
      await till?.stop();
    });

    it('says which shop and till this is, who can sign on and by which PIN', async () => {
      const welcome = page.getByRole('dialog');
      await page.getByTestId('welcome-start').waitFor();
      const text = await welcome.textContent();
      expect(text).toContain('Caisse 2 du magasin Lyon Part-Dieu (Maison Lumen SAS)');
      expect(text).toContain('Inès M.Caisse1111');
      expect(text).toContain('Karim B.Responsable222222');
      expect(await welcome.getByRole('img').count()).toBe(3);
    });

    it.each(['light', 'dark'] as const)('axe finds nothing on it, %s', async (colorScheme) => {
      await page.emulateMedia({ colorScheme });
      expect(await axeViolations(page)).toEqual([]);
    });

    it('speaks the other language at a touch', async () => {
      await page.getByRole('button', { name: 'English' }).click();
      await page.getByRole('heading', { name: 'Welcome' }).waitFor();
      await page.getByRole('button', { name: 'Français' }).click();
      await page.getByRole('heading', { name: 'Bienvenue' }).waitFor();
    });

    it('goes by Enter, does not come back by itself, and is found again in « Plus »', async () => {
      await page.getByTestId('welcome-start').focus();
      await page.keyboard.press('Enter');
      await page.getByRole('dialog').waitFor({ state: 'detached' });
      await page.reload();
      await page.getByTestId('more').waitFor();
      // The page asks as soon as it is connected; half a second is far more than that takes.
      await page.waitForTimeout(500);
      expect(await page.getByRole('dialog').count()).toBe(0);
      await page.keyboard.press('F10');
      await page.getByTestId('menu-welcome').click();
      await page.getByTestId('welcome-start').waitFor();
    });

    it('leads to another shop, by a code of head office', async () => {
      expect(await page.getByRole('dialog').textContent()).toContain('code d’appairage');
      await page.getByTestId('welcome-join').click();
      await page.getByTestId('join-code').waitFor();
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'detached' });
      await page.getByTestId('more').click();
      await page.getByTestId('menu-welcome').click();
      await page.getByTestId('welcome-start').waitFor();
    });

    it('the pictures of the shop are there', async () => {
      const shown = await page.getByTestId('quick-ML022-1').locator('img').evaluate(isDrawn);
      expect(shown).toBe(true);
    });

    it('a code scanned off it is rung, and the welcome makes way', async () => {
      await scanByWedge(page, '3760123450010');
      await page.getByTestId('line-1').waitFor();
      expect(await page.getByRole('dialog').count()).toBe(0);
      expect(await page.getByTestId('line-1').textContent()).toContain('Pull col V mérinos');
    });

    it('the full shop finds one size among 22,588 items by its words', async () => {
      await page.keyboard.press('F2');
      await page.getByTestId('search').fill('robe portefeuille prune 40');
      await page.getByTestId('search-result-ML003-3').waitFor();
      await page.keyboard.press('Enter');
      await page.getByTestId('line-2').waitFor();
    });
  },
);

/** Runs in the page: whether the picture has come. */
function isDrawn(image: Element): boolean {
  return image instanceof HTMLImageElement && image.complete && image.naturalWidth > 0;
}
