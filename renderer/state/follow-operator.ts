import type { AfterSalesStore } from './after-sales.ts';
import type { Approval } from './approval.ts';
import type { ArchiveStore } from './archives.ts';
import type { AuditStore } from './audit.ts';
import type { CancellingStore } from './cancelling.ts';
import type { CustomerStore } from './customers.ts';
import { countedIn, type DayWorkStore, noWork } from './day/day-work.ts';
import type { GroupSheetStore } from './group-sheet.ts';
import type { InvoiceStore } from './invoices.ts';
import type { StoreDesk } from './manager/store-desk.ts';
import type { OrderStore } from './orders.ts';
import type { PrepareStore } from './prepare.ts';
import type { ProfileStore } from './profile.ts';
import type { QuoteStore } from './quotes.ts';
import type { ReceiptStore } from './receipt-store.ts';
import { nothingReturned, type ReturningStore } from './returning.ts';
import type { Snapshots } from './snapshots.ts';
import type { StaffSaleStore } from './staff-sale.ts';
import type { StockWorkStore } from './stock-works.ts';
import type { TasksStore } from './tasks.ts';
import type { TaxFreeStore } from './tax-free.ts';
import { closeSheet, setTyped, type UiStore } from './ui.ts';

/** What the page keeps of sales and customers that somebody looked for. */
interface LookedFor {
  receipts: Pick<ReceiptStore, 'forget'>;
  customers: Pick<CustomerStore, 'forget'>;
  profile: Pick<ProfileStore, 'forget'>;
  groupSheet: Pick<GroupSheetStore, 'forget'>;
  orders: Pick<OrderStore, 'forget'>;
  cancelling: Pick<CancellingStore, 'forget'>;
  audit: Pick<AuditStore, 'forget'>;
  archives: Pick<ArchiveStore, 'forget'>;
  taxFree: Pick<TaxFreeStore, 'forget'>;
  stockWorks: Pick<StockWorkStore, 'forget'>;
  prepare: Pick<PrepareStore, 'forget'>;
  invoices: Pick<InvoiceStore, 'forget'>;
  quotes: Pick<QuoteStore, 'forget'>;
  afterSales: Pick<AfterSalesStore, 'forget'>;
  staffSale: Pick<StaffSaleStore, 'forget'>;
  tasks: Pick<TasksStore, 'forget'>;
  desk: Pick<StoreDesk, 'forget'>;
  returning: ReturningStore;
  dayWork: DayWorkStore;
  /** Asked of a second person for who was here. */
  approval: Pick<Approval, 'cancel'>;
}

/**
 * Another person at the till, or nobody: the screen stays where it was, but a sheet that was open for
 * one is not open for the other, and what one had found or typed of customers is gone with them. The
 * PIN is asked of who was here when it locked.
 */
export function followOperator(
  { people }: Pick<Snapshots, 'people'>,
  ui: UiStore,
  {
    receipts,
    customers,
    profile,
    groupSheet,
    orders,
    cancelling,
    archives,
    audit,
    desk,
    taxFree,
    stockWorks,
    prepare,
    invoices,
    quotes,
    afterSales,
    staffSale,
    tasks,
    returning,
    dayWork,
    approval,
  }: LookedFor,
): void {
  people.subscribe(({ snapshot }, before) => {
    const id = snapshot?.operator?.id;
    if (id === before.snapshot?.operator?.id) return;
    closeSheet(ui);
    approval.cancel();
    for (const store of [
      receipts,
      customers,
      profile,
      groupSheet,
      orders,
      cancelling,
      archives,
      audit,
      taxFree,
      stockWorks,
      prepare,
      invoices,
      quotes,
      afterSales,
      staffSale,
      tasks,
      desk,
    ])
      store.forget();
    if (ui.getState().screen === 'manager') ui.setState({ screen: 'sale' });
    returning.setState(nothingReturned);
    // A count is anybody's to go on with; a reading, a closure and a reason are not.
    const { panel } = dayWork.getState();
    dayWork.setState({ ...noWork, panel: countedIn(panel) === null ? 'home' : panel });
    setTyped(ui, {
      pin: '',
      customerSearch: '',
      newCustomer: null,
      corrected: null,
      invoices: '',
      address: { street: '', postcode: '', city: '' },
      receiptSearch: '',
      receipt: '',
      prepare: '',
      collectCode: '',
    });
    if (id !== undefined) return;
    ui.setState({ signOnId: snapshot?.lockedOperatorId || null, isSwitching: false });
  });
}
