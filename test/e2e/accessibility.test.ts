import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axeViolations } from '../support/axe.ts';
import { chromiumAvailable, launchChromium } from '../support/chromium.ts';
import { signOnAtPage } from '../support/sign-on.ts';
import { type RunningTill, startTill } from '../support/start-till.ts';
import { connectScript } from '../support/till-client.ts';
import { scanByWedge } from '../support/wedge.ts';

/** How one gets to each screen from the one before it, by keys alone. */
const screens: readonly [name: string, go: (page: Page) => Promise<void>][] = [
  ['sale, empty', async () => undefined],
  [
    'sale with lines',
    async (page) => {
      for (const code of ['3760123450263', '3760123450157', '3760123450010']) {
        await scanByWedge(page, code);
      }
      await page.getByTestId('line-3').waitFor();
    },
  ],
  [
    'search results',
    async (page) => {
      await page.keyboard.press('F2');
      await page.keyboard.type('chem', { delay: 120 });
      await page.locator('[data-testid^="search-result-"]').first().waitFor();
    },
  ],
  [
    'keys sheet',
    async (page) => {
      await page.keyboard.press('Escape');
      await page.keyboard.press('Escape');
      await page.keyboard.press('Shift+?');
      await page.getByRole('dialog').waitFor();
    },
  ],
  [
    'state of the till',
    async (page) => {
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'detached' });
      await page.keyboard.press('Alt+s');
      await page.getByTestId('status').waitFor();
    },
  ],
  [
    'who of the staff buys',
    async (page) => {
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'detached' });
      await page.keyboard.press('Alt+p');
      await page.getByTestId('staff-terms').waitFor();
    },
  ],
  [
    'quotes',
    async (page) => {
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'detached' });
      await page.keyboard.press('Alt+q');
      await page.getByTestId('make-quote').waitFor();
    },
  ],
  [
    'after-sales files',
    async (page) => {
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'detached' });
      await page.keyboard.press('Alt+w');
      await page.getByTestId('open-after-sales').waitFor();
    },
  ],
  [
    'what is behind « Plus »',
    async (page) => {
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'detached' });
      await page.keyboard.press('F10');
      await page.getByTestId('menu-settings').waitFor();
    },
  ],
  [
    'settings',
    async (page) => {
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'detached' });
      await page.keyboard.press('Alt+r');
      await page.getByRole('dialog').waitFor();
    },
  ],
  [
    'why a basket is abandoned',
    async (page) => {
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'detached' });
      await page.keyboard.press('F4');
      await page.getByTestId('abandon-test').waitFor();
    },
  ],
  [
    'quantity',
    async (page) => {
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'detached' });
      await page.keyboard.press('*');
      await page.getByTestId('quantity-confirm').waitFor();
    },
  ],
  [
    'suspended sales',
    async (page) => {
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'detached' });
      await page.keyboard.press('F8');
      await page.getByRole('dialog').waitFor();
    },
  ],
  [
    'gift card sheet',
    async (page) => {
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'detached' });
      await page.keyboard.press('Alt+g');
      await page.getByTestId('money-confirm').waitFor();
    },
  ],
  [
    'deposit sheet',
    async (page) => {
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'detached' });
      await page.keyboard.press('Alt+o');
      await page.getByTestId('deposit-item').waitFor();
    },
  ],
  [
    'suspend sheet',
    async (page) => {
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'detached' });
      await page.keyboard.press('F9');
      await page.getByTestId('suspend').waitFor();
    },
  ],
  [
    'a refused scan',
    async (page) => {
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'detached' });
      await scanByWedge(page, '3760123450011');
      await page.getByTestId('notice').waitFor();
    },
  ],
  [
    'discount sheet, beyond the limit',
    async (page) => {
      await page.keyboard.press('F5');
      await page.getByTestId('discount-typed').waitFor();
      await page.keyboard.type('90', { delay: 150 });
      await page.getByTestId('discount-preview').getByText('accord').waitFor();
    },
  ],
  [
    'line sheet',
    async (page) => {
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'detached' });
      await page.getByTestId('line-1-open').click();
      await page.getByTestId('serial-number').waitFor();
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'detached' });
    },
  ],
  [
    'names, and a PIN half typed',
    async (page) => {
      await page.keyboard.press('F11');
      await page.getByTestId('person-op-theo').click();
      await page.keyboard.type('11', { delay: 150 });
      await page.getByTestId('pin-typed').waitFor();
    },
  ],
  [
    'the sale again',
    async (page) => {
      await page.keyboard.press('F11');
      await page.keyboard.press('Escape');
      await page.getByTestId('amount-due').waitFor();
    },
  ],
  [
    'the sheet of a line’s item',
    async (page) => {
      await page.keyboard.press('F7');
      await page.getByTestId('variants').waitFor();
      await page.getByTestId('where-it-is').locator('li').first().waitFor();
    },
  ],
  [
    'return: asking for the receipt',
    async (page) => {
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'detached' });
      await page.keyboard.press('F6');
      await page.getByTestId('return-number').fill('99999');
      await page.keyboard.press('Enter');
      await page.getByText('99999 n’est pas').waitFor();
    },
  ],
  [
    'tender',
    async (page) => {
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'detached' });
      await page.keyboard.press('F12');
      await page.getByTestId('validate').waitFor();
      await page.keyboard.type('50', { delay: 120 });
    },
  ],
  [
    'tender by gift card, by its number',
    async (page) => {
      await page.keyboard.press('F3');
      await page.getByTestId('value-number').waitFor();
    },
  ],
  [
    'tender by voucher, by its issuer',
    async (page) => {
      await page.keyboard.press('F6');
      await page.getByTestId('issuer-voucher-cadhoc').waitFor();
    },
  ],
  [
    'tender by card, with its reference',
    async (page) => {
      await page.keyboard.press('F2');
      await page.getByTestId('reference-0').fill('482913');
      await page.keyboard.press('Escape');
    },
  ],
  [
    'tender with one accepted',
    async (page) => {
      await page.keyboard.press('Enter');
      await page.getByText('50,00', { exact: false }).first().waitFor();
    },
  ],
  [
    'paid',
    async (page) => {
      // What is left to pay is seen first; an Enter that follows at once answers nothing.
      await page.waitForTimeout(500);
      await page.keyboard.press('Enter');
      await page.getByTestId('change').waitFor();
    },
  ],
  [
    'tax-free, of the receipt just paid',
    async (page) => {
      await page.keyboard.press('d');
      await page.getByTestId('tax-free-verdict').waitFor();
      await page.getByTestId('tax-free-residence').selectOption('DE');
      await page.getByText('Résident de l’Union').waitFor();
    },
  ],
  [
    'factures, none yet',
    async (page) => {
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'detached' });
      await page.keyboard.press('Alt+n');
      await page.getByText('Aucune facture').waitFor();
    },
  ],
  [
    'facture of the receipt just paid, with what is wrong at its fields',
    async (page) => {
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'detached' });
      await page.keyboard.press('f');
      await page.getByRole('button', { name: 'Professionnel' }).click();
      await page.getByTestId('make-invoice').click();
      await page.getByText('À remplir').first().waitFor();
    },
  ],
  [
    'receipts, with the paper of the last one',
    async (page) => {
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'detached' });
      await page.keyboard.press('Alt+t');
      await page.getByTestId('receipt-paper').waitFor();
    },
  ],
  [
    'printers, to who may not set them',
    async (page) => {
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'detached' });
      await page.keyboard.press('Alt+i');
      await page.getByTestId('printers-not-allowed').waitFor();
      expect(await page.getByTestId('printer-address-main').isDisabled()).toBe(true);
    },
  ],
  [
    'printers, one that does not answer',
    async (page) => {
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'detached' });
      await page.keyboard.press('F11');
      await page.getByTestId('person-op-karim').click();
      await page.keyboard.type('222222', { delay: 150 });
      await page.getByTestId('change').waitFor({ timeout: 30_000 });
      await page.keyboard.press('Alt+i');
      await page.getByTestId('printer-address-main').fill('tcp://127.0.0.1:9');
      await page.getByTestId('printer-save-main').press('Enter');
      await page.locator('[data-testid=printer-status][data-state=unreachable]').waitFor();
    },
  ],
  [
    'what the platform found, to settle',
    async (page) => {
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'detached' });
      await page.keyboard.press('Alt+v');
      await page.getByTestId('tasks').waitFor();
    },
  ],
  [
    'the manager’s page',
    async (page) => {
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'detached' });
      await page.keyboard.press('Alt+m');
      await page.getByTestId('manager-turnover').waitFor();
      await page.getByTestId('manager-categories').locator('li').first().waitFor();
    },
  ],
  [
    'the manager’s page, its tables',
    async (page) => {
      await page.keyboard.press('F4');
      await page.getByTestId('manager-categories-table').press('Enter');
      await page.getByTestId('manager-categories').getByRole('table').waitFor();
    },
  ],
  [
    'paid, with a receipt that is not printed',
    async (page) => {
      await page.keyboard.press('Escape');
      await page.getByTestId('change').waitFor();
      await page.keyboard.press('p');
      await page.locator('[data-testid=print-state][data-state=failed]').waitFor();
    },
  ],
  [
    'archives',
    async (page) => {
      await page.keyboard.press('Alt+a');
      await page.getByTestId('archives').waitFor();
    },
  ],
  [
    'what training is',
    async (page) => {
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'detached' });
      await page.keyboard.press('Alt+f');
      await page.getByTestId('training-who').waitFor();
    },
  ],
  [
    'training, with lines',
    async (page) => {
      await page.getByTestId('training-begin').click();
      await page.getByTestId('training-band').waitFor();
      await scanByWedge(page, '3760123450263');
      await page.getByTestId('line-1').waitFor();
    },
  ],
  [
    'training, its end asked for',
    async (page) => {
      await page.keyboard.press('Alt+f');
      await page.getByTestId('training-end').waitFor();
    },
  ],
  [
    'the sale after training',
    async (page) => {
      await page.getByTestId('training-end').click();
      await page.getByTestId('training-band').waitFor({ state: 'detached' });
    },
  ],
];

describe.skipIf(!chromiumAvailable)('axe finds nothing (skipped without Chromium)', () => {
  let till: RunningTill;
  let browser: Browser;

  beforeAll(async () => {
    till = await startTill();
    const client = connectScript(till.folder);
    const setting = { seat: 'script-1', key: 'tax-free.operator', value: 'simulator' };
    await client.call('setSetting', setting);
    client.close();
    browser = await launchChromium();
  });

  afterAll(async () => {
    await browser?.close();
    await till?.stop();
  });

  it.each([
    { colorScheme: 'light', width: 1024, height: 768 },
    { colorScheme: 'dark', width: 1920, height: 1080 },
  ] as const)(
    'on any screen, $colorScheme, $width × $height',
    async ({ colorScheme, ...viewport }) => {
      await signOnAtPage(till);
      const page = await browser.newPage({ viewport, colorScheme, reducedMotion: 'reduce' });
      await page.goto(till.url);
      await page.getByTestId('amount-due').waitFor();
      for (const [name, go] of screens) {
        await go(page);
        expect(await axeViolations(page), name).toEqual([]);
      }
      await page.keyboard.press('Enter');
      await page.close();
    },
  );
});
