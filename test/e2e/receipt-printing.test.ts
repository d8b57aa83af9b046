import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { type PrinterSimulator, startPrinterSimulator } from '../../hardware/printer/simulator.ts';
import { entriesOf, resultOf, runTill, salesOf, verified } from '../support/run-till.ts';
import { type RunningTill, startTill } from '../support/start-till.ts';
import { lastingClient } from '../support/till-client.ts';

// Faults of the printer, through the driver, the running host and the command line: the sale stands,
// nothing is lost or doubled, and what came of the paper is said.

let till: RunningTill;
let printer: PrinterSimulator;

beforeAll(async () => {
  printer = await startPrinterSimulator();
  till = await startTill();
  const set = await runTill(till.folder, 'config', 'set', 'devices.printer', printer.address);
  expect(set.code).toBe(0);
});
afterEach(async () => {
  await printer.setPower(true);
  printer.setCover(false);
  printer.setPaper('full');
  printer.setSilent(false);
  printer.closeDrawer();
  printer.clearRoll();
});
afterAll(async () => {
  await till.stop();
  await printer.stop();
});

const fallback = { journalId: '', sequence: 0, receiptNumber: 'no sale' };
const ring = (...more: string[]) =>
  runTill(till.folder, 'ring', '--item', 'ML001-1', '--tender', 'cash:100', ...more);
const papers = () => printer.roll().filter((line) => line === '[cut]').length;
const sales = async () =>
  (await entriesOf(till.folder)).filter(({ type }) => type === 'transaction').length;

test('a sale prints its receipt when asked to, and opens the drawer', async () => {
  const rung = await ring('--receipt', 'paper');
  expect(rung).toMatchObject({ code: 0, errors: '' });
  const sale = resultOf(rung);
  expect(sale).toMatchObject({ receipt: { state: 'printed', copyNumber: 0, failure: null } });
  const text = printer.roll().join('\n');
  const number = /"receiptNumber":"([^"]+)"/.exec(rung.lines[0] ?? '')?.[1] ?? '';
  expect(text).toContain(number);
  expect(text).toMatch(/Pull col V mérinos/);
  expect(text).toMatch(/TOTAL TTC +79,90.€/);
  expect(text).toMatch(/Rendu +20,10.€/);
  expect(text).toMatch(/\[qr CPTR[0-9A-Z]+\]/);
  expect(papers()).toBe(1);
  expect(printer.switches().isDrawerOpen).toBe(true);
  const events = await entriesOf(till.folder);
  expect(events.at(-1)).toMatchObject({
    type: 'event',
    entry: { body: { event: 'receipt-printed', details: { receiptNumber: number } } },
  });
});

test('without being asked nothing is printed, and the drawer opens all the same', async () => {
  const rung = await ring();
  expect(resultOf(rung)).not.toHaveProperty('receipt');
  await expect.poll(() => printer.switches().isDrawerOpen).toBe(true);
  expect(printer.roll()).toEqual([]);
});

test.each([
  ['without paper', () => printer.setPaper('out'), 'PRINTER_PAPER_OUT'],
  ['with its cover open', () => printer.setCover(true), 'PRINTER_COVER_OPEN'],
  ['switched off', () => printer.setPower(false), 'PRINTER_UNREACHABLE'],
])('a printer %s fails the paper, not the sale', async (_, fault, code) => {
  const before = await sales();
  await fault();
  const rung = await ring('--receipt', 'paper');
  expect(rung.code).toBe(0);
  expect(resultOf(rung)).toMatchObject({
    grossMinor: 7_990,
    receipt: { state: 'failed', failure: { code } },
  });
  expect(rung.errors).toContain(`[${code}]`);
  expect(await sales()).toBe(before + 1);
  expect(papers()).toBe(0);
});

test('a printer that never answers leaves it open whether the paper is out', async () => {
  printer.setSilent(true);
  const rung = await ring('--receipt', 'paper');
  expect(rung.code).toBe(0);
  expect(resultOf(rung)).toMatchObject({
    receipt: { state: 'failed', failure: { code: 'PRINTER_SILENT' } },
  });
});

test('a till without a printer says so', async () => {
  await runTill(till.folder, 'config', 'set', 'devices.printer', '');
  const rung = await ring('--receipt', 'paper');
  await runTill(till.folder, 'config', 'set', 'devices.printer', printer.address);
  expect(rung.code).toBe(0);
  expect(rung.errors).toContain('[PRINTER_NOT_SET]');
});

test('the e-receipt is the same receipt as one page, and no print', async () => {
  const rung = await ring();
  const { journalId, sequence, receiptNumber } = salesOf(rung)[0] ?? fallback;
  const before = (await entriesOf(till.folder)).length;
  const client = lastingClient(till.folder);
  const page = await client.call('receiptPage', { journalId, sequence, paper: 'receipt' });
  client.close();
  const html = page.ok ? page.value.html : page.error.code;
  expect(html).toContain(receiptNumber);
  expect(html).toMatch(/79,90.€/);
  expect(html).toContain('<svg');
  expect(html).not.toContain('DUPLICATA');
  expect(await entriesOf(till.folder)).toHaveLength(before);
});

test('after all that the journal is whole', async () => {
  expect(await verified(till.folder)).toMatchObject({ ok: true });
});
