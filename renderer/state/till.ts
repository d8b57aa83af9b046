import type { HostApi } from '../../contract/host/api.ts';
import { systemTimers } from '../../contract/rpc/timers.ts';
import type { Sounds } from '../sound/sounds.ts';
import { type AfterSalesStore, createAfterSales } from './after-sales.ts';
import { type Approval, createApproval } from './approval.ts';
import { approvingHost } from './approving-host.ts';
import { type ArchiveStore, createArchives } from './archives.ts';
import { type AskGoodsStore, createAskGoods } from './ask-goods.ts';
import { type AuditStore, createAudit } from './audit.ts';
import { type CancellingStore, createCancelling } from './cancelling.ts';
import { type Commands, createCommands } from './commands.ts';
import { type CustomerStore, createCustomers } from './customers.ts';
import { createDayWork, type DayWorkStore } from './day/day-work.ts';
import { createDiscountPreview, type DiscountPreviewStore } from './discount-preview.ts';
import { followOperator } from './follow-operator.ts';
import { followSent } from './follow-sent.ts';
import { followTraining } from './follow-training.ts';
import { forgetPaymentWithItsBasket } from './forget-payment.ts';
import { createGroupSheet, type GroupSheetStore } from './group-sheet.ts';
import { hearHostScans } from './hear-host-scans.ts';
import type { HostConnection } from './host-connection.ts';
import { createInvoices, type InvoiceStore } from './invoices.ts';
import { createItemSheet, type ItemSheetStore } from './item-sheet.ts';
import { askDesk } from './manager/ask-desk.ts';
import { createStoreDesk, type StoreDesk } from './manager/store-desk.ts';
import { sayingTraining } from './meant-for-training.ts';
import { createNotices, type NoticeStore } from './notices.ts';
import { createOrders, type OrderStore } from './orders.ts';
import { createPrepare, type PrepareStore } from './prepare.ts';
import { createProfile, type ProfileStore } from './profile.ts';
import { createQuotes, type QuoteStore } from './quotes.ts';
import { createReceipts, type ReceiptStore } from './receipt-store.ts';
import { createReturning, type ReturningStore } from './returning.ts';
import { createSearch, type Search } from './search.ts';
import { createSeenMoment, type SeenMoment } from './seen-moment.ts';
import type { SettingsStore } from './settings.ts';
import { createShelves, type Shelves } from './shelves.ts';
import { openSnapshots, type Snapshots } from './snapshots.ts';
import { createStaffSale, type StaffSaleStore } from './staff-sale.ts';
import { createStockWorks, type StockWorkStore } from './stock-works.ts';
import { createTabletDesk, type TabletDeskStore } from './tablet-desk.ts';
import { createTasks, type TasksStore } from './tasks.ts';
import { createTaxFree, type TaxFreeStore } from './tax-free.ts';
import { tellOfPrints } from './tell-of-prints.ts';
import { makeWayForScan, tellScan } from './tell-scan.ts';
import { createToasts, type Toasts } from './toasts.ts';
import { createUi, type UiStore } from './ui.ts';
import { createWaitingScans, type WaitingScans } from './waiting-scans.ts';
import { createWelcome, type WelcomeStore } from './welcome.ts';

/** All that the screens draw from and act by. */
export interface Till {
  host: HostConnection<HostApi>;
  snapshots: Snapshots;
  ui: UiStore;
  returning: ReturningStore;
  settings: SettingsStore;
  notices: NoticeStore;
  toasts: Toasts;
  waitingScans: WaitingScans;
  search: Search;
  shelves: Shelves;
  itemSheet: ItemSheetStore;
  askGoods: AskGoodsStore;
  groupSheet: GroupSheetStore;
  receipts: ReceiptStore;
  customers: CustomerStore;
  profile: ProfileStore;
  orders: OrderStore;
  cancelling: CancellingStore;
  audit: AuditStore;
  archives: ArchiveStore;
  taxFree: TaxFreeStore;
  stockWorks: StockWorkStore;
  prepare: PrepareStore;
  tabletDesk: TabletDeskStore;
  invoices: InvoiceStore;
  quotes: QuoteStore;
  afterSales: AfterSalesStore;
  staffSale: StaffSaleStore;
  tasks: TasksStore;
  welcome: WelcomeStore;
  dayWork: DayWorkStore;
  /** The manager's page. */
  desk: StoreDesk;
  seenMoment: SeenMoment;
  commands: Commands;
  /** What a second person is asked to allow. */
  approval: Approval;
  /** What the discount being made up would come to. */
  discountPreview: DiscountPreviewStore;
}

