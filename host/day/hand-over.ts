import type { z } from 'zod';
import type { EntryDraft } from '../../contract/entry/entry-types.ts';
import { type Failure, fail } from '../../contract/failure/failure.ts';
import { dayCalls } from '../../contract/host/calls/day-calls.ts';
import { countOutcome } from '../../domain/day/count-outcome.ts';
import { ok, type Result, refuse } from '../../domain/result.ts';
import { permit } from '../commands/permit.ts';
import { actorAt } from '../commands/take-step.ts';
import { correctionDrafts } from './correction-drafts.ts';
import { typeNamed } from './counted-types.ts';
import { answered, appendDay, type DayContext } from './day-context.ts';
import { openCounts, type StoredCount } from './open-counts.ts';

type Request = z.output<typeof dayCalls.handOver.input>;

/**
 * Another person answers for the drawer from here on; the session goes on. What the count between them
 * found is corrected in the same act, so it is the difference of who hands over, and what closing finds
 * later is of who took.
 */
export async function handOver(
  { commandId, seat, toOperatorId, countId, reasonCode }: Request,
  day: DayContext,
): Promise<Result<{ number: number }, Failure>> {
  const known = dayCalls.handOver.output.nullable().parse(answered(day, commandId));
  if (known) return ok(known);
  const permitted = permit(day.till, seat, 'session');
  if (!permitted.ok) return permitted;
  const { session } = day.money.current();
  if (session === null) return refuse(fail('SESSION_NONE'));
  if (!day.till.isOperator(toOperatorId)) return refuse(fail('OPERATOR_UNKNOWN'));
  const { number, operatorId: fromOperatorId } = session;
  if (toOperatorId === fromOperatorId) return refuse(fail('HANDOVER_SAME'));
  const operatorId = actorAt(day.till, seat);
  const corrections = countedCorrections({ countId, reasonCode, operatorId }, day);
  if (!corrections.ok) return corrections;
  day.keeper.closeOverdue();
  appendDay(day, {
    commandId,
    answer: { number },
    drafts: [
      ...corrections.value,
      {
        type: 'session-handed-over',
        body: { number, fromOperatorId, toOperatorId },
        operatorId,
        personal: null,
      },
    ],
    beside: () => countId !== null && day.store.removeCount('drawer'),
  });
  return ok({ number });
}

function countedCorrections(
  {
    countId,
    reasonCode,
    operatorId,
  }: { countId: string | null; reasonCode: string; operatorId: string },
  day: DayContext,
): Result<EntryDraft[], Failure> {
  if (countId === null) {
    return day.rules().isHandoverCounted ? refuse(fail('HANDOVER_COUNT_FIRST')) : ok([]);
  }
  const count = openCounts(day.store).find(({ id }) => id === countId);
  if (!count) return refuse(fail('COUNT_GONE'));
  if (count.state !== 'validated' || count.purpose !== 'handover' || count.place !== 'drawer') {
    return refuse(fail('COUNT_STATE'));
  }
  if (isStale(count, day)) return refuse(fail('COUNT_STALE'));
  const { differences } = countOutcome(count.money, count.expected, day.rules());
  const silent = differences.find(({ needsReason }) => needsReason);
  if (silent && reasonCode === '') {
    return refuse(fail('DAY_REASON_NEEDED', typeNamed(day, silent.type)));
  }
  return ok(correctionDrafts(differences, { place: 'drawer', reasonCode, operatorId }));
}

/** Money came or went since: the same count is looked at again, nothing of it is lost. */
function isStale(count: StoredCount, day: DayContext): boolean {
  if (count.through === day.money.current().lastMove) return false;
  const again = JSON.stringify({ ...count, state: 'counting' });
  day.store.alone(() => day.store.putCount(count.place, again));
  day.changed();
  return true;
}
