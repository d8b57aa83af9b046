import {
  type CutOff,
  type FeedName,
  type FeedPosition,
  type FeedsRequest,
  fileOfFeed,
} from '../../contract/platform/feeds.ts';
import type { DocumentChange } from '../../contract/port/documents.ts';
import { assert } from '../../domain/assert.ts';
import type { ReadFeedsAnswer } from '../../sync/feeds/read-answer.ts';

interface Row {
  seq: number;
  change: DocumentChange;
}

interface Stored {
  /** Newest change of each document, by source and document. */
  rows: ReadonlyMap<string, ReadonlyMap<string, Row>>;
  /** Where each database transaction ended, in order. */
  positions: readonly { lastSeq: number; tag: string }[];
  seq: number;
  epoch: string;
}

/** Where the documents of a till's feed come from; a test of one till has a source for each feed. */
export type SourceOf = (feed: FeedName) => string;

/**
 * A platform's feeds in memory, as `platform/feeds` reads them from its tables: one order over all of
 * them, a tag for each transaction, copies to go back to.
 */
export function createMemoryFeeds({
  pageSize = 3,
  comparesTags = true,
}: {
  pageSize?: number;
  /** A broken platform of the simulation does not. */
  comparesTags?: boolean;
} = {}) {
  let stored: Stored = { rows: new Map(), positions: [], seq: 0, epoch: 'e' };
  let made = 0;

  /** All of them in one transaction. What changes nothing is no change. True if anything did. */
  function write(changes: readonly { source: string; change: DocumentChange }[]): boolean {
    const rows = new Map(stored.rows);
    let { seq } = stored;
    for (const { source, change } of changes) {
      const of = rows.get(source) ?? new Map<string, Row>();
      if (contentOf(of.get(keyOf(change))?.change) === contentOf(change)) continue;
      seq += 1;
      rows.set(source, new Map([...of, [keyOf(change), { seq, change }]]));
    }
    if (seq === stored.seq) return false;
    made += 1;
    const positions = [...stored.positions, { lastSeq: seq, tag: `t${String(made)}` }];
    stored = { ...stored, rows, positions, seq };
    return true;
  }

  /** Of the transaction that this `seq` lies in. */
  function tagAt(seq: number): string {
    return stored.positions.find(({ lastSeq }) => lastSeq >= seq)?.tag ?? '';
  }

  function isKnown({ epoch, seq, tag }: FeedPosition): boolean {
    if (epoch !== stored.epoch || seq > stored.seq) return false;
    return seq === 0 || !comparesTags || tag === tagAt(seq);
  }

  function head(): FeedPosition {
    return { epoch: stored.epoch, seq: stored.seq, tag: stored.positions.at(-1)?.tag ?? '' };
  }

  function answerOf(
    feed: FeedName,
    position: FeedPosition | null,
    from: { sourceOf: SourceOf; cutOff: CutOff | null },
  ): ReadFeedsAnswer['answers'][number] {
    if (position !== null && !isKnown(position)) return { kind: 'start-over', feed };
    const after = position?.seq ?? 0;
    const newer = [...(stored.rows.get(from.sourceOf(feed))?.values() ?? [])]
      .filter((row) => row.seq > after)
      .toSorted((a, b) => a.seq - b.seq);
    const page = newer.slice(0, pageSize);
    const hasMore = page.length < newer.length;
    const last = page.at(-1)?.seq ?? after;
    return {
      kind: 'page',
      feed,
      changes: page.map(({ change }) => change),
      skippedCount: 0,
      position: hasMore ? { epoch: stored.epoch, seq: last, tag: tagAt(last) } : head(),
      hasMore,
      cutOff: hasMore ? null : from.cutOff,
    };
  }

  const itself: SourceOf = (feed) => feed;

  return {
    write,
    put: (source: string, change: DocumentChange): boolean => write([{ source, change }]),
    head,
    isKnown,
    seq: () => stored.seq,
    feeds: (
      { feeds, journalId }: FeedsRequest,
      {
        sourceOf = itself,
        cutOff = journalId === null ? null : { journalId, appliedThrough: stored.seq, except: [] },
      }: { sourceOf?: SourceOf; cutOff?: CutOff | null } = {},
    ): ReadFeedsAnswer => ({
      answers: feeds.map(({ feed, position }) => answerOf(feed, position, { sourceOf, cutOff })),
    }),
    /** A `seq` that was not reached yet is news too. */
    isNewer: (feeds: readonly { feed: FeedName; seq: number }[], sourceOf = itself): boolean =>
      feeds.some(
        ({ feed, seq }) =>
          seq > stored.seq ||
          [...(stored.rows.get(sourceOf(feed))?.values() ?? [])].some((row) => row.seq > seq),
      ),
    backUp: (): Stored => stored,
    /** With another epoch it is a new database with the same contents. */
    restore(copy: Stored, epoch = copy.epoch): void {
      stored = { ...copy, epoch };
    },
    /** Of positions and erasures only the newest few transactions are kept. True if any is forgotten. */
    forgetOld(kept: number): boolean {
      const positions = stored.positions.slice(-kept);
      const forgotten = stored.positions.at(-kept - 1)?.lastSeq;
      if (forgotten === undefined) return false;
      const isKept = ({ seq, change }: Row): boolean => !('erased' in change) || seq > forgotten;
      const rows = new Map(
        [...stored.rows].map(([source, of]) => [
          source,
          new Map([...of].filter(([, row]) => isKept(row))),
        ]),
      );
      stored = { ...stored, rows, positions };
      return true;
    },
    /** What is there of a collection, by id: of these sources, or of all. */
    all(
      collection: DocumentChange['collection'],
      isOf: (source: string) => boolean = () => true,
    ): object[] {
      const documents = [...stored.rows].flatMap(([source, of]) =>
        (isOf(source) ? [...of.values()] : []).flatMap(({ change }) =>
          change.collection === collection && 'document' in change ? [change.document] : [],
        ),
      );
      assert(documents.length < 1_000, 'A model is small');
      return documents.toSorted((a, b) => (a.id < b.id ? -1 : 1));
    },
    /** The changes of one source that are documents now, as a snapshot has them. */
    documentsOf: (source: string): DocumentChange[] =>
      [...(stored.rows.get(source)?.values() ?? [])].flatMap(({ change }) =>
        'document' in change ? [change] : [],
      ),
  };
}

/** `<scope>.<file>`, by what each of a till's feeds reaches. */
export function sourcesOf(scopes: Readonly<Record<string, string>>): SourceOf {
  return (feed) => {
    const [reach = ''] = feed.split('.');
    return `${scopes[reach] ?? ''}.${fileOfFeed(feed)}`;
  };
}

function keyOf(change: DocumentChange): string {
  const id = 'erased' in change ? change.erased : change.document.id;
  return `${change.collection} ${id}`;
}

function contentOf(change: DocumentChange | undefined): string {
  return change && 'document' in change ? JSON.stringify(change.document) : '';
}
