import { z } from 'zod';
import { randomId } from '../entry/amounts.ts';
import { documentChange } from './feed-page.ts';

/**
 * The feeds of a till (law 8). Each brings the documents of one scope into one file of the till, so
 * that a page and where it stands are one database transaction there. A document lives in one scope;
 * a shared one (a customer of two stores) has a row in each.
 */
export const feedNames = [
  /** Items, base prices, network bands: the same for every till. Begins with a snapshot. */
  'network.catalog',
  'region.catalog',
  /** Stock of the till's own store, exact. */
  'store.catalog',
  /** Settings and operators of all. */
  'network.till',
  /** The store's settings, operators, customers and orders. */
  'store.till',
  /** This till's identity and settings. */
  'till.till',
] as const;
export const feedName = z.enum(feedNames);
export type FeedName = z.infer<typeof feedName>;
export const fileOfFeed = (feed: FeedName): 'till' | 'catalog' =>
  feed.endsWith('.till') ? 'till' : 'catalog';

/**
 * A place in the order of changes: `seq` counts them, `tag` is random per database transaction of the
 * platform. A platform that was restored has other tags from there on, so it knows that it does not
 * know this position. `epoch` names the platform's database.
 */
export const feedPosition = z.strictObject({
  epoch: z.string().min(1).max(64),
  seq: z.int().min(0),
  tag: z.string().max(64),
});
export type FeedPosition = z.infer<typeof feedPosition>;

/** Changes in one answer, over all feeds that were asked for. */
export const maximumChanges = 1_000;

/** `POST /v1/feeds`: what is new since these positions; null is the beginning. */
export const feedsRequest = z.strictObject({
  feeds: z
    .array(z.strictObject({ feed: feedName, position: feedPosition.nullable() }))
    .min(1)
    .max(feedNames.length),
  /** The till's live journal, which the cut-off speaks of. */
  journalId: randomId.nullable(),
});
export type FeedsRequest = z.infer<typeof feedsRequest>;

/**
 * Which entries of the journal the documents already contain (law 8), read in the same database
 * snapshot as the changes: all up to `appliedThrough` but those in `except` (set aside, or not read
 * yet). An entry leaves the till's fold by this alone.
 */
export const cutOff = z.strictObject({
  journalId: randomId,
  appliedThrough: z.int().min(0),
  except: z.array(z.int().min(1)).max(10_000),
});
export type CutOff = z.infer<typeof cutOff>;

const feedAnswer = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('page'),
    feed: feedName,
    changes: z.array(documentChange).max(maximumChanges),
    position: feedPosition,
    /** More is there now: ask again at once. */
    hasMore: z.boolean(),
    /** Null while there is more, for these documents are not yet at that point: the till keeps the one it has. */
    cutOff: cutOff.nullable(),
  }),
  /** The position is not of this platform's past (restored), or too old: begin anew. */
  z.strictObject({ kind: z.literal('start-over'), feed: feedName }),
]);
export type FeedAnswer = z.infer<typeof feedAnswer>;

export const feedsAnswer = z.strictObject({ answers: z.array(feedAnswer).max(feedNames.length) });
export type FeedsAnswer = z.infer<typeof feedsAnswer>;

/**
 * `POST /v1/feeds/wait`: answers as soon as one of these feeds has something after its `seq`, and after
 * `longestWaitMs` in any case. A nudge only; what is new comes by `/v1/feeds`.
 */
export const feedsWaitRequest = z.strictObject({
  feeds: z
    .array(z.strictObject({ feed: feedName, seq: z.int().min(0) }))
    .min(1)
    .max(feedNames.length),
});
export type FeedsWaitRequest = z.infer<typeof feedsWaitRequest>;
export const feedsWaitAnswer = z.strictObject({ isNewer: z.boolean() });
export type FeedsWaitAnswer = z.infer<typeof feedsWaitAnswer>;
export const longestWaitMs = 25_000;
