import type { Failure } from '../../contract/failure/failure.ts';
import type { HostApi } from '../../contract/host/api.ts';
import type { dayCalls } from '../../contract/host/calls/day-calls.ts';
import type { safeCalls } from '../../contract/host/calls/safe-calls.ts';
import type { Handlers } from '../../contract/rpc/handlers.ts';
import { ok, type Result } from '../../domain/result.ts';
import { tenderTypeIn } from '../../domain/tender/tender-settings.ts';
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
import { handOver } from './hand-over.ts';
import { bookWork, dropWork, keepWork } from './keep-work.ts';
import { moveMoney } from './move-money.ts';
import { noSale } from './no-sale.ts';
import { openSession } from './open-session.ts';
import { changeFor } from './propose-change.ts';
import { listClosures, readDay } from './read-day.ts';
import { safePapersOf } from './safe-papers.ts';

/**
 * What the host answers for the calls of the day, but for what a closure covers, which is a report. Commands
 * run in the queue: their need is somebody at a seat.
 */
export function dayHandlers(
  day: DayContext,
): Pick<
  Handlers<HostApi>['calls'],
  Exclude<keyof typeof dayCalls, 'closureReport'> | keyof typeof safeCalls
> {
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
    keepWork: command(keepWork),
    dropWork: command(dropWork),
    bookWork: command(bookWork),
    safePapers: withTillFailures(() => ok(safePapersAt(day))),
    proposeChange: withTillFailures(() => ok({ denominations: changeFor(day) })),
    readDay: command(readDay),
    closures: withTillFailures((input) => ok(listClosures(input, day.till.journal))),
  };
}

/** Cheques one by one, and what else lies in the safe beside cash. */
function safePapersAt({ till, money }: DayContext) {
  const isCheque = (type: string) => tenderTypeIn(till.tenders(), type)?.kind === 'cheque';
  return safePapersOf(till.journal, money.current().safe, isCheque);
}

const nextTurn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
