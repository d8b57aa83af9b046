import { effectiveBody } from '../../contract/entry/effective-body.ts';
import { readEntry } from '../../contract/entry/read-entry.ts';
import { effectsOf } from '../../domain/effects/effects-of.ts';
import { afterRequest, type GoodsRequest } from '../../domain/stock-works/goods-request.ts';
import type { TillContext } from '../commands/till-context.ts';
import { asWritten, entriesSince } from '../journal/entries-since.ts';
import { storeFeed } from '../store/store-feed.ts';

const mostTasks = 2_000;

export interface KnownRequest {
  request: GoodsRequest;
  /** The platform knows all that this till said of it. */
  isTold: boolean;
}

/**
 * What this store asked for and is asked for: the platform's documents, and over them what this till
 * said itself since (law 8). What is over is not among them.
 */
export async function goodsRequests(till: TillContext): Promise<KnownRequest[]> {
  const { documents, journal, acknowledgedThrough } = till;
  // The cut-off first: what a page brings in between is folded over itself, which changes nothing.
  const feed = await documents.feedState(storeFeed);
  const tasks = await documents.all('tasks', mostTasks);
  const known = new Map<string, KnownRequest>(
    tasks.flatMap((task) =>
      task.kind === 'goods-request'
        ? [[task.details.id, { request: task.details, isTold: true }]]
        : [],
    ),
  );
  const own = [...entriesSince({ journal, acknowledgedThrough }, feed, 'stock-moved')].toSorted(
    asWritten(journal),
  );
  const received = new Set<string>();
  for (const { bytes } of own) {
    const { envelope, ...read } = readEntry(bytes);
    const entry = effectiveBody(read);
    const placeId = envelope.store.id;
    const { request, notice } = effectsOf({ journalKind: 'live', placeId, entry });
    if (notice?.what === 'received') received.add(notice.id);
    if (request === null) continue;
    const before = known.get(request.id)?.request ?? null;
    // A transfer may name what was no request, or is over.
    if (before === null && request.what !== 'asked') continue;
    known.set(request.id, { request: afterRequest(before, request), isTold: false });
  }
  return [...known.values()].filter(
    ({ request: { state, transferIds } }) =>
      state !== 'closed' && !transferIds.some((id) => received.has(id)),
  );
}

/** One that waits for this store’s answer; null once it has one. */
export async function requestToAnswer(id: string, till: TillContext): Promise<GoodsRequest | null> {
  const all = await goodsRequests(till);
  const found = all.find(({ request }) => request.id === id)?.request;
  const isAsked = found?.giverId === till.identity.store.id && found.state === 'asked';
  return isAsked ? found : null;
}
