import { simulatedPrinter } from '../support/paper/simulated-printer.ts';
import { receiptPrinterConformance } from './receipt-printer.ts';

for (const language of ['escpos', 'starprnt'] as const) {
  receiptPrinterConformance(`TCP driver on a simulated ${language} printer`, async () => {
    const { simulator, printer, paper, remove } = await simulatedPrinter(language);
    return {
      printer,
      paper,
      remove,
      roll: simulator.roll,
      setCover: simulator.setCover,
      setPaper: simulator.setPaper,
      isDrawerOpen: () => simulator.switches().isDrawerOpen,
    };
  });
}
