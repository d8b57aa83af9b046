// npm run screenshots [-- PART]: the pictures of the README and the docs, from the running program on the demo
// shop. A picture that can't be made any more fails the run: what the docs show is what there is.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { launchChromium } from '../test/support/chromium.ts';
import { resultOf, runTill } from '../test/support/run-till.ts';
import { signOnAtPage } from '../test/support/sign-on.ts';
import { startPlatform } from '../test/support/start-platform.ts';
import { startTill } from '../test/support/start-till.ts';
import { scanByWedge } from '../test/support/wedge.ts';

const folder = join(import.meta.dirname, '..', 'docs', 'screenshots');
const jumper = '3760123450010';
const socks = '3760123450157';
const lamp = '3760123450263';

const small = { width: 1024, height: 768 };
const large = { width: 1920, height: 1080 };

interface Look {
  theme: 'light' | 'dark';
  language: 'fr' | 'en';
}
const lightFr: Look = { theme: 'light', language: 'fr' };
const darkFr: Look = { theme: 'dark', language: 'fr' };
const darkEn: Look = { theme: 'dark', language: 'en' };

mkdirSync(folder, { recursive: true });
const browser = await launchChromium();
try {
  const parts = {
    ...{ signOn, selling, leaving, closing, toTheBank, training, staffPurchase, accountPayment },
    ...{ cancelling },
  };
  const [only] = process.argv.slice(2);
  for (const [name, takePictures] of Object.entries(parts))
    if (only === undefined || only === name) await takePictures(browser);
} finally {
  await browser.close();
}
// The tills it started end with it.
process.exit(0);

async function signOn(browser: Browser): Promise<void> {
  const till = await startTill({ env: { COMPTOIR_DEMO: 'full' }, signedOff: true });
  const page = await openPage(browser, till.url, lightFr);
  await page.getByTestId('person-op-ines').waitFor();
  await picture(page, 'welcome-light-fr');
  await page.keyboard.press('Escape');
  await page.getByTestId('person-op-ines').click();
  await picture(page, 'sign-on-light-fr');
  await page.close();
  await till.stop();
}

async function selling(browser: Browser): Promise<void> {
  const till = await startTill({ env: { COMPTOIR_DEMO: 'full' } });
  const page = await openPage(browser, till.url, lightFr);
  await page.keyboard.press('Escape');
  for (const code of [lamp, socks, jumper]) await scanByWedge(page, code);
  await page.getByTestId('line-3').waitFor();
  await picture(page, 'sale-light-fr');
  await look(page, darkEn);
  await picture(page, 'sale-dark-en');
  await page.keyboard.press('F5');
  await page.getByTestId('discount-confirm').waitFor();
  await picture(page, 'discount-dark-en');
  await page.keyboard.press('Escape');
  await look(page, darkFr);
  await page.keyboard.press('F12');
  await page.keyboard.type('250', { delay: 120 });
  await picture(page, 'tender-dark-fr');
  await look(page, lightFr);
  await page.keyboard.press('Enter');
  await page.getByTestId('change').waitFor();
  await picture(page, 'paid-light-fr');
  const number = (await page.getByTestId('receipt-number').textContent()) ?? '';
  await page.waitForTimeout(1_000);
  await page.keyboard.press('Enter');
  await page.getByTestId('pay').waitFor();

  await page.keyboard.press('F6');
  await page.getByTestId('return-number').fill(number);
  await page.keyboard.press('Enter');
  await page.getByTestId('return-receipt').waitFor();
  await picture(page, 'return-light-fr');
  await page.keyboard.press('Escape');

  await look(page, darkFr);
  await page.keyboard.press('Alt+t');
  await page.getByTestId('receipt-search').waitFor();
  await picture(page, 'receipts-dark-fr');
  await page.keyboard.press('Escape');
  await look(page, lightFr);
  await page.keyboard.press('Alt+s');
  await page.getByTestId('status').waitFor();
  await picture(page, 'status-light-fr');
  await page.close();
  await till.stop();
}

