import type { PublicJwk } from '../../contract/entry/journal-bodies.ts';
import type { Failure } from '../../contract/failure/failure.ts';
import { type EnrolAnswer, enrolAnswer } from '../../contract/platform/enrol.ts';
import type { Timers } from '../../contract/rpc/timers.ts';
import type { Result } from '../../domain/result.ts';
import { withTimeLimit } from '../time-limit.ts';
import type { AskPlatform } from './ask-platform.ts';

const enrolLimitMs = 20_000;

/** Shows the platform a till's public key under a pairing code; the same key may ask again. */
export function enrolTill(
  request: { code: string; publicKey: PublicJwk },
  { ask, timers, stopped }: { ask: AskPlatform; timers: Timers; stopped: AbortSignal },
): Promise<Result<EnrolAnswer, Failure>> {
  return withTimeLimit({ timers, limitMs: enrolLimitMs, stopped }, (signal) =>
    ask({ method: 'POST', path: '/v1/enrolments', body: request, answer: enrolAnswer, signal }),
  );
}
