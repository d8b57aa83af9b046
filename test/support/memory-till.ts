import type { ItemDocument } from '../../contract/document/item.ts';
import type { Envelope } from '../../contract/entry/envelope.ts';
import { readEnvelope } from '../../contract/entry/read-entry.ts';
import { transactionBody } from '../../contract/entry/transaction.ts';
import { FailureError, fail } from '../../contract/failure/failure.ts';
import type { NetworkStock } from '../../contract/host/stock-shapes.ts';
import type { SaleSnapshot, SuspendedSnapshot } from '../../contract/host/views.ts';
import type { Journal, SealedEntry } from '../../contract/port/journal.ts';
import type { Basket } from '../../domain/basket/basket.ts';
import { foldBasket } from '../../domain/basket/fold-basket.ts';
import { type DayRules, shippedDayRules } from '../../domain/day/day-rules.ts';
import { fiscalProfileOf } from '../../domain/fiscal/profile-of.ts';
import {
  defaultPermissions,
  type OperatorRole,
  type Permissions,
} from '../../domain/operator/permissions.ts';
import { shippedOrderWorkRules } from '../../domain/order/work-rules.ts';
import { defaultReasons } from '../../domain/pricing/discount-reasons.ts';
import { shippedTenderSettings } from '../../domain/tender/shipped-tender-types.ts';
import type { TenderSettings } from '../../domain/tender/tender-settings.ts';
import type { EntryPlace } from '../../domain/transaction/entry-place.ts';
import { approvedWriter } from '../../host/approvals/approved-writer.ts';
import { createCommandApproval } from '../../host/approvals/command-approval.ts';
import { BasketShelf, parseStep } from '../../host/baskets/basket-shelf.ts';
import { createSignedCodes } from '../../host/codes/signed-codes.ts';
import { abandon } from '../../host/commands/abandon.ts';
import { addItem } from '../../host/commands/add-item.ts';
import { sellGiftCard, takeDeposit } from '../../host/commands/add-money.ts';
import { removeLine, setQuantity, undo } from '../../host/commands/change-line.ts';
import { createCommandQueue } from '../../host/commands/command-queue.ts';
import { completeBasket, endedWith } from '../../host/commands/complete-basket.ts';
import { removeCoupon } from '../../host/commands/coupons.ts';
import { findReceipt } from '../../host/commands/find-receipt.ts';
import { addForLater, fulfilLine } from '../../host/commands/fulfil-line.ts';
import {
  discountBasket,
  discountLine,
  overridePrice,
  previewDiscount,
  removeDiscount,
} from '../../host/commands/give-discount.ts';
import { giveRefund } from '../../host/commands/give-refund.ts';
import { lookUpValue } from '../../host/commands/look-up-value.ts';
import { markLine } from '../../host/commands/mark-line.ts';
import { passStaffQuota } from '../../host/commands/pass-staff-quota.ts';
import { payAccount } from '../../host/commands/pay-account.ts';
import { returnLines } from '../../host/commands/return-lines.ts';
import { returnWithoutReceipt } from '../../host/commands/return-without-receipt.ts';
import { scan } from '../../host/commands/scan.ts';
import { sendToTill } from '../../host/commands/send-to-till.ts';
import { setCustomer } from '../../host/commands/set-customer.ts';
import { setGroup } from '../../host/commands/set-group.ts';
import { setStaffBuyer } from '../../host/commands/set-staff-buyer.ts';
import { resume, suspend } from '../../host/commands/suspend-resume.ts';
import { swapVariant } from '../../host/commands/swap-variant.ts';
import { removeTender, takeTender } from '../../host/commands/take-tender.ts';
import type { TillContext } from '../../host/commands/till-context.ts';
import type { DayContext } from '../../host/day/day-context.ts';
import { dayHandlers } from '../../host/day/day-handlers.ts';
import { createDayKeeper, movesMoney } from '../../host/day/day-keeper.ts';
import { daySnapshotOf } from '../../host/day/day-snapshot.ts';
import { type DayStore, memoryDayStore } from '../../host/day/day-store.ts';
import { followMoney } from '../../host/day/follow-money.ts';
import { followDays } from '../../host/journal/follow-days.ts';
import { followSession } from '../../host/journal/follow-session.ts';
import { openJournalWriter } from '../../host/journal/journal-writer.ts';
import { createMemoryJournal } from '../../host/journal/memory-journal.ts';
import type { RebuildableJournal } from '../../host/journal/projections.ts';
import { loyaltyHandlers } from '../../host/loyalty/loyalty-handlers.ts';
import { removeReward, takeReward } from '../../host/loyalty/take-reward.ts';
import type { TillRules } from '../../host/operators/till-rules.ts';
import { orderWorkHandlers } from '../../host/orders/order-work-handlers.ts';
import { createPromotionBook } from '../../host/promotions/promotion-book.ts';
import { makeQuote } from '../../host/quotes/make-quote.ts';
import { takeQuote } from '../../host/quotes/take-quote.ts';
import { memoryKnownReceipts } from '../../host/returns/known-receipts.ts';
import { refundWaysOf } from '../../host/returns/refunds.ts';
import { returnReasonOf } from '../../host/returns/return-reason.ts';
import { inventoryHandlers } from '../../host/stock-works/inventory-handlers.ts';
import { stockWorkHandlers } from '../../host/stock-works/stock-work-handlers.ts';
import { memoryWorkStore } from '../../host/stock-works/work-store.ts';
import { memoryDocuments } from '../../host/store/memory-documents.ts';
import { leftOf } from '../../host/stored-value/available-value.ts';
import { memoryKnownValues } from '../../host/stored-value/known-values.ts';
import { memorySlipStore, type SlipStore } from '../../host/tax-free/slip-store.ts';
import { openSlips } from '../../host/tax-free/slips.ts';
import { createSeats } from '../../host/till-seats.ts';
import { openTraining } from '../../host/training/open-training.ts';
import { trainingWork } from '../../host/views/open-views.ts';
import { createTillViews } from '../../host/views/till-views.ts';
import { catalogPage, sampleOperator } from '../conformance/sample-documents.ts';
import { countingIds, newSigner, software, tillIdentity } from './journal-kit.ts';

