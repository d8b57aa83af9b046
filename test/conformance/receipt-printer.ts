import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ReceiptPrinter } from '../../hardware/printer/port.ts';

export interface PrinterUnderTest {
  printer: ReceiptPrinter;
  /** The bytes of a paper that says these lines. */
  paper(...lines: string[]): Uint8Array;
  /** What is on the roll. */
  roll(): string[];
  setCover(isOpen: boolean): void;
  setPaper(level: 'full' | 'low' | 'out'): void;
  isDrawerOpen(): boolean;
  remove(): Promise<void>;
}

/** What every printer keeps, whatever its language and the way to it. */
export function receiptPrinterConformance(name: string, make: () => Promise<PrinterUnderTest>) {
  describe(`receipt printer, ${name}`, () => {
    let test: PrinterUnderTest;
    beforeEach(async () => {
      test = await make();
    });
    afterEach(async () => {
      await test.printer.close();
      await test.remove();
    });

    it('says printed when the whole paper is on the roll', async () => {
      const outcome = await test.printer.print({ id: '1', bytes: test.paper('Café', '12,50 €') });
      expect(outcome).toEqual({ kind: 'printed' });
      expect(test.roll()).toEqual(['Café', '12,50 €', '[cut]']);
    });

    it('prints jobs whole and in the order they came', async () => {
      const jobs = Array.from({ length: 8 }, (_, index) =>
        test.printer.print({ id: `${index}`, bytes: test.paper(`a${index}`, `b${index}`) }),
      );
      expect(await Promise.all(jobs)).toEqual(jobs.map(() => ({ kind: 'printed' })));
      expect(test.roll()).toEqual(jobs.flatMap((_, index) => [`a${index}`, `b${index}`, '[cut]']));
    });

    it.each([
      ['cover-open', 'PRINTER_COVER_OPEN', () => test.setCover(true)],
      ['paper-out', 'PRINTER_PAPER_OUT', () => test.setPaper('out')],
    ] as const)('%s: fails before a byte is sent', async (state, code, breakIt) => {
      breakIt();
      expect(await test.printer.status()).toMatchObject({ state });
      const outcome = await test.printer.print({ id: '1', bytes: test.paper('no') });
      expect(outcome).toMatchObject({ kind: 'failed', failure: { code } });
      test.setCover(false);
      test.setPaper('full');
      expect(await test.printer.print({ id: '2', bytes: test.paper('yes') })).toEqual({
        kind: 'printed',
      });
      expect(test.roll()).toEqual(['yes', '[cut]']);
    });

    it('prints on paper that is near its end, and says so', async () => {
      test.setPaper('low');
      expect(await test.printer.status()).toMatchObject({ state: 'paper-low' });
      const outcome = await test.printer.print({ id: '1', bytes: test.paper('still') });
      expect(outcome).toEqual({ kind: 'printed' });
    });

    it('opens the drawer and knows that it is open', async () => {
      expect(await test.printer.status()).toEqual({ state: 'ready', drawer: 'closed' });
      expect(await test.printer.openDrawer()).toEqual({ kind: 'sent' });
      expect(test.isDrawerOpen()).toBe(true);
      expect(await test.printer.status()).toEqual({ state: 'ready', drawer: 'open' });
    });

    it('opens the drawer without paper too', async () => {
      test.setPaper('out');
      expect(await test.printer.openDrawer()).toEqual({ kind: 'sent' });
      expect(test.isDrawerOpen()).toBe(true);
    });

    it('a job given up while it waits is not printed', async () => {
      const first = test.printer.print({ id: '1', bytes: test.paper('first') });
      const giveUp = new AbortController();
      const second = test.printer.print({
        id: '2',
        bytes: test.paper('second'),
        signal: giveUp.signal,
      });
      giveUp.abort();
      expect(await second).toMatchObject({
        kind: 'failed',
        failure: { code: 'PRINT_CANCELLED' },
      });
      expect(await first).toEqual({ kind: 'printed' });
      expect(test.roll()).toEqual(['first', '[cut]']);
    });

    it('a closed printer fails at once, and closes twice', async () => {
      await test.printer.close();
      await test.printer.close();
      expect(await test.printer.print({ id: '1', bytes: test.paper('no') })).toMatchObject({
        kind: 'failed',
      });
      expect(await test.printer.status()).toEqual({ state: 'unreachable', drawer: 'unknown' });
      expect(test.roll()).toEqual([]);
    });
  });
}
