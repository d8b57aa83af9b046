import { existsSync } from 'node:fs';
import { makeFolder } from '../../data-folder/make-folder.ts';
import { isDamage } from '../store-error.ts';
import { type Catalog, openCatalog } from './catalog.ts';
import type { CatalogWriter } from './catalog-writer.ts';
import {
  currentGeneration,
  generationPath,
  isWhole,
  nextGeneration,
  pointTo,
  removeOthers,
  setAside,
  takeDamageMark,
} from './generations.ts';

/** `rebuilt`: the catalog was damaged or gone and an empty one took its place; the feed fills it. */
export type CatalogState = 'ready' | 'rebuilt';

/** Opens the generation in use. A catalog that can't be read never keeps the till from opening. */
export async function openCurrentCatalog(
  folder: string,
  writer: CatalogWriter,
): Promise<{ catalog: Catalog; state: CatalogState }> {
  makeFolder(folder);
  const current = currentGeneration(folder);
  const isFirstStart = current === null && nextGeneration(folder) === 1;
  const opened = current === null ? null : await openOrSetAside(folder, current, writer);
  const catalog = opened ?? (await openFresh(folder, writer));
  removeOthers(folder, catalog.generation);
  return { catalog, state: opened || isFirstStart ? 'ready' : 'rebuilt' };
}

async function openOrSetAside(
  folder: string,
  generation: number,
  writer: CatalogWriter,
): Promise<Catalog | null> {
  const isDamaged = takeDamageMark(folder, generation) || !isWhole(folder, generation);
  try {
    if (!isDamaged) return await openCatalog(folder, generation, writer);
  } catch (error) {
    if (!isDamage(error)) throw error;
  }
  const path = generationPath(folder, generation);
  await writer.release({ path, isFilling: false });
  if (existsSync(path)) setAside(folder, generation);
  return null;
}

async function openFresh(folder: string, writer: CatalogWriter): Promise<Catalog> {
  const generation = nextGeneration(folder);
  const name = { path: generationPath(folder, generation), isFilling: false };
  await writer.open(name);
  await writer.seal(name);
  pointTo(folder, generation);
  return openCatalog(folder, generation, writer);
}
