import { placeStockId } from '../../contract/document/stock.ts';
import { fail } from '../../contract/failure/failure.ts';
import type { CutOff } from '../../contract/platform/feeds.ts';
import type { PushedEntry } from '../../contract/platform/push-entries.ts';
import { collectionFile, type DocumentChange } from '../../contract/port/documents.ts';
import { ok, refuse } from '../../domain/result.ts';
import type { Scope } from '../../platform/documents/scope.ts';
import type { FillFromSnapshot } from '../../sync/feeds/feed-parts.ts';
import { createMemoryFeeds, sourcesOf } from '../support/memory-feeds.ts';
import { createMemoryPlatform, type MovesStock } from '../support/memory-platform.ts';
import type { VirtualTime } from '../support/virtual-time.ts';
import { predecessorOf } from './predecessor-of.ts';
import {
  collections,
  type PlatformLook,
  type SimulatedPlatform,
  scopesOf,
  type TillPlace,
} from './simulated-platform.ts';

/** What a broken platform of the simulation does otherwise. */
export interface BrokenCentre {
  movesStock?: MovesStock;
  comparesTags?: boolean;
  cutOff?(is: CutOff): CutOff;
}

/** Changes of one page of a snapshot, and how long it takes to come. */
const [snapshotPage, snapshotPageMs] = [2, 40];
/** Changes of one feed in one answer: fewer than there are of any. */
const pageSize = 2;
/** Transactions whose positions a platform that forgets old ones keeps. */
const keptPositions = 3;

/** A platform in memory: journals, the stock that they move, and the feeds that tell of it. */
export function memoryCentre({
  time,
  isPoison,
  isOfRelease,
  broken = {},
}: {
  time: VirtualTime;
  isPoison(entry: PushedEntry): boolean;
  isOfRelease(entry: PushedEntry): boolean;
  broken?: BrokenCentre;
}): SimulatedPlatform {
  const { movesStock, comparesTags = true, cutOff: broke = (is) => is } = broken;
  const journals = createMemoryPlatform({
    ...{ isPoison, isOfRelease },
    ...(movesStock && { movesStock }),
  });
  const feeds = createMemoryFeeds({ comparesTags, pageSize });
  let copy = { journals: journals.backUp(), feeds: feeds.backUp() };
  let epochs = 0;
  let snapshot: { position: ReturnType<typeof feeds.head>; changes: DocumentChange[] } | null =
    null;
  const waiting = new Map<string, { tell(): void; giveUp(): void }>();

  function write(changes: readonly { scope: Scope; change: DocumentChange }[]): void {
    const sourced = changes.map(({ scope, change }) => ({
      source: `${scope}.${collectionFile[change.collection]}`,
      change,
    }));
    if (feeds.write(sourced)) tellNews();
  }

  function tellNews(): void {
    for (const { tell } of [...waiting.values()]) tell();
  }

  /** Stock moves by whatever this does, and its documents in the same transaction. */
  function moving<T>(act: () => T): T {
    const result = act();
    write([...journals.stock()].map(([key, pieces]) => placeStock(key, pieces)));
    return result;
  }

  const cutOffOf = (journalId: string | null): CutOff | null => {
    if (journalId === null) return null;
    const appliedThrough = journals.state(journalId).through;
    return broke({ journalId, appliedThrough, except: journals.notApplied(journalId) });
  };

  const fillFromSnapshot: FillFromSnapshot = async (generation, { signal, onProgress }) => {
    const made = snapshot !== null && feeds.isKnown(snapshot.position) ? snapshot : null;
    if (made === null) return ok(null);
    const { position, changes } = made;
    const state = { ...position, journalId: '', appliedThrough: 0, except: [] };
    for (let at = 0; at === 0 || at < changes.length; at += snapshotPage) {
      await new Promise<void>((resolve) => void time.after(snapshotPageMs, resolve));
      if (signal.aborted) return refuse(fail('PLATFORM_UNREACHABLE', { reason: 'stopped' }));
      const page = changes.slice(at, at + snapshotPage);
      await generation.applyPage({
        ...{ feed: 'network.catalog', file: 'catalog', changes: page, state },
      });
      onProgress(at + page.length, changes.length);
    }
    return ok({ position, skippedCount: 0 });
  };

  return {
    push: async (_till, journalId, request) => ok(moving(() => journals.push(journalId, request))),
    state: async (_till, journalId) => ok(journals.state(journalId)),
    feeds: async (till, request) => {
      const cutOff = cutOffOf(request.journalId);
      return ok(feeds.feeds(request, { sourceOf: sourceOf(till), cutOff }));
    },
    waitForNews(till, known) {
      waiting.get(till.id)?.giveUp();
      const { promise, resolve } = Promise.withResolvers<boolean>();
      const end = (isNewer: boolean): void => {
        waiting.delete(till.id);
        resolve(isNewer);
      };
      const isNewer = (): boolean => feeds.isNewer(known, sourceOf(till));
      const waiter = {
        tell: () => {
          if (isNewer()) end(true);
        },
        giveUp: () => end(false),
      };
      waiting.set(till.id, waiter);
      waiter.tell();
      return promise;
    },
    change: async (changes) => write(changes),
    deliver: async (placeId, sku, pieces) =>
      moving(() => journals.deliver(`${placeId}|${sku}`, pieces)),
    async backUp() {
      copy = { journals: journals.backUp(), feeds: feeds.backUp() };
    },
    async restore({ asNewDatabase }) {
      const before = entryCount(journals.journals());
      if (asNewDatabase) epochs += 1;
      feeds.restore(copy.feeds, asNewDatabase ? `e${String(epochs)}` : undefined);
      moving(() => journals.restore(copy.journals));
      tellNews();
      return entryCount(journals.journals()) < before;
    },
    upgrade: async () => moving(journals.upgrade),
    mend: async () => moving(journals.mend),
    forgetOld: async () => feeds.forgetOld(keptPositions),
    async makeSnapshot({ isKilled }) {
      if (isKilled) return;
      snapshot = { position: feeds.head(), changes: feeds.documentsOf('network.catalog') };
    },
    fillFromSnapshot,
    look: async () => lookAt(journals, feeds.head()),
    lookAtOrders: () => Promise.resolve(null),
    tryAgain: () => Promise.resolve(0),
    expire: () => Promise.resolve(0),
    documentsOf: async (till) =>
      new Map(
        collections.map((name) => {
          const sources = scopesOf(till).map((scope) => `${scope}.${collectionFile[name]}`);
          return [name, feeds.all(name, (source) => sources.includes(source))];
        }),
      ),
    async close() {
      for (const { giveUp } of [...waiting.values()]) giveUp();
    },
  };
}

