import type { Journal, StoredStep } from '../../contract/port/journal.ts';
import { assert } from '../../domain/assert.ts';

/**
 * The journals as who trains sees them: those of training and no live one, so that nothing is found or
 * given back across. Steps of training baskets stay in memory: after a restart there is nothing that
 * could be taken for a customer's basket.
 */
export function trainingJournal(stored: Journal): Journal & {
  /** Steps of an act that was stored without them. */
  keep(steps: readonly StoredStep[]): void;
} {
  const byCommand = new Map<string, StoredStep>();
  const keep = (steps: readonly StoredStep[]): void => {
    for (const step of steps) byCommand.set(step.commandId, step);
  };
  return {
    ...stored,
    keep,
    heads: () => stored.heads().filter(({ kind }) => kind === 'training'),
    commit({ entries, steps }) {
      assert(entries.length === 0, 'Entries of training go through its writer');
      keep(steps);
    },
    stepByCommand: (commandId) => byCommand.get(commandId) ?? null,
    openBasketSteps: () => [],
  };
}
