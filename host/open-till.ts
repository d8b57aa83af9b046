import { factsOf } from '../contract/failure/log-facts.ts';
import type { DemoTill, OwnPlatformSwitch } from '../contract/rpc/host-start.ts';
import { systemTimers } from '../contract/rpc/timers.ts';
import { parseAmount } from '../domain/money/amount-text.ts';
import { minutesOfHour } from '../domain/till/trading-date.ts';
import { createPlatformClock } from '../sync/http/platform-clock.ts';
import { openBooks } from './accounting/open-books.ts';
import { answerByNeed } from './answer-by-need.ts';
import { createApprovalDesk } from './approvals/approval-desk.ts';
import { createApprove } from './approvals/approve.ts';
import { createCommandApproval } from './approvals/command-approval.ts';
import { openArchives } from './archive/open-archives.ts';
import { openAuditIndex } from './audit/audit-index.ts';
import { BasketShelf } from './baskets/basket-shelf.ts';
import { followItemCount } from './catalogue/item-count.ts';
import { receiptOfCode } from './codes/receipt-code.ts';
import { createCommandQueue } from './commands/command-queue.ts';
import { inTurn } from './commands/in-turn.ts';
import type { DayContext } from './day/day-context.ts';
import { isDropDue } from './day/move-money.ts';
import { openDay } from './day/open-day.ts';
import { openDemo } from './demo/open-demo.ts';
import { createDisplayDoor, type DisplayDoor } from './display/display-door.ts';
import { createInvitations } from './display/invitations.ts';
import { openDisplays } from './display/open-displays.ts';
import { createItemImports } from './import/item-import.ts';
import { createDefectRecord } from './jobs/defect-record.ts';
import { startJobs } from './jobs/start-jobs.ts';
import { openTillJournal } from './journal/open-till-journal.ts';
import { openContext } from './open-context.ts';
import { openDevices } from './open-devices.ts';
import { closeTillFiles, openTillFiles, type TillFiles } from './open-till-files.ts';
import { sqliteTries } from './operators/pin-tries.ts';
import { sqliteSeats } from './operators/seat-store.ts';
import { openTillOperators } from './operators/till-operators.ts';
import { readOrderWorkRules } from './orders/work-rules.ts';
import { passOn } from './pass-on.ts';
import { sqliteErasurePositions } from './privacy/erasure-position.ts';
import { openPurging } from './privacy/open-purging.ts';
import { createClosedFigures } from './report/closed-figures.ts';
import { openDayFiguresStore } from './report/day-figures-store.ts';
import { sqliteKnownReceipts } from './returns/known-receipts.ts';
import { newToken } from './rpc/tokens.ts';
import { isOfSeed } from './seed.ts';
import { openTillSettings } from './settings/till-settings.ts';
import { createStaffProofs } from './staff/staff-proofs.ts';
import { createNetworkStock } from './stock/network-stock.ts';
import { createOwnMovements } from './stock/own-movements.ts';
import { createShownStock } from './stock/shown-stock.ts';
import type { StockContext } from './stock-works/stock-context.ts';
import { sqliteWorkStore } from './stock-works/work-store.ts';
import { isDamage } from './store/store-error.ts';
import { sqliteKnownValues } from './stored-value/known-values.ts';
import { openEnrolment } from './sync/enrolment-table.ts';
import { openSync, type Sync } from './sync/open-sync.ts';
import { systemClock, systemRandom } from './system-clock.ts';
import { openTablets, type Tablets } from './tablets/open-tablets.ts';
import { openTaxFree } from './tax-free/open-tax-free.ts';
import { createSimulatedOperator } from './tax-free/operators/simulated-operator.ts';
import { sqliteSlipStore } from './tax-free/slip-store.ts';
import { openSlips } from './tax-free/slips.ts';
import { openTenderSettings } from './tenders/tender-settings.ts';
import { createTillEvents } from './till-events.ts';
import { tillHandlers } from './till-handlers.ts';
import { followIdentity, holdIdentity } from './till-identity.ts';
import type { TillOptions } from './till-options.ts';
import { createSeats } from './till-seats.ts';
import { tillStatus } from './till-status.ts';
import { openTraining } from './training/open-training.ts';
import { openViews } from './views/open-views.ts';

