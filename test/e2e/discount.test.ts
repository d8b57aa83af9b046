import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chromiumAvailable } from '../support/chromium.ts';
import { openPage } from '../support/open-page.ts';
import { readJournal, transactionsOf } from '../support/read-journal.ts';
import { type RunningTill, startTill } from '../support/start-till.ts';
import { lastingClient } from '../support/till-client.ts';
import { scanByWedge } from '../support/wedge.ts';

const jumper = '3760123450010';
const socks = '3760123450157';
/** Slower than any scanner. */
const byHand = { delay: 150 };
const patient = { timeout: 30_000 };

describe.skipIf(!chromiumAvailable)('discounts at the till (skipped without Chromium)', () => {
  let till: RunningTill;
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    till = await startTill();
    ({ browser, page } = await openPage(till.url));
    await scanByWedge(page, jumper);
    await page.getByTestId('line-1').waitFor();
    await scanByWedge(page, socks);
    await page.getByTestId('line-2').waitFor();
  });

  afterAll(async () => {
    await browser?.close();
    await till?.stop();
  });

  it('a cashier takes 10 % off the chosen line: F5, figure, reason, Enter', async () => {
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('F5');
    await page.getByTestId('discount-typed').waitFor();
    await page.keyboard.type('10', byHand);
    await said('discount-preview', '79,90 € → 71,91 €');
    await page.getByRole('button', { name: 'Abîmé' }).click();
    await page.getByTestId('discount-confirm').click();
    await said('line-1', '−10 % · Abîmé');
    await said('amount-due', '81,81 €');
  });

  it('beyond the limit it says so before it is tried, and another operator is one key away', async () => {
    await page.keyboard.press('F5');
    await page.getByRole('button', { name: '−30' }).click();
    await said('discount-preview', 'Au-delà de votre limite');
    await page.keyboard.press('Escape');
    await page.keyboard.press('F11');
    await page.getByTestId('person-op-karim').click();
    await page.keyboard.type('222222', byHand);
    await said('operator', 'Karim B.');
    await said('line-1', '−10 % · Abîmé');
  });

  it('a manager gives another price to the line, and an amount off the whole basket', async () => {
    await page.getByTestId('line-1-open').click();
    await page.getByTestId('discount-remove').click();
    await said('amount-due', '89,80 €');
    await page.keyboard.press('F5');
    await page.getByRole('button', { name: 'Nouveau prix' }).click();
    await page.keyboard.type('50', byHand);
    await page.getByRole('button', { name: 'Étiquette fausse' }).click();
    await page.getByTestId('discount-confirm').click();
    await said('amount-due', '59,90 €');
    await page.keyboard.press('F5');
    await page.getByRole('button', { name: 'Tout le panier' }).click();
    await page.getByRole('button', { name: 'Montant' }).click();
    await page.keyboard.type('9,90', byHand);
    await page.getByRole('button', { name: 'Geste commercial' }).click();
    await page.getByTestId('discount-confirm').click();
    await said('amount-due', '50,00 €');
  });

  it('undo takes back the last, and what was given is signed with who gave it and why', async () => {
    await page.keyboard.press('Control+z');
    await said('amount-due', '59,90 €');
    await page.keyboard.press('F12');
    await page.keyboard.press('Enter');
    await page.getByTestId('change').waitFor();
    const client = lastingClient(till.folder);
    const [sale] = transactionsOf(await readJournal(client));
    client.close();
    expect(sale?.transaction.lines[0]?.modifiers).toMatchObject([
      {
        source: 'price-override',
        amountMinor: -2_990,
        reasonCode: 'wrong-label',
        operatorId: 'op-karim',
      },
    ]);
  });

  /** Amounts are set with no-break spaces; the test writes ordinary ones. */
  async function said(testId: string, words: string): Promise<void> {
    await expect
      .poll(
        async () => (await page.getByTestId(testId).textContent())?.replace(/[\u00a0\u202f]/g, ' '),
        patient,
      )
      .toContain(words);
  }
});