/** What leaves later, with the figures of a platform: sent to two addresses, picked up with a deposit, reserved. */
async function leaving(browser: Browser): Promise<void> {
  const platform = await startPlatform({ demo: 'full' });
  const till = await startTill({ env: { COMPTOIR_DEMO: 'full' }, signedOff: true });
  const code = await platform.pair('LYO1', '2');
  resultOf(await runTill(till.folder, 'enrol', code, '--platform', platform.url));
  await signOnAtPage(till);
  const page = await openPage(browser, till.url, lightFr);
  const at = (testId: string) => page.getByTestId(testId);
  await at('pay').waitFor();
  await page.keyboard.press('Escape');
  // The feeds have told what lies where.
  await page.waitForTimeout(20_000);
  for (const item of [lamp, socks, jumper, jumper]) await scanByWedge(page, item);
  await at('line-3').waitFor();
  await nameCustomer(page);
  await leave(page, 3, 'option-find-store');
  await at('option-store-LYO2').click();
  await at('group-1').waitFor();
  await leave(page, 2, 'option-ship');
  await at('group-2').waitFor();
  await page.keyboard.press('F3');
  await at('customer-street').fill('12 rue Mercière');
  await page.keyboard.press('Enter');
  await at('customer-street').waitFor({ state: 'detached' });
  await leave(page, 1, 'option-find-address');
  await at('option-type-address').click();
  const typed = { name: 'Paul Martin', street: '8 rue du Port', postcode: '44000', city: 'Nantes' };
  for (const [part, value] of Object.entries(typed)) await at(`typed-${part}`).fill(value);
  await page.keyboard.press('Enter');
  await at('group-3').waitFor();
  await at('group-1-open').click();
  await at('payment-deposit').click();
  await at('deposit-amount').waitFor();
  await page.keyboard.press('F12');
  await bothSizes(page, 'groups');
  await bothSizes(page, 'group', async () => {
    await at('group-1-open').click();
    await at('deposit-amount').waitFor();
  });
  await page.keyboard.press('F12');
  await page.waitForTimeout(1_000);
  await at('tender-card').click();
  await at('validate').click();
  await at('next-customer').waitFor();
  await page.waitForTimeout(1_000);
  await page.keyboard.press('Enter');
  await at('pay').waitFor();
  await scanByWedge(page, jumper);
  await at('line-1').waitFor();
  await nameCustomer(page);
  await leave(page, 1, 'option-reserve');
  await at('group-1').waitFor();
  await page.waitForTimeout(1_000);
  await page.keyboard.press('F12');
  await at('collect-code').waitFor();
  await bothSizes(page, 'reserved');
  await page.close();
  await till.stop();
  await platform.stop();
}

/** An order with arrhes, given up by the store: all of it comes back, and as much again. */
async function cancelling(browser: Browser): Promise<void> {
  const till = await startTill({ env: { COMPTOIR_DEMO: 'small' } });
  const ordered = [
    'ring',
    '--item',
    'ML001-1@reserve',
    '--item',
    'ML016-1@reserve',
    '--customer',
    '+33639980001',
  ];
  const paid = ['--deposit', '30.00:arrhes', '--tender', 'cash:10.00', '--tender', 'card:rest'];
  resultOf(await runTill(till.folder, ...ordered, ...paid));
  const page = await openPage(browser, till.url, lightFr);
  await page.getByTestId('pay').waitFor();
  await page.keyboard.press('Escape');
  await bothSizes(page, 'cancel-order', async () => {
    await page.keyboard.press('Alt+c');
    await page.getByTestId('orders').waitFor();
    await page.keyboard.press('F10');
    await page.getByTestId('cancel-by-retailer').waitFor();
    await page.keyboard.press('F2');
    await page.waitForTimeout(500);
  });
  await page.close();
  await till.stop();
}

async function nameCustomer(page: Page): Promise<void> {
  await page.keyboard.press('F3');
  await page.getByTestId('customer-search').waitFor();
  await page.keyboard.type('lyon', { delay: 120 });
  await page.locator('[data-testid^="customer-customer-"]').first().click();
  await page.getByTestId('customer-search').waitFor({ state: 'detached' });
}

/** The line, by its own sheet. */
async function leave(page: Page, line: number, option: string): Promise<void> {
  await page.getByTestId(`line-${line}-open`).click();
  await page.getByTestId('line-leave').click();
  await page.getByTestId(option).click();
}

/** On the smallest screen in French and light, on the largest in English and dark. */
async function bothSizes(page: Page, name: string, openSheet?: () => Promise<void>): Promise<void> {
  const looks = [
    { ...lightFr, as: 'light-fr', width: 1024, height: 768 },
    { ...darkEn, as: 'dark-en', width: 1920, height: 1080 },
  ] as const;
  for (const { as, width, height, ...shown } of looks) {
    await page.setViewportSize({ width, height });
    await look(page, shown);
    await openSheet?.();
    await picture(page, `${name}-${as}`);
    if (openSheet) await page.keyboard.press('Escape');
    await page.waitForTimeout(500);
    // Of a sheet that another one led to, that one is left.
    if (openSheet && (await page.getByRole('dialog').count()) > 0)
      await page.keyboard.press('Escape');
  }
  await page.setViewportSize({ width: 1024, height: 768 });
  await look(page, lightFr);
}

