// A manager opens the till, counts blind, finds a difference explained and closes the day, by the page alone.
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axeViolations } from '../support/axe.ts';
import { chromiumAvailable, launchChromium } from '../support/chromium.ts';
import { resultOf, runTill } from '../support/run-till.ts';
import { signOnAtPage } from '../support/sign-on.ts';
import { type RunningTill, startTill } from '../support/start-till.ts';

describe.skipIf(!chromiumAvailable)('the day in the page (skipped without Chromium)', () => {
  let till: RunningTill;
  let browser: Browser;
  let page: Page;
  const at = (testId: string) => page.getByTestId(testId);
  /** With plain spaces. */
  const textOf = async (testId: string) =>
    ((await at(testId).first().textContent()) ?? '').replaceAll(/[\u00a0\u202f]/g, ' ');
  const count = (form: string, unitMinor: number, pieces: number) =>
    at(`count-${form}-${String(unitMinor)}`).fill(String(pieces));

  async function inBothThemes(): Promise<void> {
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      expect(await axeViolations(page)).toEqual([]);
    }
  }

  /** Nothing but zeros of what is no cash, one field after the other. */
  async function countNothingElse(): Promise<void> {
    for (const field of await page.locator('[data-testid^=count-sum-]').all())
      await field.fill('0');
  }

  beforeAll(async () => {
    till = await startTill();
    resultOf(await runTill(till.folder, 'config', 'set', 'day.session', 'required'));
    await signOnAtPage(till, { operatorId: 'op-karim', pin: '222222' });
    browser = await launchChromium();
    page = await browser.newPage({ viewport: { width: 1024, height: 768 }, locale: 'fr-FR' });
    await page.goto(till.url);
    await at('pay').waitFor();
  }, 120_000);

  afterAll(async () => {
    await browser?.close();
    await till?.stop();
  });

  it('says on the sale that an opening is asked for, and keeps nobody from selling', async () => {
    expect(await textOf('day-hint')).toContain('La caisse n’est pas ouverte');
    await inBothThemes();
    await at('day-hint-go').click();
    await at('day-open').waitFor();
  });

  it('opens by denomination, with keys alone', async () => {
    await at('day-open').click();
    await at('count-note-50000').waitFor();
    await inBothThemes();
    // Enter goes to the next field: no 500, no 200, no 100, no 50, ten 20.
    for (const pieces of ['0', '0', '0', '0', '10']) {
      await page.keyboard.type(pieces, { delay: 120 });
      await page.keyboard.press('Enter');
    }
    expect(await textOf('count-so-far')).toBe('200,00 €');
    await at('open-confirm').click();
    await at('pay').waitFor();
    await at('day-hint').waitFor({ state: 'detached' });
  });

  it('shows the manager a sale as it is made, by hour as columns and as a table', async () => {
    await page.keyboard.press('Alt+m');
    await at('manager-turnover').waitFor();
    expect(await textOf('manager-turnover')).toContain('0,00 €');
    expect(await textOf('manager-reach')).toContain('Chiffres de cette caisse seulement');
    expect(await textOf('manager-decisions')).toContain('Rien n’attend');
    await inBothThemes();
    resultOf(await runTill(till.folder, 'ring', '--item', 'ML016-1', '--tender', 'cash:100'));
    // Nothing was touched: the page asks again by itself.
    await expect.poll(() => textOf('manager-turnover'), { timeout: 15_000 }).toContain('25,00 €');
    expect(await textOf('manager-basket')).toContain('25,00 €');
    await page.getByRole('img', { name: /Chiffre d’affaires par heure/ }).waitFor();
    await page.keyboard.press('F2');
    await expect.poll(() => textOf('manager-turnover')).toMatch(/HT\s*23,70 €/);
    await page.keyboard.press('F4');
    expect(await textOf('manager-hours')).toMatch(/Total\s*1\s*23,70 €/);
    await page.keyboard.press('Escape');
    await at('pay').waitFor();
  });

  it('takes money to the safe, and the X says nothing of what is to be counted', async () => {
    await page.keyboard.press('Alt+l');
    await at('day-cash-drop').click();
    await page.keyboard.type('50', { delay: 120 });
    await page.keyboard.press('Enter');
    await at('day-x').waitFor();
    await at('day-x').click();
    await at('x-reading').waitFor();
    expect(await at('x-reading').textContent()).toContain('Chiffre d’affaires TTC');
    expect(await at('x-reading').textContent()).not.toContain('Espèces');
    await at('print-reading').click();
    const refused = page.locator('main [data-code=PRINTER_NOT_SET]');
    await refused.waitFor();
    // The first one takes the refusal away.
    await page.keyboard.press('Escape');
    await refused.waitFor({ state: 'detached' });
    await page.keyboard.press('Escape');
  });

  it('counts blind: interrupted and reloaded, the count is where it was left', async () => {
    await at('day-close').click();
    await at('count-note-2000').waitFor();
    await inBothThemes();
    await count('note', 2_000, 7);
    await expect.poll(() => textOf('count-so-far')).toBe('140,00 €');
    await page.waitForTimeout(1_000);
    await page.reload();
    await at('pay').waitFor();
    await page.keyboard.press('Alt+l');
    await at('day-close').click();
    await expect.poll(() => at('count-note-2000').inputValue()).toBe('7');
    const text = (await page.locator('main').textContent()) ?? '';
    // 200 + 25 − 50: what should be there is nowhere to be read.
    expect(text).not.toContain('175,00');
  });

  it('asks for a second count of what differs, and says no amount', async () => {
    expect(await textOf('count-missing')).toContain('Carte bancaire, Chèque');
    expect(await at('count-confirm').isDisabled()).toBe(true);
    await at('count-none-else').click();
    await at('count-missing').waitFor({ state: 'detached' });
    expect(await at('count-sum-card').inputValue()).toBe('0');
    await at('count-confirm').click();
    await at('count-validate').waitFor();
    // What waits for the manager leads to where it is settled.
    await page.keyboard.press('Alt+m');
    await at('decide-count-to-validate').click();
    await at('count-validate').click();
    await at('count-again').waitFor();
    expect(await page.locator('main').textContent()).not.toContain('175,00');
  });

  it('then shows the difference, what may have made it, and wants a reason', async () => {
    await count('note', 2_000, 7);
    await count('note', 1_000, 1);
    await countNothingElse();
    await at('count-confirm').click();
    await at('count-validate').click();
    await at('differences').waitFor();
    expect(await textOf('differences')).toContain('−25,00 €');
    await at('causes').waitFor();
    expect(await textOf('causes')).toMatch(/Ticket 2-000001-\w\w : 25,00 €/);
    await inBothThemes();
    expect(await at('day-next').isDisabled()).toBe(true);
    await page.locator('main fieldset button').first().click();
    await at('day-next').click();
    expect(await textOf('parting-left')).toBe('150,00 €');
    await at('day-next').click();
  });

  it('closes, once, and the Z stands there', async () => {
    await at('day-close-confirm').dblclick();
    await at('closure-day').waitFor();
    expect(await textOf('closure-day')).toContain('Z n° 1');
    expect(await textOf('turnover')).toBe('25,00 €');
    expect(await textOf('closed-difference')).toBe('−25,00 €');
    await inBothThemes();
    await at('day-to-sale').click();
    await at('pay').waitFor();
    await page.keyboard.press('Alt+l');
    await at('day-closures').click();
    await page.locator('[data-testid^=books-2]').first().click();
    await at('books-done').waitFor();
    expect(await textOf('books-done')).toMatch(/1 journée close est écrite.*exports.*\.txt/);
    await inBothThemes();
    await at('closures').getByRole('button').last().click();
    await at('closure-day').waitFor();
    expect(await textOf('closure-day')).toContain('Z n° 1');
    // No printer is set on this till: the refusal says so, in place.
    await at('print-day').click();
    await page.locator('main [data-code=PRINTER_NOT_SET]').waitFor();
    const journal = await runTill(till.folder, 'verify');
    expect(journal.code).toBe(0);
  });
});
