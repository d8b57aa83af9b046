import { networkBandId, placeStockId } from '../../contract/document/stock.ts';
import type { ShownStock } from '../../contract/host/stock-shapes.ts';
import type { Documents, FeedState } from '../../contract/port/documents.ts';
import { SerialQueue } from '../store/serial-queue.ts';
import type { createOwnMovements } from './own-movements.ts';

/** Far more than people at one till ask for at once. */
const mostWaiting = 200;
/** Documents of stock of any kind: what a till of a large retailer holds. */
const mostStock = 500_000;
/** A page that comes while it is read makes it be read again; they come seconds apart. */
const mostTries = 5;

/**
 * What should lie in this store of each item, thousandths: its documents and what this till did since.
 * Null where no platform says what lies here.
 */
export type Theoretical = (skus: readonly string[]) => Promise<Map<string, number> | null>;

export type WholeStock = () => Promise<Map<string, number> | null>;

export type StockOf = (skus: readonly string[]) => Promise<Record<string, ShownStock>>;

/**
 * What the till shows of stock: its documents, and its own store's with what this till did since (law 8).
 * Without documents of a platform, and where something can't be read, it is unknown: to look for an
 * item does not fail by it.
 */
export function createShownStock({
  documents,
  movements,
  storeId,
  onFailed,
}: {
  documents: Pick<Documents, 'get' | 'all' | 'feedState'>;
  movements: ReturnType<typeof createOwnMovements>;
  storeId(): string;
  onFailed(error: unknown): void;
}) {
  const turns = new SerialQueue(mostWaiting);
  let isFollowing = false;

  const stockOf: StockOf = (skus) =>
    turns
      .run(async () => {
        for (let tries = 0; tries < mostTries; tries += 1) {
          const state = await documents.feedState(storeFeed);
          if (state === null) return {};
          await movements.follow(state);
          isFollowing = true;
          const shown = await Promise.all(skus.map(async (sku) => [sku, await read(sku)] as const));
          // Documents and cut-off have to be of one moment.
          if (isSameMoment(state, await documents.feedState(storeFeed))) {
            return Object.fromEntries(shown);
          }
        }
        return {};
      })
      .catch((error: unknown) => {
        onFailed(error);
        return {};
      });

  const theoretical: Theoretical = (skus) =>
    turns.run(async () => {
      for (let tries = 0; tries < mostTries; tries += 1) {
        const state = await documents.feedState(storeFeed);
        if (state === null) return null;
        await movements.follow(state);
        isFollowing = true;
        const place = storeId();
        const entries = await Promise.all(
          skus.map(async (sku): Promise<[string, number]> => {
            const own = await documents.get('stock', placeStockId(place, sku));
            const onHand = own?.kind === 'place-stock' ? own.onHandMilli : 0;
            return [sku, onHand + movements.of(place, sku)];
          }),
        );
        if (isSameMoment(state, await documents.feedState(storeFeed))) return new Map(entries);
      }
      return null;
    });

  const wholeStock: WholeStock = async () => {
    const known = await documents.all('stock', mostStock);
    const place = storeId();
    const own = known.flatMap((each) =>
      each.kind === 'place-stock' && each.placeId === place ? [each.sku] : [],
    );
    return theoretical(own);
  };

  async function read(sku: string): Promise<ShownStock> {
    const place = storeId();
    const own = await documents.get('stock', placeStockId(place, sku));
    const band = await documents.get('stock', networkBandId(sku));
    return {
      ownMilli: own?.kind === 'place-stock' ? own.onHandMilli + movements.of(place, sku) : null,
      network: band?.kind === 'network-band' ? band.band : null,
    };
  }

  return {
    stockOf,
    theoretical,
    wholeStock,
    /** What was just sold is taken in now, so that nobody who asks waits for a day of sales to be read. */
    committed(): void {
      if (isFollowing && !turns.isFull) void stockOf([]);
    },
  };
}

const storeFeed = 'store.catalog';

function isSameMoment(one: FeedState, other: FeedState | null): boolean {
  return (
    other !== null &&
    one.epoch === other.epoch &&
    one.seq === other.seq &&
    one.appliedThrough === other.appliedThrough &&
    one.except.join() === other.except.join()
  );
}
