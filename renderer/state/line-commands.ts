import type { LineView } from '../../contract/host/basket-shapes.ts';
import { printQuantity, type Quantity } from '../../domain/quantity/quantity.ts';
import { newCommandId } from './command-id.ts';
import { type CommandParts, reportOutcome } from './command-parts.ts';
import { seat } from './snapshots.ts';
import { nothingSelected } from './ui.ts';

export interface LineCommands {
  setQuantity(lineNumber: number, quantity: Quantity): void;
  /** One more (1) or one fewer (−1) of a line sold by the piece. */
  step(line: LineView, by: 1 | -1): void;
  voidLine(lineNumber: number): void;
  /** Another size or colour in the line's place. */
  swapVariant(lineNumber: number, sku: string): void;
  undo(): void;
}

export function lineCommands(parts: CommandParts): LineCommands {
  const { host, ui } = parts;
  /** Quantities on their way: two quick touches of + are two more, whatever is drawn meanwhile. */
  const wanted = new Map<number, number>();

  async function setQuantity(lineNumber: number, quantity: Quantity): Promise<void> {
    ui.setState({ heldLine: lineNumber });
    wanted.set(lineNumber, quantity.value);
    const result = await host.callInOrder('setQuantity', {
      commandId: newCommandId(),
      seat,
      lineNumber,
      quantity: printQuantity(quantity),
    });
    if (wanted.get(lineNumber) === quantity.value) wanted.delete(lineNumber);
    reportOutcome(parts, 'act', result);
  }

  async function voidLine(lineNumber: number): Promise<void> {
    ui.setState(nothingSelected);
    const input = { commandId: newCommandId(), seat, lineNumber };
    reportOutcome(parts, 'act', await host.callInOrder('voidLine', input));
  }

  async function swapVariant(lineNumber: number, sku: string): Promise<void> {
    ui.setState({ heldLine: lineNumber });
    const input = { commandId: newCommandId(), seat, lineNumber, sku };
    reportOutcome(parts, 'act', await host.callInOrder('swapVariant', input));
  }

  async function undo(): Promise<void> {
    ui.setState(nothingSelected);
    reportOutcome(
      parts,
      'act',
      await host.callInOrder('undo', { commandId: newCommandId(), seat }),
    );
  }

  return {
    setQuantity: (lineNumber, quantity) => void setQuantity(lineNumber, quantity),
    step({ number, quantity }, by) {
      const value = (wanted.get(number) ?? quantity.value) + by * 10 ** quantity.scale;
      if (value > 0) void setQuantity(number, { value, scale: quantity.scale });
    },
    voidLine: (lineNumber) => void voidLine(lineNumber),
    swapVariant: (lineNumber, sku) => void swapVariant(lineNumber, sku),
    undo: () => void undo(),
  };
}
