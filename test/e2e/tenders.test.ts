import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axeViolations } from '../support/axe.ts';
import { chromiumAvailable } from '../support/chromium.ts';
import { nextCustomerByKey } from '../support/next-customer.ts';
import { openPage } from '../support/open-page.ts';
import { readJournal, transactionsOf, verifyAll } from '../support/read-journal.ts';
import { type RunningTill, startTill } from '../support/start-till.ts';
import { type LastingClient, lastingClient } from '../support/till-client.ts';
import { scanByWedge } from '../support/wedge.ts';

const jumper = '3760123450010';
/** A person's pace: faster would be a scanner. */
const typing = { delay: 120 };

describe.skipIf(!chromiumAvailable)('every way to pay (skipped without Chromium)', () => {
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

  it('splits one sale over a gift card, a deposit, a cheque, a voucher and cash, by keys alone', async () => {
    const card = await numberSold('Alt+g', '50');
    const deposit = await numberSold('Alt+o', '10');
    await scanByWedge(page, jumper);
    await scanByWedge(page, jumper);
    await due('159,80 €');
    await page.keyboard.press('F12');

    await payByNumber('F3', card);
    await page.getByTestId('value-balance').waitFor();
    expect(await textOf('value-balance')).toContain('50,00 €');
    await due('159,80 €');
    await takeWhatIsSeen();
    await due('109,80 €');
    await page.getByText(`•••• ${card.slice(-4)} · utilisé en entier`).waitFor();

    await payByNumber('F7', deposit);
    await page.getByTestId('value-balance').waitFor();
    await takeWhatIsSeen();
    await due('99,80 €');

    await page.keyboard.press('F5');
    await page.keyboard.type('bnp', typing);
    await page.keyboard.press('Tab');
    await page.keyboard.type('1234567', typing);
    await page.keyboard.press('Escape');
    await page.keyboard.type('40', typing);
    await page.keyboard.press('Enter');
    await due('59,80 €');

    await page.keyboard.press('F6');
    await page.keyboard.press('F6');
    await page.keyboard.type('20', typing);
    await page.keyboard.press('Enter');
    await due('39,80 €');
    await page.keyboard.type('50', typing);
    await page.keyboard.press('Enter');
    await shows('change', '10,20 €');

    const entries = await readJournal(client);
    const sold = transactionsOf(entries).at(-1)?.transaction;
    expect(
      sold?.tenders.map(({ type, amountMinor, reference }) => [type, amountMinor, reference]),
    ).toEqual([
      ['gift-card', 5_000, card],
      ['cheque', 4_000, 'BNP-1234567'],
      ['voucher-cadhoc', 2_000, ''],
      ['cash', 3_980, ''],
    ]);
    expect(sold?.lines.at(-1)).toMatchObject({ accounting: 'deposit', grossMinor: -1_000 });
    expect((await verifyAll(client)).problem).toBeNull();
    await nextCustomerByKey(page);
  });

  it('a number that is not right, or has nothing left, says so and takes nothing', async () => {
    const card = await numberSold('Alt+g', '20');
    await scanByWedge(page, jumper);
    await due('79,90 €');
    await page.keyboard.press('F12');
    await payByNumber('F4', 'A00000000000');
    await page.getByTestId('notice').waitFor();
    await payByNumber('F3', card);
    await page.getByTestId('value-balance').waitFor();
    await takeWhatIsSeen();
    await due('59,90 €');
    await payByNumber('F3', card);
    await page.getByTestId('notice').filter({ hasText: 'celui-ci ou un autre' }).waitFor();
    await due('59,90 €');
    await page.keyboard.press('F1');
    await takeWhatIsSeen();
    await page.getByTestId('paid-values').waitFor();
    expect(await textOf('paid-values')).toContain('reste 0,00 €');
    await nextCustomerByKey(page);
  });

  it('a company buys on its account, and pays some of what it owes in cash: no sale, and a receipt', async () => {
    const company = page.getByRole('button', { name: /Remparts/ });
    await page.keyboard.press('F3');
    await page.getByTestId('customer-search').fill('remparts');
    await company.click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await scanByWedge(page, jumper);
    await page.getByTestId('line-1').waitFor();
    const owed = (await textOf('amount-due')) ?? '';
    await page.keyboard.press('F12');
    await page.getByTestId('tender-others').click();
    await page.getByTestId('tender-account').click();
    await takeWhatIsSeen();
    await nextCustomerByKey(page);

    await page.keyboard.press('Alt+u');
    await page.getByTestId('account-find').waitFor();
    await page.keyboard.press('F3');
    await page.getByTestId('customer-search').fill('remparts');
    await company.click();
    await shows('business-owed', owed);
    await page.keyboard.press('F2');
    await shows('money-typed', owed);
    expect(await axeViolations(page)).toEqual([]);
    for (let sign = 0; sign < 6; sign += 1) await page.keyboard.press('Backspace', typing);
    await page.keyboard.type('20', typing);
    await page.getByTestId('account-invoices').fill('F-00013-2-RX-000042');
    await page.keyboard.press('Enter');
    await due('20,00 €');
    await page.keyboard.press('F12');
    await takeWhatIsSeen();
    await page.getByTestId('change').waitFor();
    await page.keyboard.press('a');
    const paper = page.getByTestId('receipt-paper');
    await paper.waitFor();
    const said = (await paper.textContent())?.replace(/[\u00a0\u202f]/g, ' ');
    expect(said).toContain('Règlement de compte F-00013-2-RX-000042');
    expect(said).toContain('20,00 €');
    const entries = await readJournal(client);
    const paid = transactionsOf(entries).at(-1)?.transaction;
    expect(paid?.tenders.map(({ type, amountMinor }) => [type, amountMinor])).toEqual([
      ['cash', 2_000],
      ['account', -2_000],
    ]);
    expect((await verifyAll(client)).problem).toBeNull();
    await page.keyboard.press('Escape');
    await nextCustomerByKey(page);
  });

  it('nothing on the tender screen needs scrolling at 1024 × 768, whatever is chosen', async () => {
    await scanByWedge(page, jumper);
    await due('79,90 €');
    await page.keyboard.press('F12');
    for (const key of ['F1', 'F2', 'F3', 'F4', 'F5', 'F6', 'F7', 'F8']) {
      await page.keyboard.press(key);
      const hidden = await page.evaluate(() =>
        [...document.querySelectorAll('main *')]
          .filter(({ scrollHeight, clientHeight }) => scrollHeight > clientHeight + 1)
          .filter((element) => getComputedStyle(element).overflowY === 'auto')
          .map(({ className }) => className),
      );
      expect(hidden).toEqual([]);
    }
  });

  /** Sells a gift card or takes a deposit for cash; its number as the paid screen shows it. */
  async function numberSold(key: string, amount: string): Promise<string> {
    await page.keyboard.press(key);
    await page.getByTestId('money-confirm').waitFor();
    await page.keyboard.type(amount, typing);
    await page.keyboard.press('Enter');
    await page.getByTestId('line-1').waitFor();
    await page.keyboard.press('F12');
    await takeWhatIsSeen();
    await page.getByTestId('paid-values').waitFor();
    const shown = await page.getByTestId('paid-values').textContent();
    const number = /[GD][0-9A-Z]{3} [0-9A-Z]{4} [0-9A-Z]{4}/.exec(shown ?? '')?.[0] ?? '';
    expect(number, `No number in « ${shown} »`).not.toBe('');
    await nextCustomerByKey(page);
    return number.replaceAll(' ', '');
  }

  /** A balance is looked at before it is taken. */
  async function takeWhatIsSeen(): Promise<void> {
    await page.waitForTimeout(900);
    await page.keyboard.press('Enter');
  }

  async function payByNumber(key: string, number: string): Promise<void> {
    await page.keyboard.press('F1');
    await page.keyboard.press(key);
    await page.keyboard.type(number.toLowerCase(), typing);
    await page.keyboard.press('Enter');
  }

  async function due(amount: string): Promise<void> {
    await shows('amount-due', amount);
  }

  async function shows(testId: string, amount: string): Promise<void> {
    await expect.poll(() => textOf(testId), { timeout: 10_000 }).toBe(amount);
  }

  /** Amounts are set with no-break spaces; the test writes ordinary ones. */
  async function textOf(testId: string): Promise<string | undefined> {
    return (await page.getByTestId(testId).textContent())?.replace(/[\u00a0\u202f]/g, ' ');
  }
});
