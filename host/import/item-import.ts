import { type Failure, fail } from '../../contract/failure/failure.ts';
import type { HostApi } from '../../contract/host/api.ts';
import type { TillSnapshot } from '../../contract/host/views.ts';
import type { CatalogGeneration, Documents } from '../../contract/port/documents.ts';
import type { Handlers } from '../../contract/rpc/handlers.ts';
import type { Timers } from '../../contract/rpc/timers.ts';
import { ok, type Result, refuse } from '../../domain/result.ts';
import { SerialQueue } from '../store/serial-queue.ts';

/** An importer that sends nothing for so long is gone; what it sent is given up. */
const idleLimitMs = 60_000;
/** A script keeps a few pages under way; more calls than this are no importer of ours. */
const maximumWaiting = 256;

type Calls = Handlers<HostApi>['calls'];

export interface ItemImports {
  begin: Calls['importBegin'];
  page: Calls['importPage'];
  end: Calls['importEnd'];
  /** For the till view: what has arrived so far, or null when no import runs. */
  progress(): TillSnapshot['importing'];
  /** A connection closed: what it was importing is given up at once. */
  sessionEnded(sessionId: string): void;
  /** The host stops. Resolves when nothing half-imported is left. */
  stop(): Promise<void>;
}

interface Import {
  id: string;
  /** Who sent the last call of it. */
  sessionId: string;
  generation: CatalogGeneration;
  done: number;
  total: number;
  /** Of the feed `import`, which counts the pages that were ever imported here. */
  seq: number;
  cancelIdle: () => void;
}

/**
 * Imports of items by scripts, one at a time: the pages go into a new generation of the catalog, a
 * copy of the current one, which nobody sees before it is committed. Whatever ends an import in
 * another way (a script that goes away, a full disk, a killed host) leaves the catalog as it was.
 */
export function createItemImports({
  documents,
  currency,
  newId,
  timers,
  onChange,
}: {
  documents: Documents;
  /** The till's: an item priced in another one would be sold at the same figures. */
  currency: string;
  newId(): string;
  timers: Timers;
  /** `progress()` gives something else now. */
  onChange(): void;
}): ItemImports {
  const queue = new SerialQueue(maximumWaiting);
  let running: Import | null = null;
  /** The last import that was ended: who did not hear the answer asks again. */
  let lastEnded: { id: string; isCommit: boolean } | null = null;

  async function begin(total: number, sessionId: string): Promise<Result<string, Failure>> {
    if (running !== null) return refuse(fail('IMPORT_RUNNING'));
    const seq = (await documents.feedState('import'))?.seq ?? 0;
    const generation = await documents.beginCatalogGeneration('copy');
    const id = newId();
    running = { id, sessionId, generation, done: 0, total, seq, cancelIdle: () => undefined };
    watch(running);
    return ok(id);
  }

  async function page(job: Import, items: PageItems): Promise<Result<number, Failure>> {
    const wrong = items.findIndex((item) => item.price.currency !== currency);
    if (wrong >= 0)
      return refuse(fail('BAD_REQUEST', { where: `importPage.items.${wrong}.price.currency` }));
    job.seq += 1;
    await job.generation.applyPage({
      feed: 'import',
      file: 'catalog',
      changes: items.map((document) => ({ collection: 'items', document })),
      state: {
        epoch: 'local',
        seq: job.seq,
        tag: job.id,
        journalId: '',
        appliedThrough: 0,
        except: [],
      },
    });
    job.done += items.length;
    return ok(job.done);
  }

  async function end(job: Import, isCommit: boolean): Promise<Result<number, Failure>> {
    if (isCommit) {
      await job.generation.commit();
      forget(job);
    } else await giveUp(job);
    lastEnded = { id: job.id, isCommit };
    return ok(await documents.count('items'));
  }

  /** One call of the running import, in its turn; if it throws, the import is over. */
  async function within<T>(
    importId: string,
    sessionId: string,
    work: (job: Import) => Promise<Result<T, Failure>>,
  ): Promise<Result<T, Failure>> {
    if (running?.id !== importId) return refuse(fail('IMPORT_GONE'));
    const job = running;
    job.sessionId = sessionId;
    job.cancelIdle();
    try {
      return await work(job);
    } catch (error) {
      await giveUp(job);
      throw error;
    } finally {
      if (running === job) watch(job);
      onChange();
    }
  }

  function watch(job: Import): void {
    job.cancelIdle = timers.after(idleLimitMs, () => {
      // Refused only when calls of this very import fill the queue: then it is not idle.
      queue.run(() => giveUp(job)).catch(() => undefined);
    });
  }

  function forget(job: Import): void {
    job.cancelIdle();
    if (running === job) running = null;
    onChange();
  }

  async function giveUp(job: Import): Promise<void> {
    if (running !== job) return;
    forget(job);
    // What can't be removed now is removed at the next start; it was never visible.
    await job.generation.abandon().catch(() => undefined);
  }

  return {
    async begin({ totalLines }, session) {
      const begun = await queue.run(() => begin(totalLines, session.id));
      onChange();
      return begun.ok ? ok({ importId: begun.value }) : begun;
    },
    async page({ importId, items }, session) {
      const stored = await queue.run(() => within(importId, session.id, (job) => page(job, items)));
      return stored.ok ? ok({ stored: stored.value }) : stored;
    },
    async end({ importId, commit }, session) {
      const ended = await queue.run(async () => {
        const isRepeated = lastEnded?.id === importId && lastEnded.isCommit === commit;
        if (isRepeated) return ok(await documents.count('items'));
        return within(importId, session.id, (job) => end(job, commit));
      });
      return ended.ok ? ok({ itemCount: ended.value }) : ended;
    },
    progress: () => running && { done: running.done, total: Math.max(running.total, running.done) },
    sessionEnded(sessionId) {
      // Refused only by a full queue; the idle limit gives the import up a minute later.
      const given = queue.run(async () => {
        if (running?.sessionId === sessionId) await giveUp(running);
      });
      given.catch(() => undefined);
    },
    async stop() {
      await queue.run(async () => {
        if (running) await giveUp(running);
      });
    },
  };
}

type PageItems = Parameters<Calls['importPage']>[0]['items'];
