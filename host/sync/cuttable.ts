import { fail } from '../../contract/failure/failure.ts';
import { refuse } from '../../domain/result.ts';
import type { AskPlatform } from '../../sync/http/ask-platform.ts';

/** A link that somebody can cut, as the demo bar does: nothing goes through, as with a cable pulled. */
export function cuttable(ask: AskPlatform, isCut: () => boolean): AskPlatform {
  const cut = refuse(fail('PLATFORM_UNREACHABLE', { reason: 'ENETUNREACH' }));
  return async (request) => (isCut() ? cut : ask(request));
}