async function closing(browser: Browser): Promise<void> {
  const till = await startTill({ env: { COMPTOIR_DEMO: 'small' } });
  await signOnAtPage(till, { operatorId: 'op-karim', pin: '222222' });
  resultOf(await runTill(till.folder, 'ring', '--item', 'ML016-1', '--tender', 'cash:25'));
  const page = await openPage(browser, till.url, lightFr);
  await page.getByTestId('pay').waitFor();
  await scanByWedge(page, jumper);
  await page.getByTestId('line-1').waitFor();
  await page.keyboard.press('F12');
  await page.waitForTimeout(1_000);
  await page.keyboard.press('Enter');
  await page.getByTestId('change').waitFor();
  await page.keyboard.press('Alt+l');
  await page.getByTestId('day-close').click();
  const count = (field: string, pieces: string) => page.getByTestId(`count-${field}`).fill(pieces);
  const countAll = async (): Promise<void> => {
    await count('note-2000', '1');
    await count('coin-200', '2');
    await count('coin-100', '1');
    for (const sum of await page.locator('[data-testid^=count-sum-]').all()) await sum.fill('0');
  };
  await page.getByTestId('count-note-2000').waitFor();
  await countAll();
  await picture(page, 'day-count-light-fr');
  for (const again of [false, true]) {
    if (again) await countAll();
    await page.getByTestId('count-confirm').click();
    await page.getByTestId('count-validate').click();
    await page.getByTestId(again ? 'causes' : 'count-again').waitFor();
  }
  await picture(page, 'day-difference-light-fr');
  await page.locator('main fieldset button').first().click();
  await page.getByTestId('day-next').click();
  await page.getByTestId('day-next').click();
  await page.getByTestId('day-close-confirm').click();
  await page.getByTestId('closure-day').waitFor();
  await look(page, darkEn);
  await picture(page, 'day-closed-dark-en');
  await page.close();
  await till.stop();
}

async function toTheBank(browser: Browser): Promise<void> {
  const till = await startTill({ env: { COMPTOIR_DEMO: 'small' } });
  await signOnAtPage(till, { operatorId: 'op-karim', pin: '222222' });
  const page = await openPage(browser, till.url, lightFr);
  const at = (testId: string) => page.getByTestId(testId);
  await at('pay').waitFor();
  await page.keyboard.press('Alt+l');
  await at('day-open').click();
  await at('count-note-2000').fill('10');
  await at('open-confirm').click();
  await at('pay').waitFor();
  const tenders = [
    'cash:25',
    'cheque:25:LCL-7654321',
    'cheque:25:BNP-0000042',
    'voucher-cadhoc:25',
  ];
  for (const tender of tenders)
    resultOf(await runTill(till.folder, 'ring', '--item', 'ML016-1', '--tender', tender));
  await page.keyboard.press('Alt+l');
  await at('day-handover').click();
  await at('count-note-2000').fill('11');
  await at('count-paper-LCL-7654321').fill('25');
  await at('count-paper-BNP-0000042').fill('25');
  await at('count-sum-voucher-cadhoc').fill('25');
  await at('count-none-else').click();
  await at('count-confirm').click();
  await at('count-validate').click();
  await at('differences').waitFor();
  await page.locator('main fieldset button').first().click();
  await page.getByRole('button', { name: 'Kate W.' }).click();
  await picture(page, 'handover-light-fr');
  await at('settle-confirm').click();
  await at('day-safe').waitFor();
  resultOf(await runTill(till.folder, 'close'));
  await at('day-safe').click();
  await at('day-deposit').click();
  await at('deposit-total').waitFor();
  await at('count-note-2000').fill('1');
  await at('deposit-all').click();
  await at('deposit-pouch').fill('FR-0042');
  await picture(page, 'deposit-light-fr');
  await page.keyboard.press('Escape');
  await at('day-change-order').click();
  await at('count-roll-400').waitFor();
  await look(page, darkEn);
  await picture(page, 'change-order-dark-en');
  await page.close();
  await till.stop();
}

