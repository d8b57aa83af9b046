import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
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

/** A module beside that file, with one thing broken: from copies of the folder's sources that are removed once loaded. */
export async function breakSource<T>(
  { file, find, replace }: SourceChange,
  module: string,
): Promise<T> {
  const root = join(import.meta.dirname, '..', '..');
  const [folder, broken] = [join(root, file, '..'), file.split('/').at(-1)];
  // Inside the checkout, where the sources find their packages; git ignores it.
  mkdirSync(join(root, 'dist'), { recursive: true });
  const copies = mkdtempSync(join(root, 'dist', '.broken-'));
  try {
    for (const name of readdirSync(folder)) {
      if (!name.endsWith('.ts') || name.endsWith('.test.ts')) continue;
      const source = readFileSync(join(folder, name), 'utf8');
      if (name === broken)
        assert(source.split(find).length === 2, `What is broken in ${file} stands there once`);
      const changed = name === broken ? source.replace(find, () => replace) : source;
      const url = (path: string): string => pathToFileURL(join(folder, path)).href;
      const linked = changed.replace(/from '(\.\.\/[^']+)'/g, (_, path) => `from '${url(path)}'`);
      writeFileSync(join(copies, name), linked);
    }
    const loaded: T = await import(/* @vite-ignore */ pathToFileURL(join(copies, module)).href);
    return loaded;
  } finally {
    rmSync(copies, { recursive: true });
  }
}
