import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chromiumAvailable } from '../support/chromium.ts';
import { nextCustomerByKey, nextCustomerByTouch } from '../support/next-customer.ts';
import { openPage } from '../support/open-page.ts';
import { readJournal, transactionsOf, verifyAll } from '../support/read-journal.ts';
import { type RunningTill, startTill } from '../support/start-till.ts';
import { type LastingClient, lastingClient } from '../support/till-client.ts';
import { scanByWedge } from '../support/wedge.ts';

const jumper = '3760123450010';
const socks = '3760123450157';

describe.skipIf(!chromiumAvailable)('a cashier at the till (skipped without Chromium)', () => {
  let till: RunningTill;
  let browser: Browser;
  let page: Page;
  let client: LastingClient;

  beforeAll(async () => {
    till = await startTill();
    client = lastingClient(till.folder);
    ({ browser, page } = await openPage(till.url));
  });

  afterAll(async () => {
    client?.close();
    await browser?.close();
    await till?.stop();
  });

  it('sells by scan and cash: scan, F12, amount, Enter', async () => {
    await scanByWedge(page, jumper);
    await due('79,90 €');
    await page.keyboard.press('F12');
    await page.keyboard.type('100', { delay: 120 });
    await page.keyboard.press('Enter');
    await change('20,10 €');
    expect(await page.getByTestId('receipt-number').textContent()).toMatch(/2-\d{6}/);
  });

  it('the next scan starts the next sale', async () => {
    await scanByWedge(page, socks);
    await page.getByTestId('line-1').waitFor();
    await due('9,90 €');
  });

  it('splits a payment over card and cash', async () => {
    await scanByWedge(page, jumper);
    await due('89,80 €');
    await page.keyboard.press('F12');
    await page.getByTestId('tender-card').click();
    await page.keyboard.type('50', { delay: 120 });
    await page.keyboard.press('Enter');
    await due('39,80 €');
    await page.keyboard.press('F1');
    await page.keyboard.type('40', { delay: 120 });
    await page.keyboard.press('Enter');
    await change('0,20 €');
    await nextCustomerByTouch(page);
  });

  it('scans at 30 a second are all taken, once each', async () => {
    for (let count = 0; count < 60; count += 1) {
      await scanByWedge(page, socks);
    }
    await due('594,00 €');
  });

  it('a misread code is refused in place and changes nothing', async () => {
    await scanByWedge(page, '3760123450011');
    await page.getByTestId('notice').waitFor();
    expect(await page.getByTestId('notice').textContent()).toContain('3760123450011');
    await due('594,00 €');
  });

  it('the host killed in the middle comes back with the basket, the page by itself', async () => {
    process.kill(till.hostPid(), 'SIGKILL');
    await scanByWedge(page, socks);
    await scanByWedge(page, socks);
    await due('613,80 €');
  });

  it('a suspended basket waits while another customer is served', async () => {
    await page.keyboard.press('F9');
    await page.getByTestId('suspend').click();
    await due('0,00 €');
    await scanByWedge(page, jumper);
    await due('79,90 €');
    await page.keyboard.press('F12');
    await page.keyboard.press('Enter');
    await change('0,00 €');
    await nextCustomerByKey(page);
    await page.keyboard.press('F8');
    await page.locator('[data-testid^="resume-"]').first().click();
    await due('613,80 €');
  });

  it('what was paid on the screen is what the journal signed', async () => {
    const sold = transactionsOf(await readJournal(client));
    expect(sold.map(({ transaction }) => transaction.totals.grossMinor)).toEqual([
      7_990, 8_980, 7_990,
    ]);
    expect(
      sold[1]?.transaction.tenders.map(({ type, amountMinor }) => [type, amountMinor]),
    ).toEqual([
      ['card', 5_000],
      ['cash', 3_980],
    ]);
    expect((await verifyAll(client)).problem).toBeNull();
  });

  async function due(amount: string): Promise<void> {
    await shows('amount-due', amount);
  }

  async function change(amount: string): Promise<void> {
    await shows('change', amount);
  }

  /** Amounts are set with no-break spaces; the test writes ordinary ones. */
  async function shows(testId: string, amount: string): Promise<void> {
    await expect
      .poll(
        async () => (await page.getByTestId(testId).textContent())?.replace(/[\u00a0\u202f]/g, ' '),
        { timeout: 20_000 },
      )
      .toContain(amount);
  }
});
