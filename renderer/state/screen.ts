import type { SeatSnapshot } from '../../contract/host/seat-shapes.ts';
import type { SaleSnapshot } from '../../contract/host/views.ts';
import type { Ui } from './ui.ts';

/** What is on: the day or the manager’s page while it was asked for, paid until the next basket or customer, paying only while there is something to pay. */
export function screenOf(
  sale: SaleSnapshot | null,
  wanted: Ui['screen'],
): 'sale' | 'tender' | 'paid' | 'day' | 'manager' {
  if (sale === null) return 'sale';
  if (wanted === 'day' || wanted === 'manager') return wanted;
  if (sale.basket === null) return sale.paid === null && sale.placed === null ? 'sale' : 'paid';
  return wanted === 'tender' && sale.basket.lines.length > 0 ? 'tender' : 'sale';
}

/** The names are shown: nobody is signed on, or somebody else is about to. */
export function isSignOnShown(people: SeatSnapshot | null, isSwitching: boolean): boolean {
  return people !== null && (people.operator === null || isSwitching);
}
