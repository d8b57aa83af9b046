import {
  type FeedName,
  type FeedPosition,
  type FeedsRequest,
  feedNames,
} from '../../contract/platform/feeds.ts';
import type { DocumentChange } from '../../contract/port/documents.ts';
import { assert } from '../../domain/assert.ts';
import type { ReadFeedsAnswer } from '../../sync/feeds/read-answer.ts';

interface Row {
  seq: number;
  tag: string;
  change: DocumentChange;
}

/** A platform's feeds in memory: one order over all of them, tags per change, copies to go back to. */
export function createMemoryFeeds({ pageSize = 3 }: { pageSize?: number } = {}) {
  let rows = new Map<FeedName, Map<string, Row>>(feedNames.map((feed) => [feed, new Map()]));
  let tags = new Map<number, string>();
  let seq = 0;
  let made = 0;

  function put(feed: FeedName, change: DocumentChange): void {
    seq += 1;
    made += 1;
    const tag = `t${String(made)}`;
    tags.set(seq, tag);
    rows.get(feed)?.set(keyOf(change), { seq, tag, change });
  }

  function answerOf(
    feed: FeedName,
    position: FeedPosition | null,
    journalId: string | null,
  ): ReadFeedsAnswer['answers'][number] {
    const isKnown =
      position === null || position.seq === 0 || tags.get(position.seq) === position.tag;
    if (!isKnown) return { kind: 'start-over', feed };
    const after = position?.seq ?? 0;
    const newer = [...(rows.get(feed)?.values() ?? [])]
      .filter((row) => row.seq > after)
      .toSorted((a, b) => a.seq - b.seq);
    const page = newer.slice(0, pageSize);
    const hasMore = page.length < newer.length;
    const reached = hasMore ? (page.at(-1)?.seq ?? after) : seq;
    return {
      kind: 'page',
      feed,
      changes: page.map(({ change }) => change),
      skippedCount: 0,
      position: { epoch: 'e', seq: reached, tag: tags.get(reached) ?? '' },
      hasMore,
      cutOff: hasMore || journalId === null ? null : { journalId, appliedThrough: seq, except: [] },
    };
  }

  return {
    put,
    seq: () => seq,
    feeds: ({ feeds, journalId }: FeedsRequest): ReadFeedsAnswer => ({
      answers: feeds.map(({ feed, position }) => answerOf(feed, position, journalId)),
    }),
    isNewer: (feeds: readonly { feed: FeedName; seq: number }[]): boolean =>
      feeds.some(({ feed, seq: from }) =>
        [...(rows.get(feed)?.values() ?? [])].some((row) => row.seq > from),
      ),
    backUp: () => structuredClone({ rows, tags, seq }),
    restore(copy: { rows: typeof rows; tags: typeof tags; seq: number }): void {
      ({ rows, tags, seq } = structuredClone(copy));
    },
    /** What a till should hold of a collection, by id. */
    all(collection: DocumentChange['collection']): object[] {
      const documents = [...rows.values()].flatMap((feed) =>
        [...feed.values()].flatMap(({ change }) =>
          change.collection === collection && 'document' in change ? [change.document] : [],
        ),
      );
      assert(documents.length < 100, 'A model is small');
      return documents.toSorted((a, b) => (a.id < b.id ? -1 : 1));
    },
  };
}

function keyOf(change: DocumentChange): string {
  const id = 'erased' in change ? change.erased : change.document.id;
  return `${change.collection} ${id}`;
}
