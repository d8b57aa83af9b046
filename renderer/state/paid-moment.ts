import type { Snapshots } from './snapshots.ts';

/** So long a key does not end the paid screen: an Enter that bounced or was held would take the change away unseen. */
const seenAfterMs = 700;

export interface PaidMoment {
  /** Whether the paid screen has stood long enough to have been seen. */
  isSeen(): boolean;
}

export function createPaidMoment(
  { sale }: Pick<Snapshots, 'sale'>,
  nowMs: () => number,
): PaidMoment {
  let shownAtMs = Number.NEGATIVE_INFINITY;
  sale.subscribe(({ snapshot }, before) => {
    const isNew = snapshot?.paid && snapshot.paid.sequence !== before.snapshot?.paid?.sequence;
    if (isNew) shownAtMs = nowMs();
  });
  return { isSeen: () => nowMs() - shownAtMs >= seenAfterMs };
}
