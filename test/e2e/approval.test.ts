import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { approvalBody } from '../../contract/entry/approval.ts';
import { writeOwnCode } from '../../domain/scan/own-code.ts';
import { demoBadgeBody } from '../../platform/demo/operators.ts';
import { axeViolations } from '../support/axe.ts';
import { chromiumAvailable } from '../support/chromium.ts';
import { openPage } from '../support/open-page.ts';
import { readJournal, signedOf, transactionsOf } from '../support/read-journal.ts';
import { type RunningTill, startTill } from '../support/start-till.ts';
import { lastingClient } from '../support/till-client.ts';
import { scanByWedge } from '../support/wedge.ts';

const jumper = '3760123450010';
/** Slower than any scanner. */
const byHand = { delay: 120 };
const patient = { timeout: 30_000 };

describe.skipIf(!chromiumAvailable)('an approval on the spot (skipped without Chromium)', () => {
  let till: RunningTill;
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    till = await startTill();
    ({ browser, page } = await openPage(till.url));
    await scanByWedge(page, jumper);
    await page.getByTestId('line-1').waitFor();
  });

  afterAll(async () => {
    await browser?.close();
    await till?.stop();
  });

  it('a cashier wants 30 %, which is marked as needing one, and is asked whose it is to be', async () => {
    await askFor30();
    await said('approval-asked', 'Inès M. demande');
    await said('approval-asked', '23,97\u00a0€ sur 79,90\u00a0€');
    await said('approval-asked', '10\u202f% du prix');
    // Nobody approves their own request, and an associate may give 20 % at most.
    expect(await page.getByTestId('person-op-ines').count()).toBe(0);
    expect(await page.getByTestId('person-op-theo').count()).toBe(0);
    expect(await axeViolations(page)).toEqual([]);
  });

  it('Escape asks nobody: nothing has changed', async () => {
    await page.keyboard.press('Escape');
    await page.getByTestId('approval').waitFor({ state: 'detached' });
    await page.keyboard.press('Escape');
    await said('amount-due', '79,90');
  });

  it('the manager’s badge and PIN give it, the cashier stays signed on', async () => {
    await askFor30();
    await scanByWedge(page, writeOwnCode('operator', demoBadgeBody('op-karim')));
    await page.getByTestId('pin-typed').waitFor();
    await page.keyboard.type('333333', byHand);
    await said('pin-said', 'Essais restants');
    await page.keyboard.type('222222', byHand);
    await said('line-1', '−30\u202f%');
    await said('amount-due', '55,93');
    await said('operator', 'Inès M.');
  });

  it('by keyboard alone: another name, the PIN', async () => {
    await page.keyboard.press('F5');
    await page.getByRole('button', { name: 'Tout le panier' }).click();
    await page.keyboard.type('20', byHand);
    await page.getByRole('button', { name: 'Geste commercial' }).click();
    await page.getByTestId('discount-confirm').click();
    await page.getByTestId('approval').waitFor(patient);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.getByTestId('pin-typed').waitFor();
    await page.keyboard.type('222222', byHand);
    await said('amount-due', '44,74');
  });

  it('the receipt’s entry names both approvals, and they say who asked and who allowed', async () => {
    await page.keyboard.press('F12');
    await page.keyboard.press('Enter');
    await page.locator('[data-screen=paid]').waitFor();
    const client = lastingClient(till.folder);
    const entries = await readJournal(client);
    client.close();
    const sold = transactionsOf(entries).at(-1)?.transaction;
    const approvals = entries.filter(({ type }) => type === 'approval');
    expect(approvals).toHaveLength(2);
    expect(sold?.approvals.map(({ sequence }) => sequence)).toEqual(
      approvals.map(({ sequence }) => sequence),
    );
    expect(sold?.lines[0]?.modifiers.map(({ approval }) => approval?.sequence)).toEqual(
      approvals.map(({ sequence }) => sequence),
    );
    const [first] = approvals.map((entry) => approvalBody.parse(signedOf(entry).body));
    expect(first).toMatchObject({
      ...{ action: 'line-discount', requestedById: 'op-ines', approverId: 'op-karim' },
      asked: { amountMinor: 2_397, ofMinor: 7_990 },
      limit: { rateBp: 1_000 },
    });
  });

  it('the audit view is the manager’s: what was approved, with its receipt one touch away', async () => {
    await page.keyboard.press('Enter');
    await page.keyboard.press('Alt+j');
    expect(await page.getByTestId('audit').count()).toBe(0);
    await page.keyboard.press('F11');
    await page.getByTestId('person-op-karim').click();
    await page.keyboard.type('222222', byHand);
    await said('operator', 'Karim B.');
    await page.keyboard.press('Alt+j');
    await page.getByTestId('audit-approval').first().waitFor(patient);
    await said('audit', 'Karim B., demandé par Inès M.');
    expect(await axeViolations(page)).toEqual([]);
    await page.getByTestId('audit-kind').selectOption('approval');
    await expect.poll(() => page.getByTestId('audit-sign-on').count(), patient).toBe(0);
    await expect.poll(() => page.getByTestId('audit-approval').count(), patient).toBe(2);
    await page.getByTestId('audit-save').click();
    await said('audit-saved', '.csv');
    await page.getByTestId('audit-receipt').first().click();
    await page.getByTestId('receipt-search').waitFor();
    await expect.poll(() => page.getByRole('dialog').textContent(), patient).toContain('44,74');
  });

  it('an archive made from « Plus » says which file it is', async () => {
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.keyboard.press('Alt+a');
    await page.getByTestId('archives-begin').click();
    await expect
      .poll(() => page.getByTestId('archives-done').textContent(), patient)
      .toContain('.zip');
    await page.keyboard.press('Escape');
  });

  it('a colleague buys at the staff price, named by keys and PIN; above the quota a manager allows it', async () => {
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.keyboard.press('F11');
    await page.getByTestId('person-op-ines').click();
    await page.keyboard.type('1111', byHand);
    await said('operator', 'Inès M.');
    await scanByWedge(page, jumper);
    await page.getByTestId('line-1').waitFor();
    await page.keyboard.press('Alt+p');
    await said('staff-terms', '25\u202f%');
    // Nobody rings what they buy themselves.
    expect(await page.getByTestId('person-op-ines').isDisabled()).toBe(true);
    await page.keyboard.type('noe', byHand);
    await expect.poll(() => page.getByTestId('person-op-karim').count(), patient).toBe(0);
    await page.waitForTimeout(500);
    await page.keyboard.press('Enter');
    await page.getByTestId('pin-typed').waitFor();
    await page.keyboard.type('1111', byHand);
    await said('staff-left', '920,12');
    await page.keyboard.press('F4');
    await page.getByTestId('staff-who').waitFor();
    await scanByWedge(page, writeOwnCode('operator', demoBadgeBody('op-noe')));
    await page.getByTestId('pin-typed').waitFor();
    await page.keyboard.type('1111', byHand);
    await page.getByTestId('staff-done').click();
    await said('amount-due', '59,93');
    await page.keyboard.press('*');
    await page.getByTestId('quantity-confirm').waitFor();
    await page.keyboard.type('30', byHand);
    await page.getByTestId('quantity-confirm').click();
    await said('staff-band', '397,00\u00a0€ au plein tarif');
    await page.getByTestId('staff-band').click();
    await page.getByTestId('staff-over').waitFor();
    await page.keyboard.press('F5');
    await said('approval-asked', '397,00');
    await page.getByTestId('person-op-karim').click();
    await page.keyboard.type('222222', byHand);
    await said('staff-beyond', '397,00');
    await page.keyboard.press('Escape');
    await said('amount-due', '797,75');
    await page.keyboard.press('F4');
    await page.getByTestId('abandon-test').click();
    await page.getByTestId('staff-band').waitFor({ state: 'detached' });
  });

  it('a cashier trains under the manager, who allows it; a host that dies leaves nobody selling by oversight', async () => {
    const { length: sales } = await soldEntries();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.keyboard.press('Alt+f');
    await page.getByTestId('training-begin').click();
    await page.getByTestId('person-op-karim').click();
    await page.keyboard.type('222222', byHand);
    await said('training-band', 'FORMATION — rien n’est vendu');
    await said('training-band', 'Karim B.');
    await scanByWedge(page, jumper);
    await said('amount-due', '79,90');
    await page.keyboard.press('F12');
    await page.getByTestId('validate').waitFor();
    await page.waitForTimeout(700);
    await page.keyboard.press('Enter');
    await page.locator('[data-screen=paid]').waitFor();
    await said('screen', 'Vente de formation');
    process.kill(till.hostPid(), 'SIGKILL');
    await page.locator('[data-screen=sign-on]').waitFor(patient);
    expect(await page.getByTestId('training-band').count()).toBe(0);
    expect(await soldEntries()).toHaveLength(sales);
  });

  async function soldEntries() {
    const client = lastingClient(till.folder);
    const entries = await readJournal(client);
    client.close();
    return transactionsOf(entries);
  }

  async function askFor30(): Promise<void> {
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('F5');
    const thirty = page.getByRole('button', { name: '−30' });
    await expect.poll(() => thirty.textContent(), patient).toContain('avec accord');
    await thirty.click();
    await page.getByRole('button', { name: 'Abîmé' }).click();
    await said('discount-confirm', 'Demander l’accord');
    await page.getByTestId('discount-confirm').click();
    await page.getByTestId('approval').waitFor(patient);
  }

  async function said(testId: string, words: string): Promise<void> {
    await expect.poll(() => page.getByTestId(testId).textContent(), patient).toContain(words);
  }
});
