import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chromiumAvailable } from '../support/chromium.ts';
import { nextCustomerByTouch } from '../support/next-customer.ts';
import { openPage } from '../support/open-page.ts';
import { readJournal, transactionsOf } from '../support/read-journal.ts';
import { type RunningTill, startTill } from '../support/start-till.ts';
import { type LastingClient, lastingClient } from '../support/till-client.ts';
import { scanByWedge } from '../support/wedge.ts';

const jumper = '3760123450010';
/** A hand's double tap. */
const betweenTapsMs = 120;
const patient = { timeout: 20_000 };

describe.skipIf(!chromiumAvailable)('one touch too many (skipped without Chromium)', () => {
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

  it('a double tap on « Encaisser » opens the payment and pays nothing', async () => {
    await scanByWedge(page, jumper);
    await page.getByTestId('line-1').waitFor(patient);
    await doubleTap('pay');
    await page.getByTestId('validate').waitFor(patient);
    expect(transactionsOf(await readJournal(client))).toEqual([]);
  });

  it('a double tap on « Valider » pays once, and the change stays on the screen', async () => {
    await page.getByTestId('quick-10000').click();
    await doubleTap('validate');
    await page.getByTestId('change').waitFor(patient);
    await page.waitForTimeout(2 * betweenTapsMs);
    expect(await page.getByTestId('change').count()).toBe(1);
    expect(transactionsOf(await readJournal(client))).toHaveLength(1);
    await nextCustomerByTouch(page);
  });

  it('an Escape right after the payment does not take the change away either', async () => {
    await scanByWedge(page, jumper);
    await page.getByTestId('line-1').waitFor(patient);
    await page.keyboard.press('F12');
    await page.keyboard.press('Enter');
    await page.getByTestId('change').waitFor(patient);
    await page.keyboard.press('Escape');
    await page.waitForTimeout(2 * betweenTapsMs);
    expect(await page.getByTestId('change').count()).toBe(1);
    await nextCustomerByTouch(page);
  });

  it('F12 and Enter at once are a fast cashier, not an echo: the sum in cash', async () => {
    await scanByWedge(page, jumper);
    await page.getByTestId('line-1').waitFor(patient);
    await page.keyboard.press('F12');
    await page.keyboard.press('Enter');
    await page.getByTestId('change').waitFor(patient);
    expect(transactionsOf(await readJournal(client))).toHaveLength(3);
  });

  /** Both taps at the same place, whatever is drawn there by then. */
  async function doubleTap(testId: string): Promise<void> {
    const box = await page.getByTestId(testId).boundingBox();
    if (box === null) throw new Error(`${testId} is not drawn`);
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
    await page.mouse.click(x, y);
    await page.waitForTimeout(betweenTapsMs);
    await page.mouse.click(x, y);
  }
});
