import type { PushMemory } from '../../sync/push/push-memory.ts';
import type { JournalWriter } from '../journal/journal-writer.ts';

/**
 * Ends each open journal of which the platform has another course, and goes on in a new one (law 5).
 * Run as a command, and at start: a crash may come between the platform's answer and the seal.
 */
export function sealForked(
  memory: Pick<PushMemory, 'forkedAt'>,
  writer: Pick<JournalWriter, 'head' | 'sealAndRestart'>,
): void {
  for (const kind of ['live', 'training'] as const) {
    const open = writer.head(kind);
    if (open && memory.forkedAt(open.journalId) !== null)
      writer.sealAndRestart('journal-fork', kind);
  }
}
