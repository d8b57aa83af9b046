import { join } from 'node:path';
import type { TenderSettings } from '../../domain/tender/tender-settings.ts';
import { createCommandQueue } from '../../host/commands/command-queue.ts';
import { ensureSchema } from '../../host/journal/schema/ensure-schema.ts';
import { loyaltyOnReceipt } from '../../host/loyalty/loyalty-on-receipt.ts';
import { openPrinting } from '../../host/printing/open-printing.ts';
import { createReceiptPapers } from '../../host/printing/receipt-papers.ts';
import { createClosedFigures } from '../../host/report/closed-figures.ts';
import { memoryDayFiguresStore } from '../../host/report/day-figures-store.ts';
import { openTillSettings } from '../../host/settings/till-settings.ts';
import { openTillFile } from '../../host/store/till-file.ts';
import { balanceOf } from '../../host/stored-value/value-accounts.ts';
import { cashierAt } from './cashier.ts';
import { databaseKey, newFolder } from './journal-on-disk.ts';
import { manualTimers } from './manual-timers.ts';
import { memoryTill } from './memory-till.ts';
import { scriptedPrinter } from './scripted-printer.ts';
import { shopItems } from './shop-items.ts';

export type PrintingTill = Awaited<ReturnType<typeof printingTill>>;

/**
 * The commands over the in-memory journal, and printing on a till file of its own with a printer of
 * the test. `restart` is a kill and a new start on the same file.
 */
export async function printingTill(given: { tenders?: TenderSettings } = {}) {
  const memory = await memoryTill({ items: shopItems, ...given });
  const cashier = cashierAt(memory);
  const { folder, remove } = newFolder();
  const printer = scriptedPrinter();
  const spare = scriptedPrinter();
  const errors: string[] = [];
  const newCommandId = memory.newCommandId;
  let isDying = false;
  let running = start();

  function start() {
    const till = memory.context();
    const file = openTillFile({ folder: join(folder, 'till'), key: databaseKey });
    file.transaction((sql) => ensureSchema(sql));
    const settings = openTillSettings(file);
    const timers = manualTimers();
    const commands = createCommandQueue();
    const printing = openPrinting({
      till,
      file,
      settings,
      papers: createReceiptPapers({
        claimOf: () => '',
        documents: till.documents,
        journal: till.journal,
        codes: till.codes,
        balanceOf: (number) => balanceOf(till, number),
        settings,
        aliasOf: () => 'Inès M.',
        tenders: till.tenders,
        loyaltyOf: (place) => loyaltyOnReceipt(till, place),
      }),
      commands,
      aliasOf: () => 'Inès M.',
      closedFigures: createClosedFigures({
        journal: till.journal,
        store: memoryDayFiguresStore(),
        pause: async () => {},
        onFailed: () => {},
      }),
      openPrinter: ({ port }) => (port === 9101 ? spare.device : printer.device),
      timers,
      logger: { error: (_, text) => void errors.push(text) },
    });
    const { changed } = till;
    till.changed = (basket) => {
      changed(basket);
      if (basket.state === 'completed' && !isDying) printing.saleEnded(basket);
    };
    memory.hearTrainingSales(printing.trainingEnded);
    return { file, settings, timers, printing, commands };
  }

  return {
    ...memory,
    cashier,
    printer,
    spare,
    /** What the host would have logged. */
    errors,
    newCommandId,
    settings: () => running.settings,
    sql: () => running.file.sql,
    printing: () => running.printing,
    timers: () => running.timers,
    /** What a sale prints and opens by itself has ended. */
    async settled() {
      await running.commands.settled();
      await running.printing.settled();
    },
    setPrinter: () => running.settings.set('devices.printer', 'tcp://127.0.0.1:9100'),
    /** One sale in cash; its place. */
    async sell() {
      await cashier.scan('jumper');
      await cashier.cash(10_000);
      const sold = memory.transactions().at(-1);
      if (!sold) throw new Error('Nothing was sold');
      return { journalId: sold.journal.id, sequence: sold.sequence };
    },
    print(
      place: { journalId: string; sequence: number },
      changes: { commandId?: string; paper?: 'receipt' | 'gift-receipt'; printer?: 'spare' } = {},
    ) {
      return running.printing.print({
        commandId: newCommandId(),
        seat: 'till',
        paper: 'receipt',
        printer: 'main',
        ...place,
        ...changes,
      });
    },
    /** No job can be stored until the returned function is called. */
    breakJobs() {
      const { sql } = running.file;
      sql.exec(
        'CREATE TRIGGER broken BEFORE INSERT ON print_jobs BEGIN SELECT RAISE(ABORT, "broken"); END',
      );
      return () => sql.exec('DROP TRIGGER broken');
    },
    /** Newest first. */
    jobs: () => running.printing.view.current().jobs,
    /** What the journal says of prints, oldest first. */
    printEvents: () =>
      memory.entries().flatMap(({ type, body }) => {
        const isPrint = type === 'event' && /receipt/.test(String(body.event));
        return isPrint ? [{ event: body.event, details: body.details }] : [];
      }),
    /** The host dies right after its next commits: nothing of them is printed before a restart. */
    forgetsToPrint() {
      isDying = true;
    },
    /** The host is killed: nothing is closed, nothing is told. */
    restart() {
      isDying = false;
      running.file.close();
      memory.restart();
      running = start();
    },
    end() {
      running.file.close();
      remove();
    },
  };
}
