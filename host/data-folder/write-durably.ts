import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { syncFolder } from '../store/sync-folder.ts';

/**
 * Replaces a file as a whole, readable by its owner only: after a crash there is the old text or the
 * new one, never a part. On disk (fsync of file and folder) when it returns.
 */
export function writeDurably(file: string, text: string): void {
  const draft = `${file}.new`;
  // What a crash left of an earlier draft is nobody's.
  rmSync(draft, { force: true });
  const handle = openSync(draft, 'wx', 0o600);
  try {
    writeFileSync(handle, text);
    fsyncSync(handle);
  } catch (error) {
    closeSync(handle);
    rmSync(draft, { force: true });
    throw error;
  }
  closeSync(handle);
  renameSync(draft, file);
  syncFolder(dirname(file));
}