export function openTill(
  connection: HostConnection<HostApi>,
  { settings, sounds, nowMs }: { settings: SettingsStore; sounds: Sounds; nowMs(): number },
): Till {
  const ui = createUi();
  const approval = createApproval(connection, ui, sounds);
  const host = sayingTraining(
    approvingHost(connection, approval.ask),
    () => snapshots.sale.getState().snapshot?.training != null,
  );
  const returning = createReturning();
  const snapshots = openSnapshots(host, () => ui.getState().heldLine);
  forgetPaymentWithItsBasket(snapshots, ui);
  const seenMoment = createSeenMoment(snapshots, ui, nowMs);
  const discountPreview = createDiscountPreview(host, ui, snapshots);
  const notices = createNotices();
  const toasts = createToasts(systemTimers);
  tellOfPrints(snapshots, toasts);
  followSent(snapshots, { ui, toasts });
  followTraining(snapshots, { ui, toasts, notices });
  const waitingScans = createWaitingScans();
  const receipts = createReceipts(host);
  const dayWork = createDayWork();
  const parts = {
    host,
    dayWork,
    snapshots,
    ui,
    approval,
    returning,
    notices,
    toasts,
    waitingScans,
    receipts,
    sounds,
    nowMs,
  };
  const commands = createCommands(parts);
  hearHostScans(snapshots, (result) => {
    makeWayForScan(parts);
    tellScan(parts, result);
  });
  const itemSheet = createItemSheet(host, { ui, commands, notices, snapshots, nowMs });
  const groupSheet = createGroupSheet(host, { ui, commands, notices, snapshots, nowMs });
  const welcome = createWelcome(host, { ui, settings, snapshots });
  const shelves = createShelves(host, ui, commands, itemSheet);
  const customers = createCustomers(host);
  const profile = createProfile(parts);
  const orders = createOrders(host);
  const cancelling = createCancelling(parts);
  const archives = createArchives(host);
  const taxFree = createTaxFree(host);
  const stockWorks = createStockWorks(host);
  const prepare = createPrepare(host, sounds);
  const tabletDesk = createTabletDesk(host, {
    timers: systemTimers,
    onRevoked: () => toasts.say('tablets.revoked'),
  });
  const invoices = createInvoices(host);
  const quotes = createQuotes(parts);
  const afterSales = createAfterSales(parts);
  const staffSale = createStaffSale(parts);
  const tasks = createTasks(parts);
  const audit = createAudit(host);
  const desk = createStoreDesk(askDesk(host), snapshots, { timers: systemTimers, nowMs });
  followOperator(snapshots, ui, {
    groupSheet,
    dayWork,
    desk,
    receipts,
    customers,
    profile,
    orders,
    cancelling,
    archives,
    taxFree,
    stockWorks,
    prepare,
    invoices,
    quotes,
    afterSales,
    staffSale,
    tasks,
    audit,
    returning,
    approval,
  });
  const search = createSearch(host, ui, commands, { itemSheet, shelves });
  return {
    host,
    snapshots,
    ui,
    returning,
    settings,
    notices,
    toasts,
    waitingScans,
    search,
    shelves,
    itemSheet,
    askGoods: createAskGoods(host),
    groupSheet,
    receipts,
    customers,
    profile,
    orders,
    cancelling,
    audit,
    archives,
    taxFree,
    stockWorks,
    prepare,
    tabletDesk,
    invoices,
    quotes,
    afterSales,
    staffSale,
    tasks,
    welcome,
    dayWork,
    desk,
    seenMoment,
    commands,
    approval,
    discountPreview,
  };
}
