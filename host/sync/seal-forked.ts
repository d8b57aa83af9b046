import type { PushMemory } from '../../sync/push/push-memory.ts';
import type { JournalWriter } from '../journal/journal-writer.ts';

/**
 * Ends the live journal if the platform has another course of it, and goes on in a new one (law 5).
 * Run as a command, and at start: a crash may come between the platform's answer and the seal.
 */
export function sealForked(
  memory: Pick<PushMemory, 'forkedAt'>,
  writer: Pick<JournalWriter, 'head' | 'sealAndRestart'>,
): void {
  const live = writer.head('live');
  if (live && memory.forkedAt(live.journalId) !== null) writer.sealAndRestart('journal-fork');
}
