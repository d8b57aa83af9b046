import { closeSync, constants, copyFileSync, fsyncSync, openSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { assert } from '../../../domain/assert.ts';
import { openSql } from '../driver.ts';
import { generationPath, isWhole, nextGeneration, removeGeneration } from './generations.ts';

/**
 * A copy of a sealed catalog file as the next generation of `folder`, on disk but not yet in use, and
 * the feeds that filled it. Leaves nothing behind when it fails.
 */
export function takeCatalog(folder: string, file: URL): { generation: number; feeds: string[] } {
  const generation = nextGeneration(folder);
  const path = generationPath(folder, generation);
  try {
    // A clone where the file system can; it costs nothing until one of the two is written.
    copyFileSync(fileURLToPath(file), path, constants.COPYFILE_FICLONE);
    const copy = openSync(path, 'r+');
    fsyncSync(copy);
    closeSync(copy);
    assert(isWhole(folder, generation), 'A catalog that is taken was sealed');
    return { generation, feeds: feedsOf(path) };
  } catch (error) {
    removeGeneration(folder, generation);
    throw error;
  }
}

function feedsOf(path: string): string[] {
  const sql = openSql(path, { readonly: true });
  try {
    const rows = sql.prepare('SELECT feed FROM feed_state').all();
    return rows.flatMap(({ feed }) => (typeof feed === 'string' ? [feed] : []));
  } finally {
    sql.close();
  }
}
