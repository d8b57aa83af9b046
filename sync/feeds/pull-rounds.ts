import type { Failure } from '../../contract/failure/failure.ts';
import {
  type FeedName,
  type FeedPosition,
  feedNames,
  fileOfFeed,
} from '../../contract/platform/feeds.ts';
import type { FeedState } from '../../contract/port/documents.ts';
import { askFeeds, stateAfter } from './ask-feeds.ts';
import { beginAnew } from './begin-anew.ts';
import type { FeedParts, Filling } from './feed-parts.ts';
import { createHeldStock } from './held-stock.ts';
import type { ReadPage } from './read-answer.ts';

/** `more`: ask again at once. Otherwise all is here, and whether this round brought any of it; or why not. */
export type PullOutcome = 'more' | { kind: 'drained'; hasBrought: boolean } | Failure;

/** One request after the other, each decided on what stands in the files. */
export function createPullRounds(
  parts: FeedParts & { stopped: AbortSignal; report(filling: Filling | null): void },
) {
  const { documents, memory } = parts;
  /** Feeds whose position the platform does not know (any more). */
  const unknown = new Set<FeedName>();
  const held = createHeldStock();
  /** Its own feeds were read anew since it was paired as another till. */
  let hasBecomeThis = false;

  async function next(): Promise<PullOutcome> {
    const states = new Map<FeedName, FeedState | null>();
    for (const feed of feedNames) states.set(feed, await documents.feedState(feed));
    const isOfAnother = !hasBecomeThis && (await parts.isOfAnotherTill());
    const anew = feedNames.filter(
      (feed) => isToBegin(feed, states.get(feed) ?? null) || (isOfAnother && !isOfNetwork(feed)),
    );
    if (anew.length > 0) {
      held.forget();
      const begun = await beginAnew(parts, anew);
      if (!begun.ok) return begun.error;
      if (begun.value === 'not-ready') return { kind: 'drained', hasBrought: false };
      for (const feed of anew) unknown.delete(feed);
      // Once: a platform that names this till otherwise must not make it read everything for ever.
      if (isOfAnother) hasBecomeThis = true;
      return 'more';
    }
    return goOn(states);
  }

  function isToBegin(feed: FeedName, state: FeedState | null): boolean {
    const isReadable = ({ program }: { program: string }): boolean => program !== parts.program;
    const skipped = memory.skipped().find((each) => each.feed === feed);
    return state === null || unknown.has(feed) || (skipped !== undefined && isReadable(skipped));
  }

  async function goOn(states: ReadonlyMap<FeedName, FeedState | null>): Promise<PullOutcome> {
    const positions = new Map<FeedName, FeedPosition | null>();
    for (const [feed, state] of states) {
      positions.set(feed, held.positionOf(feed, state));
    }
    const answers = await askFeeds(parts, positions);
    if (!answers.ok) return answers.error;
    let hasMore = false;
    let hasBrought = false;
    for (const answer of answers.value) {
      if (answer.kind === 'start-over') {
        unknown.add(answer.feed);
        hasMore = true;
        continue;
      }
      hasMore ||= answer.hasMore;
      hasBrought ||= answer.changes.length > 0;
      const page = held.taken(answer);
      if (page === null) continue;
      if (page === 'too-many') {
        unknown.add(answer.feed);
        hasMore = true;
        continue;
      }
      await apply(page, states.get(answer.feed) ?? null);
      await parts.pause();
    }
    if (hasMore) return 'more';
    await documents.keepOnly(feedNames.filter((feed) => fileOfFeed(feed) === 'till'));
    memory.upToDate(parts.nowMs());
    return { kind: 'drained', hasBrought };
  }

  async function apply(page: ReadPage, before: FeedState | null): Promise<void> {
    const { feed, changes, skippedCount } = page;
    const state = stateAfter(page, before);
    if (skippedCount > 0) {
      const known = memory.skipped().find((each) => each.feed === feed);
      const count = (known?.count ?? 0) + skippedCount;
      memory.setSkipped({ feed, program: parts.program, count });
    }
    // Nothing new is the rule, and a disk need not hear of it.
    if (changes.length === 0 && isSame(state, before)) return;
    await documents.applyPage(parts.sealed({ feed, file: fileOfFeed(feed), changes, state }));
  }

  return { next };
}

/** The same documents for every till. */
function isOfNetwork(feed: FeedName): boolean {
  return feed.startsWith('network.');
}

function isSame(one: FeedState, other: FeedState | null): boolean {
  return (
    other !== null &&
    one.seq === other.seq &&
    one.tag === other.tag &&
    one.epoch === other.epoch &&
    one.journalId === other.journalId &&
    one.appliedThrough === other.appliedThrough &&
    one.except.join() === other.except.join()
  );
}
