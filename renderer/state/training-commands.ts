import { newCommandId } from './command-id.ts';
import { type CommandParts, reportOutcome } from './command-parts.ts';
import { seat } from './snapshots.ts';

export interface TrainingCommands {
  beginTraining(): void;
  endTraining(): void;
}

/** The screen changes once the host says so (`follow-training.ts`). */
export function trainingCommands(parts: CommandParts): TrainingCommands {
  const { host } = parts;

  async function change(name: 'beginTraining' | 'endTraining'): Promise<void> {
    const changed = await host.callInOrder(name, { commandId: newCommandId(), seat });
    reportOutcome(parts, 'act', changed);
  }

  return {
    beginTraining: () => void change('beginTraining'),
    endTraining: () => void change('endTraining'),
  };
}
