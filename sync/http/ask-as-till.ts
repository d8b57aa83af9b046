import type { Failure } from '../../contract/failure/failure.ts';
import type { Result } from '../../domain/result.ts';
import type { AskPlatform, PlatformRequest } from './ask-platform.ts';
import type { TillToken } from './till-token.ts';

/**
 * Asks as the till that is enrolled. What the platform did not take is shown anew once: a token that
 * ended early (the platform was restored, its key changed), a proof signed by a clock that it has
 * corrected meanwhile, or one that a proxy sent twice.
 */
export function askAsTill({ ask, token }: { ask: AskPlatform; token: TillToken }): AskPlatform {
  return async (request) => {
    const first = await once(request);
    return !first.ok && askedAgain.has(first.error.code) ? once(request) : first;
  };

  async function once<T>(request: PlatformRequest<T>): Promise<Result<T, Failure>> {
    const shown = await token.show(request, request.signal);
    if (!shown.ok) return shown;
    const answer = await ask({ ...request, headers: shown.value.headers });
    if (!answer.ok && answer.error.code === 'NOT_ENROLLED') token.forget(shown.value.token);
    return answer;
  }
}

const askedAgain: ReadonlySet<string> = new Set(['NOT_ENROLLED', 'PROOF_REFUSED', 'CLOCK_APART']);
