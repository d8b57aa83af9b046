import { fail } from '../../contract/failure/failure.ts';
import { refuse } from '../../domain/result.ts';
import type { PlatformLink } from '../../sync/platform-link.ts';

/** A link that somebody can cut, as the demo bar does: nothing goes through, as with a cable pulled. */
export function cuttable(link: PlatformLink, isCut: () => boolean): PlatformLink {
  const cut = refuse(fail('PLATFORM_UNREACHABLE', { reason: 'ENETUNREACH' }));
  return {
    pushEntries: async (...given) => (isCut() ? cut : link.pushEntries(...given)),
    journalState: async (...given) => (isCut() ? cut : link.journalState(...given)),
    feeds: async (...given) => (isCut() ? cut : link.feeds(...given)),
    waitForFeeds: async (...given) => (isCut() ? cut : link.waitForFeeds(...given)),
  };
}
