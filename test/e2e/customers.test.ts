// Somebody new at the till: from what was typed to a named basket, by keys, and told when their number is known.
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axeViolations } from '../support/axe.ts';
import { chromiumAvailable } from '../support/chromium.ts';
import { nextCustomerByKey } from '../support/next-customer.ts';
import { openPage } from '../support/open-page.ts';
import { readJournal } from '../support/read-journal.ts';
import { type RunningTill, startTill } from '../support/start-till.ts';
import { lastingClient } from '../support/till-client.ts';
import { scanByWedge } from '../support/wedge.ts';

const byHand = { delay: 120 };
const lamp = '3760123450263';

describe.skipIf(!chromiumAvailable)('customers at the till (skipped without Chromium)', () => {
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

  it('nobody found is somebody new: their number is in the form, one name and Enter make them the basket’s customer', async () => {
    await page.keyboard.press('F3');
    await page.getByTestId('customer-search').fill('06 39 98 77 66');
    await page.getByText('Personne pour').waitFor();
    await page.keyboard.press('F9');
    expect(await page.getByTestId('new-customer-phone').inputValue()).toBe('06 39 98 77 66');
    expect(await axeViolations(page)).toEqual([]);
    await page.keyboard.type('Zoé', byHand);
    await page.keyboard.press('Tab');
    await page.keyboard.type('Pérrin', byHand);
    await page.getByRole('group', { name: 'Offres par e-mail' }).getByText('Oui').click();
    await page.getByTestId('new-customer-lastName').focus();
    await page.waitForTimeout(500);
    await page.keyboard.press('Enter');
    await page.getByTestId('new-customer-save').waitFor({ state: 'detached' });
    await page.getByText('Zoé Pérrin').first().waitFor();
  });

  it('their profile says who they are and what they bought, and a line of it is bought again by one key', async () => {
    await scanByWedge(page, lamp);
    await page.getByTestId('line-1').waitFor();
    await page.keyboard.press('F12');
    await page.getByTestId('validate').waitFor();
    await page.waitForTimeout(1_000);
    await page.keyboard.press('Enter');
    await nextCustomerByKey(page);
    await page.keyboard.press('F3');
    await page.getByTestId('customer-search').fill('Zoé');
    await page.getByText('Zoé Pérrin').first().click();
    await page.getByTestId('customer-open').getByText('Zoé Pérrin').waitFor();
    await page.keyboard.press('Alt+h');
    await page.getByTestId('bought-line').waitFor();
    expect(await page.getByTestId('profile').textContent()).toMatch(/Zoé Pérrin06\s39\s98\s77\s66/);
    await page.waitForTimeout(900);
    expect(await axeViolations(page)).toEqual([]);
    await page.keyboard.press('F8');
    await page.waitForTimeout(900);
    await page.keyboard.press('F2');
    await page.getByTestId('wish').waitFor();
    await page.keyboard.press('F2');
    await page.getByTestId('note-text').fill('Allergique à la laine');
    await page.waitForTimeout(500);
    await page.keyboard.press('F9');
    await page.getByTestId('profile-preferences').waitFor();
    await page.waitForTimeout(900);
    expect(await axeViolations(page)).toEqual([]);
    await page.keyboard.press('F2');
    await page.keyboard.press('F12');
    await page.getByTestId('line-1').waitFor();
  });

  it('what they say anew is corrected, a wrong number keeps what was typed, and a consent is taken back by one touch', async () => {
    await page.keyboard.press('F3');
    await page.getByTestId('customer-correct').waitFor();
    await page.keyboard.press('F9');
    await page.getByTestId('consent-email').getByText('Dit en caisse').waitFor();
    expect(await axeViolations(page)).toEqual([]);
    await page.getByTestId('new-customer-lastName').fill('Perrin-Roux');
    await page.getByTestId('new-customer-phone').fill('06 39 98');
    await page.getByTestId('consent-email').getByText('Non').click();
    await page.getByTestId('customer-correct-save').click();
    await page.getByTestId('notice').first().waitFor();
    expect(await page.getByTestId('new-customer-lastName').inputValue()).toBe('Perrin-Roux');
    await page.getByTestId('new-customer-phone').fill('06 39 98 77 66');
    await page.waitForTimeout(500);
    await page.keyboard.press('Enter');
    await page.getByTestId('customer-correct-save').waitFor({ state: 'detached' });
    await page.getByText('Zoé Perrin-Roux').first().waitFor();
    await page.keyboard.press('F9');
    const mail = page.getByTestId('consent-email');
    await mail.getByRole('button', { name: 'Non', pressed: true }).waitFor();
    await page.keyboard.press('Escape');
    await page.getByTestId('customer-remove').waitFor();
    await page.keyboard.press('Escape');
  });

  it('a number that somebody has is told, and may be shared', async () => {
    await page.keyboard.press('F3');
    await page.getByTestId('customer-remove').click();
    await page.getByTestId('customer-search').fill('Théo Pérrin');
    await page.keyboard.press('F9');
    await page.getByTestId('new-customer-phone').fill('0639987766');
    await page.getByTestId('new-customer-save').click();
    await page.getByTestId('new-customer-other').click();
    await page.getByText('Théo Pérrin').first().waitFor();
    const client = lastingClient(till.folder);
    const told = (await readJournal(client)).filter(({ type }) => type === 'customer');
    client.close();
    // Two people, a correction, a wish and a preference.
    expect(told).toHaveLength(5);
    expect(JSON.stringify(told)).not.toMatch(/rrin|Roux|laine/);
  });
});
