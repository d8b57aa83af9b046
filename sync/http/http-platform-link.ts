import { feedsWaitAnswer } from '../../contract/platform/feeds.ts';
import { journalState, pushAnswer } from '../../contract/platform/push-entries.ts';
import { readFeedsAnswer } from '../feeds/read-answer.ts';
import type { PlatformLink } from '../platform-link.ts';
import { askAsTill } from './ask-as-till.ts';
import type { AskPlatform } from './ask-platform.ts';
import { encodePush } from './encode-push.ts';
import type { TillToken } from './till-token.ts';

/** A thousand of the largest documents: items with their pictures inside. */
const maximumFeedsBytes = 8 * 1024 * 1024;

/** The platform over HTTPS, as the till that is enrolled there. */
export function httpPlatformLink(as: {
  ask: AskPlatform;
  token: TillToken;
  /** Lets whoever else waits for the thread go first. */
  pause(): Promise<void>;
}): PlatformLink {
  const asTill = askAsTill(as);
  return {
    pushEntries: async (journalId, request, signal) =>
      asTill({
        method: 'POST',
        path: `/v1/journals/${encodeURIComponent(journalId)}/entries`,
        encoded: await encodePush(request, as.pause),
        answer: pushAnswer,
        signal,
      }),
    journalState: (journalId, signal) =>
      asTill({
        method: 'GET',
        path: `/v1/journals/${encodeURIComponent(journalId)}`,
        answer: journalState,
        signal,
      }),
    feeds: (body, signal) =>
      asTill({
        method: 'POST',
        path: '/v1/feeds',
        body,
        answer: readFeedsAnswer,
        maximumBytes: maximumFeedsBytes,
        signal,
      }),
    waitForFeeds: (body, signal) =>
      asTill({ method: 'POST', path: '/v1/feeds/wait', body, answer: feedsWaitAnswer, signal }),
  };
}
