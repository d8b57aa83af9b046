import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { tillIdentity } from '../contract/document/setting.ts';
import { type Failure, FailureError } from '../contract/failure/failure.ts';
import type { PaidView } from '../contract/host/basket-shapes.ts';
import type { FeedPage } from '../contract/port/documents.ts';
import type { FailureLogger } from '../contract/rpc/handler-failure.ts';
import { systemTimers } from '../contract/rpc/timers.ts';
import { assert } from '../domain/assert.ts';
import type { Result } from '../domain/result.ts';
import { createTcpPrinter } from '../hardware/printer/drivers/tcp.ts';
import type { HidPort } from '../hardware/scanner/port.ts';
import { BasketShelf } from './baskets/basket-shelf.ts';
import { journalKeys } from './codes/journal-keys.ts';
import { receiptOfCode } from './codes/receipt-code.ts';
import { createSignedCodes } from './codes/signed-codes.ts';
import { createCommandQueue } from './commands/command-queue.ts';
import { paidForBasket } from './commands/complete-basket.ts';
import { suspendOrphansNowAndThen } from './commands/suspend-orphans-now-and-then.ts';
import type { TillContext } from './commands/till-context.ts';
import { openDemo } from './demo/open-demo.ts';
import { createItemImports } from './import/item-import.ts';
import { createDefectRecord } from './jobs/defect-record.ts';
import { createVerificationJobs } from './jobs/verification-jobs.ts';
import { verifyJournalsJob } from './jobs/verify-journals-job.ts';
import { followDays } from './journal/follow-days.ts';
import { openTillJournal } from './journal/open-till-journal.ts';
import { refuseNewer } from './journal/schema/ensure-schema.ts';
import { schemaDefect } from './journal/start-check.ts';
import type { KeyStore } from './keys/key-store.ts';
import { factsOf } from './log-facts.ts';
import { sealedPage } from './operators/pepper.ts';
import { sqliteTries } from './operators/pin-tries.ts';
import { sqliteSeats } from './operators/seat-store.ts';
import { openTillOperators } from './operators/till-operators.ts';
import { openPrinting } from './printing/open-printing.ts';
import { createReceiptPapers } from './printing/receipt-papers.ts';
import { refundWaysOf } from './returns/refunds.ts';
import { returnReasonOf } from './returns/return-reason.ts';
import { openTillScanners } from './scanners/till-scanners.ts';
import { type Seed, seedIfEmpty, seedLostCatalog } from './seed.ts';
import { openTillSettings } from './settings/till-settings.ts';
import { openDocuments } from './store/documents.ts';
import { StoreError } from './store/store-error.ts';
import { openTillFile, tillFileName } from './store/till-file.ts';
import { leftOf } from './stored-value/value-desk.ts';
import { systemClock, systemRandom } from './system-clock.ts';
import { openTenderSettings } from './tenders/tender-settings.ts';
import { tillHandlers } from './till-handlers.ts';
import { createSeats } from './till-seats.ts';
import { tillStatus } from './till-status.ts';
import { createTillViews } from './views/till-views.ts';

export interface Till {
  handlers: ReturnType<typeof tillHandlers>;
  /** A connection closed: what hung on it is given up. */
  sessionEnded(sessionId: string): void;
  close(): Promise<void>;
}

/**
 * Composes a till on a data folder that this process has claimed: files, journal, baskets, views,
 * commands. Throws FailureError or StoreError when the files can't be opened; nothing is overwritten.
 */
