import type { Snapshots } from './snapshots.ts';
import type { Toasts } from './toasts.ts';
import type { SheetName } from './ui.ts';

/** What the host refuses in training: it is about customers, other baskets, money or the shop. */
const onlyReal: ReadonlySet<SheetName | 'day' | 'manager'> = new Set([
  'account',
  'after-sales',
  'archives',
  'audit',
  'customer',
  'day',
  'deposit',
  'gift-card',
  'group',
  'invoices',
  'join',
  'leave',
  'manager',
  'prepare',
  'profile',
  'stock',
  'quotes',
  'suspend',
  'suspended',
  'tasks',
  'tax-free',
]);

export function isOnlyReal(opens: SheetName | 'day' | 'manager'): boolean {
  return onlyReal.has(opens);
}

/** Says so before anybody has typed anything into it. */
export function saidInTraining(
  { snapshots, toasts }: { snapshots: Pick<Snapshots, 'sale'>; toasts: Pick<Toasts, 'say'> },
  opens: SheetName | 'day' | 'manager',
): boolean {
  const isRefused = snapshots.sale.getState().snapshot?.training != null && onlyReal.has(opens);
  if (isRefused) toasts.say('toast.training.not');
  return isRefused;
}
