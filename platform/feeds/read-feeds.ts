import { z } from 'zod';
import { type Failure, fail } from '../../contract/failure/failure.ts';
import {
  type CutOff,
  type FeedAnswer,
  type FeedName,
  type FeedPosition,
  type FeedsAnswer,
  type FeedsRequest,
  feedNames,
  feedsAnswer,
  maximumChanges,
} from '../../contract/platform/feeds.ts';
import { ok, type Result, refuse } from '../../domain/result.ts';
import type { Database, Queries } from '../database/database.ts';
import { inSnapshot } from '../database/in-snapshot.ts';
import { together } from '../database/together.ts';
import { cutOffOf } from './cut-off.ts';
import { type FeedHead, type FeedStanding, feedHead, feedStandings, tagAt } from './feed-head.ts';
import { type FeedSource, feedSourcesOf } from './feed-source.ts';

type PageAnswer = Extract<FeedAnswer, { kind: 'page' }>;

/** An answer with its changes as the database wrote them. */
type WrittenAnswer =
  | Extract<FeedAnswer, { kind: 'start-over' }>
  | (Omit<PageAnswer, 'changes'> & {
      changes: {
        count: number;
        /** The JSON of each, with commas between. */
        json: string;
      };
    });

/**
 * What is new for a till since the positions that it names: pages, their cut-off and where they end,
 * all of one moment. Documents were parsed before they were stored, and the till parses them: here
 * they are text that goes through. Refuses NOT_YOUR_JOURNAL.
 */
export async function readFeedPages(
  database: Database,
  till: { id: string; storeId: string },
  { feeds, journalId }: FeedsRequest,
): Promise<Result<WrittenAnswer[], Failure>> {
  return await inSnapshot(database, async (sql) => {
    const [cutOff, sourceOf, head] = await together([
      cutOffOf(sql, { till, journalId }),
      feedSourcesOf(sql, till),
      feedHead(sql),
    ]);
    if (cutOff === 'not-yours') return refuse(fail('NOT_YOUR_JOURNAL'));
    const standings = await feedStandings(
      sql,
      feeds.map(({ feed, position }) => ({ ...sourceOf(feed), seq: position?.seq ?? 0 })),
    );
    const answers = new Map<FeedName, WrittenAnswer>();
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
      left -= page.changes.count;
      answers.set(feed, { kind: 'page', feed, ...page });
    }
    return ok([...answers.values()]);
  });
}

/** The JSON of a `feedsAnswer`. */
export function feedsJson(answers: readonly WrittenAnswer[]): string {
  return `{"answers":[${answers.map(answerJson).join(',')}]}`;
}

/** The same as values, for who is in this process. */
export async function readFeeds(
  ...asked: Parameters<typeof readFeedPages>
): Promise<Result<FeedsAnswer, Failure>> {
  const read = await readFeedPages(...asked);
  return read.ok ? ok(feedsAnswer.parse(JSON.parse(feedsJson(read.value)))) : read;
}

function answerJson(answer: WrittenAnswer): string {
  if (answer.kind === 'start-over') return JSON.stringify(answer);
  const { changes, ...page } = answer;
  return `${JSON.stringify(page).slice(0, -1)},"changes":[${changes.json}]}`;
}

type Page = Omit<Extract<WrittenAnswer, { kind: 'page' }>, 'kind' | 'feed'>;

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
  const { last, ...changes } =
    newest > after ? await changesAfter(sql, source, after, limit) : noChanges(after);
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

const noChanges = (after: number) => ({ count: 0, last: after, json: '' });

async function changesAfter(sql: Queries, { scope, file }: FeedSource, seq: number, limit: number) {
  const [row] = await sql.query(
    `with page as (
       select collection, id, content, seq from documents
       where scope = $1 and file = $2 and seq > $3 order by seq limit $4)
     select count(*) as count, max(seq) as last,
            string_agg('{"collection":"' || collection ||
              case when content is null then '","erased":' || to_json(id)::text
                   else '","document":' || content::text end || '}', ',' order by seq) as json
     from page`,
    [scope, file, seq, limit],
  );
  const { count, last, json } = pageRow.parse(row);
  return { count, last: last ?? seq, json: json ?? '' };
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

/** Null without a change. */
const pageRow = z.object({
  count: z.int(),
  last: z.int().nullable(),
  json: z.string().nullable(),
});