export interface Till {
  handlers: ReturnType<typeof tillHandlers>;
  /** A connection closed: what hung on it is given up. */
  sessionEnded(sessionId: string): void;
  /** Who it is, if it is a till of the demo shop. */
  demoTill: DemoTill | null;
  /** The platform beside a till of the demo shop was stopped or started by its switch. */
  platformSwitched(at: OwnPlatformSwitch): void;
  /** As the call of the same name, for the shell. */
  enrol: Sync['enrol'];
  /** Its door to the store network opens when somebody serves there. */
  tablets: Pick<Tablets, 'serve' | 'settled'>;
  /** Lets a window in as the customer’s display of a seat. */
  displayDoor: Pick<DisplayDoor, 'authenticate' | 'redeem'>;
  close(): Promise<void>;
}

/**
 * Composes a till on a data folder that this process has claimed, each part from those above it:
 * files, journal, people, commands, devices, link to the platform, views. What a part has to tell to
 * one below it is an event. Throws FailureError or StoreError when the files can't be opened; nothing
 * is overwritten.
 */
export async function openTill(options: TillOptions): Promise<Till> {
  const files = await openTillFiles(options);
  try {
    return await composed(options, files);
  } catch (error) {
    await closeTillFiles(files);
    throw error;
  }
}

async function composed(options: TillOptions, files: TillFiles): Promise<Till> {
  const { logger } = options;
  const timers = systemTimers;
  const newId = systemRandom.id;
  const platformClock = createPlatformClock(Date.now);
  const clock = systemClock(platformClock.offsetMs);
  const events = createTillEvents();
  const tillChanged = events.tillChanged.tell;

  const { keys, file, documents, identity: first } = files;
  const identity = holdIdentity(first);
  const items = await followItemCount(documents, tillChanged);
  const tenders = await openTenderSettings(documents, tillChanged);
  // Its table is there once the journal is open, which asks for it with its first entry.
  const ownSettings = once(() => openTillSettings(file));
  const {
    journal,
    writer,
    segments,
    defects,
    close: closeJournal,
  } = await openTillJournal({
    till: file,
    keys,
    folder: options.folder,
    identity: identity.current,
    software: options.software,
    clock,
    random: systemRandom,
    dayStartsAtMinutes: () => minutesOfHour(ownSettings().get('day.starts-at')),
    onCommitted: events.committed.tell,
    onTampered: events.tampered.tell,
  });
  const shelf = BasketShelf.load(journal.openBasketSteps());
  const seats = createSeats();
  seats.restore(journal, shelf, Date.now());

  const demo = await openDemo(documents, {
    isWanted: options.demo.isStaged,
    isOfDemo: () => isOfSeed(options.seed, identity.current()),
    askForSecondTill: options.demo.askForSecondTill,
    switchPlatform: options.demo.switchPlatform,
    onChange: events.stageChanged.tell,
  });
  const settings = openTillSettings(file, {
    'devices.printer': demo.stage?.printerAddress ?? '',
  });
  const day = await openDay({
    ...{ file, journal, writer, documents, settings },
    identity: identity.current,
    nowMs: clock.nowMs,
    onChanged: events.dayChanged.tell,
  });
  try {
    day.keeper.closeOverdue();
  } catch (error) {
    // A full disk keeps nobody from starting the till: it is tried again before money moves.
    if (!isDamage(error))
      logger.error(factsOf(error), 'a day that is over could not be closed yet');
  }
  const queue = createCommandQueue();
  const operators = await openTillOperators({
    documents,
    settings,
    pepper: keys.pepper(),
    tries: sqliteTries(file.sql),
    seats: sqliteSeats(file.sql),
    shellRun: options.shellRun,
    language: options.language,
    append: (drafts) => void writer.append({ kind: 'live', drafts, steps: [], endedBaskets: [] }),
    queue,
    timers,
    monotonicMs: clock.monotonicMs,
    onChanged: events.peopleChanged.tell,
    onFailed(error) {
      // A damaged file tells whoever acts next; this is no defect of ours.
      if (!isDamage(error)) logger.error(factsOf(error), 'who is signed on could not be written');
    },
  });

  const follower = followIdentity({
    ...{ documents, identity, queue },
    isBasketOpen: () => shelf.open().length > 0,
    isBasketSuspended: () => shelf.suspended().length > 0,
    onChanged: tillChanged,
    onFailed(error) {
      logger.error(factsOf(error), 'a new identity of the till could not be taken');
    },
  });
  const slips = openSlips(sqliteSlipStore(file), journal);
  const approval = createCommandApproval();
  const desk = createApprovalDesk(clock.monotonicMs, newId);
  const till = openContext({
    ...{ documents, journal, writer, shelf, operators, demo, settings, events, approval },
    receipts: sqliteKnownReceipts(file),
    values: sqliteKnownValues(file),
    hasPlatform: () => !sync.isStandalone(),
    identity: identity.current,
    tenders: tenders.current,
    acknowledgedThrough: (id) => sync.acknowledgedThrough(id),
    isLinked: () => sync.isStandalone() || sync.isOnline(),
    slipsOf: slips.ofReceipt,
    knownStock: (sku) => networkStock.known(sku),
    businessDay: day.businessDay,
    closeOverdue: day.keeper.closeOverdue,
  });
  const training = openTraining({
    ...{ live: till, writer, approval },
    commands: queue,
    screenChanged: events.screenChanged.tell,
    dismissPaid: seats.dismiss,
    saleEnded: events.trainingSaleEnded.tell,
    onFailed(error) {
      if (!isDamage(error)) logger.error(factsOf(error), 'the end of a training was not written');
    },
  });
  const enrolment = openEnrolment(file);
  const isEnrolled = (): boolean => enrolment.current() !== null;
  const guard = answerByNeed({
    ...{ till, approval, desk, queue, operators, isEnrolled, training },
    isAnswered: (commandId) => day.store.answer(commandId) !== null,
  });
  const imports = createItemImports({
    documents,
    currency: first.currency,
    newId,
    timers,
    onChange: tillChanged,
  });
  const closedFigures = createClosedFigures({
    journal,
    store: openDayFiguresStore(file.sql),
    pause: nextTurn,
    onFailed(error) {
      if (!isDamage(error)) logger.error(factsOf(error), 'closed days could not be read ahead');
    },
  });
  const tablets = openTablets({
    ...{ file, settings, keys, timers },
    nowMs: clock.nowMs,
    monotonicMs: clock.monotonicMs,
    tillNumber: () => identity.current().till.number,
    note: (draft) =>
      inTurn(
        queue,
        () => void writer.append({ kind: 'live', drafts: [draft], steps: [], endedBaskets: [] }),
      ),
    onChanged: tillChanged,
    onFailed(error) {
      if (!isDamage(error)) logger.error(factsOf(error), 'tablets could not be seen to');
    },
  });
  const invitations = createInvitations({
    codes: () => till.codes,
    newId,
    nowMs: clock.nowMs,
    // A till that belongs to no platform has no page to invite to.
    page: () => (settings.get('platform.url') === '' ? '' : settings.get('customers.page')),
    claimDays: () => Number(settings.get('customers.claim-days')),
  });
  const { scanners, printing } = openDevices({
    invitations,
    ...{ till, guard, training, file, settings, operators, closedFigures, timers, events, logger },
    commands: queue,
    hid: options.hid,
  });
  const purging = openPurging({
    ...{ documents, journal, writer, shelf, queue, newId, now: till.now },
    positions: sqliteErasurePositions(file),
    forgetPapers: printing.forget,
    changed: events.basketChanged.tell,
  });
  const sync = openSync({
    purging,
    folder: options.folder,
    program: options.software.version,
    ...{ file, documents, journal, writer, settings, keys, enrolment, timers, newId, logger },
    commands: queue,
    clock: platformClock,
    fetch,
    random: Math.random,
    nowMs: clock.nowMs,
    monotonicMs: clock.monotonicMs,
    isCut: () => demo.isBroken('internet'),
    onChange: tillChanged,
  });

  const stock = createShownStock({
    documents,
    movements: createOwnMovements({
      journal,
      acknowledgedThrough: sync.acknowledgedThrough,
      pause: nextTurn,
    }),
    storeId: () => identity.current().store.id,
    onFailed: (error) => logger.error(factsOf(error), 'the stock could not be read'),
  });

  const networkStock = createNetworkStock({
    ...{ documents, timers, stockOf: stock.stockOf, link: sync },
    store: () => identity.current().store,
    nowMs: clock.nowMs,
    monotonicMs: clock.monotonicMs,
    onFailed: (error) => logger.error(factsOf(error), 'the stock of the network could not be read'),
  });

  const dayContext: DayContext = {
    ...day,
    till,
    openDrawer: printing.openDrawer,
    changed: events.dayChanged.tell,
  };

  const stockContext: StockContext = {
    day: dayContext,
    store: sqliteWorkStore(file),
    theoretical: stock.theoretical,
    wholeStock: stock.wholeStock,
    commands: queue,
    recountOverMinor() {
      const { currency } = identity.current();
      const over = parseAmount(settings.get('stock.recount-over'), currency);
      return over.ok ? over.value : 0;
    },
  };

  const archives = openArchives({
    ...{ till: file, journal, segments, writer, queue, newId },
    identity: identity.current,
    software: options.software,
    folder: options.folder,
    nowMs: clock.nowMs,
    today: till.businessDay,
    acknowledgedThrough: (id) => (sync.isStandalone() ? null : sync.acknowledgedThrough(id)),
    verify: () => jobs.verified(),
    pause: shortPause,
    onChange: tillChanged,
    onFailed(error) {
      // What is damaged is told by the check of the journals; this is no defect of ours.
      if (!isDamage(error)) logger.error(factsOf(error), 'an archive could not be made');
    },
  });
  const books = openBooks({
    ...{ journal, documents, writer, queue, newId },
    tenders: tenders.current,
    identity: identity.current,
    folder: options.folder,
    today: till.businessDay,
    pause: shortPause,
    onFailed(error) {
      if (!isDamage(error)) logger.error(factsOf(error), 'books could not be exported');
    },
  });
  const simulatedOperator = createSimulatedOperator({
    pause: (ms) => new Promise((resolve) => timers.after(ms, resolve)),
    isCut: () => demo.isBroken('internet'),
  });
  const taxFree = openTaxFree({
    ...{ till, slips, settings, timers, printing },
    commands: queue,
    operators: { simulator: simulatedOperator },
    onChanged: tillChanged,
    onFailed: (error) => logger.error(factsOf(error), 'tax-free slips could not be seen to'),
  });
  const status = tillStatus({
    ...{ archives, journal, writer, imports, scanners, demo, sync, defects, taxFree },
    identity: identity.current,
    tenders: tenders.current,
    itemCount: items.current,
    isDropDue: () => isDropDue(day),
    unreadableSettings: () => [
      ...tenders.unreadable(),
      ...operators.unreadable(),
      ...day.unreadable(),
    ],
    isKeyWeak: keys.isWeak,
    catalogState: documents.catalogState,
  });
  const views = openViews({
    ...{ till, seats, operators, scanners, status, training },
    tabletName: tablets.nameOf,
    day: dayContext,
  });
  const displays = openDisplays({
    ...{ day: dayContext, views, commands: queue },
    invitations,
    language: () => (settings.get('receipts.language') === 'en' ? 'en' : 'fr'),
    onFailed(error) {
      if (!isDamage(error)) logger.error(factsOf(error), 'the display could not be told of points');
    },
  });
  const displayDoor = createDisplayDoor({
    ...{ secret: keys.pepper(), shellRun: options.shellRun, monotonicMs: clock.monotonicMs },
    newTicket: newToken,
  });
  const record = createDefectRecord({
    writer,
    atStart: defects,
    queue,
    onRecorded(recorded) {
      status.defectsRecorded(recorded);
      tillChanged();
    },
    onFailed(open, error) {
      logger.error(factsOf(error), 'a defect of the journal could not be recorded');
      status.defectsOpen(open);
      tillChanged();
    },
  });
  passOn(events, {
    ...{
      seats,
      views,
      printing,
      sync,
      stock,
      networkStock,
      record,
      follower,
      training,
      closedFigures,
    },
  });
  await leaveCutOffTrainings();
  const jobs = startJobs({ till, journal, record, queue, timers, logger });
  void archives.refresh();
  void closedFigures.catchUp();

  /** Who trained when the host died signs on anew: nobody goes on and sells by oversight. */
  async function leaveCutOffTrainings(): Promise<void> {
    for (const seat of training.endCutOff()) await operators.signOff(seat, 'lock');
  }

  return {
    handlers: tillHandlers({
      ...{
        till,
        guard,
        queue,
        views,
        imports,
        settings,
        sync,
        printing,
        demo,
        operators,
        archives,
        books,
        training,
        taxFree,
        tablets,
        displays,
        displayDoor,
        closedFigures,
      },
      day: dayContext,
      stockOf: stock.stockOf,
      stockWorks: stockContext,
      orderWork: {
        ...{ day: dayContext, commands: queue },
        orders: {
          ...{ documents, journal, pause: nextTurn },
          acknowledgedThrough: sync.acknowledgedThrough,
        },
        rules: () => readOrderWorkRules(documents),
      },
      networkStock,
      audit: openAuditIndex(file, journal, nextTurn),
      folder: options.folder,
      staffProofs: createStaffProofs({
        operators,
        monotonicMs: clock.monotonicMs,
        newToken: newId,
      }),
      approvals: createApprove({
        desk,
        check: operators.check,
        operators: operators.active,
        operatorAt: operators.operator,
        rules: operators.rules,
      }),
      verification: jobs.verification,
      finding: {
        journal,
        currency: first.currency,
        today: till.businessDay,
        aliasOf: operators.aliasOf,
        printCount: printing.counts.of,
        placeOfCode: (text) => receiptOfCode(text, till),
        pause: nextTurn,
      },
      dismissPaid(seat) {
        (training.at(seat)?.seats ?? seats).dismiss(seat);
        events.screenChanged.tell(seat);
      },
    }),
    sessionEnded: imports.sessionEnded,
    platformSwitched: (at) => demo.stage?.platformSwitched(at),
    demoTill: demo.isDemo
      ? {
          storeId: first.store.id,
          tillNumber: first.till.number,
          platform: settings.get('platform.url'),
        }
      : null,
    enrol: sync.enrol,
    tablets,
    displayDoor,
    async close() {
      displays.close();
      await tablets.close();
      jobs.stop();
      networkStock.close();
      await sync.close();
      await scanners.close();
      follower.stop();
      items.stop();
      tenders.stop();
      day.stop();
      await archives.stop();
      await books.stop();
      await taxFree.close();
      await closedFigures.stop();
      await jobs.settled();
      await imports.stop();
      await queue.settled();
      await printing.close();
      training.endAll();
      operators.close();
      await demo.stage?.close();
      closeJournal();
      await documents.close();
      file.close();
    },
  };
}

/** Between two pages of an archive: selling has the thread most of the time. */
const shortPause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 2));

const nextTurn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

function once<T>(make: () => T): () => T {
  let made: { value: T } | null = null;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