function lookAt(
  journals: ReturnType<typeof createMemoryPlatform>,
  head: PlatformLook['head'],
): PlatformLook {
  const stored = journals.journals();
  const notApplied = new Map([...stored.keys()].map((id) => [id, journals.notApplied(id)]));
  const counts = new Map([...stored.keys()].map((id) => [id, journals.state(id).quarantinedCount]));
  return {
    head,
    journals: stored,
    predecessorOf: (journalId) => predecessorOf(stored.get(journalId)?.[0]?.text ?? '{}'),
    notApplied: (journalId) => notApplied.get(journalId) ?? [],
    quarantinedCount: (journalId) => counts.get(journalId) ?? 0,
    stock: journals.stock(),
    delivered: journals.delivered(),
    values: null,
  };
}

function sourceOf({ id, storeId, regionId }: TillPlace) {
  return sourcesOf({
    ...{ network: 'network', region: `region:${regionId}` },
    ...{ store: `store:${storeId}`, till: `till:${id}` },
  });
}

function entryCount(journals: ReadonlyMap<string, readonly unknown[]>): number {
  return [...journals.values()].reduce((sum, entries) => sum + entries.length, 0);
}

function placeStock(key: string, pieces: number): { scope: Scope; change: DocumentChange } {
  const [placeId = '', sku = ''] = key.split('|');
  const document = {
    ...{ id: placeStockId(placeId, sku), kind: 'place-stock' as const, sku, placeId },
    ...{ onHandMilli: pieces * 1_000, reservedMilli: 0, safetyMilli: 0 },
  };
  return { scope: `store:${placeId}`, change: { collection: 'stock', document } };
}