export type MemoryTill = Awaited<ReturnType<typeof memoryTill>>;

/**
 * A till without files, sockets and clock: the commands, the shelf and the views of the host over
 * the in-memory adapters, with a real signer. `restart` drops everything that a crash would.
 */
export async function memoryTill(
  given: {
    items?: readonly ItemDocument[];
    priceList?: string;
    companyPriceList?: string;
    tenders?: TenderSettings;
    /** What its clock says then, UTC. */
    firstStart?: string;
    tillNumber?: string;
    /** Where it stands; the store of the tests without. */
    storeId?: string;
    /** Its ids; those that count without. */
    newId?: () => string;
    /** Other tills take of the same gift cards and avoirs. */
    hasPlatform?: boolean;
    /** Of the company, ISO 3166. */
    country?: string;
    /** Where it writes; in memory without. */
    on?: { journal: RebuildableJournal; day: DayStore; slips?: SlipStore };
    dayRules?: Partial<DayRules>;
    isSafeElsewhere?: boolean;
    paysCashWithoutReceipt?: boolean;
    refundsWebOrdersBy?: 'avoir' | 'cash' | 'web-shop';
    /** Minutes after midnight. */
    dayStartsAt?: number;
  } = {},
) {
  const documents = memoryDocuments();
  /** Whether its platform can be asked. */
  let isLinked = true;
  const tenders = given.tenders ?? shippedTenderSettings;
  const { priceList = '', companyPriceList = '' } = given;
  const number = given.tillNumber ?? tillIdentity.till.number;
  const identity = {
    ...tillIdentity,
    ...{ priceList, companyPriceList },
    till: { id: `t-${number}`, number },
    store: { ...tillIdentity.store, id: given.storeId ?? tillIdentity.store.id },
    company: {
      ...tillIdentity.company,
      address: {
        ...tillIdentity.company.address,
        country: given.country ?? tillIdentity.company.address.country,
      },
    },
  };
  await documents.applyPage(
    catalogPage(
      1,
      (given.items ?? []).map((document) => ({ collection: 'items' as const, document })),
    ),
  );
  const stored = given.on?.journal ?? createMemoryJournal();
  const disk = createFailingDisk(stored);
  const dayStore = given.on?.day ?? memoryDayStore();
  const dayRules = { ...shippedDayRules, ...given.dayRules };
  const dayStartsAtMinutes = () => given.dayStartsAt ?? 0;
  /** Entries that opened the drawer without a sale. */
  const drawerOpenings: { journalId: string; sequence: number }[] = [];
  /** What was sold in training. */
  const trainingSales: { journalId: string; sequence: number }[] = [];
  let hearTrainingSale: (basket: Basket, place: EntryPlace) => void = () => undefined;
  const signer = newSigner();
  const newId = given.newId ?? countingIds('till');
  let seconds = 0;
  /** How far the clock was set; what passes is counted in seconds. */
  let setByMs = 0;
  const startedMs = Date.parse(given.firstStart ?? '2026-11-22T08:00:00.000Z');
  const clockMs = () => startedMs + setByMs + 1_000 * seconds;
  let role: OperatorRole = 'cashier';
  /** Who is at which seat; elsewhere it is the first. */
  const operatorAt = new Map<string, string>();
  let rules: TillRules = {
    permissions: defaultPermissions,
    reasons: defaultReasons,
    signOnHint: null,
  };
  const workStore = memoryWorkStore();
  /** Where items are, by sku, as the till knows it. */
  const shownStock = new Map<string, NetworkStock>();
  /** What should lie in the store, thousandths by sku; null where no platform says it. */
  let theoreticalStock: ((sku: string) => number) | null = null;
  const receipts = memoryKnownReceipts();
  const values = memoryKnownValues();
  const slipStore = given.on?.slips ?? memorySlipStore();
  let running = start();

  function start() {
    const journal = disk.journal;
    const writer = openJournalWriter({
      journal,
      signers: [signer],
      identity: () => identity,
      software,
      clock: {
        nowMs: clockMs,
        monotonicMs: () => 1_000 * seconds,
        platformOffsetMs: () => null,
      },
      random: { id: newId, salt: () => new Uint8Array(32).fill(7) },
      tillSession: followSession(journal),
      dayStartsAtMinutes,
    });
    const dayAt = followDays(journal, dayStartsAtMinutes);
    const businessDay = () => dayAt(clockMs(), identity.store.zone);
    const money = followMoney(journal, dayStore);
    const keeper = createDayKeeper({
      journal,
      money,
      today: businessDay,
      yearEndsInMonth: () => dayRules.yearEndsInMonth,
      compulsory: () => fiscalProfileOf(identity.company.address.country).compulsoryClosures,
      append: (drafts) => void writer.append({ kind: 'live', drafts, steps: [], endedBaskets: [] }),
    });
    keeper.closeOverdue();
    const shelf = BasketShelf.load(journal.openBasketSteps());
    const seats = createSeats();
    const approval = createCommandApproval();
    const till: TillContext = {
      kind: 'live',
      documents,
      journal,
      acknowledgedThrough: () => 0,
      isLinked: () => isLinked,
      receipts,
      values,
      hasPlatform: () => given.hasPlatform ?? false,
      writer: approvedWriter(
        {
          append(act) {
            if (act.drafts.some(movesMoney)) keeper.closeOverdue();
            return writer.append(act);
          },
        },
        approval,
      ),
      approval,
      shelf,
      identity,
      codes: createSignedCodes({ signer: writer.signer, publicKeys: () => [] }),
      promotions: createPromotionBook(documents),
      tenders: () => tenders,
      isTerminalDead: () => false,
      paysCashWithoutReceipt: () => given.paysCashWithoutReceipt ?? false,
      refundsWebOrdersBy: () => given.refundsWebOrdersBy ?? 'avoir',
      slipsOf: openSlips(slipStore, journal).ofReceipt,
      knownStock: async (sku) => shownStock.get(sku) ?? nothingKnown(sku),
      operator: (seat) => ({
        ...sampleOperator(operatorAt.get(seat) ?? 'op-1'),
        role,
      }),
      isOperator: (id) => id === 'op-1' || id === 'op-2',
      rules: () => rules,
      now() {
        seconds += 1;
        return new Date(clockMs()).toISOString();
      },
      businessDay,
      newId,
      changed(basket) {
        seats.stepTaken(basket);
        views.changed(basket);
      },
    };
    const day: DayContext = {
      ...{ till, money, store: dayStore, keeper },
      rules: () => dayRules,
      isSafeHere: () => given.isSafeElsewhere !== true,
      openDrawer: (of) => void drawerOpenings.push(of),
      changed: () => undefined,
    };
    const views = createTillViews({
      day: () => daySnapshotOf(day, () => 'Inès M.'),
      shelf,
      aliasOf: () => 'Inès M.',
      tabletName: (seat) => (seat === 'till' ? '' : `Tablette ${seat}`),
      endedOn: (seat) => endedWith(till, seats.lastEnded(seat)),
      lastCommandOn: seats.lastCommand,
      leftOf: (tender) => leftOf(till, tender),
      tenders: () => tenders,
      hostScansOn: () => [],
      trainingAt: (seat) => trainingWork(training.at(seat)),
      refundWaysOf: (basket) => refundWaysOf(till, basket),
      reasonOf: (code) => returnReasonOf(till, code),
      till: () => {
        throw new Error('The till view is not part of this till');
      },
      seat: () => {
        throw new Error('The seat view is not part of this till');
      },
    });
    const training = openTraining({
      ...{ live: till, writer, approval },
      commands: createCommandQueue(),
      screenChanged: (seat) => views.sale(seat).invalidate(),
      dismissPaid: seats.dismiss,
      saleEnded(basket, place) {
        trainingSales.push(place);
        hearTrainingSale(basket, place);
      },
      onFailed(error) {
        throw error;
      },
    });
    training.endCutOff();
    return { till, views, seats, writer, day, approval, training };
  }

  const bound =
    <I extends { seat: string }, T>(command: (input: I, till: TillContext) => Promise<T>) =>
    (input: I): Promise<T> =>
      command(input, running.training.contextAt(input.seat));
  /** What names no seat. */
  const anywhere =
    <I, T>(command: (input: I, till: TillContext) => Promise<T>) =>
    (input: I): Promise<T> =>
      command(input, running.till);
  const call = {
    scan: bound(scan),
    addItem: bound(addItem),
    setQuantity: bound(setQuantity),
    voidLine: bound(removeLine),
    swapVariant: bound(swapVariant),
    undo: bound(undo),
    suspend: bound(suspend),
    sendToTill: bound(sendToTill),
    resume: bound(resume),
    abandon: bound(abandon),
    tender: bound(takeTender),
    sellGiftCard: bound(sellGiftCard),
    takeDeposit: bound(takeDeposit),
    lookUpValue: anywhere(lookUpValue),
    complete: bound(completeBasket),
    removeTender: bound(removeTender),
    refund: bound(giveRefund),
    findReceipt: anywhere(findReceipt),
    returnLines: bound(returnLines),
    returnWithoutReceipt: bound(returnWithoutReceipt),
    discountLine: bound(discountLine),
    discountBasket: bound(discountBasket),
    overridePrice: bound(overridePrice),
    previewDiscount: bound(previewDiscount),
    removeDiscount: bound(removeDiscount),
    takeReward: bound(takeReward),
    removeReward: bound(removeReward),
    markLine: bound(markLine),
    removeCoupon: bound(removeCoupon),
    setCustomer: bound(setCustomer),
    setStaffBuyer: bound(setStaffBuyer),
    payAccount: bound(payAccount),
    passStaffQuota: bound(passStaffQuota),
    makeQuote: bound(makeQuote),
    takeQuote: bound(takeQuote),
    fulfilLine: bound(fulfilLine),
    addForLater: bound(addForLater),
    setGroup: bound(setGroup),
  };

  return {
    documents,
    journal: stored,
    disk,
    slips: () => openSlips(slipStore, disk.journal),
    /** The commands by their names on the wire. */
    call,
    /** The calls of the day, by their names on the wire. */
    dayCalls: () => dayHandlers(running.day),
    day: () => running.day,
    /** The calls of the works on the stock, by their names on the wire. */
    stockCalls: () => {
      const context = {
        day: running.day,
        store: workStore,
        theoretical: async (skus: readonly string[]) =>
          theoreticalStock && new Map(skus.map((sku) => [sku, theoreticalStock?.(sku) ?? 0])),
        wholeStock: async () =>
          theoreticalStock &&
          new Map((given.items ?? []).map(({ id }) => [id, theoreticalStock?.(id) ?? 0])),
        commands: createCommandQueue(),
        recountOverMinor: () => 5_000,
      };
      return { ...stockWorkHandlers(context), ...inventoryHandlers(context) };
    },
    /** From now on so much of an item should be there. */
    setTheoretical(of: (sku: string) => number) {
      theoreticalStock = of;
    },
    /** From now on the till knows this of an item. */
    knowStock(sku: string, known: Pick<NetworkStock, 'from' | 'ageMs' | 'sources'>) {
      shownStock.set(sku, { ...nothingKnown(sku), ...known });
    },
    /** The calls of the work with orders, by their names on the wire. */
    orderCalls: () =>
      orderWorkHandlers({
        ...{ day: running.day, commands: createCommandQueue() },
        orders: {
          ...{ documents, journal: stored, pause: async () => undefined },
          acknowledgedThrough: running.till.acknowledgedThrough,
        },
        rules: async () => shippedOrderWorkRules,
      }),
    daySnapshot: () => daySnapshotOf(running.day, () => 'Inès M.'),
    drawerOpenings,
    trainingSales,
    hearTrainingSales(listener: typeof hearTrainingSale) {
      hearTrainingSale = listener;
    },
    training: () => running.training,
    newCommandId: countingIds('command'),
    context: () => running.till,
    views: () => running.views,
    seats: () => running.seats,
    writer: () => running.writer,
    /** What a second person allowed of the command under way. */
    approval: () => running.approval,
    sale: (seat = 'till'): SaleSnapshot => running.views.sale(seat).current(),
    suspended: (): SuspendedSnapshot => running.views.suspended.current(),
    /** The person at the till works as this from now on. */
    /** The link to the platform is gone, or back. */
    link(isThere: boolean) {
      isLinked = isThere;
    },
    loyaltyOf: async (customerId: string) => {
      const calls = loyaltyHandlers(() => running.till);
      const page = { id: 'page', role: 'page' as const };
      const answer = await calls.customerLoyalty({ seat: 'till', customerId }, page);
      return answer.ok ? answer.value.loyalty : null;
    },
    actAs(next: OperatorRole) {
      role = next;
    },
    /** Somebody else is there from now on. */
    beOperatorAt(seat: string, id: string) {
      operatorAt.set(seat, id);
    },
    setPermissions(permissions: Permissions) {
      rules = { ...rules, permissions };
    },
    passDays(days: number) {
      seconds += days * 86_400;
    },
    passMinutes(minutes: number) {
      seconds += minutes * 60;
    },
    /** The machine's clock, as somebody or a dead battery set it; UTC. */
    setClock(time: string) {
      setByMs += Date.parse(time) - clockMs();
    },
    /** Kill -9 and a new start on the same file. */
    restart() {
      running = start();
    },
    entries: () => entriesOf(stored),
    /** Of the journal of training. */
    trainingEntries: () => entriesOf(stored, 'training'),
    transactions: () =>
      entriesOf(stored)
        .filter(({ type }) => type === 'transaction')
        .map((signed) => ({ ...signed, body: readTransaction(signed) })),
    /** The baskets that a start would find, told by the stored steps alone. */
    storedBaskets() {
      const byBasket = Map.groupBy(stored.openBasketSteps(), ({ basketId }) => basketId);
      return [...byBasket.values()].map((steps) => foldBasket(steps.map(readStep)));
    },
  };
}

