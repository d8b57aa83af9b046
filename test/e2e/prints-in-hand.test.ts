import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type PrinterSimulator, startPrinterSimulator } from '../../hardware/printer/simulator.ts';
import { chromiumAvailable } from '../support/chromium.ts';
import { nextCustomerByTouch } from '../support/next-customer.ts';
import { openPage } from '../support/open-page.ts';
import { readJournal, signedOf } from '../support/read-journal.ts';
import { type RunningTill, startTill } from '../support/start-till.ts';
import { type LastingClient, lastingClient, newCommandId } from '../support/till-client.ts';
import { scanByWedge } from '../support/wedge.ts';

const jumper = '3760123450010';

// What somebody does by keys about a paper or a drawer that came to grief.
describe.skipIf(!chromiumAvailable)('papers and drawer in hand (skipped without Chromium)', () => {
  let till: RunningTill;
  let printer: PrinterSimulator;
  let spare: PrinterSimulator;
  let browser: Browser;
  let page: Page;
  let client: LastingClient;

  beforeAll(async () => {
    printer = await startPrinterSimulator();
    spare = await startPrinterSimulator();
    till = await startTill();
    client = lastingClient(till.folder);
    await client.call('setSetting', {
      seat: 'till',
      key: 'devices.printer',
      value: printer.address,
    });
    await client.call('setSetting', {
      seat: 'till',
      key: 'devices.printer.spare',
      value: spare.address,
    });
    ({ browser, page } = await openPage(till.url));
  });

  afterAll(async () => {
    client?.close();
    await browser?.close();
    await till?.stop();
    await printer?.stop();
    await spare?.stop();
  });

  const jobState = (state: string) =>
    page.locator(`[data-testid=print-state][data-state=${state}]`).first();

  async function sell(): Promise<void> {
    await scanByWedge(page, jumper);
    await page.getByTestId('line-1').waitFor();
    await page.keyboard.press('F12');
    await page.keyboard.type('100', { delay: 120 });
    await page.keyboard.press('Enter');
    await page.getByTestId('change').waitFor();
  }

  it('a paper that is held up is given up with X; its duplicate comes from the other printer with O', async () => {
    await sell();
    printer.setLinesLeft(5);
    await page.keyboard.press('p');
    await page.locator('[data-testid=print-state][data-code=PRINTER_PAPER_OUT]').waitFor();
    await page.keyboard.press('x');
    await jobState('unknown').waitFor();
    await page.keyboard.press('o');
    await jobState('printed').waitFor();
    expect(spare.roll().join('\n')).toContain('DUPLICATA 1');
    printer.setPaper('full');
  });

  it('a paper that failed is tried again with R', async () => {
    await nextCustomerByTouch(page);
    printer.setCover(true);
    await sell();
    await page.keyboard.press('p');
    await jobState('failed').waitFor();
    printer.setCover(false);
    printer.clearRoll();
    await page.keyboard.press('r');
    await jobState('printed').waitFor();
    expect(printer.roll().join('\n')).not.toContain('DUPLICATA');
  });

  it('a drawer that stayed shut is told on its own sale alone, and opened again with T, with an entry', async () => {
    await nextCustomerByTouch(page);
    await printer.setPower(false);
    await sell();
    await page.getByTestId('drawer-notice').waitFor();
    await nextCustomerByTouch(page);
    await scanByWedge(page, jumper);
    await page.getByTestId('line-1').waitFor();
    await page.keyboard.press('F12');
    await page.keyboard.press('F2');
    await page.keyboard.press('Enter');
    await page.getByTestId('change').waitFor();
    expect(await page.getByTestId('drawer-notice').count()).toBe(0);
    await nextCustomerByTouch(page);
    await sell();
    await page.getByTestId('drawer-notice').waitFor();
    await printer.setPower(true);
    printer.closeDrawer();
    await page.keyboard.press('t');
    await page.getByTestId('drawer-notice').waitFor({ state: 'detached' });
    await expect.poll(() => printer.switches().isDrawerOpen).toBe(true);
    const again = (await readJournal(client)).map(signedOf).map(({ body }) => body.event);
    expect(again.filter((event) => event === 'drawer-opened-again')).toHaveLength(1);
  });

  it('a receipt that is looked at is returned from with F6', async () => {
    const number = (await page.getByTestId('receipt-number').textContent()) ?? '';
    await page.keyboard.press('a');
    await page.getByTestId('receipt-paper').getByText(number).waitFor();
    await page.keyboard.press('F6');
    await page.getByTestId('return-see').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
  });

  it('a gift card sold without a printer says that its receipt had to be printed', async () => {
    await nextCustomerByTouch(page);
    await client.call('setSetting', { seat: 'till', key: 'devices.printer', value: '' });
    await client.call('sellGiftCard', {
      commandId: newCommandId(),
      seat: 'till',
      amountMinor: 5_000,
    });
    await page.getByTestId('line-1').waitFor();
    await page.keyboard.press('F12');
    await page.keyboard.press('F1');
    await page.keyboard.press('Enter');
    await page.getByTestId('change').waitFor();
    await page.getByTestId('owed-notice').waitFor();
    await client.call('setSetting', {
      seat: 'till',
      key: 'devices.printer',
      value: printer.address,
    });
    printer.clearRoll();
    await page.keyboard.press('p');
    await jobState('printed').waitFor();
    expect(await page.getByTestId('owed-notice').count()).toBe(0);
    expect(printer.roll().join('\n')).toContain('[qr CPTV');
  });
});
