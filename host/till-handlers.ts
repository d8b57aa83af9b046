import type { EntryDraft } from '../contract/entry/entry-types.ts';
import { type Failure, fail } from '../contract/failure/failure.ts';
import type { HostApi } from '../contract/host/api.ts';
import type { Handlers } from '../contract/rpc/handlers.ts';
import { systemTimers } from '../contract/rpc/timers.ts';
import { ok, type Result, refuse } from '../domain/result.ts';
import { accountingHandlers } from './accounting/accounting-handlers.ts';
import type { BooksDesk } from './accounting/open-books.ts';
import { afterSalesHandlers } from './after-sales/after-sales-handlers.ts';
import type { Guard } from './answer-by-need.ts';
import type { createApprove } from './approvals/approve.ts';
import { archiveHandlers } from './archive/archive-handlers.ts';
import type { Archives } from './archive/open-archives.ts';
import { auditHandlers } from './audit/audit-handlers.ts';
import type { AuditIndex } from './audit/audit-index.ts';
import { itemHandlers } from './catalogue/item-handlers.ts';
import { pricedCatalogueOf } from './catalogue/store-price.ts';
import { abandon } from './commands/abandon.ts';
import { addItem } from './commands/add-item.ts';
import { sellGiftCard, takeDeposit } from './commands/add-money.ts';
import { removeLine, setQuantity, undo } from './commands/change-line.ts';
import type { CommandQueue } from './commands/command-queue.ts';
import { completeBasket } from './commands/complete-basket.ts';
import { removeCoupon } from './commands/coupons.ts';
import { addForLater, fulfilLine } from './commands/fulfil-line.ts';
import {
  discountBasket,
  discountLine,
  overridePrice,
  previewDiscount,
  removeDiscount,
} from './commands/give-discount.ts';
import { giveRefund } from './commands/give-refund.ts';
import { inTurn } from './commands/in-turn.ts';
import { markLine } from './commands/mark-line.ts';
import { payAccount } from './commands/pay-account.ts';
import { returnLines } from './commands/return-lines.ts';
import { returnWithoutReceipt } from './commands/return-without-receipt.ts';
import { scan } from './commands/scan.ts';
import { sendToTill } from './commands/send-to-till.ts';
import { setCustomer } from './commands/set-customer.ts';
import { setGroup } from './commands/set-group.ts';
import { setSetting } from './commands/set-setting.ts';
import { resume, suspend } from './commands/suspend-resume.ts';
import { swapVariant } from './commands/swap-variant.ts';
import { actorAt } from './commands/take-step.ts';
import { removeTender, takeTender } from './commands/take-tender.ts';
import type { TillContext } from './commands/till-context.ts';
import { customerHandlers } from './customers/customer-handlers.ts';
import { profileHandlers } from './customers/profile-handlers.ts';
import type { DayContext } from './day/day-context.ts';
import { dayHandlers } from './day/day-handlers.ts';
import { decisionHandlers } from './decisions/decision-handlers.ts';
import { demoHandlers } from './demo/demo-handlers.ts';
import type { Demo } from './demo/open-demo.ts';
import type { DisplayDoor } from './display/display-door.ts';
import { displayHandlers } from './display/display-handlers.ts';
import type { Displays } from './display/open-displays.ts';
import type { ItemImports } from './import/item-import.ts';
import { invoiceHandlers } from './invoices/invoice-handlers.ts';
import type { createVerificationJobs } from './jobs/verification-jobs.ts';
import { loyaltyHandlers } from './loyalty/loyalty-handlers.ts';
import { removeReward, takeReward } from './loyalty/take-reward.ts';
import type { TillOperators } from './operators/till-operators.ts';
import { groupChoices } from './orders/group-choices.ts';
import { listOrders } from './orders/list-orders.ts';
import type { OrderContext } from './orders/order-context.ts';
import { orderPaperHandlers } from './orders/order-paper-handlers.ts';
import { orderWorkHandlers } from './orders/order-work-handlers.ts';
import { waysToHave } from './orders/ways-to-have.ts';
import type { Printing } from './printing/open-printing.ts';
import { receiptHandlers } from './printing/receipt-handlers.ts';
import { makeQuote } from './quotes/make-quote.ts';
import { quoteHandlers } from './quotes/quote-handlers.ts';
import { takeQuote } from './quotes/take-quote.ts';
import { readWelcome } from './read-welcome.ts';
import type { FindReceipts } from './receipts/find-receipts.ts';
import type { ClosedFigures } from './report/closed-figures.ts';
import { peopleIfAllowed } from './report/people-if-allowed.ts';
import { readingHandlers } from './report/reading-handlers.ts';
import { reportHandlers } from './report/report-handlers.ts';
import { storeReportHandler } from './report/store-report-handler.ts';
import { returnHandlers } from './returns/return-handlers.ts';
import type { TillSettings } from './settings/till-settings.ts';
import { staffHandlers } from './staff/staff-handlers.ts';
import type { StaffProofs } from './staff/staff-proofs.ts';
import type { createNetworkStock } from './stock/network-stock.ts';
import type { StockOf } from './stock/shown-stock.ts';
import { stockHandlers } from './stock/stock-handlers.ts';
import { inventoryHandlers } from './stock-works/inventory-handlers.ts';
import type { StockContext } from './stock-works/stock-context.ts';
import { stockWorkHandlers } from './stock-works/stock-work-handlers.ts';
import { valueHandlers } from './stored-value/value-handlers.ts';
import type { Sync } from './sync/open-sync.ts';
import type { Tablets } from './tablets/open-tablets.ts';
import { tabletHandlers } from './tablets/tablet-handlers.ts';
import { taskHandlers } from './tasks/task-handlers.ts';
import type { TaxFree } from './tax-free/open-tax-free.ts';
import { taxFreeHandlers } from './tax-free/tax-free-handlers.ts';
import { withTillFailures } from './till-failure.ts';
import type { TrainingDesk } from './training/open-training.ts';
import { trainingHandlers } from './training/training-handlers.ts';
import { journalPage } from './views/journal-page.ts';
import type { TillViews } from './views/till-views.ts';
import { lessWhile, saleOfNobody, suspendedOfNobody } from './views/while-locked.ts';

