import { type Failure, fail } from '../../contract/failure/failure.ts';
import { type Result, refuse } from '../../domain/result.ts';
import type { VirtualTime } from '../support/virtual-time.ts';
import type { FaultKind, FaultRecord } from './faults.ts';
import type { Choices } from './streams.ts';

/** What the faults of a line are called. */
export interface LineFaults {
  dropped: FaultKind;
  delayed: FaultKind;
  duplicated: FaultKind;
  reordered: FaultKind;
  lost: FaultKind;
}

/** A line to the platform: loses, delays, doubles and reorders, both ways. */
export function faultyLine(from: {
  faults: LineFaults;
  time: VirtualTime;
  choices: Choices;
  isOn(kind: FaultKind): boolean;
  record: FaultRecord;
  isDown(): boolean;
  isCalm(): boolean;
}) {
  const { faults, time, choices, record } = from;
  let sentCount = 0;
  let newestArrived = 0;

  const meets = (kind: FaultKind, percent: number): boolean =>
    !from.isCalm() && from.isOn(kind) && choices.chance(percent);

  /**
   * `act` runs at the platform, at the moment the request arrives there, after `arrived`; what that gives
   * runs when this answer is the first that comes back.
   */
  return function request<T>(
    act: () => Promise<Result<T, Failure>>,
    arrived: () => () => void = () => () => undefined,
  ): Promise<Result<T, Failure>> {
    const { promise, resolve } = Promise.withResolvers<Result<T, Failure>>();
    let isAnswered = false;
    sentCount += 1;
    const number = sentCount;
    const send = (delayMs: number): void => void time.after(delayMs, () => void arrive());
    if (meets(faults.dropped, 8)) record.happened(faults.dropped);
    else if (meets(faults.delayed, 10)) {
      record.happened(faults.delayed);
      send(choices.whole(500, 120_000));
    } else send(choices.whole(5, 80));
    if (meets(faults.duplicated, 8)) {
      record.happened(faults.duplicated);
      send(choices.whole(5, 90_000));
    }
    return promise;

    async function arrive(): Promise<void> {
      if (number < newestArrived) record.happened(faults.reordered);
      newestArrived = Math.max(newestArrived, number);
      const failure = failureOnArrival();
      if (failure !== null) {
        answerWith(refuse(failure));
        return;
      }
      const heard = arrived();
      const answer = await act();
      if (meets(faults.lost, 8)) {
        record.happened(faults.lost);
        return;
      }
      time.after(choices.whole(5, 80), () => {
        if (!isAnswered) heard();
        answerWith(answer);
      });
    }

    function failureOnArrival(): Failure | null {
      if (from.isDown()) return fail('PLATFORM_UNREACHABLE', { reason: 'refused' });
      if (!meets('platform-busy', 5)) return null;
      record.happened('platform-busy');
      return fail('PLATFORM_BUSY');
    }

    function answerWith(answer: Result<T, Failure>): void {
      isAnswered = true;
      resolve(answer);
    }
  };
}
