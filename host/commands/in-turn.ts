import { FailureError, fail } from '../../contract/failure/failure.ts';
import { ok } from '../../domain/result.ts';
import type { CommandQueue } from './command-queue.ts';

/** A full queue is waited out; a till that stays so full for so long has other troubles. */
const maximumTries = 100;

/** Among the commands, one at a time (law 1), however many wait. Throws what `work` throws. */
export async function inTurn(queue: CommandQueue, work: () => void): Promise<void> {
  for (let tries = 0; tries < maximumTries; tries += 1) {
    const turn = await queue.run(async () => ok(work()));
    if (turn.ok) return;
    await queue.settled();
  }
  throw new FailureError(fail('BUSY'));
}