/** What the host answers for each call and view: commands go through the queue, one at a time. */
export function tillHandlers(host: {
  till: TillContext;
  /** The one door of all calls. */
  guard: Guard;
  queue: CommandQueue;
  views: TillViews;
  imports: ItemImports;
  verification: ReturnType<typeof createVerificationJobs>;
  settings: TillSettings;
  sync: Pick<
    Sync,
    | 'bringCustomer'
    | 'bringDossier'
    | 'customerHistory'
    | 'eraseCustomer'
    | 'enrol'
    | 'findCustomers'
    | 'findOrders'
    | 'findReceipts'
    | 'findValue'
    | 'isStandalone'
    | 'retryNow'
    | 'state'
    | 'storeReport'
  >;
  printing: Printing;
  archives: Archives;
  books: BooksDesk;
  closedFigures: ClosedFigures;
  finding: FindReceipts;
  taxFree: TaxFree;
  tablets: Tablets;
  displays: Displays;
  displayDoor: DisplayDoor;
  demo: Demo;
  operators: TillOperators;
  day: DayContext;
  stockOf: StockOf;
  stockWorks: StockContext;
  orderWork: OrderContext;
  networkStock: Pick<ReturnType<typeof createNetworkStock>, 'once' | 'view'>;
  approvals: ReturnType<typeof createApprove>;
  staffProofs: StaffProofs;
  training: TrainingDesk;
  audit: AuditIndex;
  /** The till's data folder. */
  folder: string;
  dismissPaid(seat: string): void;
}): Handlers<HostApi> & { guard: Guard } {
  const { till, queue, views, imports, verification, settings, operators } = host;
  const { documents, journal } = till;

  /** Runs in the queue of the commands: its need is somebody at its seat, who may train there. */
  function command<I extends { seat: string }, T>(
    run: (input: I, till: TillContext) => Promise<Result<T, Failure>>,
  ) {
    return (input: I) => run(input, host.training.contextAt(input.seat));
  }

  return {
    guard: host.guard,
    calls: {
      scan: command(scan),
      addItem: command(addItem),
      swapVariant: command(swapVariant),
      setQuantity: command(setQuantity),
      voidLine: command(removeLine),
      undo: command(undo),
      suspend: command(suspend),
      sendToTill: command(sendToTill),
      resume: command(resume),
      abandon: command(abandon),
      sellGiftCard: command(sellGiftCard),
      takeDeposit: command(takeDeposit),
      ...valueHandlers({ till, queue, ask: host.sync.findValue }),
      tender: command(takeTender),
      complete: command(completeBasket),
      removeTender: command(removeTender),
      discountLine: command(discountLine),
      discountBasket: command(discountBasket),
      overridePrice: command(overridePrice),
      refund: command(giveRefund),
      ...returnHandlers({
        ...{ till, queue, ask: host.sync.findReceipts, askOrders: host.sync.findOrders },
      }),
      returnLines: command(returnLines),
      returnWithoutReceipt: command(returnWithoutReceipt),
      previewDiscount: command(previewDiscount),
      removeDiscount: command(removeDiscount),
      removeCoupon: command(removeCoupon),
      markLine: command(markLine),
      setCustomer: command(setCustomer),
      payAccount: command(payAccount),
      ...staffHandlers(host.staffProofs, host.training.contextAt),
      fulfilLine: command(fulfilLine),
      addForLater: command(addForLater),
      setGroup: command(setGroup),
      groupChoices: withTillFailures((input) =>
        groupChoices(input, host.training.contextAt(input.seat)),
      ),
      waysToHave: withTillFailures(async (input) =>
        ok({
          ways: await waysToHave(input, host.training.contextAt(input.seat)),
          country: till.identity.store.address.country,
        }),
      ),
      ...customerHandlers({ day: host.day, link: host.sync, timers: systemTimers }),
      ...profileHandlers({
        ...{ day: host.day, link: host.sync, orders: host.orderWork.orders },
        aliasOf: operators.aliasOf,
      }),
      ...loyaltyHandlers(host.training.contextAt),
      takeReward: command(takeReward),
      removeReward: command(removeReward),
      orders: withTillFailures(async ({ limit }) =>
        ok({ orders: await listOrders(limit, host.orderWork.orders) }),
      ),
      dismissPaid({ seat }) {
        host.dismissPaid(seat);
        return ok({});
      },
      ...trainingHandlers(host.training),
      welcome: withTillFailures(async () => ok({ welcome: await readWelcome(till.documents) })),
      ...itemHandlers(pricedCatalogueOf(till), host.stockOf),
      ...stockHandlers(documents, { once: host.networkStock.once, stockOf: host.stockOf }),
      signOn: withTillFailures(operators.signOn),
      signOff: withTillFailures(({ seat }) => operators.signOff(seat, 'sign-off')),
      lock: withTillFailures(({ seat }) => operators.signOff(seat, 'lock')),
      stillHere({ seat }) {
        operators.stillHere(seat);
        return ok({});
      },
      ...auditHandlers({
        index: host.audit,
        journal,
        aliasOf: operators.aliasOf,
        files: {
          folder: host.folder,
          name: () => `audit-${till.identity.till.number}-${till.businessDay()}`,
          pause: host.finding.pause,
          operatorAt: (seat) => actorAt(till, seat),
          note: (draft) => inTurn(queue, () => noteDraft(till, draft)),
        },
      }),
      askApproval: withTillFailures(host.approvals.askApproval),
      approve: withTillFailures(host.approvals.approve),
      setLanguage: withTillFailures(({ seat, language }) => {
        operators.setLanguage(seat, language);
        return ok({});
      }),
      readJournal: withTillFailures((input) => ok(journalPage(till.journal, input))),
      startVerification: () => ok({ jobId: verification.start() }),
      verification: ({ jobId }) => verification.state(jobId),
      importBegin: withTillFailures(async (input, session) =>
        // Master data is the platform's: what a till put there, the next snapshot would take away.
        host.sync.isStandalone()
          ? imports.begin(input, session)
          : refuse(fail('ITEMS_BY_PLATFORM')),
      ),
      importPage: withTillFailures(imports.page),
      importEnd: withTillFailures(imports.end),
      getSettings: () => ok({ settings: settings.all() }),
      // Outside the queue: the platform may take its time (law 1).
      enrol: withTillFailures(host.sync.enrol),
      joinPlatform: withTillFailures(({ code, platform }) => host.sync.enrol({ code, platform })),
      retrySync() {
        host.sync.retryNow();
        return ok({});
      },
      ...reportHandlers({
        ...{ till, settings, closedFigures: host.closedFigures },
        pause: host.finding.pause,
      }),
      ...readingHandlers({
        ...{ day: host.day, queue, printing: host.printing, aliasOf: operators.aliasOf },
        language: () => (settings.get('receipts.language') === 'en' ? 'en' : 'fr'),
        pause: host.finding.pause,
      }),
      ...peopleIfAllowed(
        storeReportHandler({
          ...{ till, settings, sync: host.sync, aliasOf: operators.aliasOf },
          pause: host.finding.pause,
        }),
        documents,
      ),
      ...decisionHandlers({
        till: views.till.current,
        day: views.day.current,
        printing: host.printing.view.current,
        orders: host.orderWork.orders,
      }),
      ...taskHandlers({ day: host.day, aliasOf: operators.aliasOf }),
      ...tabletHandlers(host),
      ...displayHandlers(host),
      ...taxFreeHandlers(host.taxFree),
      ...stockWorkHandlers(host.stockWorks),
      ...orderWorkHandlers(host.orderWork),
      ...orderPaperHandlers(host.orderWork, host.printing),
      ...inventoryHandlers(host.stockWorks),
      ...archiveHandlers(host.archives, till),
      ...accountingHandlers(host.books, till),
      ...receiptHandlers(host),
      ...invoiceHandlers(host),
      ...quoteHandlers(till, host.printing, { link: host.sync, timers: systemTimers }),
      ...afterSalesHandlers({
        ...{ day: host.day, printing: host.printing, aliasOf: operators.aliasOf },
        ...{ link: host.sync, timers: systemTimers },
      }),
      makeQuote: command(makeQuote),
      takeQuote: command(takeQuote),
      ...dayHandlers(host.day),
      ...demoHandlers(host.demo.stage),
      setSetting: (input, { role }) =>
        // Whether and how one signs on is set by who owns the till's files, not by who stands there.
        role === 'page' && input.key.startsWith('operators.')
          ? refuse(fail('NOT_ALLOWED'))
          : setSetting(input, till, settings),
    },
    views: {
      // Who runs scripts owns the till's files.
      sale: ({ seat }, { role }) =>
        lessWhile(
          () => role !== 'script' && till.operator(seat) === null,
          views.sale(seat),
          saleOfNobody,
        ),
      display: ({ seat }, { role }) => host.displays.shown(seat, { isDisplay: role === 'display' }),
      displayDesk: ({ seat }) => host.displays.desk(seat),
      seat: ({ seat }) => views.seat(seat),
      suspended: (_, session) =>
        lessWhile(() => !operators.maySomewhere(session).ok, views.suspended, suspendedOfNobody),
      till: () => views.till,
      day: () => views.day,
      demo: () => host.demo.view,
      printing: () => host.printing.view,
      stock: ({ sku }) => host.networkStock.view(sku),
    },
  };
}

function noteDraft(till: TillContext, draft: EntryDraft): void {
  till.writer.append({ drafts: [draft], steps: [], endedBaskets: [] });
}
