import type { Act } from '../../contract/port/journal.ts';
import { createMemoryJournal } from '../../host/journal/memory-journal.ts';
import type { RebuildableJournal } from '../../host/journal/projections.ts';
import { createFeedMemory } from '../../sync/feeds/feed-memory.ts';
import { createPushMemory } from '../../sync/push/memory-push-memory.ts';
import { simulatedDocuments } from './simulated-documents.ts';
import { diskFull, type Sold, soldIn, valuesIn } from './simulated-sales.ts';

/**
 * What a till has on its disk: journal, documents, and what its engines remember. A journal that is not
 * synced, as that of a broken till, loses its last act with the power, and uses its sequence again.
 */
export function tillFiles({ isJournalSynced }: { isJournalSynced: boolean }) {
  /**
   * What left the shelf, by hash, of all it ever wrote, also in a past that it lost when a copy was
   * restored. Read from the signed bytes, without the code that is tested.
   */
  const written = new Map<string, readonly Sold[]>();
  const values = new Map<string, ReadonlyMap<string, number>>();
  const forked = new Set<string>();
  const documents = simulatedDocuments();
  let acts: readonly Act[] = [];
  let journal = recording(createMemoryJournal());
  let pushMemory = createPushMemory();
  let feedMemory = createFeedMemory();
  let isFull = false;
  let hasForgotten = false;

  function recording(inner: RebuildableJournal): RebuildableJournal {
    return {
      ...inner,
      commit(act, beside) {
        if (isFull) throw diskFull();
        inner.commit(act, beside);
        acts = [...acts, act];
        for (const { sealed } of act.entries) {
          written.set(sealed.hash, soldIn(sealed.bytes));
          values.set(sealed.hash, valuesIn(sealed.bytes));
        }
      },
    };
  }

  function putJournalBack(copied: readonly Act[]): void {
    const inner = createMemoryJournal();
    for (const act of copied) inner.commit(act);
    acts = copied;
    journal = recording(inner);
  }

  return {
    documents,
    journal: () => journal,
    pushMemory: () => pushMemory,
    feedMemory: () => feedMemory,
    isFull: () => isFull,
    fillDisk(): void {
      isFull = true;
    },
    makeRoom(): void {
      isFull = false;
    },
    loseCursor(): void {
      pushMemory = createPushMemory();
    },
    isForked(journalId: string): void {
      forked.add(journalId);
    },
    /** Also when the till has lost its memory of it. */
    wasForked: (journalId: string): boolean => forked.has(journalId),
    /** Whether the till ever wrote this. */
    wrote: (hash: string): boolean => written.has(hash),
    /** What an entry of this till sold; below zero what it took back. */
    sold: (hash: string): readonly Sold[] => written.get(hash) ?? [],
    /** What an entry of this till put on gift cards and took off them, by number. */
    valuesOf: (hash: string): ReadonlyMap<string, number> => values.get(hash) ?? new Map(),
    /** An older copy was put back, so that entries are at the platform alone or nowhere. */
    hasForgotten: () => hasForgotten,
    headsNow: (): string =>
      JSON.stringify(
        journal.heads().map(({ journalId, sequence, hash }) => [journalId, sequence, hash]),
      ),
    /** Nothing that was written is gone, but what an older copy did not have. */
    isWhole: (): boolean =>
      hasForgotten || written.size === acts.reduce((sum, { entries }) => sum + entries.length, 0),
    /** The catalog loses its last few commits. */
    async losePower(catalogCommits: number): Promise<void> {
      await documents.rollBack(catalogCommits);
      if (!isJournalSynced) putJournalBack(acts.slice(0, -1));
    },
    /** The state of the files now; giving it back is what restoring a copy of the till does. */
    backUp(): () => Promise<void> {
      const copied = acts;
      const cursors = journal.journalIds().map((journalId) => ({
        journalId,
        through: pushMemory.through(journalId),
        fork: pushMemory.forkedAt(journalId),
      }));
      const putDocumentsBack = documents.backUp();
      return async () => {
        hasForgotten ||= copied.length < acts.length;
        putJournalBack(copied);
        pushMemory = createPushMemory();
        for (const { journalId, through, fork } of cursors) {
          pushMemory.moveTo(journalId, through);
          if (fork !== null) pushMemory.fork(journalId, fork);
        }
        feedMemory = createFeedMemory();
        await putDocumentsBack();
      };
    },
  };
}
export type TillFiles = ReturnType<typeof tillFiles>;
