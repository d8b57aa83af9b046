import type { Failure } from '../contract/failure/failure.ts';
import type { JournalState, PushAnswer, PushRequest } from '../contract/platform/push-entries.ts';
import type { Result } from '../domain/result.ts';

/**
 * What an enrolled till asks of the platform. A failure says only why no answer came that counts:
 * whether the platform acted is then not known, so every request can be sent again. Adapters: HTTP
 * (`sync/http`), and in memory for the simulation.
 */
export interface PlatformLink {
  /** `signal` gives the request up; it may reach the platform all the same, even later. */
  pushEntries(
    journalId: string,
    request: PushRequest,
    signal: AbortSignal,
  ): Promise<Result<PushAnswer, Failure>>;
  journalState(journalId: string, signal: AbortSignal): Promise<Result<JournalState, Failure>>;
}
