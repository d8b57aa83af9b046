import type {
  DrawerOutcome,
  PrinterStatus,
  PrintJob,
  PrintOutcome,
  ReceiptPrinter,
} from '../../hardware/printer/port.ts';

/** A printer that does what the test says, at the port: no wire, no waiting of its own. */
export function scriptedPrinter() {
  const printed: PrintJob[] = [];
  let print: (job: PrintJob) => Promise<PrintOutcome> = async () => ({ kind: 'printed' });
  let openDrawer: () => Promise<DrawerOutcome> = async () => ({ kind: 'sent' });
  let status: PrinterStatus = { state: 'ready', drawer: 'closed' };
  let pulses = 0;

  const device: ReceiptPrinter = {
    print(job) {
      printed.push(job);
      return print(job);
    },
    status: async () => status,
    openDrawer() {
      pulses += 1;
      return openDrawer();
    },
    close: async () => undefined,
  };
  return {
    device,
    /** Jobs it was given, in their order. */
    printed,
    pulses: () => pulses,
    prints(next: typeof print): void {
      print = next;
    },
    opens(next: typeof openDrawer): void {
      openDrawer = next;
    },
    is(next: PrinterStatus): void {
      status = next;
    },
  };
}
