import { unreachable } from '../../domain/assert.ts';
import { ArchivesSheet } from '../screens/archives/archives-sheet.tsx';
import { AuditSheet } from '../screens/audit/audit-sheet.tsx';
import { CancelOrderSheet } from '../screens/cancel-order/cancel-order-sheet.tsx';
import { DemoRollSheet } from '../screens/demo/demo-roll-sheet.tsx';
import { DemoSheet } from '../screens/demo/demo-sheet.tsx';
import { PrinterSheet } from '../screens/devices/printer-sheet.tsx';
import { DiscountSheet } from '../screens/discount/discount-sheet.tsx';
import { DisplaySheet } from '../screens/display/display-sheet.tsx';
import { AfterSalesSheet } from '../screens/dossiers/after-sales-sheet.tsx';
import { QuotesSheet } from '../screens/dossiers/quotes-sheet.tsx';
import { GroupSheet } from '../screens/groups/group-sheet.tsx';
import { LeaveSheet } from '../screens/groups/leave-sheet.tsx';
import { InvoicesSheet } from '../screens/invoices/invoices-sheet.tsx';
import { ItemSheet } from '../screens/item/item-sheet.tsx';
import { OrdersSheet } from '../screens/orders/orders-sheet.tsx';
import { PrepareSheet } from '../screens/prepare/prepare-sheet.tsx';
import { ProfileSheet } from '../screens/profile/profile-sheet.tsx';
import { ReceiptsSheet } from '../screens/receipts/receipts-sheet.tsx';
import { ReturnSheet } from '../screens/return/return-sheet.tsx';
import { AbandonSheet } from '../screens/sale/abandon-sheet.tsx';
import { AccountSheet } from '../screens/sale/account-sheet.tsx';
import { CustomerSheet } from '../screens/sale/customer-sheet.tsx';
import { DepositSheet } from '../screens/sale/deposit-sheet.tsx';
import { GiftCardSheet } from '../screens/sale/gift-card-sheet.tsx';
import { LineSheet } from '../screens/sale/line-sheet.tsx';
import { QuantitySheet } from '../screens/sale/quantity-sheet.tsx';
import { SuspendSheet } from '../screens/sale/suspend-sheet.tsx';
import { SuspendedSheet } from '../screens/sale/suspended-sheet.tsx';
import { StaffSheet } from '../screens/staff/staff-sheet.tsx';
import { StockSheet } from '../screens/stock/stock-sheet.tsx';
import { SentSheet } from '../screens/tablet/sent-sheet.tsx';
import { TabletsSheet } from '../screens/tablet/tablets-sheet.tsx';
import { TasksSheet } from '../screens/tasks/tasks-sheet.tsx';
import { TaxFreeSheet } from '../screens/tax-free/tax-free-sheet.tsx';
import { TrainingSheet } from '../screens/training/training-sheet.tsx';
import { JoinSheet } from '../screens/welcome/join-sheet.tsx';
import { WelcomeSheet } from '../screens/welcome/welcome-sheet.tsx';
import { useUi } from '../state/use-till.ts';
import { KeysSheet } from './keys-sheet.tsx';
import { MenuSheet } from './menu-sheet.tsx';
import { SettingsSheet } from './settings-sheet.tsx';
import { StatusSheet } from './status-sheet.tsx';

/** The sheet that is open, if any. */
export function Sheets() {
  const sheet = useUi((ui) => ui.sheet);
  switch (sheet) {
    case 'suspended':
      return <SuspendedSheet />;
    case 'suspend':
      return <SuspendSheet />;
    case 'abandon':
      return <AbandonSheet />;
    case 'customer':
      return <CustomerSheet />;
    case 'profile':
      return <ProfileSheet />;
    case 'discount':
      return <DiscountSheet />;
    case 'group':
      return <GroupSheet />;
    case 'leave':
      return <LeaveSheet />;
    case 'line':
      return <LineSheet />;
    case 'quantity':
      return <QuantitySheet />;
    case 'return':
      return <ReturnSheet />;
    case 'gift-card':
      return <GiftCardSheet />;
    case 'deposit':
      return <DepositSheet />;
    case 'item':
      return <ItemSheet />;
    case 'welcome':
      return <WelcomeSheet />;
    case 'keys':
      return <KeysSheet />;
    case 'demo':
      return <DemoSheet />;
    case 'demo-roll':
      return <DemoRollSheet />;
    case 'menu':
      return <MenuSheet />;
    case 'settings':
      return <SettingsSheet />;
    case 'receipts':
      return <ReceiptsSheet />;
    case 'audit':
      return <AuditSheet />;
    case 'archives':
      return <ArchivesSheet />;
    case 'invoices':
      return <InvoicesSheet />;
    case 'stock':
      return <StockSheet />;
    case 'prepare':
      return <PrepareSheet />;
    case 'account':
      return <AccountSheet />;
    case 'staff':
      return <StaffSheet />;
    case 'after-sales':
      return <AfterSalesSheet />;
    case 'quotes':
      return <QuotesSheet />;
    case 'tasks':
      return <TasksSheet />;
    case 'tax-free':
      return <TaxFreeSheet />;
    case 'cancel-order':
      return <CancelOrderSheet />;
    case 'orders':
      return <OrdersSheet />;
    case 'printer':
      return <PrinterSheet />;
    case 'join':
      return <JoinSheet />;
    case 'tablets':
      return <TabletsSheet />;
    case 'display':
      return <DisplaySheet />;
    case 'sent':
      return <SentSheet />;
    case 'training':
      return <TrainingSheet />;
    case 'status':
      return <StatusSheet />;
    case null:
      return null;
    default:
      return unreachable(sheet);
  }
}
