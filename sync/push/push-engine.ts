import { type Failure, fail } from '../../contract/failure/failure.ts';
import { maximumEntries } from '../../contract/platform/push-entries.ts';
import type { JournalHead } from '../../contract/port/journal.ts';
import { assert } from '../../domain/assert.ts';
import { retryWaitMs } from '../connectivity/retry-pace.ts';
import type { PushParts } from './push-parts.ts';
import { createPushRounds, type Outcome } from './push-rounds.ts';

/** With nothing to send the platform is asked how far it is: lost links and restores show by this. */
const pollEveryMs = 30_000;

/** Brings every entry of the till's journals to the platform: in order, and stored exactly once. */
export interface PushEngine {
  start(): void;
  /** Something was committed: sent at once, unless the platform is not there. */
  wake(): void;
  /** Tries now, whatever the pace says. */
  retryNow(): void;
  /** Gives up the request under way, and resolves when nothing runs any more. */
  stop(): Promise<void>;
  /** Entries that the platform has not acknowledged. */
  waiting(): number;
  /** Entries that the platform stored and could not apply. */
  quarantinedCount(): number;
  /** Why a journal goes no further although the platform answers; null while all of them do. */
  held(): Failure | null;
  /** Journals that the platform lacks entries of which are not here any more, or can't be read. */
  missing(): { journalId: string; sequence: number }[];
}

export function createPushEngine(parts: PushParts): PushEngine {
  const { journal, memory, timers } = parts;
  assert(parts.batchEntries <= maximumEntries, 'A push is no larger than the platform takes');
  const stopped = new AbortController();
  const rounds = createPushRounds({ ...parts, stopped: stopped.signal });
  let running: Promise<void> | null = null;
  let endWait: () => void = () => undefined;
  /** What ends the wait under way early. */
  let waitsFor: 'commit' | 'time' | 'nothing' = 'nothing';
  let isWoken = false;
  let failures = 0;

  async function run(): Promise<void> {
    while (!stopped.signal.aborted) {
      isWoken = false;
      const outcome = await round();
      parts.onChange();
      if (outcome === 'asked') continue;
      failures = typeof outcome === 'string' ? 0 : failures + 1;
      if (typeof outcome !== 'string') {
        await wait(retryWaitMs(outcome, failures, parts.random), 'time');
      } else if (outcome === 'drained' && !isWoken) {
        await wait(pollEveryMs, 'commit');
      }
    }
  }

  async function round(): Promise<Outcome> {
    try {
      return await rounds.next();
    } catch (error) {
      parts.onError(error);
      return fail('INTERNAL', { reference: 'push' });
    }
  }

  /** A timer that ends on a poll also means: ask how far the platform is. */
  function wait(ms: number, until: 'commit' | 'time'): Promise<void> {
    if (stopped.signal.aborted) return Promise.resolve();
    const { promise, resolve } = Promise.withResolvers<void>();
    const stopTimer = timers.after(ms, () => {
      if (until === 'commit') rounds.ask();
      endWait();
    });
    waitsFor = until;
    endWait = () => {
      waitsFor = 'nothing';
      stopTimer();
      resolve();
    };
    return promise;
  }

  const countable = (): JournalHead[] =>
    journal.heads().filter(({ journalId }) => memory.forkedAt(journalId) === null);

  return {
    start() {
      running ??= run();
    },
    wake() {
      isWoken = true;
      if (waitsFor === 'commit') endWait();
    },
    retryNow() {
      isWoken = true;
      rounds.ask();
      endWait();
    },
    async stop() {
      stopped.abort();
      endWait();
      await running;
    },
    waiting: () =>
      countable().reduce(
        (sum, { journalId, sequence }) => sum + Math.max(0, sequence - memory.through(journalId)),
        0,
      ),
    quarantinedCount: rounds.quarantinedCount,
    held: rounds.held,
    missing: rounds.missing,
  };
}
