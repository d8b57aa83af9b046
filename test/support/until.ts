import { setTimeout as delay } from 'node:timers/promises';

const pollEveryMs = 25;
/** Far more than anything takes; a busy machine is slow. */
const giveUpAfterPolls = 1_200;

/** Waits until something has come about. */
export async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  for (let polls = 0; polls < giveUpAfterPolls; polls += 1) {
    if (await holds()) return;
    await delay(pollEveryMs);
  }
  throw new Error('It did not come about');
}
