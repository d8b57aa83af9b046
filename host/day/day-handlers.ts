import type { Failure } from '../../contract/failure/failure.ts';
import type { HostApi } from '../../contract/host/api.ts';
import type { dayCalls } from '../../contract/host/calls/day-calls.ts';
import type { Handlers } from '../../contract/rpc/handlers.ts';
import { ok, type Result } from '../../domain/result.ts';
import { withTillFailures } from '../till-failure.ts';
import { closeDay } from './close-day.ts';
import {
  beginCount,
  dropCount,
  finishCount,
  saveCount,
  submitCount,
  validateCount,
} from './count-money.ts';
import type { DayContext } from './day-context.ts';
import { explainCount } from './explain-count.ts';
import { moveMoney } from './move-money.ts';
import { noSale } from './no-sale.ts';
import { handOver, openSession } from './open-session.ts';
import { closureReportAt, listClosures, readDay } from './read-day.ts';

/** What the host answers for the calls of the day. Commands run in the queue: their need is somebody at a seat. */
export function dayHandlers(
  day: DayContext,
): Pick<Handlers<HostApi>['calls'], keyof typeof dayCalls> {
  function command<I, T>(run: (input: I, day: DayContext) => Promise<Result<T, Failure>>) {
    return (input: I) => run(input, day);
  }
  return {
    openSession: command(openSession),
    handOver: command(handOver),
    moveMoney: command(moveMoney),
    noSale: command(noSale),
    beginCount: command(beginCount),
    saveCount: command(saveCount),
    submitCount: command(submitCount),
    validateCount: command(validateCount),
    // Beside the commands: it reads a whole session, and no sale waits for it.
    explainCount: withTillFailures((input) => explainCount(input, day, nextTurn)),
    dropCount: command(dropCount),
    finishCount: command(finishCount),
    closeDay: command(closeDay),
    readDay: command(readDay),
    closures: withTillFailures((input) => ok(listClosures(input, day.till.journal))),
    closureReport: withTillFailures((input) => closureReportAt(input, day.till.journal)),
  };
}

const nextTurn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
