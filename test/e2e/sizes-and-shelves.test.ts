import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chromiumAvailable } from '../support/chromium.ts';
import { openPage } from '../support/open-page.ts';
import { type RunningTill, startTill } from '../support/start-till.ts';
import { scanByWedge } from '../support/wedge.ts';

const socks = '3760123450157';

describe.skipIf(!chromiumAvailable)('sizes, colours and shelves (skipped without Chromium)', () => {
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

  it('a name finds the model, Enter shows its sizes, arrows and Enter add one', async () => {
    await type('pull col v');
    await page.getByTestId('search-result-ML001-1').waitFor();
    await page.keyboard.press('Enter');
    await page.getByTestId('variants').waitFor();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Enter');
    await lineShows('L · Bleu orage');
    expect(await page.getByTestId('variants').count()).toBe(0);
  });

  it('F7 swaps the size of the line, and one undo gives it back', async () => {
    await page.keyboard.press('F7');
    await page.getByTestId('variant-ML001-3').waitFor();
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('Enter');
    await lineShows('M · Bleu orage');
    await page.keyboard.press('Control+z');
    await lineShows('L · Bleu orage');
  });

  it('the same by touch: the picture of a line, then a size', async () => {
    await page.getByTestId('line-1-variants').click();
    await page.getByTestId('variant-ML001-1').click();
    await page.getByTestId('item-act').click();
    await lineShows('S · Bleu orage');
  });

  it('words that name one size add it without a grid', async () => {
    await type('chemise m');
    await page.getByTestId('search-result-ML002-2').waitFor();
    await page.keyboard.press('Enter');
    await page.getByTestId('line-2').waitFor();
    expect(await page.getByTestId('line-2').textContent()).toContain('M · Écru');
  });

  it('a scan wins over the grid', async () => {
    await page.keyboard.press('F7');
    await page.getByTestId('variants').waitFor();
    await scanByWedge(page, socks);
    await page.getByTestId('line-3').waitFor();
    expect(await page.getByTestId('variants').count()).toBe(0);
  });

  it('the shelves lead to an item by touch, also while a basket is open', async () => {
    await page.keyboard.press('F2');
    await page.getByTestId('department-Femme').click();
    await page.getByTestId('category-Robes').click();
    await page.getByTestId('model-ML003-1').click();
    await page.getByTestId('variant-ML003-3').click();
    await page.getByTestId('item-act').click();
    await page.getByTestId('line-4').waitFor();
    expect(await page.getByTestId('line-4').textContent()).toContain('40 · Prune');
  });

  it('a word that names a category leads to its shelf', async () => {
    await type('librairie');
    await page.getByTestId('search-category-Librairie').waitFor();
    await page.keyboard.press('Enter');
    await page.getByTestId('model-ML016-1').click();
    await page.getByTestId('line-5').waitFor();
  });

  it('a quick key rings by one touch', async () => {
    await page.keyboard.press('F4');
    await page.getByTestId('abandon-mistake').click();
    await page.getByTestId('quick-ML022-1').click();
    await page.getByTestId('line-1').waitFor();
    expect(await page.getByTestId('line-1').textContent()).toContain('Sac kraft');
  });

  async function type(text: string): Promise<void> {
    await page.keyboard.press('F2');
    // As a person types: a faster burst would be a scanner's.
    await page.keyboard.type(text, { delay: 100 });
  }

  async function lineShows(what: string): Promise<void> {
    await expect
      .poll(async () => page.getByTestId('line-1').textContent(), { timeout: 10_000 })
      .toContain(what);
  }
});
