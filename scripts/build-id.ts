import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';

const sourceFolders = [
  'domain',
  'contract',
  'sync',
  'hardware',
  'item-files',
  'host',
  'renderer',
  'electron',
];
const sourceFiles = [
  'package-lock.json',
  'vite.config.ts',
  'vite.host.config.ts',
  'vite.preload.config.ts',
];

/** A hash of what goes into the programs: page and host built from the same sources share it. */
export function buildId(root: string): string {
  const hash = createHash('sha256');
  for (const file of sources(root))
    hash.update(`${relative(root, file).split(sep).join('/')}\0`).update(readFileSync(file));
  return hash.digest('hex').slice(0, 16);
}

function sources(root: string): string[] {
  return sourceFolders
    .map((folder) => join(root, folder))
    .filter((folder) => existsSync(folder))
    .flatMap((folder) => readdirSync(folder, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile() && !entry.name.includes('.test.'))
    .map((entry) => join(entry.parentPath, entry.name))
    .concat(sourceFiles.map((file) => join(root, file)).filter((file) => existsSync(file)))
    .sort();
}
