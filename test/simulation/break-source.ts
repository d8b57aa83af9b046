import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { assert } from '../../domain/assert.ts';

/** One change to a source of the product that loses, doubles, swaps or forgets something. */
export interface SourceChange {
  /** Path from the root, and what of it is replaced. */
  file: string;
  /** Stands there exactly once; when the source changes, so must this. */
  find: string;
  replace: string;
}

/**
 * A module of that file's folder, or of those given, with one thing broken: from copies of the folders'
 * sources that are removed once loaded. What the copies import of each other is a copy too.
 */
export async function breakSource<T>(
  { file, find, replace }: SourceChange,
  module: string,
  folders: readonly string[] = [dirname(file)],
): Promise<T> {
  const root = join(import.meta.dirname, '..', '..');
  // Inside the checkout, where the sources find their packages; git ignores it.
  mkdirSync(join(root, 'dist'), { recursive: true });
  const copies = mkdtempSync(join(root, 'dist', '.broken-'));
  try {
    for (const folder of folders) {
      mkdirSync(join(copies, folder), { recursive: true });
      const linked = (path: string): string => {
        const target = join(folder, path);
        return folders.includes(dirname(target)) ? path : pathToFileURL(join(root, target)).href;
      };
      for (const name of readdirSync(join(root, folder))) {
        if (!name.endsWith('.ts') || name.endsWith('.test.ts')) continue;
        const source = readFileSync(join(root, folder, name), 'utf8');
        const isBroken = join(folder, name) === file;
        if (isBroken)
          assert(source.split(find).length === 2, `What is broken in ${file} stands there once`);
        const changed = isBroken ? source.replace(find, () => replace) : source;
        const written = changed.replace(
          /from '(\.\.?\/[^']+)'/g,
          (_, path) => `from '${linked(path)}'`,
        );
        writeFileSync(join(copies, folder, name), written);
      }
    }
    const url = pathToFileURL(join(copies, folders[0] ?? '', module)).href;
    const loaded: T = await import(/* @vite-ignore */ url);
    return loaded;
  } finally {
    rmSync(copies, { recursive: true });
  }
}
