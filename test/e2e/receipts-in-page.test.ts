import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type PrinterSimulator, startPrinterSimulator } from '../../hardware/printer/simulator.ts';
import { chromiumAvailable } from '../support/chromium.ts';
import { nextCustomerByTouch } from '../support/next-customer.ts';
import { openPage } from '../support/open-page.ts';
import { readJournal, signedOf, transactionsOf, verifyAll } from '../support/read-journal.ts';
import { type RunningTill, startTill } from '../support/start-till.ts';
import { type LastingClient, lastingClient } from '../support/till-client.ts';
import { scanByWedge } from '../support/wedge.ts';

const jumper = '3760123450010';

describe.skipIf(!chromiumAvailable)('receipts at the till (skipped without Chromium)', () => {
  let till: RunningTill;
  let printer: PrinterSimulator;
  let browser: Browser;
  let page: Page;
  let client: LastingClient;

  beforeAll(async () => {
    printer = await startPrinterSimulator();
    till = await startTill();
    client = lastingClient(till.folder);
    await client.call('setSetting', {
      seat: 'script-1',
      key: 'devices.printer',
      value: printer.address,
    });
    ({ browser, page } = await openPage(till.url));
  });

  afterAll(async () => {
    client?.close();
    await browser?.close();
    await till?.stop();
    await printer?.stop();
  });

  const jobState = (state: string) =>
    page.locator(`[data-testid=print-state][data-state=${state}]`).first();

  /** Scan, F12, amount, Enter: on the paid screen. */
  async function sell(): Promise<string> {
    await scanByWedge(page, jumper);
    await page.getByTestId('line-1').waitFor();
    await page.keyboard.press('F12');
    await page.keyboard.type('100', { delay: 120 });
    await page.keyboard.press('Enter');
    await page.getByTestId('change').waitFor();
    return (await page.getByTestId('receipt-number').textContent()) ?? '';
  }

  it('the paper that comes out says what the preview said', async () => {
    const number = await sell();
    await page.keyboard.press('a');
    const paper = page.getByTestId('receipt-paper');
    await paper.getByText(number).waitFor();
    const previewed = words(await paper.innerText());
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.keyboard.press('p');
    await jobState('printed').waitFor();
    const printed = words(printer.roll().filter(isText).join('\n'));
    expect(printed).toEqual(previewed);
    expect(printed).toContain(number);
  });

  it('a second print says that it is one, before and after', async () => {
    printer.clearRoll();
    await page.keyboard.press('a');
    await page.getByTestId('receipt-paper').getByText('DUPLICATA 1').first().waitFor();
    await page.keyboard.press('F12');
    await jobState('printed').waitFor();
    await expect
      .poll(() => printer.roll().filter((line) => /DUPLICATA 1/.test(line)))
      .toHaveLength(2);
    await page.getByTestId('receipt-paper').getByText('DUPLICATA 2').first().waitFor();
    await page.keyboard.press('Escape');
  });

  it('the code on a receipt, scanned from the next sale, offers its return, and its paper from there', async () => {
    const code = /\[qr (CPTR\w+)\]/.exec(printer.roll().join('\n'))?.[1] ?? '';
    await nextCustomerByTouch(page);
    await page.getByTestId('amount-due').waitFor();
    await scanByWedge(page, code);
    await page.getByTestId('return-see').click();
    await page.getByTestId('receipt-paper').getByText('DUPLICATA 2').first().waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
  });

  it('a receipt is found by its number, its amount and its day, by keys alone', async () => {
    const number = await sell();
    await page.keyboard.press('Alt+t');
    const search = page.getByTestId('receipt-search');
    for (const text of [number, '79,90', new Date().toLocaleDateString('fr-FR')]) {
      await search.fill(text);
      await page.getByTestId(`receipt-${number}`).waitFor();
    }
    await page.keyboard.press('ArrowDown');
    await search.fill('79,91');
    await page.getByText('Aucun ticket pour').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
  });

  it('two receipts of the day make one tax-free slip, with the buyer read from their passport', async () => {
    const setting = { seat: 'script-1', key: 'tax-free.operator', value: 'simulator' };
    await client.call('setSetting', setting);
    await page.getByTestId('tax-free-open').waitFor();
    await page.keyboard.press('d');
    const verdict = page.getByTestId('tax-free-verdict');
    await verdict.getByText('Il manque 20,11').waitFor();
    await page.getByTestId('tax-free-receipt').fill('1');
    await page.keyboard.press('Enter');
    await verdict.getByText('Détaxe possible sur 159,80').waitFor();
    // The specimen of ICAO 9303, of a citizen of nowhere.
    await scanByWedge(page, 'P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<');
    await page.getByTestId('tax-free-passport').getByText('Première ligne lue').waitFor();
    await scanByWedge(page, 'L898902C36UTO7408122F1204159ZE184226B<<<<<10');
    await page.getByTestId('tax-free-passport').getByText('Passeport lu').waitFor();
    expect(await page.getByTestId('tax-free-surname').inputValue()).toBe('ERIKSSON');
    expect(await page.getByTestId('tax-free-birthDate').inputValue()).toBe('12/08/1974');
    await page.getByTestId('tax-free-residence').selectOption('FR');
    await page.getByText('Résident de l’Union européenne').waitFor();
    await page.getByTestId('tax-free-residence').selectOption('JP');
    await page.getByText('Moins de six mois').click();
    await page.keyboard.press('F12');
    const document = (await page.getByTestId('tax-free-document').textContent()) ?? '';
    printer.clearRoll();
    await page.keyboard.press('F12');
    await jobState('printed').waitFor();
    expect(printer.roll().join('\n')).toContain(document);
    expect(printer.roll().join('\n')).not.toContain('ERIKSSON');
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    // Goods of it wait until it is cancelled, and the way there is a key.
    await page.keyboard.press('Alt+t');
    await page.getByTestId('receipt-paper').waitFor();
    await page.keyboard.press('F6');
    await page.getByTestId('return-receipt').waitFor();
    await page.keyboard.press('F6');
    await page.getByRole('button', { name: 'Trop petit' }).click();
    await page.keyboard.press('F12');
    await page.getByTestId('return-problem').getByText('bordereau de détaxe').waitFor();
    await page.keyboard.press('F3');
    await page.getByTestId('tax-free-cancel').click();
    // The receipt is free again, and too little by itself; nothing of the passport is left on the form.
    await verdict.getByText('Il manque 20,11').waitFor();
    await page.getByTestId('tax-free-receipt').fill('1');
    await page.keyboard.press('Enter');
    await page.getByTestId('tax-free-issue').waitFor();
    expect(await page.getByTestId('tax-free-surname').inputValue()).toBe('');
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
  });

  it('a receipt is invoiced to a business, a wrong number is said at its field, and its paper prints', async () => {
    await nextCustomerByTouch(page);
    const number = await sell();
    await page.keyboard.press('f');
    const field = (name: string) => page.getByTestId(`buyer-${name}`);
    await field('name').waitFor();
    await page.getByRole('button', { name: 'Professionnel' }).click();
    await field('companyNumber').fill('732 829 321');
    await field('name').fill('Atelier Garnier SARL');
    await field('street').fill('4 rue des Œillets');
    await field('postcode').fill('69004');
    await field('city').fill('Lyon');
    await page.keyboard.press('Enter');
    await page.getByText('Ce n’est pas valable').waitFor();
    await field('companyNumber').fill('732 829 320');
    await page.keyboard.press('Enter');
    const paper = page.getByTestId('receipt-paper');
    await paper.getByText('SIREN 732829320').first().waitFor();
    expect(words(await paper.innerText())).toContain(number);
    printer.clearRoll();
    await page.keyboard.press('F12');
    await expect.poll(() => printer.roll().some((line) => /Atelier Garnier/.test(line))).toBe(true);
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    // The receipt knows its invoice.
    await page.keyboard.press('a');
    await page.getByRole('button', { name: 'Voir la facture' }).waitFor();
    await page.keyboard.press('F10');
    await paper.getByText('DUPLICATA 1').first().waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
  });

  it('a printer in trouble never holds up a sale: paid is drawn, what to do is said', async () => {
    await nextCustomerByTouch(page);
    printer.setCover(true);
    await sell();
    await page.keyboard.press('p');
    await jobState('failed').waitFor();
    expect(await jobState('failed').textContent()).toContain('Fermez-le jusqu’au déclic');
    // The next customer does not wait for it either.
    await scanByWedge(page, jumper);
    await page.getByTestId('line-1').waitFor();
    await page.keyboard.press('F12');
    await page.keyboard.type('100', { delay: 120 });
    await page.keyboard.press('Enter');
    await page.getByTestId('change').waitFor();
    printer.setCover(false);
  });

  it('a paper that stops half way goes on once the roll is in, and is said to be held up', async () => {
    printer.clearRoll();
    printer.setLinesLeft(5);
    await page.keyboard.press('p');
    await page.locator('[data-testid=print-state][data-code=PRINTER_PAPER_OUT]').waitFor();
    printer.setPaper('full');
    await jobState('printed').waitFor();
    expect(printer.roll().filter((line) => line === '[cut]')).toHaveLength(1);
  });

  it('power lost in the middle leaves it open, and the reprint is a marked duplicate', async () => {
    await nextCustomerByTouch(page);
    await sell();
    printer.clearRoll();
    printer.setSlow(true);
    await page.keyboard.press('p');
    await jobState('printing').waitFor();
    await expect.poll(() => printer.roll().length).toBeGreaterThan(0);
    await printer.setPower(false);
    await jobState('unknown').waitFor({ timeout: 30_000 });
    printer.setSlow(false);
    await printer.setPower(true);
    printer.clearRoll();
    await page.keyboard.press('r');
    await jobState('printed').waitFor();
    expect(printer.roll().join('\n')).toContain('DUPLICATA 1');
  });

  it('a host killed while it prints comes back, says so, and doubles nothing', async () => {
    await nextCustomerByTouch(page);
    await sell();
    printer.clearRoll();
    printer.setSlow(true);
    await page.keyboard.press('p');
    await jobState('printing').waitFor();
    await expect.poll(() => printer.roll().length).toBeGreaterThan(0);
    process.kill(till.hostPid(), 'SIGKILL');
    await jobState('unknown').waitFor({ timeout: 30_000 });
    printer.setSlow(false);
    expect(printer.roll().filter((line) => line === '[cut]').length).toBeLessThanOrEqual(1);
  });

  it('after all that every sale is there once and every print is in the journal', async () => {
    const entries = await readJournal(client);
    const sold = transactionsOf(entries);
    expect(new Set(sold.map(({ transaction }) => transaction.basketId)).size).toBe(sold.length);
    const events = entries
      .map(signedOf)
      .flatMap(({ type, body }) => (type === 'event' ? [String(body.event)] : []))
      .filter((event) => event.startsWith('receipt-'));
    expect(events).toEqual([
      'receipt-printed',
      'receipt-duplicated',
      'receipt-printed',
      'receipt-printed',
      'receipt-printed',
      'receipt-duplicated',
      'receipt-printed',
    ]);
    expect((await verifyAll(client)).problem).toBeNull();
  });
});

/** Words in their order; where a line breaks is the paper's business. */
function words(text: string): string[] {
  return text.split(/[\s\u00a0]+/).filter((word) => word !== '');
}

function isText(line: string): boolean {
  return !/^\[|^[-─]+$/.test(line);
}
