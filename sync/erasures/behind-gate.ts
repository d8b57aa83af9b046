import type { Failure } from '../../contract/failure/failure.ts';
import type { Result } from '../../domain/result.ts';
import type { PlatformLink } from '../platform-link.ts';
import type { ErasureGate } from './erasure-gate.ts';

/** The link with the gate before every request: nothing goes up or comes down before the till has purged the erased. */
export function behindGate(link: PlatformLink, gate: ErasureGate): PlatformLink {
  const after = async <T>(
    signal: AbortSignal,
    request: () => Promise<Result<T, Failure>>,
    how?: { isNews: boolean },
  ): Promise<Result<T, Failure>> => {
    const passed = await gate.passed(signal, how);
    const answer = passed.ok ? await request() : passed;
    if (!answer.ok) gate.lost();
    return answer;
  };
  return {
    pushEntries: (journalId, request, signal) =>
      after(signal, () => link.pushEntries(journalId, request, signal)),
    journalState: (journalId, signal) => after(signal, () => link.journalState(journalId, signal)),
    feeds: (request, signal) => after(signal, () => link.feeds(request, signal), { isNews: true }),
    waitForFeeds: (request, signal) => after(signal, () => link.waitForFeeds(request, signal)),
  };
}
