import { type Failure, fail } from '../../contract/failure/failure.ts';
import type { FeedName, FeedPosition } from '../../contract/platform/feeds.ts';
import type { FeedState } from '../../contract/port/documents.ts';
import { ok, type Result, refuse } from '../../domain/result.ts';
import { withTimeLimit } from '../time-limit.ts';
import type { FeedParts } from './feed-parts.ts';
import type { ReadAnswer, ReadPage } from './read-answer.ts';

const feedsLimitMs = 30_000;

/** What is new after these positions, one answer for each feed; checked for going in circles. */
export async function askFeeds(
  parts: FeedParts & { stopped: AbortSignal },
  positions: ReadonlyMap<FeedName, FeedPosition | null>,
): Promise<Result<ReadAnswer[], Failure>> {
  const { link, connectivity, timers, stopped } = parts;
  const feeds = [...positions].map(([feed, position]) => ({ feed, position }));
  const request = { feeds, journalId: parts.journalId() };
  const answer = await withTimeLimit({ timers, limitMs: feedsLimitMs, stopped }, (signal) =>
    link.feeds(request, signal),
  );
  if (!answer.ok) {
    if (isAway.has(answer.error.code) && !stopped.aborted) connectivity.failed(answer.error);
    return answer;
  }
  connectivity.reached();
  const { answers } = answer.value;
  const isWhole = feeds.every(
    ({ feed }) => answers.filter((each) => each.feed === feed).length === 1,
  );
  const from = (answer: ReadAnswer) => positions.get(answer.feed) ?? null;
  const isSane = answers.every((each) => goesOn(each, from(each)));
  // "More" at the same places would be asked for ever.
  const isAtEnd = answers.every((each) => each.kind === 'page' && !each.hasMore);
  const hasMoved = answers.some((each) => moves(each, from(each)));
  if (isWhole && isSane && (isAtEnd || hasMoved)) return ok(answers);
  return refuse(fail('PLATFORM_UNREADABLE', { reason: 'feeds' }));
}

/** Whatever else it refuses, a platform that answers is there. */
const isAway: ReadonlySet<Failure['code']> = new Set([
  'PLATFORM_UNREACHABLE',
  'PLATFORM_BUSY',
  'PLATFORM_NOT_TRUSTED',
  'NOT_ENROLLED',
  'TILL_REVOKED',
  'TILL_TOO_OLD',
  'CLOCK_APART',
]);

function goesOn(answer: ReadAnswer, from: FeedPosition | null): boolean {
  if (answer.kind === 'start-over') return from !== null;
  return from === null || answer.position.seq >= from.seq;
}

function moves(answer: ReadAnswer, from: FeedPosition | null): boolean {
  if (answer.kind === 'start-over' || from === null) return true;
  return answer.position.seq > from.seq;
}

/** Where a feed stands after a page. While there is more the cut-off of before holds. */
export function stateAfter(page: ReadPage, before: FeedState | null): FeedState {
  const { position, hasMore } = page;
  const cutOff = hasMore ? null : page.cutOff;
  const { journalId, appliedThrough, except } = cutOff ?? before ?? noCutOff;
  return { ...position, journalId, appliedThrough, except };
}

export const noCutOff: Pick<FeedState, 'journalId' | 'appliedThrough' | 'except'> = {
  journalId: '',
  appliedThrough: 0,
  except: [],
};
