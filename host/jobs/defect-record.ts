import type { CommandQueue } from '../commands/command-queue.ts';
import { inTurn } from '../commands/in-turn.ts';
import type { JournalWriter } from '../journal/journal-writer.ts';
import { defectKey } from '../journal/named-defects.ts';
import type { JournalDefect } from '../journal/start-check.ts';

/** As many as wait for a disk that takes entries again; more would say nothing new. */
const maximumWaiting = 100;

export interface DefectRecord {
  /**
   * Makes entries of what was found, and goes on in a new journal where the open one is damaged.
   * Never rejects: what could not be stored is said, and tried again with what is found next.
   */
  add(defects: readonly JournalDefect[]): Promise<void>;
  /** Whether it was found since the host started, by the check at start or later. */
  isOfThisRun(defect: Pick<JournalDefect, 'journalId' | 'sequence' | 'problem'>): boolean;
}

/** The one way of a defect that is found while the till runs. */
export function createDefectRecord(from: {
  writer: JournalWriter;
  /** What the check at start found, and the writer has recorded. */
  atStart: readonly JournalDefect[];
  queue: CommandQueue;
  onRecorded(defects: readonly JournalDefect[]): void;
  onFailed(defects: readonly JournalDefect[], error: unknown): void;
}): DefectRecord {
  const ofThisRun = new Set(from.atStart.map(defectKey));
  let waiting = new Map<string, JournalDefect>();

  return {
    async add(defects) {
      for (const defect of defects) {
        if (waiting.size < maximumWaiting) waiting.set(defectKey(defect), defect);
        ofThisRun.add(defectKey(defect));
      }
      const due = [...waiting.values()];
      if (due.length === 0) return;
      waiting = new Map();
      try {
        await inTurn(from.queue, () => from.writer.recordDefects(due));
        from.onRecorded(due);
      } catch (error) {
        for (const defect of due) waiting.set(defectKey(defect), defect);
        from.onFailed(due, error);
      }
    },
    isOfThisRun: (defect) => ofThisRun.has(defectKey(defect)),
  };
}
