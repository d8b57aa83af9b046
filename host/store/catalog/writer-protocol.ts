import type { WriteEngine } from '../engine/write-engine.ts';
import type { StoreErrorCode } from '../store-error.ts';

/** One call of the write engine, as data. */
export type EngineCall = {
  [Method in keyof WriteEngine]: { method: Method; values: Parameters<WriteEngine[Method]> };
}[keyof WriteEngine];

/**
 * What the host's thread asks of the catalog's writer. Each request names its file, which the writer
 * opens when it is not open: so a writer that was restarted needs to be told nothing.
 */
export interface WriterRequest {
  id: number;
  file: CatalogFileName;
  act:
    | { kind: 'open' | 'seal' | 'close' }
    | { kind: 'copy'; from: string }
    | { kind: 'call'; call: EngineCall };
}

export interface CatalogFileName {
  path: string;
  /** Of a generation that nobody reads yet: written without any fsync until it is sealed. */
  isFilling: boolean;
}

export type WriterReply =
  | { id: number; ok: true; value: unknown }
  | { id: number; ok: false; code: StoreErrorCode | null; message: string };
