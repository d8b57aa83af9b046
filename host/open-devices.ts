import type { FailureLogger } from '../contract/rpc/handler-failure.ts';
import type { Timers } from '../contract/rpc/timers.ts';
import { createTcpPrinter } from '../hardware/printer/drivers/tcp.ts';
import type { HidPort } from '../hardware/scanner/port.ts';
import type { Guard } from './answer-by-need.ts';
import type { CommandQueue } from './commands/command-queue.ts';
import { scan } from './commands/scan.ts';
import type { TillContext } from './commands/till-context.ts';
import type { Invitations } from './display/invitations.ts';
import { loyaltyOnReceipt } from './loyalty/loyalty-on-receipt.ts';
import type { TillOperators } from './operators/till-operators.ts';
import { openPrinting } from './printing/open-printing.ts';
import { createReceiptPapers } from './printing/receipt-papers.ts';
import type { ClosedFigures } from './report/closed-figures.ts';
import { openTillScanners } from './scanners/till-scanners.ts';
import type { TillSettings } from './settings/till-settings.ts';
import type { TillFile } from './store/till-file.ts';
import { balanceOf } from './stored-value/value-accounts.ts';
import type { TillEvents } from './till-events.ts';
import type { TrainingDesk } from './training/open-training.ts';

/** What is plugged into the till: scanners, which ring at its own seat, printers and the drawer. */
export function openDevices(from: {
  till: TillContext;
  /** The door that a scan of a device goes through as a page's does. */
  guard: Guard;
  training: Pick<TrainingDesk, 'contextAt'>;
  commands: CommandQueue;
  file: TillFile;
  settings: TillSettings;
  operators: Pick<TillOperators, 'aliasOf'>;
  closedFigures: ClosedFigures;
  invitations: Pick<Invitations, 'toSale'>;
  hid: HidPort;
  timers: Timers;
  events: TillEvents;
  logger: FailureLogger;
}) {
  const { till, guard, training, settings, timers, events, logger } = from;
  const scanners = openTillScanners({
    hid: from.hid,
    timers,
    scan(scanned) {
      // The till's own hands: what is scanned goes where the screen is.
      const isTraining = training.contextAt(scanned.seat).kind === 'training';
      const input = { ...scanned, training: isTraining };
      return guard({ name: 'scan', input, session: { id: 'scanner', role: 'page' } }, () =>
        scan(input, training.contextAt(input.seat)),
      );
    },
    newId: till.newId,
    logger,
    onScanned: events.screenChanged.tell,
    onState: events.tillChanged.tell,
  });
  const printing = openPrinting({
    till,
    file: from.file,
    settings,
    papers: createReceiptPapers({
      documents: till.documents,
      journal: till.journal,
      codes: till.codes,
      balanceOf: (number) => balanceOf(till, number),
      settings,
      aliasOf: from.operators.aliasOf,
      tenders: till.tenders,
      loyaltyOf: (place) => loyaltyOnReceipt(till, place),
      claimOf: (place) => from.invitations.toSale(place, null),
    }),
    commands: from.commands,
    aliasOf: from.operators.aliasOf,
    closedFigures: from.closedFigures,
    openPrinter: createTcpPrinter,
    timers,
    logger,
  });
  return { scanners, printing };
}
