import { journalState, pushAnswer } from '../../contract/platform/push-entries.ts';
import type { PlatformLink } from '../platform-link.ts';
import { askAsTill } from './ask-as-till.ts';
import type { AskPlatform } from './ask-platform.ts';
import type { TillToken } from './till-token.ts';

/** The platform over HTTPS, as the till that is enrolled there. */
export function httpPlatformLink(as: { ask: AskPlatform; token: TillToken }): PlatformLink {
  const asTill = askAsTill(as);
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
