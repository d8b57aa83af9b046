import type { TaxFreeOperator } from '../../contract/port/tax-free-operator.ts';
import type { Timers } from '../../contract/rpc/timers.ts';
import type { TaxFreeRules } from '../../domain/tax-free/eligibility.ts';
import type { CommandQueue } from '../commands/command-queue.ts';
import type { TillContext } from '../commands/till-context.ts';
import type { Slips } from './slips.ts';

/** What the calls about tax-free slips work with. */
export interface TaxFreeContext {
  till: TillContext;
  slips: Slips;
  /** What is written is a command; what waits for the operator waits outside (law 1). */
  commands: CommandQueue;
  /** Null where the shop offers none. Asked each time: a setting. */
  operator(): TaxFreeOperator | null;
  rules(): TaxFreeRules;
  timers: Timers;
}
