import type { Documents, FeedPage } from '../../contract/port/documents.ts';
import { memoryDocuments } from '../../host/store/memory-documents.ts';

/** A commit of one of the two files, to be done again after others were lost. */
interface Commit {
  file: 'till' | 'catalog';
  /** A new generation is on disk before it is swapped in: no power loss takes it back. */
  isGeneration: boolean;
  again(documents: Documents): Promise<void>;
}

/** Told to whoever goes on after the host has died; nobody hears of it. */
export class RunEnded extends Error {}

/**
 * The files of a till's documents, through crashes and losses of power. A catalog that is not synced
 * loses its last commits, documents and positions together; the till file loses nothing.
 */
export function simulatedDocuments() {
  let commits: readonly Commit[] = [];
  let inner = memoryDocuments();

  function committed(commit: Commit): void {
    commits = [...commits, commit];
  }

  async function putBack(kept: readonly Commit[]): Promise<void> {
    commits = kept;
    inner = memoryDocuments();
    for (const { again } of kept) await again(inner);
  }

  /** As one run of the host sees them, while it lives; `write` decides whether what is written comes to be. */
  function ofRun(
    isAlive: () => boolean,
    write: <T>(what: 'page' | 'generation', work: () => Promise<T>) => Promise<T>,
  ): Documents & { abandon(): void } {
    let abandon = (): void => undefined;
    return {
      get: (...given) => inner.get(...given),
      getMany: (...given) => inner.getMany(...given),
      itemByGtin: (...given) => inner.itemByGtin(...given),
      searchItems: (...given) => inner.searchItems(...given),
      itemsOfModel: (...given) => inner.itemsOfModel(...given),
      itemsOfCategory: (...given) => inner.itemsOfCategory(...given),
      all: (...given) => inner.all(...given),
      count: (...given) => inner.count(...given),
      feedState: (...given) => inner.feedState(...given),
      onChange: (...given) => inner.onChange(...given),
      close: () => Promise.resolve(),
      applyPage: (page) =>
        write('page', async () => {
          const again = (documents: Documents) => documents.applyPage(page);
          await again(inner);
          committed({ file: page.file, isGeneration: false, again });
        }),
      keepOnly: (feeds) =>
        write('page', async () => {
          const again = (documents: Documents) => documents.keepOnly(feeds);
          await again(inner);
          committed({ file: 'till', isGeneration: false, again });
        }),
      async beginCatalogGeneration(start) {
        if (!isAlive()) throw new RunEnded();
        const generation = await inner.beginCatalogGeneration(start);
        if (!isAlive()) {
          await generation.abandon();
          throw new RunEnded();
        }
        abandon = () => void generation.abandon();
        const pages: FeedPage[] = [];
        return {
          applyPage: (page) =>
            write('generation', async () => {
              await generation.applyPage(page);
              pages.push(page);
            }),
          commit: () =>
            write('generation', async () => {
              await generation.commit();
              committed({
                file: 'catalog',
                isGeneration: true,
                async again(documents) {
                  const filled = await documents.beginCatalogGeneration(start);
                  for (const page of pages) await filled.applyPage(page);
                  await filled.commit();
                },
              });
            }),
          async abandon() {
            await generation.abandon();
          },
        };
      },
      /** A run that ended left its generation unfinished: the next start removes it. */
      abandon: () => abandon(),
    };
  }

  return {
    ofRun,
    /** Commits of the catalog that were not synced yet. */
    unsynced(): number {
      const synced = commits.findLastIndex(({ isGeneration }) => isGeneration);
      return commits.filter(({ file }, index) => file === 'catalog' && index > synced).length;
    },
    /** The catalog without its last few commits. */
    async rollBack(count: number): Promise<void> {
      let left = count;
      const kept = commits.toReversed().filter(({ file }) => {
        if (file !== 'catalog' || left === 0) return true;
        left -= 1;
        return false;
      });
      await putBack(kept.toReversed());
    },
    /** It can't be read any more: a new, empty one is begun. */
    loseCatalog: () => putBack(commits.filter(({ file }) => file !== 'catalog')),
    backUp(): () => Promise<void> {
      const copied = commits;
      return () => putBack(copied);
    },
  };
}
export type SimulatedDocuments = ReturnType<typeof simulatedDocuments>;
