import { z } from 'zod';
import { type Failure, fail } from '../../contract/failure/failure.ts';
import { documentChange } from '../../contract/platform/feed-page.ts';
import {
  type CutOff,
  type FeedAnswer,
  type FeedName,
  type FeedPosition,
  type FeedsAnswer,
  type FeedsRequest,
  feedNames,
  maximumChanges,
} from '../../contract/platform/feeds.ts';
import { ok, type Result, refuse } from '../../domain/result.ts';
import type { Database, Queries } from '../database/database.ts';
import { inSnapshot } from '../database/in-snapshot.ts';
import { cutOffOf } from './cut-off.ts';
import { type FeedHead, type FeedStanding, feedHead, feedStandings, tagAt } from './feed-head.ts';
import { type FeedSource, feedSourcesOf } from './feed-source.ts';

/**
 * What is new for a till since the positions that it names: pages, their cut-off and where they end,
 * all of one moment. Refuses NOT_YOUR_JOURNAL.
 */
export async function readFeeds(
  database: Database,
  till: { id: string; storeId: string },
  { feeds, journalId }: FeedsRequest,
): Promise<Result<FeedsAnswer, Failure>> {
  return await inSnapshot(database, async (sql) => {
    const cutOff = await cutOffOf(sql, { till, journalId });
    if (cutOff === 'not-yours') return refuse(fail('NOT_YOUR_JOURNAL'));
    const sourceOf = await feedSourcesOf(sql, till);
    const head = await feedHead(sql);
    const standings = await feedStandings(
      sql,
      feeds.map(({ feed, position }) => ({ ...sourceOf(feed), seq: position?.seq ?? 0 })),
    );
    const answers = new Map<FeedName, FeedAnswer>();
    let left = maximumChanges;
    for (const { asked, standing } of smallestFirst(feeds, standings)) {
      const { feed, position } = asked;
      if (position && !isKnown(position, head, standing)) {
        answers.set(feed, { kind: 'start-over', feed });
        continue;
      }
      const page = await readPage(sql, {
        ...{ source: sourceOf(feed), position, newest: standing.newest, limit: left },
        ...{ head, cutOff },
      });
      left -= page.changes.length;
      answers.set(feed, { kind: 'page', feed, ...page });
    }
    return ok({ answers: [...answers.values()] });
  });
}

type Page = Omit<Extract<FeedAnswer, { kind: 'page' }>, 'kind' | 'feed'>;

async function readPage(
  sql: Queries,
  {
    source,
    position,
    newest,
    limit,
    head,
    cutOff,
  }: {
    source: FeedSource;
    position: FeedPosition | null;
    /** Last `seq` of the feed. */
    newest: number;
    limit: number;
    head: FeedHead;
    cutOff: CutOff | null;
  },
): Promise<Page> {
  const after = position?.seq ?? 0;
  const rows = newest > after ? await changesAfter(sql, source, after, limit) : [];
  const last = rows.at(-1)?.seq ?? after;
  const changes = rows.map(({ change }) => change);
  const { epoch } = head;
  // A feed that has nothing new moves on with the platform: its position does not grow old.
  if (last >= newest) return { changes, position: { ...head }, hasMore: false, cutOff };
  return {
    changes,
    position: { epoch, seq: last, tag: await tagAt(sql, last) },
    hasMore: true,
    cutOff: null,
  };
}

async function changesAfter(sql: Queries, { scope, file }: FeedSource, seq: number, limit: number) {
  const rows = await sql.query(
    `select collection, id, content, seq from documents
     where scope = $1 and file = $2 and seq > $3 order by seq limit $4`,
    [scope, file, seq, limit],
  );
  return rows.map((row) => {
    const { collection, id, content, seq } = documentRow.parse(row);
    const change =
      content === null ? { collection, erased: id } : { collection, document: content };
    return { change: documentChange.parse(change), seq };
  });
}

/** Of this database, and of this past of it: another tag stands where a restore took the till's away. */
function isKnown({ epoch, seq, tag }: FeedPosition, head: FeedHead, { tag: known }: FeedStanding) {
  if (epoch !== head.epoch || seq > head.seq) return false;
  return seq === 0 || tag === known;
}

/** The catalogue of the network comes last: a till's own settings need not wait for 200 pages of it. */
function smallestFirst(feeds: FeedsRequest['feeds'], standings: readonly FeedStanding[]) {
  return feeds
    .flatMap((asked, index) => {
      const standing = standings[index];
      return standing ? [{ asked, standing }] : [];
    })
    .sort((a, b) => feedNames.indexOf(b.asked.feed) - feedNames.indexOf(a.asked.feed));
}

const documentRow = z.object({
  collection: z.string(),
  id: z.string(),
  content: z.unknown().nullable(),
  seq: z.int(),
});
