import {
  Activity,
  Archive,
  BadgePercent,
  Boxes,
  CalendarClock,
  ChartColumn,
  ClipboardList,
  FilePen,
  FileText,
  FlaskConical,
  Footprints,
  Gift,
  GraduationCap,
  IdCard,
  Keyboard,
  Landmark,
  Link,
  type LucideIcon,
  MonitorUp,
  PackageCheck,
  PauseCircle,
  PiggyBank,
  Plane,
  Printer,
  ReceiptText,
  SlidersHorizontal,
  TabletSmartphone,
  Trash2,
  Truck,
  Undo,
  UserRound,
  Wrench,
} from 'lucide-react';
import type { SaleSnapshot } from '../../contract/host/views.ts';
import type { Action } from '../../domain/operator/permissions.ts';
import type { MessageKey } from '../i18n/texts.ts';
import type { SheetName } from '../state/ui.ts';

export interface MenuEntry {
  /** What it opens: a sheet, or a screen. */
  opens: SheetName | 'day' | 'manager';
  icon: LucideIcon;
  label: MessageKey;
  /** The key that does the same: a sign as it is, or a key by its name. */
  key: MessageKey | `=${string}` | null;
  /** Only on a till of the demo shop. */
  isOfDemo?: true;
  /** Why it can't be done now; it is shown all the same, with the reason. */
  unavailable?(sale: SaleSnapshot | null, may: (action: Action) => boolean): MessageKey | null;
}

/** Everything that is not needed many times an hour, in the order shown. */
export const menu: readonly MenuEntry[] = [
  { opens: 'customer', icon: UserRound, label: 'customer.title', key: '=F3' },
  { opens: 'profile', icon: IdCard, label: 'profile.title', key: 'key.alth' },
  { opens: 'return', icon: Undo, label: 'menu.return', key: '=F6' },
  { opens: 'suspended', icon: PauseCircle, label: 'menu.suspended', key: '=F8' },
  {
    opens: 'abandon',
    icon: Trash2,
    label: 'menu.abandon',
    key: '=F4',
    unavailable(sale) {
      if (!sale?.basket) return 'menu.abandon.no-basket';
      return sale.basket.tenders.length > 0 ? 'menu.abandon.paid' : null;
    },
  },
  { opens: 'gift-card', icon: Gift, label: 'menu.gift-card', key: 'key.altg' },
  { opens: 'deposit', icon: PiggyBank, label: 'menu.deposit', key: 'key.alto' },
  { opens: 'day', icon: CalendarClock, label: 'day.title', key: 'key.altl' },
  {
    opens: 'manager',
    icon: ChartColumn,
    label: 'manager.title',
    key: 'key.altm',
    unavailable: (_, may) => (may('x-reading') ? null : 'menu.manager.never'),
  },
  { opens: 'receipts', icon: ReceiptText, label: 'menu.receipts', key: 'key.altt' },
  { opens: 'invoices', icon: FileText, label: 'invoices.title', key: 'key.altn' },
  { opens: 'account', icon: Landmark, label: 'account.title', key: 'key.altu' },
  { opens: 'staff', icon: BadgePercent, label: 'staff.title', key: 'key.altp' },
  { opens: 'quotes', icon: FilePen, label: 'quotes.title', key: 'key.altq' },
  { opens: 'after-sales', icon: Wrench, label: 'after-sales.title', key: 'key.altw' },
  { opens: 'orders', icon: Truck, label: 'orders.title', key: 'key.altc' },
  { opens: 'prepare', icon: PackageCheck, label: 'prepare.title', key: 'key.altk' },
  { opens: 'stock', icon: Boxes, label: 'stock.title', key: 'key.altb' },
  {
    opens: 'audit',
    icon: ClipboardList,
    label: 'audit.title',
    key: 'key.altj',
    unavailable: (_, may) => (may('audit') ? null : 'menu.audit.never'),
  },
  {
    opens: 'tax-free',
    icon: Plane,
    label: 'tax-free.title',
    key: 'key.altx',
    unavailable: (_, may) => (may('tax-free') ? null : 'menu.tax-free.never'),
  },
  {
    opens: 'archives',
    icon: Archive,
    label: 'archives.title',
    key: 'key.alta',
    unavailable: (_, may) => (may('archive') ? null : 'menu.archives.never'),
  },
  { opens: 'training', icon: GraduationCap, label: 'training.title', key: 'key.altf' },
  { opens: 'printer', icon: Printer, label: 'menu.printer', key: 'key.alti' },
  {
    opens: 'tablets',
    icon: TabletSmartphone,
    label: 'menu.tablets',
    key: null,
    unavailable: (_, may) => (may('settings') ? null : 'tablets.never'),
  },
  { opens: 'display', icon: MonitorUp, label: 'display.title', key: 'key.alty' },
  { opens: 'status', icon: Activity, label: 'menu.status', key: 'key.alts' },
  { opens: 'settings', icon: SlidersHorizontal, label: 'menu.settings', key: 'key.altr' },
  { opens: 'join', icon: Link, label: 'menu.join', key: null },
  { opens: 'welcome', icon: Footprints, label: 'menu.welcome', key: null },
  { opens: 'keys', icon: Keyboard, label: 'menu.keys', key: '=?' },
  { opens: 'demo', icon: FlaskConical, label: 'demo.title', key: 'key.altd', isOfDemo: true },
];
