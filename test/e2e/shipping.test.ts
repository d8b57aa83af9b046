import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axeViolations } from '../support/axe.ts';
import { chromiumAvailable } from '../support/chromium.ts';
import { nextCustomerByTouch } from '../support/next-customer.ts';
import { openPage } from '../support/open-page.ts';
import { readJournal, signedOf, transactionsOf } from '../support/read-journal.ts';
import { type RunningTill, startTill } from '../support/start-till.ts';
import { lastingClient } from '../support/till-client.ts';
import { scanByWedge } from '../support/wedge.ts';

const jumper = '3760123450010';
const socks = '3760123450157';
const lamp = '3760123450263';
/** Slower than any scanner. */
const byHand = { delay: 150 };
const patient = { timeout: 30_000 };

describe.skipIf(!chromiumAvailable)('a line is shipped (skipped without Chromium)', () => {
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

  it('F1 sends the line, undo takes it back, and the line sheet leads there by touch', async () => {
    await scanByWedge(page, jumper);
    await page.getByTestId('line-1').waitFor();
    await page.keyboard.press('F1');
    await said('group-1', 'À expédier');
    await said('customer-open', 'Adresse à compléter');
    await page.keyboard.press('Control+z');
    await gone('group-1');
    await page.getByTestId('line-1-open').click();
    await page.getByTestId('line-leave').click();
    await page.getByTestId('option-ship').waitFor(patient);
    expect(await axeViolations(page)).toEqual([]);
    await page.getByTestId('option-ship').click();
    await said('group-1', 'À expédier');
  });

  it('paying asks first to whom: found by phone, the address typed, all by keys', async () => {
    await page.keyboard.press('F12');
    await page.getByTestId('customer-search').waitFor();
    expect(await axeViolations(page)).toEqual([]);
    await page.keyboard.type('06 39 98 00 01', byHand);
    const found = page.locator('[data-testid^="customer-customer-"]');
    await expect.poll(() => found.count(), patient).toBe(1);
    expect(await axeViolations(page)).toEqual([]);
    await page.keyboard.press('Enter');
    await page.getByTestId('customer-street').waitFor(patient);
    expect(await axeViolations(page)).toEqual([]);
    await page.keyboard.type('3 rue des Lilas', byHand);
    await page.keyboard.press('Enter');
    await page.getByTestId('customer-street').waitFor({ ...patient, state: 'detached' });
    await unsaid('customer-open', 'Adresse à compléter');
  });

  it('then it is paid, and signed as shipped without the address', async () => {
    await page.keyboard.press('F12');
    await page.keyboard.press('F2');
    await page.keyboard.press('Enter');
    await page.getByTestId('next-customer').waitFor(patient);
    const client = lastingClient(till.folder);
    const [sale] = transactionsOf(await readJournal(client));
    client.close();
    expect(sale?.transaction.lines).toMatchObject([{ fulfilment: 'ship' }]);
    expect(sale?.entry.text).not.toContain('Lilas');
  });

  it('a missing size is shipped to a customer found by phone, paid by card, in eight touches', async () => {
    await nextCustomerByTouch(page);
    await scanByWedge(page, jumper);
    await page.getByTestId('line-1').waitFor(patient);
    let touches = 0;
    const touch = async (testId: string) => {
      await page.getByTestId(testId).first().waitFor(patient);
      // Nobody is faster than the guards against echoes.
      await page.waitForTimeout(900);
      await page.getByTestId(testId).first().click();
      touches += 1;
    };
    await touch('line-1-variants');
    await touch('variant-ML001-3');
    await touch('hand-over-ship');
    expect(await axeViolations(page)).toEqual([]);
    await page.getByTestId('customer-search').waitFor(patient);
    await page.keyboard.type('06 39 98 00 04', byHand);
    touches += 1;
    await said('hand-over-ship', '12 rue Mercière');
    expect(await axeViolations(page)).toEqual([]);
    await touch('item-act');
    await said('group-1', '12 rue Mercière');
    await touch('pay');
    await touch('tender-card');
    await touch('validate');
    await page.getByTestId('next-customer').waitFor(patient);
    process.stdout.write(`missing size shipped: ${touches} touches\n`);
    expect(touches).toBeLessThanOrEqual(8);
  });

  it('two addresses and a pickup store in one basket: a piece moved, a deposit on the pickup, paid by card', async () => {
    await nextCustomerByTouch(page);
    for (const code of [jumper, jumper, socks, lamp]) await scanByWedge(page, code);
    await page.getByTestId('line-3').waitFor(patient);
    await page.keyboard.press('F3');
    await page.getByTestId('customer-search').waitFor(patient);
    await page.keyboard.type('06 39 98 00 04', byHand);
    const found = page.locator('[data-testid^="customer-customer-"]');
    await expect.poll(() => found.count(), patient).toBe(1);
    await found.click();
    await gone('customer-search');
    // One of the two jumpers to the customer, from the chosen line and by keys.
    await choose('line-1');
    await page.keyboard.press('/');
    await said('pieces', '2 sur 2');
    await page.keyboard.press('-');
    await said('pieces', '1 sur 2');
    await pressOption('option-ship');
    await said('group-1', '12 rue Mercière');
    // The socks to somebody else.
    await choose('line-2');
    await page.keyboard.press('/');
    await pressOption('option-find-address');
    await pressOption('option-type-address');
    await page.getByTestId('typed-name').fill('Paul Martin');
    await page.getByTestId('typed-street').fill('8 rue du Port');
    await page.getByTestId('typed-postcode').fill('69002');
    await page.getByTestId('typed-city').fill('Lyon');
    expect(await axeViolations(page)).toEqual([]);
    await page.keyboard.press('Enter');
    await said('group-2', 'Paul Martin');
    // The lamp is picked up in a store, looked for by its name; a deposit on it.
    await choose('line-3');
    await page.keyboard.press('/');
    await pressOption('option-find-store');
    await page.getByTestId('store-search').waitFor(patient);
    await page.keyboard.type('republique', byHand);
    const stores = page.locator('[data-testid^="option-store-"]');
    await expect.poll(() => stores.count(), patient).toBe(1);
    expect(await axeViolations(page)).toEqual([]);
    await page.keyboard.press('F1');
    await said('group-3', 'Lyon République');
    await page.getByTestId('group-3-open').click();
    await page.getByTestId('payment-deposit').waitFor(patient);
    await page.keyboard.press('F10');
    await said('group-pay', 'au retrait');
    expect(await axeViolations(page)).toEqual([]);
    await page.keyboard.press('F12');
    await page.getByTestId('deposit-row').waitFor(patient);
    // The other jumper goes with the first, and is seen there.
    await choose('line-1');
    await page.keyboard.press('/');
    await page.keyboard.press('F2');
    await said('group-1', '159,80');
    expect(await axeViolations(page)).toEqual([]);
    await page.keyboard.press('F12');
    await page.waitForTimeout(900);
    await page.getByTestId('tender-card').click();
    await page.getByTestId('validate').click();
    await page.getByTestId('next-customer').waitFor(patient);
    const client = lastingClient(till.folder);
    const entries = await readJournal(client);
    client.close();
    const placed = entries.findLast(({ type }) => type === 'order-placed');
    expect(placed && signedOf(placed).body).toMatchObject({
      groups: [
        { number: 1, fulfilment: 'ship' },
        { number: 2, fulfilment: 'ship' },
        { number: 3, fulfilment: 'pickup' },
      ],
      depositKind: 'acompte',
    });
  });

  it('a reservation alone is no ticket: its code stands large, its paper beside it', async () => {
    await nextCustomerByTouch(page);
    await scanByWedge(page, jumper);
    await page.getByTestId('line-1').waitFor(patient);
    await page.keyboard.press('F3');
    await page.getByTestId('customer-search').waitFor(patient);
    await page.keyboard.type('06 39 98 00 04', byHand);
    const found = page.locator('[data-testid^="customer-customer-"]');
    await expect.poll(() => found.count(), patient).toBe(1);
    await found.click();
    await gone('customer-search');
    await page.keyboard.press('/');
    await pressOption('option-reserve');
    await said('group-1', 'Réservé');
    await said('pay', 'Réserver');
    await page.waitForTimeout(500);
    await page.keyboard.press('F12');
    await page.getByTestId('receipt-paper').filter({ hasText: 'RÉSERVATION' }).waitFor(patient);
    const code = await page.getByTestId('collect-code').textContent();
    expect(code).toMatch(/^[0-9A-Z]{3}.[0-9A-Z]{3}$/);
    await said('receipt-paper', code ?? 'no code');
    expect(await axeViolations(page)).toEqual([]);
    await nextCustomerByTouch(page);
    await page.keyboard.press('Alt+c');
    const reprint = page.locator('[data-testid^="print-C-"]');
    await expect.poll(() => reprint.count(), patient).toBe(1);
    expect(await axeViolations(page)).toEqual([]);
  });

  /** By the arrow keys, as somebody without a mouse. */
  async function choose(line: string): Promise<void> {
    const isChosen = () => page.getByTestId(line).getAttribute('aria-current');
    for (const key of ['ArrowUp', 'ArrowDown']) {
      for (let steps = 0; steps < 9 && (await isChosen()) !== 'true'; steps += 1)
        await page.keyboard.press(key);
    }
    expect(await isChosen()).toBe('true');
  }

  async function pressOption(testId: string): Promise<void> {
    await page.getByTestId(testId).waitFor(patient);
    await page.getByTestId(testId).click();
  }

  async function said(testId: string, text: string): Promise<void> {
    await page.getByTestId(testId).filter({ hasText: text }).waitFor(patient);
  }

  async function gone(testId: string): Promise<void> {
    await page.getByTestId(testId).waitFor({ ...patient, state: 'detached' });
  }

  async function unsaid(testId: string, text: string): Promise<void> {
    await page.getByTestId(testId).filter({ hasNotText: text }).waitFor(patient);
  }
});
