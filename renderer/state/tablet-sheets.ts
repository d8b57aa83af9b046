import type { SheetName } from './ui.ts';
import { workplace } from './workplace.ts';

/** All that opens on a tablet: what is new does not, until somebody decides otherwise. */
const onTablet: ReadonlySet<SheetName | 'day' | 'manager'> = new Set([
  'abandon',
  'customer',
  'discount',
  'group',
  'item',
  'keys',
  'leave',
  'line',
  'menu',
  'orders',
  'profile',
  'quantity',
  'return',
  'sent',
  'settings',
  'suspend',
  'suspended',
]);

/** Whether this page opens it at all. */
export function opensHere(what: SheetName | 'day' | 'manager'): boolean {
  return workplace.isTablet ? onTablet.has(what) : what !== 'sent';
}
