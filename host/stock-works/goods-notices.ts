import { effectiveBody } from '../../contract/entry/effective-body.ts';
import { readEntry } from '../../contract/entry/read-entry.ts';
import { effectsOf } from '../../domain/effects/effects-of.ts';
import { afterNotice, type GoodsNotice } from '../../domain/stock-works/goods-notice.ts';
import type { TillContext } from '../commands/till-context.ts';
import { asWritten, entriesSince } from '../journal/entries-since.ts';
import { storeFeed } from '../store/store-feed.ts';

const mostTasks = 2_000;
/** A page that comes while it is read makes it be read again; they come seconds apart. */
const mostTries = 5;

/**
 * The notices of this store: the platform's documents, and over them what this till did itself since
 * (law 8). What this store has seen the end of is not among them.
 */
export async function goodsNotices(till: TillContext): Promise<GoodsNotice[]> {
  const { documents, journal, acknowledgedThrough } = till;
  let feed = await documents.feedState(storeFeed);
  let tasks = await documents.all('tasks', mostTasks);
  for (let tries = 1; tries < mostTries; tries += 1) {
    const now = await documents.feedState(storeFeed);
    // What is received is added up: documents and cut-off have to be of one moment.
    if (JSON.stringify(now) === JSON.stringify(feed)) break;
    feed = now;
    tasks = await documents.all('tasks', mostTasks);
  }
  const known = new Map<string, GoodsNotice>(
    tasks.flatMap((task) =>
      task.kind === 'goods-notice' ? [[task.details.id, task.details]] : [],
    ),
  );
  const own = [...entriesSince({ journal, acknowledgedThrough }, feed, 'stock-moved')].toSorted(
    asWritten(journal),
  );
  for (const { bytes } of own) {
    const { envelope, ...read } = readEntry(bytes);
    const entry = effectiveBody(read);
    const { notice } = effectsOf({ journalKind: 'live', placeId: envelope.store.id, entry });
    const before = notice === null ? undefined : known.get(notice.id);
    // What was sent here is the other store's to receive.
    if (notice === null || before === undefined) continue;
    const after = afterNotice(before, notice);
    if (after !== null) known.set(notice.id, after);
  }
  const storeId = till.identity.store.id;
  return [...known.values()].filter(({ settledBy }) => !settledBy?.includes(storeId));
}

/** One that this store may receive now. */
export async function noticeToReceive(id: string, till: TillContext): Promise<GoodsNotice | null> {
  const all = await goodsNotices(till);
  const found = all.find((notice) => notice.id === id);
  const isHere = found?.state === 'sent' && found.toId === till.identity.store.id;
  return isHere ? found : null;
}
