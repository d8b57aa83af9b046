import { fsyncSync } from 'node:fs';
import type { PGlite } from '@electric-sql/pglite';
import { NodeFS } from '@electric-sql/pglite/nodefs';
import { z } from 'zod';
import { assert } from '../../domain/assert.ts';

type InitOptions = Parameters<NodeFS['init']>[1];

/**
 * Files of an embedded database that are on the disk when PostgreSQL says so. As shipped, PGlite's
 * fsync does nothing (its Emscripten file system has none), so a committed entry could be lost with
 * the power (docs/decisions/0020). `fsync=on` and `wal_sync_method=fsync` belong to it.
 */
export class DurableFiles extends NodeFS {
  readonly #onSync: () => void;

  /** `onSync` is told of each fsync: the test that counts them relies on it. */
  constructor(folder: string, onSync: () => void = () => undefined) {
    super(folder);
    this.#onSync = onSync;
  }

  override async init(database: PGlite, options: InitOptions) {
    const made = await super.init(database, options);
    const { preRun = [] } = made.emscriptenOpts;
    const mount = Array.isArray(preRun) ? preRun : [preRun];
    const addSync = (module: unknown) => {
      const { stream_ops } = emscripten.parse(module).NODEFS;
      stream_ops.fsync = (stream) => {
        fsyncSync(openStream.parse(stream).nfd);
        this.#onSync();
        return 0;
      };
      assert(typeof stream_ops.open === 'function', 'PGlite’s file system is the one we know');
    };
    return { emscriptenOpts: { ...made.emscriptenOpts, preRun: [...mount, addSync] } };
  }
}

interface StreamOperations {
  open?: unknown;
  fsync?: (stream: unknown) => number;
}

/** As much of PGlite's inside as is touched; another shape fails at the start, not at a power cut. */
const emscripten = z.object({
  NODEFS: z.object({
    stream_ops: z.custom<StreamOperations>((found) => typeof found === 'object' && found !== null),
  }),
});

/** An open file (or folder) of it, with the descriptor of the system. */
const openStream = z.object({ nfd: z.int() });
