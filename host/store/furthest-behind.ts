import type { FeedState } from '../../contract/port/documents.ts';

/** Of the states of a feed in each of its files, the one from which nothing is missed. */
export function furthestBehind(states: readonly (FeedState | null)[]): FeedState | null {
  let behind: FeedState | null = null;
  for (const state of states) {
    if (state === null) return null;
    if (behind === null || state.seq < behind.seq) behind = state;
  }
  return behind;
}
