import { Worker } from 'node:worker_threads';
import { assert } from '../../../domain/assert.ts';
import type { AsyncEngine } from '../engine/async-engine.ts';
import type { WriteEngine } from '../engine/write-engine.ts';
import { StoreError } from '../store-error.ts';
import type { CatalogFileName, WriterReply, WriterRequest } from './writer-protocol.ts';

/** The catalog's writer died; what it was doing was rolled back. Selling does not need it. */
class CatalogWriterCrashed extends Error {
  readonly code = 'CATALOG_WRITER_CRASHED';

  constructor(cause: unknown) {
    super(`The catalog writer stopped: ${cause instanceof Error ? cause.message : String(cause)}`);
    this.name = 'CatalogWriterCrashed';
  }
}

/**
 * The host's end of the worker thread that writes the catalog. Started by the first request; after a
 * crash the next request starts another, up to five in a row without an answer in between.
 */
export class CatalogWriter {
  readonly #url: URL;
  readonly #open = new Map<number, OpenRequest>();
  #worker: Worker | null = null;
  #lastId = 0;
  #crashesInARow = 0;
  #isClosed = false;

  constructor(url: URL) {
    this.#url = url;
  }

  /** The write engine of one catalog file. */
  engineOf(file: CatalogFileName): AsyncEngine {
    const call = <Method extends keyof WriteEngine>(
      method: Method,
      ...values: Parameters<WriteEngine[Method]>
    ): Promise<ReturnType<WriteEngine[Method]>> =>
      // The pair is one of EngineCall's members, which TypeScript can't see through a type parameter.
      this.#ask(file, { kind: 'call', call: { method, values } } as WriterRequest['act']);
    return {
      create: (table) => call('create', table),
      put: (table, puts) => call('put', table, puts),
      applyPage: (work) => call('applyPage', work),
      purge: (table, until, limit) => call('purge', table, until, limit),
      drop: (table) => call('drop', table),
    };
  }

  async open(file: CatalogFileName): Promise<void> {
    await this.#ask(file, { kind: 'open' });
  }

  /** Makes the file as a copy of another, as that one is now. */
  async copy(from: string, file: CatalogFileName): Promise<void> {
    await this.#ask(file, { kind: 'copy', from });
  }

  async seal(file: CatalogFileName): Promise<void> {
    await this.#ask(file, { kind: 'seal' });
  }

  /** Closes a file in the writer, if it is open there. */
  async release(file: CatalogFileName): Promise<void> {
    if (this.#worker) await this.#ask(file, { kind: 'close' });
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    const worker = this.#worker;
    this.#worker = null;
    await worker?.terminate();
    this.#rejectAll(new CatalogWriterCrashed('closed'));
  }

  #ask<T>(file: CatalogFileName, act: WriterRequest['act']): Promise<T> {
    if (this.#isClosed) return Promise.reject(new CatalogWriterCrashed('closed'));
    if (this.#crashesInARow >= mostCrashesInARow) {
      return Promise.reject(new CatalogWriterCrashed('it crashed too often'));
    }
    assert(
      this.#open.size < mostOpenRequests,
      'The queues of the files bound what the writer is asked',
    );
    this.#worker ??= this.#start();
    const worker = this.#worker;
    this.#lastId += 1;
    const id = this.#lastId;
    return new Promise<T>((resolve, reject) => {
      const timer = setTimeout(() => void worker.terminate(), answerWithinMs);
      timer.unref();
      // The worker runs this build's engine, so its answers have the engine's types.
      this.#open.set(id, { resolve: resolve as (value: unknown) => void, reject, timer });
      worker.postMessage({ id, file, act } satisfies WriterRequest);
    });
  }

  #start(): Worker {
    const worker = new Worker(this.#url);
    worker.on('message', (reply: WriterReply) => this.#settle(reply));
    worker.on('error', (error) => this.#crashed(worker, error));
    worker.on('exit', () => this.#crashed(worker, 'exit'));
    return worker;
  }

  #settle(reply: WriterReply): void {
    this.#crashesInARow = 0;
    const request = this.#open.get(reply.id);
    if (!request) return;
    this.#open.delete(reply.id);
    clearTimeout(request.timer);
    if (reply.ok) request.resolve(reply.value);
    else if (reply.code) request.reject(new StoreError(reply.code, 'catalog', reply.message));
    else request.reject(new Error(reply.message));
  }

  #crashed(worker: Worker, cause: unknown): void {
    if (this.#worker !== worker) return;
    this.#worker = null;
    this.#crashesInARow += 1;
    this.#rejectAll(new CatalogWriterCrashed(cause));
  }

  #rejectAll(error: Error): void {
    for (const { reject, timer } of this.#open.values()) {
      clearTimeout(timer);
      reject(error);
    }
    this.#open.clear();
  }
}

interface OpenRequest {
  resolve: (value: unknown) => void;
  reject: (error: Error) => void;
  timer: NodeJS.Timeout;
}

const mostCrashesInARow = 5;
const mostOpenRequests = 64;
/** Sealing a million items takes seconds; a writer that says nothing for so long is stuck. */
const answerWithinMs = 10 * 60_000;
