import { closeSync, fsyncSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';

/** What this disk takes for a write that is kept: the part of a durable entry nobody can save. */
export interface BareFsync {
  /** Appends 2 kB and syncs; milliseconds. */
  once(): number;
  close(): void;
}

export function openBareFsync(folder: string): BareFsync {
  const handle = openSync(join(folder, 'bare-fsync'), 'a');
  const bytes = Buffer.alloc(2_000, 'x');
  return {
    once() {
      const startedMs = performance.now();
      writeSync(handle, bytes);
      fsyncSync(handle);
      return performance.now() - startedMs;
    },
    close: () => closeSync(handle),
  };
}
