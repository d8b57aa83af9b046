import { spawnSync } from 'node:child_process';
import { closeSync, openSync, rmSync, statfsSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder } from './start-till.ts';

export interface SmallDisk {
  folder: string;
  /** Writes until nothing more fits; `leaveBytes` of it are given back. */
  fill(leaveBytes?: number): void;
  free(): void;
  freeBytes(): number;
  unmount(): void;
}

/** A disk of its own of so many bytes, or null where a process may not mount one. */
export function mountSmallDisk(bytes: number): SmallDisk | null {
  const folder = temporaryFolder();
  const args = ['-t', 'tmpfs', '-o', `size=${bytes}`, 'tmpfs', folder];
  if (spawnSync('mount', args).status !== 0) return null;
  const filler = join(folder, 'filler');
  const freeBytes = () => {
    const { bavail, bsize } = statfsSync(folder);
    return bavail * bsize;
  };
  return {
    folder,
    fill(leaveBytes = 0) {
      const zeros = new Uint8Array(4_096);
      const handle = openSync(filler, 'a');
      while (freeBytes() > leaveBytes) writeSync(handle, zeros);
      closeSync(handle);
    },
    free: () => rmSync(filler, { force: true }),
    freeBytes,
    unmount: () => void spawnSync('umount', ['--lazy', folder]),
  };
}
