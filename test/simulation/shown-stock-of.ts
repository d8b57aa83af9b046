import type { Documents } from '../../contract/port/documents.ts';
import type { Journal } from '../../contract/port/journal.ts';
import type { createOwnMovements } from '../../host/stock/own-movements.ts';
import { createShownStock } from '../../host/stock/shown-stock.ts';
import { skus } from './simulated-sales.ts';

/** What a till shows of the stock of its store, as its host composes it. */
export function shownStockOf(parts: {
  documents: Documents;
  journal: Journal;
  storeId: string;
  createOwnMovements: typeof createOwnMovements;
  acknowledgedThrough(journalId: string): number;
  onFailed(error: unknown): void;
}): () => Promise<ReadonlyMap<string, number | null>> {
  const { documents, journal, acknowledgedThrough, storeId, onFailed } = parts;
  const movements = parts.createOwnMovements({
    ...{ journal, acknowledgedThrough },
    pause: () => Promise.resolve(),
  });
  const stock = createShownStock({ documents, movements, storeId: () => storeId, onFailed });
  return async () => {
    const shown = await stock.stockOf(skus);
    return new Map(
      skus.map((sku) => {
        const milli = shown[sku]?.ownMilli ?? null;
        return [sku, milli === null ? null : milli / 1_000];
      }),
    );
  };
}
