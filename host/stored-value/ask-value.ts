import type { Failure } from '../../contract/failure/failure.ts';
import {
  type FindValueAnswer,
  type FindValueRequest,
  findValueAnswer,
} from '../../contract/platform/find-value.ts';
import type { Timers } from '../../contract/rpc/timers.ts';
import type { Result } from '../../domain/result.ts';
import type { AskPlatform } from '../../sync/http/ask-platform.ts';
import { withTimeLimit } from '../../sync/time-limit.ts';

/** A customer waits to pay; what this till knows by itself has a bound then. */
const limitMs = 4_000;

/** Asks the platform what is left on a number, and to hold it. */
export async function askValue(
  from: { ask: AskPlatform; timers: Timers; stopped: AbortSignal },
  body: FindValueRequest,
): Promise<Result<FindValueAnswer, Failure>> {
  const { ask, timers, stopped } = from;
  return await withTimeLimit({ timers, limitMs, stopped }, (signal) =>
    ask({
      method: 'POST',
      path: '/v1/stored-values/find',
      body,
      answer: findValueAnswer,
      maximumBytes: 16 * 1024,
      signal,
    }),
  );
}
