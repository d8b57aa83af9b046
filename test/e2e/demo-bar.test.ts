import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axeViolations } from '../support/axe.ts';
import { chromiumAvailable, launchChromium } from '../support/chromium.ts';
import { cashierSignsOn } from '../support/smoke-sale.ts';
import { type RunningTill, startTill } from '../support/start-till.ts';
import { scanByWedge } from '../support/wedge.ts';

const jumper = '3760123450010';

describe.skipIf(!chromiumAvailable)('the demo bar (skipped without Chromium)', () => {
  let till: RunningTill;
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    till = await startTill({ env: { COMPTOIR_DEMO: 'staged' } });
    browser = await launchChromium();
    page = await browser.newPage({ viewport: { width: 1366, height: 900 }, locale: 'fr-FR' });
    await page.goto(till.url);
    await page.getByTestId('demo-bar').waitFor();
  });

  afterAll(async () => {
    await browser?.close();
    await till?.stop();
  });

  it('cuts the internet: the till says so and sells', async () => {
    await page.getByTestId('demo-internet').click();
    await page.getByText('Hors ligne').first().waitFor();
    await scanByWedge(page, jumper);
    await page.getByTestId('line-1').waitFor();
  });

  it('kills the till in the middle of a sale: the basket is back by itself', async () => {
    const before = till.hostPid();
    await page.getByTestId('demo-kill').click();
    await expect.poll(() => till.hostPid(), { timeout: 20_000 }).not.toBe(before);
    await page.getByTestId('line-1').waitFor();
    await scanByWedge(page, jumper);
    await page.getByText('159,80').first().waitFor();
  });

  it('breaks the terminal: no card can be chosen, cash still pays', async () => {
    await page.getByTestId('demo-terminal').click();
    await page.keyboard.press('F12');
    const card = page.getByTestId('tender-card');
    await card.waitFor();
    await expect.poll(() => card.isDisabled()).toBe(true);
    await page.keyboard.press('F1');
    await page.keyboard.press('Enter');
    await page.getByTestId('change').waitFor();
  });

  it('ends the paper: the paid screen says so and what to do, and prints when there is some again', async () => {
    await page.getByTestId('demo-paper').click();
    await page.getByText('Plus de papier').waitFor();
    await page.getByTestId('print-receipt').click();
    const receipt = page.getByTestId('print-state');
    await receipt.getByText('Mettez un rouleau, fermez le capot').waitFor();
    expect(await receipt.getAttribute('data-code')).toBe('PRINTER_PAPER_OUT');
    expect(await receipt.getAttribute('data-state')).toBe('failed');
    expect(await page.getByTestId('print-again').textContent()).toMatch(/Réessayer.*R/);
    expect(await axeViolations(page)).toEqual([]);
    await page.getByTestId('demo-paper').click();
    await page.getByText('Finir le papier').waitFor();
    await page.keyboard.press('r');
    await expect.poll(() => receipt.getAttribute('data-state')).toBe('printed');
  });

  it('draws what was printed', async () => {
    await expect
      .poll(() => page.getByTestId('demo-roll').textContent(), { timeout: 15_000 })
      .toMatch(/1 papier/);
    await page.getByTestId('demo-roll').click();
    await page.getByRole('dialog').getByRole('img').waitFor();
    expect(await axeViolations(page)).toEqual([]);
    await page.keyboard.press('Escape');
  });

  it('opens a second till of the same shop, with a journal of its own', async () => {
    const [second] = await Promise.all([
      page.waitForEvent('popup'),
      page.getByTestId('demo-second').click(),
    ]);
    await second.getByText('Caisse 3').waitFor({ timeout: 30_000 });
    await cashierSignsOn(second);
    await scanByWedge(second, jumper);
    await second.getByTestId('line-1').waitFor();
    await second.close();
  });
});
