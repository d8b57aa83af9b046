import type { CommandQueue } from '../commands/command-queue.ts';
import type { DayContext } from '../day/day-context.ts';
import type { Theoretical, WholeStock } from '../stock/shown-stock.ts';
import type { WorkStore } from './work-store.ts';

/** What the works on the stock work with. */
export interface StockContext {
  day: DayContext;
  store: WorkStore;
  theoretical: Theoretical;
  /** The same of all that lies in the store; long to read. */
  wholeStock: WholeStock;
  /** What is read for long is written by a command of its own. */
  commands: CommandQueue;
  /** A difference of an item that is worth more has to be counted again; minor units. */
  recountOverMinor(): number;
}
