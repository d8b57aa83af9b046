import { printQuantity } from '../../domain/quantity/quantity.ts';
import { readOwnCode } from '../../domain/scan/own-code.ts';
import type { Till } from './till.ts';

/** A code on goods that come back, while the sheet asks for them; a receipt's code is read as one. */
export function takeReturnScan({ ui, returning, commands }: Till, code: string): boolean {
  const { by, receipt, goods } = returning.getState();
  if (ui.getState().sheet !== 'return' || by !== 'item' || receipt !== null) return false;
  if (goods !== null || readOwnCode(code).ok) return false;
  commands.weighGoods(code, '1', 'scanned');
  return true;
}

/** So many pieces more or fewer, one at least. */
export function stepGoods({ returning, commands }: Till, by: 1 | -1): void {
  const { goods, entered, isBusy } = returning.getState();
  if (!goods || isBusy) return;
  const value = Math.max(goods.quantity.value + by, 1);
  commands.weighGoods(goods.sku, printQuantity({ ...goods.quantity, value }), entered);
}
