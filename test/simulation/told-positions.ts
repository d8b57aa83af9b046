import type { FeedName, FeedPosition } from '../../contract/platform/feeds.ts';
import type { FeedState } from '../../contract/port/documents.ts';
import { noCutOff } from '../../sync/feeds/ask-feeds.ts';
import type { ReadPage } from '../../sync/feeds/read-answer.ts';
import type { PlatformLook } from './simulated-platform.ts';

type CutOff = Pick<FeedState, 'journalId' | 'appliedThrough' | 'except'>;

/** Every place where the platform ever told a till that a feed of it stands, and what it held then. */
export interface ToldPositions {
  add(page: ReadPage, look: PlatformLook): void;
  /**
   * What the platform held when it told this state of a feed: null in the middle of a longer answer,
   * whose cut-off is one of before. Undefined when it never told such a thing.
   */
  momentOf(feed: FeedName, state: FeedState): PlatformLook | null | undefined;
}

export function toldPositions(): ToldPositions {
  const whole = new Map<string, PlatformLook>();
  const partial = new Set<string>();
  const cutOffs = new Set<string>();

  return {
    add({ feed, position, hasMore, cutOff }, look) {
      if (hasMore) partial.add(positionText(feed, position));
      else {
        const ended = cutOffText(cutOff ?? noCutOff);
        whole.set(`${positionText(feed, position)} ${ended}`, look);
        cutOffs.add(`${feed} ${ended}`);
      }
    },
    momentOf(feed, state) {
      const [position, cutOff] = [positionText(feed, state), cutOffText(state)];
      const moment = whole.get(`${position} ${cutOff}`);
      if (moment) return moment;
      const isKept = cutOffs.has(`${feed} ${cutOff}`) || cutOff === cutOffText(noCutOff);
      return partial.has(position) && isKept ? null : undefined;
    },
  };
}

function positionText(feed: FeedName, { epoch, seq, tag }: FeedPosition): string {
  return JSON.stringify([feed, epoch, seq, tag]);
}

function cutOffText({ journalId, appliedThrough, except }: CutOff): string {
  return JSON.stringify([journalId, appliedThrough, except]);
}
