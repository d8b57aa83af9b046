import { type Failure, fail } from '../../contract/failure/failure.ts';
import type { PushAnswer, PushedEntry } from '../../contract/platform/push-entries.ts';
import type { JournalHead } from '../../contract/port/journal.ts';
import { unreachable } from '../../domain/assert.ts';
import type { Result } from '../../domain/result.ts';
import { refusesOneJournal } from '../connectivity/retry-pace.ts';
import { withTimeLimit } from '../time-limit.ts';
import { journalsInOrder } from './journals-in-order.ts';
import type { Fork, PushParts } from './push-parts.ts';
import { readBatch } from './read-batch.ts';

const pushLimitMs = 30_000;
const stateLimitMs = 10_000;

/** Changes of the cursor without an acknowledgement; a platform that wants more goes in circles. */
const maximumSteps = 5;

/**
 * `asked`: it is known better where the platform stands. `acknowledged`: it has more than before.
 * `drained`: it has all it can get. Otherwise why it has not.
 */
export type Outcome = 'asked' | 'acknowledged' | 'drained' | Failure;

/** One request after the other, each decided on what the last one was answered. */
export function createPushRounds(parts: PushParts & { stopped: AbortSignal }) {
  const { journal, link, memory, connectivity, timers, stopped } = parts;
  const inOrder = journalsInOrder(journal);
  /** Journals whose state at the platform is not in doubt, as far as this run knows. */
  const certain = new Set<string>();
  /** First entry that the platform lacks and that is not here (any more). */
  const missing = new Map<string, number>();
  /** What the platform refuses of one journal is not in the way of the others. */
  const refused = new Map<string, Failure>();
  /** What the last whole round was refused, of any journal; it stays told until a round gets through. */
  let held: Failure | null = null;
  /** Entries that wait in quarantine, by journal: what the platform last said of those up to `through`, and those sent since. */
  const quarantineCounts = new Map<string, { count: number; through: number }>();
  /** Fewer after a request that failed, so that a slow line gets something through. */
  let batchLimit = parts.batchEntries;
  let steps = 0;

  async function next(): Promise<Outcome> {
    for (const head of inOrder()) {
      const { journalId } = head;
      if (memory.forkedAt(journalId) !== null) continue;
      if (missing.has(journalId) || refused.has(journalId)) continue;
      const outcome = await (certain.has(journalId) ? push(head) : ask(head));
      if (typeof outcome !== 'string' && refusesOneJournal.has(outcome.code)) {
        refused.set(journalId, outcome);
      } else if (outcome !== 'drained') return outcome;
    }
    const [refusal = null] = refused.values();
    refused.clear();
    held = refusal;
    if (refusal === null) return 'drained';
    forgetWhatIsKnown();
    return refusal;
  }

  async function ask(head: JournalHead): Promise<Outcome> {
    const { journalId } = head;
    const answer = await limited(stateLimitMs, (signal) => link.journalState(journalId, signal));
    if (!answer.ok) return unanswered(answer.error);
    const { through, quarantinedCount } = answer.value;
    quarantineCounts.set(journalId, { count: quarantinedCount, through });
    if (quarantinedCount === 0) memory.forgetQuarantined(journalId);
    certain.add(journalId);
    const cursor = memory.through(journalId);
    if (through > headNow(head)) return forked({ journalId, sequence: headNow(head) + 1 });
    if (through < cursor) {
      memory.moveTo(journalId, through);
      // A platform that was restored may know less of the others too.
      certain.clear();
      certain.add(journalId);
    }
    // The last one that it has is sent again: its hash covers all before it, so that an
    // acknowledgement proves one past, and another past shows as a fork.
    if (through > cursor) memory.moveTo(journalId, through - 1);
    return 'asked';
  }

  async function push(head: JournalHead): Promise<Outcome> {
    const { journalId } = head;
    const sequence = memory.through(journalId) + 1;
    if (sequence > headNow(head)) return 'drained';
    const entries = await readOrReport({ journalId, sequence });
    if (entries.length === 0) {
      missing.set(journalId, sequence);
      return 'asked';
    }
    const answer = await limited(pushLimitMs, (signal) =>
      link.pushEntries(journalId, { entries }, signal),
    );
    if (!answer.ok) {
      batchLimit = Math.max(1, Math.floor(batchLimit / 2));
      return unanswered(answer.error);
    }
    return act(answer.value, head, entries);
  }

  /**
   * An entry that can't be read is as one that is not there: its journal goes no further, and the others
   * do. What comes before it still goes.
   */
  async function readOrReport(from: {
    journalId: string;
    sequence: number;
  }): Promise<PushedEntry[]> {
    try {
      return await readBatch(journal, { ...from, limit: batchLimit, pause: parts.pause });
    } catch (error) {
      parts.onError(error);
      return [];
    }
  }

  function act(answer: PushAnswer, head: JournalHead, sent: readonly PushedEntry[]): Outcome {
    const { journalId } = head;
    const cursor = memory.through(journalId);
    const last = cursor + sent.length;
    switch (answer.kind) {
      case 'acknowledged': {
        if (answer.through > headNow(head)) {
          return forked({ journalId, sequence: headNow(head) + 1 });
        }
        // Only what was sent is proven to be the same there.
        const reached = Math.min(answer.through, last);
        if (reached <= cursor) return steppedTo(journalId, answer.through);
        memory.acknowledge(journalId, reached, answer.quarantined);
        countQuarantined(journalId, answer.quarantined);
        batchLimit = Math.min(parts.batchEntries, batchLimit * 2);
        steps = 0;
        return 'acknowledged';
      }
      case 'send-from':
        if (answer.sequence > headNow(head) + 1) {
          return forked({ journalId, sequence: headNow(head) + 1 });
        }
        return steppedTo(journalId, answer.sequence - 1);
      case 'fork':
        return forked({ journalId, sequence: answer.sequence });
      default:
        return unreachable(answer);
    }
  }

  /** Where the platform wants to go on: back, or forward to the last entry that it says it has. */
  function steppedTo(journalId: string, through: number): Outcome {
    const cursor = memory.through(journalId);
    const target = through > cursor ? through - 1 : through;
    // An answer that leads nowhere is no answer: without a wait it would be asked for ever.
    steps += 1;
    if (target === cursor || steps > maximumSteps) {
      steps = 0;
      return failed(fail('PLATFORM_UNREADABLE', { reason: 'send-from' }));
    }
    memory.moveTo(journalId, target);
    return 'asked';
  }

  function forked(fork: Fork): Outcome {
    memory.fork(fork.journalId, fork.sequence);
    parts.onForked(fork);
    return 'asked';
  }

  /** What is sent again was counted when the platform was asked. */
  function countQuarantined(journalId: string, told: readonly { sequence: number }[]): void {
    const known = quarantineCounts.get(journalId);
    if (!known) return;
    const fresh = told.filter(({ sequence }) => sequence > known.through).length;
    quarantineCounts.set(journalId, { ...known, count: known.count + fresh });
  }

  function unanswered(failure: Failure): Failure {
    return refusesOneJournal.has(failure.code) ? failure : failed(failure);
  }

  function failed(failure: Failure): Failure {
    forgetWhatIsKnown();
    connectivity.failed(failure);
    return failure;
  }

  /** Until the platform has answered again, it may have become another one. */
  function forgetWhatIsKnown(): void {
    certain.clear();
    missing.clear();
  }

  async function limited<T>(
    limitMs: number,
    request: (signal: AbortSignal) => Promise<Result<T, Failure>>,
  ): Promise<Result<T, Failure>> {
    const answer = await withTimeLimit({ timers, limitMs, stopped }, request);
    if (answer.ok) connectivity.reached();
    return answer;
  }

  /** Sales go on while a request is under way. */
  function headNow({ journalId, sequence }: JournalHead): number {
    return journal.heads().find((head) => head.journalId === journalId)?.sequence ?? sequence;
  }

  return {
    next,
    /** Of every journal: a platform that was restored may lack the end of an older one alone. */
    ask(): void {
      missing.clear();
      certain.clear();
    },
    /** As the platform said, also of what the till was never told because an answer was lost; before that what is remembered. */
    quarantinedCount(): number {
      const known = Map.groupBy(memory.quarantined(), ({ journalId }) => journalId);
      return [...new Set([...known.keys(), ...quarantineCounts.keys()])]
        .map((id) => quarantineCounts.get(id)?.count ?? known.get(id)?.length ?? 0)
        .reduce((sum, count) => sum + count, 0);
    },
    /** Why a journal goes no further although the platform answers. */
    held: () => held,
    missing: () => [...missing].map(([journalId, sequence]) => ({ journalId, sequence })),
  };
}
