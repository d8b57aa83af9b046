import { type Failure, fail } from '../../contract/failure/failure.ts';
import { ok, type Result, refuse } from '../../domain/result.ts';
import type { PushLink } from '../../sync/platform-link.ts';
import type { MemoryPlatform } from '../support/memory-platform.ts';
import type { VirtualTime } from '../support/virtual-time.ts';
import type { FaultKind, FaultRecord } from './faults.ts';
import type { Choices } from './streams.ts';

/** Between one till and one platform: loses, delays, doubles and reorders, both ways. */
export function faultyNetwork(from: {
  platform: MemoryPlatform;
  time: VirtualTime;
  choices: Choices;
  isOn(kind: FaultKind): boolean;
  record: FaultRecord;
}) {
  const { platform, time, choices, record } = from;
  /** Per journal: after how many restores the platform said what the till heard last. */
  const heard = new Map<string, number>();
  let isDown = false;
  let isCalm = false;
  let restores = 0;
  let sentCount = 0;
  let newestArrived = 0;

  const meets = (kind: FaultKind, percent: number): boolean =>
    !isCalm && from.isOn(kind) && choices.chance(percent);

  /** `act` runs at the platform, at the moment the request arrives there. */
  function request<T>(
    journalId: string,
    signal: AbortSignal,
    act: () => T,
  ): Promise<Result<T, Failure>> {
    const { promise, resolve } = Promise.withResolvers<Result<T, Failure>>();
    let isAnswered = false;
    sentCount += 1;
    const number = sentCount;
    const send = (delayMs: number): void => void time.after(delayMs, arrive);
    if (meets('request-dropped', 8)) record.happened('request-dropped');
    else if (meets('request-delayed', 10)) {
      record.happened('request-delayed');
      send(choices.whole(500, 120_000));
    } else send(choices.whole(5, 80));
    if (meets('request-duplicated', 8)) {
      record.happened('request-duplicated');
      send(choices.whole(5, 90_000));
    }
    return promise;

    function arrive(): void {
      if (number < newestArrived) record.happened('requests-reordered');
      newestArrived = Math.max(newestArrived, number);
      const failure = failureOnArrival();
      if (failure !== null) {
        answerWith(refuse(failure));
        return;
      }
      const answer = act();
      if (meets('answer-lost', 8)) {
        record.happened('answer-lost');
        return;
      }
      const life = restores;
      time.after(choices.whole(5, 80), () => {
        // Whoever gave up, or has an answer already, hears nothing.
        if (!signal.aborted && !isAnswered) heard.set(journalId, life);
        answerWith(ok(answer));
      });
    }

    function failureOnArrival(): Failure | null {
      if (isDown) return fail('PLATFORM_UNREACHABLE', { reason: 'refused' });
      if (!meets('platform-busy', 5)) return null;
      record.happened('platform-busy');
      return fail('PLATFORM_BUSY');
    }

    function answerWith(answer: Result<T, Failure>): void {
      isAnswered = true;
      resolve(answer);
    }
  }

  const link: PushLink = {
    pushEntries: (journalId, pushed, signal) =>
      request(journalId, signal, () => platform.push(journalId, pushed)),
    journalState: (journalId, signal) =>
      request(journalId, signal, () => platform.state(journalId)),
  };
  return {
    link,
    setDown(next: boolean): void {
      isDown = next;
    },
    /** The platform lost what it stored lately; what it says from now on it says anew. */
    restored(): void {
      restores += 1;
    },
    wasRestored: (): boolean => restores > 0,
    /** No more faults: what is under way still arrives. */
    calm(): void {
      isDown = false;
      isCalm = true;
    },
    /** The last thing the till was told of this journal came from the platform as it is now. */
    isUpToDate: (journalId: string): boolean => heard.get(journalId) === restores,
  };
}
