import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axeViolations } from '../support/axe.ts';
import { chromiumAvailable, launchChromium } from '../support/chromium.ts';
import { type RunningTill, startTill } from '../support/start-till.ts';

describe.skipIf(!chromiumAvailable)('the gallery of components (skipped without Chromium)', () => {
  let till: RunningTill;
  let browser: Browser;

  beforeAll(async () => {
    till = await startTill();
    browser = await launchChromium();
  });

  afterAll(async () => {
    await browser?.close();
    await till?.stop();
  });

  it.each([
    ['light', 'fr'],
    ['dark', 'en'],
  ])('%s, %s: axe finds nothing, whatever is open', async (theme, language) => {
    const page = await open(`theme=${theme}&language=${language}`);
    expect(await axeViolations(page)).toEqual([]);
    await page.getByTestId('gallery-refuse').click();
    await page.getByTestId('gallery-toast').click();
    await page.getByTestId('notice').waitFor();
    expect(await axeViolations(page)).toEqual([]);
    await page.getByTestId('gallery-sheet').click();
    await page.getByRole('dialog').waitFor();
    expect(await axeViolations(page)).toEqual([]);
    await page.close();
  });

  it('every button is a target of 12 mm: no side under the token', async () => {
    const page = await open('');
    const small = await page.evaluate(() => {
      const least =
        3.375 * Number.parseInt(getComputedStyle(document.documentElement).fontSize, 10);
      return [...document.querySelectorAll('button')]
        .map((button) => ({ text: button.textContent, box: button.getBoundingClientRect() }))
        .filter(({ box }) => box.width < least - 0.5 || box.height < least - 0.5)
        .map(({ text, box }) => `${text} ${box.width} × ${box.height}`);
    });
    expect(small).toEqual([]);
    await page.close();
  });

  async function open(query: string): Promise<Page> {
    const page = await browser.newPage({
      viewport: { width: 1366, height: 768 },
      reducedMotion: 'reduce',
    });
    await page.goto(`${till.origin}/gallery.html?${query}`);
    await page.getByRole('heading', { level: 1 }).waitFor();
    return page;
  }
});
