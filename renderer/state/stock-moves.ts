import { readBadge } from '../../domain/scan/badge-code.ts';
import type { Till } from './till.ts';
import { setTyped } from './ui.ts';

/** A scan lands in the work that is open on the sheet. False: it is somebody else's. */
export function takeStockScan({ ui, stockWorks, toasts }: Till, code: string): boolean {
  if (ui.getState().sheet !== 'stock' || readBadge(code) !== null) return false;
  if (stockWorks.state.getState().work === null) toasts.say('stock.toast.choose');
  else stockWorks.scan(code);
  return true;
}

/** Enter in the one field of the sheet: a code to add, or the zone to count. */
export function addStockCode({ ui, stockWorks }: Till): void {
  const typed = ui.getState().typed.stockCode.trim();
  const { work, inventoryId } = stockWorks.state.getState();
  if (typed === '') return;
  if (work !== null) stockWorks.scan(typed);
  else if (inventoryId !== null) stockWorks.beginZone(zoneOf(typed), false);
  else return;
  setTyped(ui, { stockCode: '' });
}

/** F12: what ends what is shown. */
export function endStockWork({ stockWorks }: Till): void {
  const { work, inventoryId, review } = stockWorks.state.getState();
  if (work !== null) stockWorks.end();
  else if (inventoryId !== null && review === null) stockWorks.reviewInventory();
  else if (review !== null) stockWorks.validate(review.uncountedCount > 0);
}

/** A zone as the journal keeps it: `réserve 2` is `RESERVE-2`. */
function zoneOf(typed: string): string {
  return typed
    .normalize('NFD')
    .toUpperCase()
    .replace(/[^A-Z0-9-]+/g, (signs) => (/\s/.test(signs) ? '-' : ''))
    .slice(0, 12);
}
