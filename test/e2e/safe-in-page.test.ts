// A drawer changes hands, goes to the safe and from there to the bank, by the page alone; the host is
// killed in the middle, and what was typed is there.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axeViolations } from '../support/axe.ts';
import { chromiumAvailable, launchChromium } from '../support/chromium.ts';
import { resultOf, runTill } from '../support/run-till.ts';
import { signOnAtPage } from '../support/sign-on.ts';
import { type RunningTill, startTill } from '../support/start-till.ts';

describe.skipIf(!chromiumAvailable)('safe and bank in the page (skipped without Chromium)', () => {
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

  beforeAll(async () => {
    till = await startTill();
    await signOnAtPage(till, { operatorId: 'op-karim', pin: '222222' });
    browser = await launchChromium();
    page = await browser.newPage({ viewport: { width: 1024, height: 768 }, locale: 'fr-FR' });
    await page.goto(till.url);
    await at('pay').waitFor();
    await page.keyboard.press('Alt+l');
    await at('day-open').click();
    await count('note', 2_000, 10);
    await at('open-confirm').click();
    await at('pay').waitFor();
    const sale = ['ring', '--item', 'ML016-1', '--tender'];
    resultOf(await runTill(till.folder, ...sale, 'cheque:25:LCL-7654321'));
    resultOf(await runTill(till.folder, ...sale, 'voucher-cadhoc:25'));
    resultOf(await runTill(till.folder, ...sale, 'cash:25'));
  }, 120_000);

  afterAll(async () => {
    await browser?.close();
    await till?.stop();
  });

  it('hands the drawer over by a blind count: cheques are on the list, amounts are not', async () => {
    await page.keyboard.press('Alt+l');
    await at('day-handover').click();
    await at('count-note-2000').waitFor();
    await inBothThemes();
    expect(await page.locator('main').textContent()).not.toContain('25,00');
    await count('note', 2_000, 11);
    await count('note', 500, 1);
    await at('count-paper-LCL-7654321').fill('25');
    await at('count-sum-voucher-cadhoc').fill('25');
    await at('count-pieces-voucher-cadhoc').fill('1');
    await at('count-none-else').click();
    await at('count-confirm').click();
    await at('count-validate').click();
    await at('differences').waitFor();
    await inBothThemes();
    await page.getByRole('button', { name: 'Kate W.' }).click();
    await at('settle-confirm').click();
    await expect.poll(() => textOf('day-session')).toContain('Kate');
  });

  it('prepares a deposit, loses the host in the middle, and goes on where it was', async () => {
    resultOf(await runTill(till.folder, 'close'));
    await at('day-safe').click();
    await at('day-deposit').click();
    await at('deposit-total').waitFor();
    await count('note', 2_000, 1);
    await count('note', 500, 1);
    await at('deposit-all').click();
    await at('deposit-pouch').fill('fr-0042');
    await expect.poll(() => textOf('deposit-total')).toBe('75,00 €');
    await inBothThemes();
    // What was typed is kept a moment after the last key.
    await page.waitForTimeout(1_000);
    const killed = till.hostPid();
    process.kill(killed, 'SIGKILL');
    await expect.poll(() => till.hostPid(), { timeout: 30_000 }).not.toBe(killed);
    await page.reload();
    await at('pay').waitFor();
    await page.keyboard.press('Alt+l');
    await at('day-safe').click();
    await at('under-way-bank-deposit').waitFor();
    await at('day-deposit').click();
    await expect.poll(() => textOf('deposit-total')).toBe('75,00 €');
    expect(await at('deposit-pouch').inputValue()).toBe('FR-0042');
  });

  it('books it once under slip 1, and says where the slip goes', async () => {
    await at('deposit-confirm').dblclick();
    await at('deposit-done').waitFor();
    expect(await textOf('deposit-done')).toContain('Remise n° 1 enregistrée');
    // No printer is set on this till: the refusal says so, in place.
    await at('deposit-print').click();
    await page.locator('main [data-code=PRINTER_NOT_SET]').waitFor();
    await inBothThemes();
    const paper = join(till.folder, 'slip.pdf');
    const script = await runTill(till.folder, 'deposit-slip', '--number', '1', '--pdf', paper);
    expect(resultOf(script)).toMatchObject({
      ...{ slipNumber: 1, pouch: 'FR-0042' },
      money: [{ type: 'cash' }, { items: [{ reference: 'LCL-7654321' }] }, { pieces: 1 }],
    });
    expect(readFileSync(paper, 'latin1')).toMatch(/^%PDF-/);
    await at('deposit-leave').click();
    expect(await at('under-way-bank-deposit').count()).toBe(0);
    await page.locator('main').getByText('Dernier bordereau').waitFor();
  });

  it('orders the rolls that the drawer lacks, and has them when they come', async () => {
    await at('day-change-order').click();
    await at('count-roll-400').waitFor();
    expect(await at('count-roll-400').inputValue()).toBe('1');
    await inBothThemes();
    await at('change-order').click();
    await at('change-receive').click();
    await at('day-safe-count').waitFor();
  });

  it('counts the safe blind: the order is there, and it is wrong by nothing', async () => {
    await at('day-safe-count').click();
    await at('count-note-500').waitFor();
    await inBothThemes();
    expect(await page.locator('main').textContent()).not.toContain('161,00');
    await count('note', 500, 32);
    await count('coin', 100, 1);
    await at('count-none-else').click();
    await at('count-confirm').click();
    await at('count-validate').click();
    await at('differences').waitFor();
    expect(await textOf('differences')).toContain('161,00 €');
    await inBothThemes();
    await at('settle-confirm').click();
    await at('day-deposit').waitFor();
    expect((await runTill(till.folder, 'verify')).code).toBe(0);
  });
});
