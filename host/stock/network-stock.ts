import type { NetworkStock } from '../../contract/host/stock-shapes.ts';
import type { Documents } from '../../contract/port/documents.ts';
import type { ViewSource } from '../../contract/rpc/handlers.ts';
import type { Timers } from '../../contract/rpc/timers.ts';
import { createFollowedStock, type FollowedStock, type StockFigures } from './followed-stock.ts';
import { createPlaceBook, readKnownStock } from './known-stock.ts';
import { networkStockOf } from './network-stock-of.ts';
import type { StockOf } from './shown-stock.ts';

/** Who asks once waits so long for the platform. */
const onceMs = 6_000;

/**
 * Where items are, for who looks: a view that follows it while it is open, and a question that is
 * answered once. Nothing is asked of the platform while nobody looks.
 */
export function createNetworkStock(from: {
  documents: Documents;
  stockOf: StockOf;
  store(): { id: string; name: string };
  link: Parameters<typeof createFollowedStock>[0]['link'] & { upToDateAtMs(): number | null };
  timers: Timers;
  nowMs(): number;
  monotonicMs(): number;
  onFailed(error: unknown): void;
}) {
  const { documents, stockOf, link, timers, monotonicMs, nowMs } = from;
  const followed = createFollowedStock({ link, timers, monotonicMs });
  const places = createPlaceBook(documents);
  const open = new Set<() => void>();

  async function modelOf(sku: string): Promise<{ key: string; skus: string[] }> {
    const item = await documents.get('items', sku);
    if (!item || item.model === '') return { key: `|${sku}`, skus: [sku] };
    const ofModel = await documents.itemsOfModel(item.model);
    return { key: item.model, skus: [...new Set([sku, ...ofModel.map(({ id }) => id)])] };
  }

  async function compose(
    sku: string,
    skus: readonly string[],
    live: StockFigures,
  ): Promise<NetworkStock> {
    const { id: storeId, name: storeName } = from.store();
    const item = await documents.get('items', sku);
    const own = (await places.many([storeId])).get(storeId) ?? null;
    const known = await readKnownStock(
      { documents, stockOf, own, storeId },
      { id: sku, ...(item?.supplier !== undefined && { supplier: item.supplier }) },
      skus,
    );
    const told = live.told();
    const having = told
      ? told.stock.filter((row) => row.sku === sku).map(({ placeId }) => placeId)
      : Object.keys(known.region ?? {});
    const upToDateAtMs = link.upToDateAtMs();
    return networkStockOf({
      ...{ sku, skus, storeId, storeName, known, told },
      documentsAgeMs: upToDateAtMs === null ? null : Math.max(0, nowMs() - upToDateAtMs),
      places: await places.many([...new Set([storeId, ...having])]),
      isAsking: live.isAsking(),
      why: live.why(),
      nowMs: nowMs(),
    });
  }

  function view(sku: string): ViewSource<NetworkStock> {
    let version = 1;
    let shown = { stock: nothingYet(sku), atMs: monotonicMs() };
    return {
      current() {
        const { stock, atMs } = shown;
        const ageMs = stock.ageMs === null ? null : stock.ageMs + Math.round(monotonicMs() - atMs);
        return { ...stock, ageMs };
      },
      version: () => version,
      subscribe(onChanged) {
        let isOpen = true;
        let live: FollowedStock | null = null;
        let skus: readonly string[] = [];
        const refresh = oneAtATime(async () => {
          if (!isOpen || live === null) return;
          const stock = await compose(sku, skus, live);
          shown = { stock, atMs: monotonicMs() };
          version += 1;
          if (isOpen) onChanged();
        }, from.onFailed);
        const stopDocuments = documents.onChange((collections) => {
          if (collections.some((each) => each === 'stock' || each === 'settings')) refresh();
        });
        open.add(refresh);
        void modelOf(sku)
          .then((model) => {
            if (!isOpen) return;
            skus = model.skus;
            live = followed.join(model.key, skus, refresh);
            refresh();
          })
          .catch(from.onFailed);
        return () => {
          isOpen = false;
          open.delete(refresh);
          stopDocuments();
          live?.leave();
        };
      },
    };
  }

  async function once(sku: string): Promise<NetworkStock> {
    const { key, skus } = await modelOf(sku);
    const answered = Promise.withResolvers<void>();
    const live = followed.join(key, skus, () => answered.resolve());
    const stopTimer = timers.after(onceMs, () => answered.resolve());
    try {
      if (live.isAsking()) await answered.promise;
      return await compose(sku, skus, live);
    } finally {
      stopTimer();
      live.leave();
    }
  }

  /** What is known at this moment, and what is followed already; nobody is asked anew. */
  async function known(sku: string): Promise<NetworkStock> {
    const { key, skus } = await modelOf(sku);
    return compose(sku, skus, followed.asFollowed(key));
  }

  return {
    view,
    once,
    known,
    /** This till sold or took back something. */
    committed(): void {
      for (const refresh of [...open]) refresh();
    },
    linkChanged: followed.linkChanged,
    followedCount: followed.followedCount,
    close(): void {
      places.stop();
      followed.close();
    },
  };
}

function nothingYet(sku: string): NetworkStock {
  return {
    ...{ sku, from: 'none', isAsking: true, ageMs: null, why: null },
    ...{ variants: {}, sources: [], moreCount: 0 },
  };
}

/** Runs again once more when it was asked for meanwhile. */
function oneAtATime(work: () => Promise<void>, onFailed: (error: unknown) => void): () => void {
  let isRunning = false;
  let isWanted = false;
  async function run(): Promise<void> {
    isRunning = true;
    try {
      do {
        isWanted = false;
        await work();
      } while (isWanted);
    } catch (error) {
      onFailed(error);
    } finally {
      isRunning = false;
    }
  }
  return () => {
    isWanted = true;
    if (!isRunning) void run();
  };
}
