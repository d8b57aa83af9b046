import type { Failure } from '../../contract/failure/failure.ts';
import { journalState, pushAnswer } from '../../contract/platform/push-entries.ts';
import type { Result } from '../../domain/result.ts';
import type { PlatformLink } from '../platform-link.ts';
import type { AskPlatform, PlatformRequest } from './ask-platform.ts';
import type { TillToken } from './till-token.ts';

/** The platform over HTTPS, as the till that is enrolled there. */
export function httpPlatformLink({
  ask,
  token,
}: {
  ask: AskPlatform;
  token: TillToken;
}): PlatformLink {
  /** A token that ended early (the platform was restored, its key changed) is replaced once. */
  async function asTill<T>(request: PlatformRequest<T>): Promise<Result<T, Failure>> {
    const first = await withToken(request);
    const isUnknown = !first.ok && first.error.code === 'NOT_ENROLLED';
    return isUnknown ? withToken(request) : first;
  }

  async function withToken<T>(request: PlatformRequest<T>): Promise<Result<T, Failure>> {
    const held = await token.get(request.signal);
    if (!held.ok) return held;
    const answer = await ask({ ...request, token: held.value });
    if (!answer.ok && answer.error.code === 'NOT_ENROLLED') token.forget(held.value);
    return answer;
  }

  return {
    pushEntries: (journalId, body, signal) =>
      asTill({
        method: 'POST',
        path: `/v1/journals/${encodeURIComponent(journalId)}/entries`,
        body,
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
  };
}
