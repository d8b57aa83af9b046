import type { Documents } from '../../contract/port/documents.ts';
import type { PushMemory } from '../../sync/push/push-memory.ts';
import { RunEnded, type SimulatedDocuments } from './simulated-documents.ts';
import { diskFull } from './simulated-sales.ts';
import type { TillFiles } from './till-files.ts';

/** Before what is written is on disk, or after. */
type At = 'before' | 'after';

/** Where a till's host dies: at the next acknowledgement, or at one of the next writes of documents. */
export function crashPoints({ files, restart }: { files: TillFiles; restart(): void }) {
  let atCursor: { at: At; done(): void } | null = null;
  let atPage: { at: At; left: number; done(isGeneration: boolean): void } | null = null;

  function crash(): never {
    restart();
    throw new Error('The till crashed here');
  }

  /** The memory as one run of the host sees it. */
  function memoryOfRun(inner: PushMemory, isAlive: () => boolean): PushMemory {
    return {
      ...inner,
      moveTo(...given) {
        if (isAlive()) inner.moveTo(...given);
      },
      fork(journalId, sequence) {
        if (!isAlive()) return;
        files.isForked(journalId);
        inner.fork(journalId, sequence);
      },
      acknowledge(...given) {
        if (!isAlive()) return;
        if (files.isFull()) throw diskFull();
        const point = atCursor;
        atCursor = null;
        if (point?.at !== 'before') inner.acknowledge(...given);
        if (point === null) return;
        point.done();
        crash();
      },
    };
  }

  function documentsOfRun(documents: SimulatedDocuments, isAlive: () => boolean) {
    const run: Documents & { abandon(): void } = documents.ofRun(isAlive, async (what, work) => {
      if (!isAlive()) throw new RunEnded();
      if (files.isFull()) throw diskFull();
      const isHere = atPage !== null && atPage.left === 0;
      if (atPage !== null) atPage.left -= 1;
      if (!isHere || atPage === null) return await work();
      const { at, done } = atPage;
      atPage = null;
      if (at === 'after') await work();
      done(what === 'generation');
      return crash();
    });
    return run;
  }

  return {
    memoryOfRun,
    documentsOfRun,
    onAcknowledgement(at: At, done: () => void): void {
      atCursor = { at, done };
    },
    onPage(at: At, after: number, done: (isGeneration: boolean) => void): void {
      atPage = { at, left: after, done };
    },
  };
}
