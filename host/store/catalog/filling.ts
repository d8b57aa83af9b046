import type { CatalogGeneration, FeedPage } from '../../../contract/port/documents.ts';
import { assert } from '../../../domain/assert.ts';
import { openSql } from '../driver.ts';
import { DocumentFile } from '../rx-storage/document-file.ts';
import { catalogTables } from './catalog.ts';
import type { CatalogWriter } from './catalog-writer.ts';
import {
  currentGeneration,
  generationPath,
  nextGeneration,
  removeGeneration,
} from './generations.ts';

/**
 * Fills a new generation beside the one in use. `switchTo` opens it, points to it and serves reads
 * from it; until the pointer names it, a crash leaves a file that the next start removes unseen.
 */
export async function fillCatalog({
  folder,
  copyOf,
  writer,
  switchTo,
  onEnd,
}: {
  folder: string;
  /** The generation to start from; null for an empty one. */
  copyOf: number | null;
  writer: CatalogWriter;
  switchTo: (generation: number) => Promise<void>;
  onEnd: () => void;
}): Promise<CatalogGeneration> {
  const generation = nextGeneration(folder);
  const path = generationPath(folder, generation);
  const name = { path, isFilling: true };
  if (copyOf !== null) await writer.copy(generationPath(folder, copyOf), name);
  await writer.open(name);
  const reader = openSql(path, { readonly: true });
  const file = new DocumentFile(reader, writer.engineOf(name));
  for (const table of Object.values(catalogTables)) await file.create(table);
  let isOpen = true;

  const end = async (): Promise<void> => {
    assert(isOpen, 'A catalog generation ends once');
    isOpen = false;
    await file.idle();
    reader.close();
  };
  return {
    async applyPage(page: FeedPage) {
      assert(isOpen && page.file === 'catalog', 'A page of the catalog fills an open generation');
      await file.applyPage(page, catalogTables);
    },
    async commit() {
      await end();
      try {
        await writer.seal(name);
        await writer.release(name);
        await switchTo(generation);
      } catch (error) {
        // Once the pointer names it, it is the catalog, whatever failed after that.
        if (currentGeneration(folder) !== generation) removeGeneration(folder, generation);
        throw error;
      } finally {
        onEnd();
      }
    },
    async abandon() {
      await end();
      try {
        await writer.release(name);
        removeGeneration(folder, generation);
      } finally {
        onEnd();
      }
    },
  };
}
