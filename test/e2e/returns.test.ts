import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axeViolations } from '../support/axe.ts';
import { chromiumAvailable } from '../support/chromium.ts';
import { nextCustomerByKey, nextCustomerByTouch } from '../support/next-customer.ts';
import { openPage } from '../support/open-page.ts';
import { readJournal, transactionsOf, verifyAll } from '../support/read-journal.ts';
import { type RunningTill, startTill } from '../support/start-till.ts';
import { type LastingClient, lastingClient } from '../support/till-client.ts';
import { scanByWedge } from '../support/wedge.ts';

const jumper = '3760123450010';
const socks = '3760123450157';

describe.skipIf(!chromiumAvailable)('goods that come back (skipped without Chromium)', () => {
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

  let number = '';

  it('by the number that is typed, by keys alone: F6, number, Enter, lines, reason, F12', async () => {
    for (const code of [jumper, socks, socks, socks]) await scanByWedge(page, code);
    await due('109,60 €');
    await page.keyboard.press('F12');
    await page.getByTestId('validate').waitFor();
    await page.keyboard.press('F2');
    await page.keyboard.press('Enter');
    await change('0,00 €');
    number = (await page.getByTestId('receipt-number').textContent()) ?? '';
    await nextCustomerByKey(page);
    await openReturn(number);
    // The first line's « + » has the focus; the arrows go on to the next line's.
    await page.keyboard.press('Enter');
    await expect.poll(() => text('return-worth')).toBe('−79,90\u00a0€');
    await page.keyboard.press('F12');
    await page.getByText('Choisissez un motif.').waitFor();
    await chooseReasonByKeys('Trop grand');
    await page.keyboard.press('F12');
    await page.getByTestId('return-section').waitFor();
    expect(await text('return-section')).toBe(`Retour · ticket ${number} · trop grand`);
    await due('79,90 €');
    expect(await page.getByTestId('pay').textContent()).toContain('Rembourser');
    expect(await text('returns')).toBe('1 retour−79,90\u00a0€');
  });

  it('is refunded to the card that paid, which is suggested, and says what went back how', async () => {
    await page.keyboard.press('F12');
    await page.getByTestId('validate').waitFor();
    expect(await page.getByTestId('tender-card').getAttribute('aria-pressed')).toBe('true');
    await expect.poll(() => page.getByTestId('tender-cash').count()).toBe(0);
    await page.keyboard.press('Enter');
    await change('79,90 €');
    await page.getByRole('heading', { name: 'Remboursé' }).waitFor();
    await nextCustomerByTouch(page);
  });

  it('by the code that is scanned; what is returned already is shown and can’t be chosen', async () => {
    await scanByWedge(page, await codeOf(number));
    await page.getByTestId('return-receipt').waitFor();
    await page.getByText('Tout est déjà repris ou en cours de retour').waitFor();
    expect(await page.getByTestId('return-line-1').getByRole('button').count()).toBe(0);
    expect(await axeViolations(page)).toEqual([]);
    await page.getByTestId('return-more-2').click();
    await page.getByRole('button', { name: 'Défectueux' }).click();
    await page.getByRole('button', { name: 'Abîmés' }).click();
    await page.getByTestId('return-add').click();
    await due('9,90 €');
  });

  it('makes an exchange with a rest to pay', async () => {
    await scanByWedge(page, jumper);
    await due('70,00 €');
    await page.keyboard.press('F12');
    await page.getByTestId('validate').waitFor();
    await page.keyboard.press('F1');
    await page.keyboard.press('Enter');
    await change('0,00 €');
    await nextCustomerByKey(page);
  });

  it('makes an exchange at one price, which ends without a tender', async () => {
    await openReturn(number);
    await page.getByTestId('return-more-2').click();
    await page.getByRole('button', { name: 'A changé d’avis' }).click();
    await page.keyboard.press('F12');
    await due('9,90 €');
    await scanByWedge(page, socks);
    await due('0,00 €');
    expect(await page.getByTestId('pay').textContent()).toContain('Terminer');
    await page.keyboard.press('F12');
    await change('0,00 €');
    await nextCustomerByKey(page);
  });

  it('makes an exchange that gives money back', async () => {
    await openReturn(number);
    await page.keyboard.press('F6');
    await expect.poll(() => text('return-worth')).toBe('−9,90\u00a0€');
    await page.keyboard.press('Escape');
    await sheets(0);
    await page.keyboard.press('Alt+s');
    await sheets(1);
    await page.keyboard.press('Escape');
    await sheets(0);
    // What was chosen is kept.
    await page.keyboard.press('F6');
    await page.getByTestId('return-receipt').waitFor();
    await page.getByRole('button', { name: 'Trop petit' }).click();
    await page.getByTestId('return-add').click();
    await due('9,90 €');
    await page.keyboard.press('F12');
    await validateOnce();
    await change('9,90 €');
    await nextCustomerByKey(page);
  });

  it('without a receipt, by words, for what it costs today, onto an avoir', async () => {
    await page.keyboard.press('F6');
    await page.getByTestId('return-number').waitFor();
    await page.keyboard.press('F2');
    await page.keyboard.press('F4');
    await page.getByTestId('return-number').fill(socks);
    await page.keyboard.press('Enter');
    await page.getByTestId('return-goods').waitFor();
    await page.getByRole('button', { name: 'Cadeau reçu' }).click();
    await page.keyboard.press('F12');
    await page.getByTestId('return-section').waitFor();
    expect(await text('return-section')).toBe('Retour · sans ticket · cadeau reçu');
    await due('9,90 €');
    await page.keyboard.press('F12');
    await validateOnce();
    await change('9,90 €');
    await nextCustomerByKey(page);
  });

  it('a receipt of another till is refused, and says what will be possible', async () => {
    await page.keyboard.press('F6');
    await page.getByTestId('return-number').fill('7-000042-K7');
    await page.keyboard.press('Enter');
    await page.getByText('vient de la caisse 7').waitFor();
    await page.keyboard.press('Escape');
  });

  it('and the journal holds it all, and verifies', async () => {
    const done = transactionsOf(await readJournal(client)).map(({ transaction }) => transaction);
    expect(done.map(({ kind }) => kind)).toEqual([
      'sale',
      'return',
      'exchange',
      'exchange',
      'return',
      'return',
    ]);
    expect(done.map(({ totals }) => totals.grossMinor)).toEqual([
      10_960, -7_990, 7_000, 0, -990, -990,
    ]);
    expect(done[5]).toMatchObject({
      lines: [{ returnOf: null }],
      tenders: [{ kind: 'store-credit', refundOf: null }],
    });
    expect(done[1]?.tenders).toMatchObject([
      { kind: 'card', amountMinor: -7_990, refundOf: { tender: 1 } },
    ]);
    expect(done[2]?.lines.map(({ disposition }) => disposition)).toEqual(['damaged', '']);
    expect(await verifyAll(client)).toMatchObject({ done: true, problem: null });
  });

  const text = (testId: string) => page.getByTestId(testId).textContent();

  async function due(amount: string): Promise<void> {
    await expect
      .poll(() => text('amount-due'), { timeout: 15_000 })
      .toBe(amount.replace(' ', '\u00a0'));
  }

  async function change(amount: string): Promise<void> {
    await page.getByTestId('change').waitFor();
    expect(await text('change')).toBe(amount.replace(' ', '\u00a0'));
  }

  /** The amount is looked at first: what is pressed as it appears is not taken. */
  async function validateOnce(): Promise<void> {
    await page.getByTestId('validate').waitFor();
    await page.waitForTimeout(900);
    await page.keyboard.press('Enter');
  }

  async function sheets(count: number): Promise<void> {
    await expect.poll(() => page.getByRole('dialog').count()).toBe(count);
  }

  async function openReturn(receipt: string): Promise<void> {
    await page.getByTestId('amount-due').waitFor();
    await page.keyboard.press('F6');
    await page.getByTestId('return-number').fill(receipt);
    await page.keyboard.press('Enter');
    await page.getByTestId('return-receipt').waitFor();
  }

  /** Tab goes through the sheet; Enter chooses. */
  async function chooseReasonByKeys(name: string): Promise<void> {
    for (let count = 0; count < 40; count += 1) {
      await page.keyboard.press('Tab');
      const focused = await page.evaluate(() => document.activeElement?.textContent ?? '');
      if (focused === name) break;
    }
    await page.keyboard.press('Enter');
  }

  /** As it would be printed. */
  async function codeOf(receipt: string): Promise<string> {
    const found = await client.call('findReceipt', { receipt });
    if (!found.ok) throw new Error(found.error.code);
    const preview = await client.call('receiptPreview', { ...found.value.of, paper: 'receipt' });
    if (!preview.ok) throw new Error(preview.error.code);
    const code = /CPTR\w+/.exec(JSON.stringify(preview.value.document))?.[0];
    if (code === undefined) throw new Error('no code');
    return code;
  }
});
