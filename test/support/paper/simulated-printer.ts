import { type PrinterLimits, usualLimits } from '../../../hardware/printer/drivers/limits.ts';
import { createTcpPrinter } from '../../../hardware/printer/drivers/tcp.ts';
import { encodeReceipt } from '../../../hardware/printer/encode-receipt.ts';
import { parsePrinterAddress } from '../../../hardware/printer/printer-address.ts';
import { startPrinterSimulator } from '../../../hardware/printer/simulator.ts';

/** Patient where the machine may be slow, quick where a test waits for nothing to happen. */
const testLimits: PrinterLimits = { ...usualLimits, askEveryMs: 20, silentMs: 400 };

/** The driver on a simulator of its own. */
export async function simulatedPrinter(
  language: 'escpos' | 'starprnt',
  limits: Partial<PrinterLimits> = {},
) {
  const simulator = await startPrinterSimulator({ language });
  const address = parsePrinterAddress(simulator.address);
  if (!address.ok) throw new Error(simulator.address);
  const printer = createTcpPrinter(address.value, { limits: { ...testLimits, ...limits } });
  return {
    simulator,
    printer,
    paper(...lines: string[]) {
      const blocks = lines.map(
        (text) =>
          ({ kind: 'text', text, align: 'start', weight: 'plain', size: 'normal' }) as const,
      );
      return encodeReceipt({ language: 'fr', blocks }, address.value.paper);
    },
    async remove() {
      await printer.close();
      await simulator.stop();
    },
  };
}
