import type { Failure } from '../contract/failure/failure.ts';
import type {
  FeedsRequest,
  FeedsWaitAnswer,
  FeedsWaitRequest,
} from '../contract/platform/feeds.ts';
import type { JournalState, PushAnswer, PushRequest } from '../contract/platform/push-entries.ts';
import type { Result } from '../domain/result.ts';
import type { ReadFeedsAnswer } from './feeds/read-answer.ts';

/**
 * What an enrolled till asks of the platform. A failure says only why no answer came that counts:
 * whether the platform acted is then not known, so every request can be sent again. Adapters: HTTP
 * (`sync/http`), and in memory for the simulation.
 */
export interface PlatformLink extends PushLink, FeedLink {}

/** The journal goes up by it. */
export interface PushLink {
  /** `signal` gives the request up; it may reach the platform all the same, even later. */
  pushEntries(
    journalId: string,
    request: PushRequest,
    signal: AbortSignal,
  ): Promise<Result<PushAnswer, Failure>>;
  journalState(journalId: string, signal: AbortSignal): Promise<Result<JournalState, Failure>>;
}

/** Documents come down by it. */
export interface FeedLink {
  /** What is new since these positions. */
  feeds(request: FeedsRequest, signal: AbortSignal): Promise<Result<ReadFeedsAnswer, Failure>>;
  /** Answers as soon as there is something new, and after a while in any case. */
  waitForFeeds(
    request: FeedsWaitRequest,
    signal: AbortSignal,
  ): Promise<Result<FeedsWaitAnswer, Failure>>;
}