async function training(browser: Browser): Promise<void> {
  const till = await startTill({ env: { COMPTOIR_DEMO: 'small' } });
  const page = await openPage(browser, till.url, lightFr);
  await page.getByTestId('pay').waitFor();
  await page.keyboard.press('Alt+f');
  await page.getByTestId('training-begin').waitFor();
  await picture(page, 'training-begin-light-fr');
  await page.getByTestId('training-begin').click();
  await page.getByTestId('person-op-karim').click();
  await page.keyboard.type('222222', { delay: 120 });
  await page.getByTestId('training-band').waitFor();
  for (const code of [lamp, socks, jumper]) await scanByWedge(page, code);
  await page.getByTestId('line-3').waitFor();
  await page.waitForTimeout(5_000);
  await picture(page, 'training-light-fr');
  await look(page, darkEn);
  await page.keyboard.press('F12');
  await page.getByTestId('validate').waitFor();
  await page.waitForTimeout(1_000);
  await page.keyboard.press('Enter');
  await page.getByTestId('change').waitFor();
  await page.keyboard.press('Alt+t');
  await page.getByTestId('receipt-paper').waitFor();
  await picture(page, 'training-receipt-dark-en');
  await page.close();
  await till.stop();
}

async function staffPurchase(browser: Browser): Promise<void> {
  const till = await startTill({ env: { COMPTOIR_DEMO: 'small' } });
  const page = await openPage(browser, till.url, lightFr);
  await page.getByTestId('pay').waitFor();
  for (const code of [lamp, socks, jumper]) await scanByWedge(page, code);
  await page.getByTestId('line-3').waitFor();
  await page.keyboard.press('Alt+p');
  await page.getByTestId('person-op-noe').click();
  await page.keyboard.type('1111', { delay: 120 });
  await page.getByTestId('staff-buyer').waitFor();
  await page.setViewportSize(small);
  await picture(page, 'staff-light-fr');
  await page.keyboard.press('Escape');
  await page.keyboard.press('*');
  await page.getByTestId('quantity-confirm').waitFor();
  await page.keyboard.type('30', { delay: 120 });
  await page.getByTestId('quantity-confirm').click();
  await look(page, darkEn);
  await page.setViewportSize(large);
  await page.getByTestId('staff-band').click();
  await page.getByTestId('staff-over').waitFor();
  await picture(page, 'staff-over-dark-en');
  await page.close();
  await till.stop();
}

async function accountPayment(browser: Browser): Promise<void> {
  const till = await startTill({ env: { COMPTOIR_DEMO: 'small' } });
  const page = await openPage(browser, till.url, lightFr);
  const nameCompany = async () => {
    await page.keyboard.press('F3');
    await page.getByTestId('customer-search').fill('remparts');
    await page.getByRole('button', { name: /Remparts/ }).click();
  };
  await page.getByTestId('pay').waitFor();
  await nameCompany();
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  for (const code of [lamp, jumper]) await scanByWedge(page, code);
  await page.getByTestId('line-2').waitFor();
  await page.keyboard.press('F12');
  await page.getByTestId('tender-others').click();
  await page.getByTestId('tender-account').click();
  await page.waitForTimeout(1_000);
  await page.keyboard.press('Enter');
  await page.locator('[data-screen=paid]').waitFor();
  await page.waitForTimeout(1_500);
  await page.keyboard.press('Enter');
  await page.getByTestId('pay').waitFor();
  await page.keyboard.press('Alt+u');
  await page.getByTestId('account-find').waitFor();
  await nameCompany();
  await page.getByTestId('account-all').click();
  await page.getByTestId('account-invoices').fill('F-00013-2-RX-000042');
  await page.setViewportSize(small);
  await picture(page, 'account-light-fr');
  await page.keyboard.press('Enter');
  await page.getByTestId('line-1').waitFor();
  await page.keyboard.press('F12');
  await page.getByTestId('validate').waitFor();
  await page.waitForTimeout(1_000);
  await page.keyboard.press('Enter');
  await page.getByTestId('change').waitFor();
  await look(page, darkEn);
  await page.setViewportSize(large);
  await page.keyboard.press('a');
  await page.getByTestId('receipt-paper').waitFor();
  await picture(page, 'account-receipt-dark-en');
  await page.close();
  await till.stop();
}

async function openPage(browser: Browser, url: string, first: Look): Promise<Page> {
  const page = await browser.newPage({
    viewport: { width: 1366, height: 768 },
    colorScheme: first.theme,
    locale: 'fr-FR',
    reducedMotion: 'reduce',
  });
  await page.goto(url);
  return page;
}

async function look(page: Page, { theme, language }: Look): Promise<void> {
  await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
  const now = await page.locator('html').getAttribute('lang');
  if (now === language) return;
  await page.getByTestId('language').click();
  await page.locator(`html[lang=${language}]`).waitFor();
}

async function picture(page: Page, name: string): Promise<void> {
  // What was just scanned fades from its mark in two seconds.
  await page.waitForTimeout(2_300);
  await page.screenshot({ path: join(folder, `${name}.png`) });
  process.stdout.write(`${name}.png\n`);
}