function nothingKnown(sku: string): NetworkStock {
  return {
    ...{ sku, from: 'none', isAsking: false, ageMs: null, why: null },
    ...{ variants: {}, sources: [], moreCount: 0 },
  };
}

function entriesOf(journal: Journal, of: 'live' | 'training' = 'live') {
  const open = journal.heads().find(({ kind, state }) => kind === of && state === 'open');
  const entries = open ? journal.read(open.journalId, 1, Number.MAX_SAFE_INTEGER) : [];
  return entries.map(readSigned);
}

// Stored rows never change, and a property asks for all of them after each of its events.
const readStep = readOnce(parseStep);
const readSigned = readOnce(({ bytes }: SealedEntry) => readEnvelope(bytes));
const readTransaction = readOnce(({ body }: Envelope) => transactionBody.parse(body));

/** Reads a row once, however often it is asked for. */
function readOnce<Row extends object, Read>(read: (row: Row) => Read): (row: Row) => Read {
  const known = new WeakMap<Row, Read>();
  return (row) => {
    const before = known.get(row);
    if (before !== undefined) return before;
    const now = read(row);
    known.set(row, now);
    return now;
  };
}

/** A disk that is full when the test says so, or some commits later: each is refused whole, as the port promises. */
function createFailingDisk(stored: RebuildableJournal) {
  let fullAt = Number.POSITIVE_INFINITY;
  let commits = 0;
  const journal: Journal = {
    ...stored,
    commit(act, beside) {
      if (commits >= fullAt) throw new FailureError(fail('DISK_FULL'));
      stored.commit(act, beside);
      commits += 1;
    },
  };
  return {
    journal,
    /** Full once it has stored so many commits more. */
    fill(after = 0) {
      fullAt = commits + after;
    },
    free() {
      fullAt = Number.POSITIVE_INFINITY;
    },
    /** Commits that were stored. */
    commits: () => commits,
  };
}
