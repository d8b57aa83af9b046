import { type BasketCommands, basketCommands } from './basket-commands.ts';
import type { CommandParts } from './command-parts.ts';
import { type DemoCommands, demoCommands } from './demo-commands.ts';
import { type LineCommands, lineCommands } from './line-commands.ts';
import { type PaymentCommands, paymentCommands } from './payment-commands.ts';
import { type ScanCommands, scanCommands } from './scan-commands.ts';
import { type SyncCommands, syncCommands } from './sync-commands.ts';

/** What the cashier does. Nothing here decides: the host does, and its snapshot shows it. */
export type Commands = { demo: DemoCommands } & ScanCommands &
  LineCommands &
  BasketCommands &
  PaymentCommands &
  SyncCommands;

export function createCommands(parts: CommandParts): Commands {
  return {
    demo: demoCommands(parts),
    ...scanCommands(parts),
    ...lineCommands(parts),
    ...basketCommands(parts),
    ...paymentCommands(parts),
    ...syncCommands(parts),
  };
}
