import type { FeedName, FeedPosition } from '../../contract/platform/feeds.ts';
import type { DocumentChange, FeedState } from '../../contract/port/documents.ts';
import type { ReadPage } from './read-answer.ts';

/** The feed whose documents are shown with the till's own work added by their cut-off. */
const heldFeed: FeedName = 'store.catalog';
/** One page of so many is written in half a second, and holds the host's thread for 30 ms. */
const mostHeld = 20_000;

export interface HeldStock {
  /** Where a feed is asked from. */
  positionOf(feed: FeedName, state: FeedState | null): FeedPosition | null;
  /**
   * A page as it can be seen: with all that was held before it. Null while there is more, `too-many`
   * when that is more than should be held; then the feed is read from its beginning.
   */
  taken(page: ReadPage): ReadPage | null | 'too-many';
  forget(): void;
}

/**
 * Keeps the pages of a store's stock back until the last one is here. A document in the middle of them
 * may contain what this till sold while the cut-off does not say so yet, and the platform can't say it:
 * it has each document only as it is now, so between two pages there is no moment that all of them are
 * of. In memory only: a host that ends in between asks for them again.
 */
export function createHeldStock(most = mostHeld): HeldStock {
  let position: FeedPosition | null = null;
  const changes = new Map<string, DocumentChange>();
  let skippedCount = 0;

  function forget(): void {
    position = null;
    changes.clear();
    skippedCount = 0;
  }

  return {
    positionOf(feed, state) {
      if (feed === heldFeed && position !== null) return position;
      return state && { epoch: state.epoch, seq: state.seq, tag: state.tag };
    },
    taken(page) {
      if (page.feed !== heldFeed) return page;
      for (const change of page.changes) changes.set(keyOf(change), change);
      skippedCount += page.skippedCount;
      if (changes.size > most) {
        forget();
        return 'too-many';
      }
      if (page.hasMore) {
        ({ position } = page);
        return null;
      }
      const whole = { ...page, changes: [...changes.values()], skippedCount };
      forget();
      return whole;
    },
    forget,
  };
}

function keyOf(change: DocumentChange): string {
  const id = 'erased' in change ? change.erased : change.document.id;
  return JSON.stringify([change.collection, id]);
}
