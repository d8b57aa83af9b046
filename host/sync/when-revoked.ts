import type { AskPlatform } from '../../sync/http/ask-platform.ts';

/** Tells of every answer that this till was revoked: what has to be done then may have failed before. */
export function whenRevoked(ask: AskPlatform, onRevoked: () => void): AskPlatform {
  return async (request) => {
    const answer = await ask(request);
    if (!answer.ok && answer.error.code === 'TILL_REVOKED') onRevoked();
    return answer;
  };
}