export async function openTill(options: {
  folder: string;
  /** The till's keys; new ones only when there is no till file yet. */
  openKeys(tillExists: boolean): Promise<Result<KeyStore, Failure>>;
  language: 'fr' | 'en';
  /** Differs at each start of the shell, is the same when it restarts its host; no secret. */
  shellRun: string;
  software: { name: string; version: string };
  catalogWorkerUrl: URL;
  /** First documents of an empty till. */
  seed: Seed;
  /** Where scanners are plugged in that need no keyboard. */
  hid: HidPort;
  /** Of a demo till: which one of its shop it is, and what stands around it. */
  demo: {
    tillNumber: string | undefined;
    isStaged: boolean;
    askForSecondTill: (() => Promise<string | null>) | null;
  };
  logger: FailureLogger;
}): Promise<Till> {
  const { folder, logger } = options;
  const tillExists = existsSync(join(folder, tillFileName));
  const keys = orThrow(await options.openKeys(tillExists));
  const file = openTillFile({ folder, key: keys.databaseKey() });
  refuseNewer(file.sql);
  const documents = await openReadableDocuments({
    till: file,
    folder: join(folder, 'catalog'),
    catalogWorkerUrl: options.catalogWorkerUrl,
  });
  const pepper = keys.pepper();
  const sealed = (page: FeedPage) => sealedPage(page, pepper);
  await seedIfEmpty(documents, options.seed, { tillNumber: options.demo.tillNumber, sealed });
  if (!documents.hasFed('import')) {
    // A lost catalog never keeps a till from starting: what fails (a full disk) is tried the next time.
    await seedLostCatalog(documents, options.seed).catch(() => undefined);
  }
  const identity = await readIdentity(documents);
  const tenders = await openTenderSettings(documents, () => views.till.invalidate());
  const tampering: { found(names: readonly string[]): void } = { found: () => undefined };
  const { journal, writer, defects, close } = await openTillJournal({
    till: file,
    keys,
    folder,
    identity: () => identity,
    software: options.software,
    clock: systemClock(),
    random: systemRandom,
    onTampered: (names) => tampering.found(names),
  });

  const shelf = BasketShelf.load(journal.openBasketSteps());
  const seats = createSeats();
  seats.restore(journal, shelf, Date.now());
  const status = tillStatus({
    identity,
    journal,
    writer,
    tenders: tenders.current,
    unreadableSettings: () => [...tenders.unreadable(), ...operators.unreadable()],
    isKeyWeak: keys.isWeak,
    catalogState: documents.catalogState,
    defects,
  });
  const demo = await openDemo(documents, {
    isWanted: options.demo.isStaged,
    askForSecondTill: options.demo.askForSecondTill,
    onChange: () => views.till.invalidate(),
  });
  const settings = openTillSettings(file, {
    'devices.printer': demo.stage?.printerAddress ?? '',
  });
  const queue = createCommandQueue();
  const operators = await openTillOperators({
    documents,
    settings,
    pepper,
    tries: sqliteTries(file.sql),
    seats: sqliteSeats(file.sql),
    shellRun: options.shellRun,
    language: options.language,
    append: (drafts) => void writer.append({ kind: 'live', drafts, steps: [], endedBaskets: [] }),
    queue,
    timers: systemTimers,
    monotonicMs: systemClock().monotonicMs,
    onChanged(seat) {
      views.peopleChanged(seat);
      // Everybody's: the settings changed, and one may be unreadable now.
      if (seat === null) views.till.invalidate();
    },
    onFailed(error) {
      logger.error(factsOf(error), 'who is signed on could not be written');
    },
  });
  const newId = systemRandom.id;
  const dayAt = followDays(journal);
  const imports = createItemImports({
    documents,
    currency: identity.currency,
    newId,
    timers: systemTimers,
    onChange: () => views.till.invalidate(),
  });
  const codes = createSignedCodes({
    signer: writer.signer,
    publicKeys: () => journalKeys(journal),
  });
  const till: TillContext = {
    codes,
    documents,
    journal,
    writer: { append: (act) => writer.append({ kind: 'live', ...act }) },
    shelf,
    identity,
    tenders: tenders.current,
    isTerminalDead: () => demo.stage?.isBroken('terminal') ?? false,
    operator: operators.operator,
    isOperator: operators.isOperator,
    rules: operators.rules,
    now: () => new Date().toISOString(),
    businessDay: () => dayAt(Date.now(), identity.store.zone),
    newId,
    changed(basket) {
      seats.stepTaken(basket);
      views.changed(basket);
      if (basket.state === 'completed') printing.saleEnded(basket);
    },
  };
  const views = createTillViews({
    shelf,
    aliasOf: operators.aliasOf,
    paidOn: (seat): PaidView | null => {
      const basketId = seats.lastEnded(seat);
      return basketId === null ? null : paidForBasket(till, basketId);
    },
    lastCommandOn: seats.lastCommand,
    tenders: tenders.current,
    hostScansOn: (seat) => scanners.lastScans(seat),
    till: () => {
      const { kind, names } = scanners.state();
      return status.snapshot({
        importing: imports.progress(),
        scanners: { kind, names: [...names] },
        isInternetCut: demo.stage?.isBroken('internet') ?? false,
        isTerminalDead: till.isTerminalDead(),
      });
    },
    refundWaysOf: (basket) => refundWaysOf(till, basket),
    leftOf: (tender) => leftOf(till, tender),
    seat: operators.snapshot,
    reasonOf: (code) => returnReasonOf(till, code),
  });

  const printing = openPrinting({
    till,
    file,
    settings,
    papers: createReceiptPapers({
      documents,
      journal,
      codes,
      settings,
      aliasOf: operators.aliasOf,
      tenders: till.tenders,
    }),
    commands: queue,
    openPrinter: createTcpPrinter,
    timers: systemTimers,
    logger,
  });
  const stopSuspending = suspendOrphansNowAndThen(till, { queue, timers: systemTimers });

  async function recount(): Promise<void> {
    status.itemsCounted(await documents.count('items'));
    views.till.invalidate();
  }
  await recount();
  // A catalog that can't be counted any more says so to whoever scans; the last count stays.
  const stopListening = documents.onChange(() => void recount().catch(() => undefined));

  const record = createDefectRecord({
    writer,
    atStart: defects,
    queue,
    onRecorded(recorded) {
      status.defectsRecorded(recorded);
      views.till.invalidate();
    },
    onFailed(open, error) {
      logger.error(factsOf(error), 'a defect of the journal could not be recorded');
      status.defectsOpen(open);
      views.till.invalidate();
    },
  });
  tampering.found = (names) => void record.add([schemaDefect(names)]);
  const stopVerifying = new AbortController();
  const verification = createVerificationJobs({
    newId,
    verify: (report) =>
      verifyJournalsJob({ journal, record, signal: stopVerifying.signal }, report),
    onFailed(error) {
      logger.error(factsOf(error), 'the journals could not be checked');
    },
  });
  verification.start();

  const scanners = openTillScanners({
    hid: options.hid,
    timers: systemTimers,
    scan(request) {
      const session = { id: 'scanner', role: 'page' } as const;
      const answer = () => opened.handlers.calls.scan(request, session);
      return opened.handlers.guard({ name: 'scan', input: request, session }, answer);
    },
    newId,
    logger,
    onScanned: (seat) => views.sale(seat).invalidate(),
    onState: () => views.till.invalidate(),
  });

  const opened: Till = {
    handlers: tillHandlers({
      till,
      queue,
      views,
      imports,
      verification,
      settings,
      printing,
      demo,
      finding: {
        journal,
        currency: identity.currency,
        today: till.businessDay,
        aliasOf: operators.aliasOf,
        printCount: printing.counts.of,
        placeOfCode: (text) => receiptOfCode(text, { codes, journal }),
        pause: () => new Promise((resolve) => setImmediate(resolve)),
      },
      operators,
      dismissPaid(seat) {
        seats.dismiss(seat);
        views.sale(seat).invalidate();
      },
    }),
    sessionEnded: (sessionId) => imports.sessionEnded(sessionId),
    async close() {
      stopVerifying.abort();
      await scanners.close();
      stopListening();
      tenders.stop();
      stopSuspending();
      await verification.settled();
      await imports.stop();
      await queue.settled();
      await printing.close();
      operators.close();
      await demo.stage?.close();
      close();
      await documents.close();
      file.close();
    },
  };
  return opened;
}

/**
 * A catalog may look whole until its pages are read. What a first look meets is marked as damaged, so
 * opening again sets it aside and an empty one serves: a catalog never keeps the till from starting.
 */
async function openReadableDocuments(
  from: Parameters<typeof openDocuments>[0],
): ReturnType<typeof openDocuments> {
  const documents = await openDocuments(from);
  try {
    await documents.count('items');
    return documents;
  } catch (error) {
    await documents.close();
    if (error instanceof StoreError && error.code === 'STORE_DAMAGED') return openDocuments(from);
    throw error;
  }
}

async function readIdentity(documents: Awaited<ReturnType<typeof openDocuments>>) {
  const setting = await documents.get('settings', 'till.identity');
  assert(setting !== null, 'A till knows who sells, where, on which till');
  return tillIdentity.parse(setting.value);
}

function orThrow<T>(result: Result<T, Failure>): T {
  if (!result.ok) throw new FailureError(result.error);
  return result.value;
}
