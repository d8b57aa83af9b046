import { setTimeout as delay } from 'node:timers/promises';
import type { Failure } from '../../contract/failure/failure.ts';
import type { Result } from '../../domain/result.ts';
import type { Ask } from './operate.ts';

/** A platform that others keep busy asks for patience; so often it gets it. */
const maximumWaits = 60;

/** Asks again as long as the platform says how long to wait. */
export async function patiently(
  ask: Ask,
  path: string,
  body: object,
): Promise<Result<unknown, Failure>> {
  for (let waits = 0; ; waits += 1) {
    const answer = await ask(path, body);
    if (answer.ok || answer.error.code !== 'TOO_MANY_REQUESTS' || waits === maximumWaits)
      return answer;
    await delay(Number(answer.error.details.retryAfterS) * 1_000);
  }
}
