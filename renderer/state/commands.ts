import { type BasketCommands, basketCommands } from './basket-commands.ts';
import type { CommandParts } from './command-parts.ts';
import { type CustomerCommands, customerCommands } from './customer-commands.ts';
import { type BooksCommands, booksCommands } from './day/books-commands.ts';
import { type DayCommands, dayCommands } from './day/day-commands.ts';
import { type SafeCommands, safeCommands } from './day/safe-commands.ts';
import { type DemoCommands, demoCommands } from './demo-commands.ts';
import { type DisplayCommands, displayCommands } from './display-commands.ts';
import { type FulfilCommands, fulfilCommands } from './fulfil-commands.ts';
import { type LineCommands, lineCommands } from './line-commands.ts';
import { type PaymentCommands, paymentCommands } from './payment-commands.ts';
import { type PriceCommands, priceCommands } from './price-commands.ts';
import { type ReceiptCommands, receiptCommands } from './receipt-commands.ts';
import { type ReturnCommands, returnCommands } from './return-commands.ts';
import { type ScanCommands, scanCommands } from './scan-commands.ts';
import { type SignOnCommands, signOnCommands } from './sign-on-commands.ts';
import { type SyncCommands, syncCommands } from './sync-commands.ts';
import { type TrainingCommands, trainingCommands } from './training-commands.ts';
import { type ValueCommands, valueCommands } from './value-commands.ts';

/** What the cashier does. Nothing here decides: the host does, and its snapshot shows it. */
export type Commands = { demo: DemoCommands } & ScanCommands &
  LineCommands &
  BasketCommands &
  CustomerCommands &
  DayCommands &
  DisplayCommands &
  FulfilCommands &
  BooksCommands &
  SafeCommands &
  PaymentCommands &
  PriceCommands &
  ReceiptCommands &
  SignOnCommands &
  ReturnCommands &
  TrainingCommands &
  ValueCommands &
  SyncCommands;

export function createCommands(parts: CommandParts): Commands {
  const signOn = signOnCommands(parts);
  const safe = safeCommands(parts);
  return {
    demo: demoCommands(parts),
    ...scanCommands(parts, { badge: signOn.badge, takePouch: safe.takePouch }),
    ...lineCommands(parts),
    ...basketCommands(parts),
    ...customerCommands(parts),
    ...dayCommands(parts),
    ...displayCommands(parts),
    ...fulfilCommands(parts),
    ...booksCommands(parts),
    ...safe,
    ...paymentCommands(parts),
    ...syncCommands(parts),
    ...priceCommands(parts),
    ...receiptCommands(parts),
    ...signOn,
    ...returnCommands(parts),
    ...trainingCommands(parts),
    ...valueCommands(parts),
  };
}
