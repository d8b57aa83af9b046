import type { OrderWorkRules } from '../../domain/order/work-rules.ts';
import type { CommandQueue } from '../commands/command-queue.ts';
import type { DayContext } from '../day/day-context.ts';
import type { OrderSources } from './store-orders.ts';

/** What the work with orders works with. */
export interface OrderContext {
  day: DayContext;
  orders: OrderSources;
  rules(): Promise<OrderWorkRules>;
  /** What is looked for long is written by a command of its own. */
  commands: CommandQueue;
}
