import type { Failure } from '../../contract/failure/failure.ts';
import type { PrinterView } from '../../contract/host/printing-shapes.ts';
import type { Result } from '../../domain/result.ts';
import type { EntryPlace } from '../../domain/transaction/entry-place.ts';
import { newCommandId } from './command-id.ts';
import { type CommandParts, reportOutcome } from './command-parts.ts';
import type { Paper } from './receipt-store.ts';
import { seat } from './snapshots.ts';

export interface ReceiptCommands {
  /** How it goes on is in the `printing` view. */
  printReceipt(place: EntryPlace, paper: Paper, printer?: PrinterView['role']): void;
  /** The paper of an order without a transaction. */
  printOrder(place: EntryPlace, printer?: PrinterView['role']): void;
  /** A job that failed before a byte went out; on the spare printer if the main one can't. */
  retryPrint(id: string, printer: PrinterView['role']): void;
  /** A paper that waits or is held up. */
  giveUpPrint(id: string): void;
  testPrint(printer: PrinterView['role']): void;
  checkPrinters(): void;
  /** Again, for a transaction whose own pulse failed. */
  openDrawer(of: EntryPlace): void;
  /** Resolves with whether it was taken; what was wrong is shown. */
  setSetting(key: string, value: string): Promise<Result<unknown, Failure>>;
}

/** Papers and printers. None of it is in the queue of the basket: a print waits for nobody. */
export function receiptCommands(parts: CommandParts): ReceiptCommands {
  const { host } = parts;
  const report = (result: Result<unknown, Failure>) => reportOutcome(parts, 'act', result);
  /** A touch that bounces, or comes before the queue answers, is one act. */
  let printing: string | null = null;

  async function printReceipt(
    place: EntryPlace,
    paper: Paper,
    printer: PrinterView['role'],
  ): Promise<void> {
    const act = JSON.stringify([place.journalId, place.sequence, paper]);
    if (printing === act) return;
    printing = act;
    report(
      await host.call('printReceipt', {
        commandId: newCommandId(),
        seat,
        journalId: place.journalId,
        sequence: place.sequence,
        paper,
        printer,
      }),
    );
    printing = null;
  }

  async function printOrder(
    { journalId, sequence }: EntryPlace,
    printer: PrinterView['role'],
  ): Promise<void> {
    const act = JSON.stringify([journalId, sequence, 'order']);
    if (printing === act) return;
    printing = act;
    const input = { commandId: newCommandId(), seat, journalId, sequence, printer };
    report(await host.call('printOrder', input));
    printing = null;
  }

  return {
    printOrder: (place, printer = 'main') => void printOrder(place, printer),
    printReceipt: (place, paper, printer = 'main') => void printReceipt(place, paper, printer),
    retryPrint: (id, printer) => void host.call('retryPrint', { id, printer }).then(report),
    giveUpPrint: (id) => void host.call('giveUpPrint', { id }).then(report),
    testPrint: (printer) =>
      void host.call('testPrint', { commandId: newCommandId(), seat, printer }).then(report),
    checkPrinters: () => void host.call('checkPrinters', {}).then(report),
    openDrawer: ({ journalId, sequence }) =>
      void host
        .call('retryDrawer', { commandId: newCommandId(), seat, journalId, sequence })
        .then(report),
    async setSetting(key, value) {
      const result = await host.call('setSetting', { seat, key, value });
      report(result);
      return result;
    },
  };
}
