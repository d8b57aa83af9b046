import { printQuantity } from '../../domain/quantity/quantity.ts';
import { newCommandId } from './command-id.ts';
import { type CommandParts, reportOutcome } from './command-parts.ts';
import { findCustomers, findGoods, listReceipts, weighGoods } from './return-finders.ts';
import { refused } from './return-refused.ts';
import {
  type CustomerReceipt,
  isAskedWhere,
  isFinding,
  nothingChosen,
  nothingReturned,
  type ReturnBy,
  type Returning,
} from './returning.ts';
import { seat } from './snapshots.ts';
import { nothingSelected, openSheet, setTyped, showSale } from './ui.ts';

export interface ReturnCommands {
  /** Looks up what was typed: a receipt, a customer or an item, as the sheet is set. */
  findReceipt(): void;
  /** What the return begins with. */
  returnBy(by: ReturnBy): void;
  /** The receipts of a customer. */
  receiptsOf(customer: { id: string; name: string }): void;
  /** The sheet with the lines of one of them. */
  returnOf(receipt: Pick<CustomerReceipt, 'of'>): void;
  /** Goods without a receipt, at what they are worth. */
  weighGoods(code: string, quantity: string, entered: Returning['entered']): void;
  /** The sheet with the lines of a receipt that is looked at. */
  returnReceipt(receiptNumber: string): void;
  /** The chosen lines into the basket. */
  addReturns(): void;
  /** Back to asking for a receipt. */
  forgetReceipt(): void;
}

export function returnCommands(parts: CommandParts): ReturnCommands {
  const { host, ui, returning, snapshots } = parts;

  async function addReturns(): Promise<void> {
    const { receipt, chosen, reasonCode, disposition, isHere, entered, isBusy, goods } =
      returning.getState();
    if (goods && reasonCode !== '' && !isBusy) {
      const quantity = printQuantity(goods.quantity);
      const input = { code: goods.sku, quantity, reasonCode, disposition, entered };
      returning.setState({ isBusy: true, failure: null });
      const commandId = newCommandId();
      return added(await host.callInOrder('returnWithoutReceipt', { commandId, seat, ...input }));
    }
    if (!receipt || chosen.size === 0 || reasonCode === '' || isBusy) return;
    if (isHere === null && isAskedWhere({ receipt, chosen })) return;
    returning.setState({ isBusy: true, failure: null });
    const lines = receipt.lines.flatMap(({ number, left, isAsked }) => {
      const value = chosen.get(number);
      if (value === undefined) return [];
      const quantity = printQuantity({ value, scale: left.scale });
      const asked = isAsked && isHere !== null ? { isHere } : {};
      return [{ line: number, quantity, reasonCode, disposition, ...asked }];
    });
    const commandId = newCommandId();
    const input = { commandId, seat, of: receipt.of, lines, entered };
    added(await host.callInOrder('returnLines', input));
  }

  function added(result: Parameters<typeof reportOutcome>[2]): void {
    if (!result.ok) {
      refused(parts, result);
      return;
    }
    reportOutcome(parts, 'act', result);
    returning.setState(nothingReturned);
    setTyped(ui, { receipt: '' });
    ui.setState(nothingSelected);
    showSale(ui);
    parts.sounds.play('scanned');
  }

  return {
    findReceipt() {
      const typed = ui.getState().typed.receipt.trim();
      const { by } = returning.getState();
      if (typed === '') return;
      if (by === 'number') void openReceipt(parts, typed, 'keyed');
      else if (by === 'customer') void findCustomers(parts, typed);
      else void findGoods(parts, typed);
    },
    returnBy(by) {
      const { basket, training } = snapshots.sale.getState().snapshot ?? {};
      const customer = basket?.customer ?? null;
      // What is practised is a receipt of training.
      const isRefused = training != null && by !== 'number';
      if (isRefused || !isFinding(returning.getState())) return;
      returning.setState({ ...nothingReturned, by });
      setTyped(ui, { receipt: '' });
      if (by === 'customer' && customer) void listReceipts(parts, customer);
    },
    receiptsOf: (customer) => void listReceipts(parts, customer),
    returnOf: ({ of }) => void openReceipt(parts, of, 'searched'),
    weighGoods: (code, quantity, entered) => void weighGoods(parts, { code, quantity }, entered),
    returnReceipt(receiptNumber) {
      returning.setState(nothingReturned);
      setTyped(ui, { receipt: receiptNumber });
      void openReceipt(parts, receiptNumber, 'keyed');
    },
    addReturns: () => void addReturns(),
    forgetReceipt: () => returning.setState(nothingChosen),
  };
}

/** The sheet with the receipt's lines; what was chosen of another receipt is over. */
export async function openReceipt(
  parts: CommandParts,
  receipt: string | CustomerReceipt['of'],
  entered: Returning['entered'],
): Promise<void> {
  const { host, ui, returning } = parts;
  if (returning.getState().isBusy) return;
  returning.setState({ ...nothingChosen, entered, isBusy: true });
  openSheet(ui, 'return');
  const found = await host.callInOrder('findReceipt', { receipt });
  if (!found.ok) return refused(parts, found);
  returning.setState({ receipt: found.value, isBusy: false });
}
