import type { Failure } from '../../contract/failure/failure.ts';
import { printQuantity } from '../../domain/quantity/quantity.ts';
import type { Result } from '../../domain/result.ts';
import { newCommandId } from './command-id.ts';
import { type CommandParts, reportOutcome } from './command-parts.ts';
import { nothingReturned } from './returning.ts';
import { seat } from './snapshots.ts';
import { openSheet, setTyped, showSale } from './ui.ts';

export interface ReturnCommands {
  /** Looks a receipt up by what was typed. */
  findReceipt(): void;
  /** The sheet with the lines of a receipt that is looked at. */
  returnReceipt(receiptNumber: string): void;
  /** The chosen lines into the basket. */
  addReturns(): void;
  /** Back to asking for a receipt. */
  forgetReceipt(): void;
}

export function returnCommands(parts: CommandParts): ReturnCommands {
  const { host, ui, returning } = parts;

  async function addReturns(): Promise<void> {
    const { receipt, chosen, reasonCode, disposition, entered, isBusy } = returning.getState();
    if (!receipt || chosen.size === 0 || reasonCode === '' || isBusy) return;
    returning.setState({ isBusy: true, failure: null });
    const lines = receipt.lines.flatMap(({ number, left }) => {
      const value = chosen.get(number);
      if (value === undefined) return [];
      const quantity = printQuantity({ value, scale: left.scale });
      return [{ line: number, quantity, reasonCode, disposition }];
    });
    const commandId = newCommandId();
    const input = { commandId, seat, of: receipt.of, lines, entered };
    const result = await host.callInOrder('returnLines', input);
    if (!result.ok) return refused(parts, result);
    reportOutcome(parts, 'act', result);
    returning.setState(nothingReturned);
    setTyped(ui, { receipt: '' });
    ui.setState({ selectedLine: null, heldLine: null });
    showSale(ui);
    parts.sounds.play('scanned');
  }

  return {
    findReceipt() {
      const typed = ui.getState().typed.receipt.trim();
      if (typed !== '') void openReceipt(parts, typed, 'keyed');
    },
    returnReceipt(receiptNumber) {
      setTyped(ui, { receipt: receiptNumber });
      void openReceipt(parts, receiptNumber, 'keyed');
    },
    addReturns: () => void addReturns(),
    forgetReceipt: () => returning.setState(nothingReturned),
  };
}

/** The sheet with the receipt's lines; what was chosen of another receipt is over. */
export async function openReceipt(
  parts: CommandParts,
  receipt: string,
  entered: 'scanned' | 'keyed',
): Promise<void> {
  const { host, ui, returning } = parts;
  if (returning.getState().isBusy) return;
  returning.setState({ ...nothingReturned, entered, isBusy: true });
  openSheet(ui, 'return');
  const found = await host.callInOrder('findReceipt', { receipt });
  if (!found.ok) return refused(parts, found);
  returning.setState({ receipt: found.value, isBusy: false });
}

/** Said in the sheet, where the next try is. */
function refused(
  { returning, sounds }: CommandParts,
  { error }: Extract<Result<unknown, Failure>, { ok: false }>,
): void {
  returning.setState({ isBusy: false, failure: error });
  sounds.play('attention');
}
