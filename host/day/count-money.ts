import type { z } from 'zod';
import { type Failure, fail } from '../../contract/failure/failure.ts';
import { dayCalls } from '../../contract/host/calls/day-calls.ts';
import { countOutcome } from '../../domain/day/count-outcome.ts';
import { heldIn } from '../../domain/day/day-money.ts';
import type { Money } from '../../domain/day/money.ts';
import { ok, type Result, refuse } from '../../domain/result.ts';
import { permit } from '../commands/permit.ts';
import { actorAt } from '../commands/take-step.ts';
import { correctionDrafts } from './correction-drafts.ts';
import { countedTypes, isByWire, typeNamed } from './counted-types.ts';
import { answered, appendDay, type DayContext } from './day-context.ts';
import { openCounts, type StoredCount } from './open-counts.ts';

interface Act {
  commandId: string;
  seat: string;
  countId: string;
}
type Begin = z.output<typeof dayCalls.beginCount.input>;
type Validated = z.output<typeof dayCalls.validateCount.output>;
const done = {};

/** Begins a count, or hands over the one that is open: it belongs to the till, not to who began it. */
export async function beginCount(
  { seat, place, purpose }: Begin,
  day: DayContext,
): Promise<Result<{ countId: string }, Failure>> {
  const { till, store } = day;
  const permitted = permit(till, seat, place === 'safe' ? 'safe' : 'count');
  if (!permitted.ok) return permitted;
  if (place === 'safe' && !day.isSafeHere()) return refuse(fail('SAFE_ELSEWHERE'));
  // The safe is counted for itself: a closing and a handover settle the drawer.
  if ((place === 'safe') !== (purpose === 'safe')) return refuse(fail('COUNT_STATE'));
  if (purpose === 'handover' && day.money.current().session === null) {
    return refuse(fail('SESSION_NONE'));
  }
  const open = openCounts(store).find((count) => count.place === place);
  if (open) {
    return open.purpose === purpose ? ok({ countId: open.id }) : refuse(fail('COUNT_OPEN'));
  }
  const count: StoredCount = {
    id: till.newId(),
    place,
    purpose,
    attempt: 1,
    state: 'counting',
    startedBy: actorAt(till, seat),
    countedBy: '',
    validatedBy: '',
    startedAt: till.now(),
    recount: [],
    money: [],
    expected: [],
    through: 0,
  };
  keep(day, count);
  return ok({ countId: count.id });
}

/** Keeps what was counted so far of one tender type. */
export async function saveCount(
  { countId, seat, money }: Act & { money: Money },
  day: DayContext,
): Promise<Result<Record<string, never>, Failure>> {
  const found = countAt(day, seat, countId, 'counting');
  if (!found.ok) return found;
  const count = found.value;
  if (!typesOf(day, count).includes(money.type)) {
    return refuse(fail('MONEY_TYPE_UNKNOWN', { type: money.type }));
  }
  const others = count.money.filter(({ type }) => type !== money.type);
  keep(day, { ...count, money: [...others, { ...money, ...copied(money) }] });
  return ok(done);
}

/**
 * The cashier has counted everything. It is an entry before anybody is told of a difference: a second
 * count can't make the first one never have been.
 */
export async function submitCount(
  { commandId, seat, countId }: Act,
  day: DayContext,
): Promise<Result<Record<string, never>, Failure>> {
  if (answered(day, commandId) !== null) return ok(done);
  const found = countAt(day, seat, countId, 'counting');
  if (!found.ok) return found;
  const count = found.value;
  const missing = typesOf(day, count).find((id) => count.money.every(({ type }) => type !== id));
  if (missing !== undefined) return refuse(fail('COUNT_INCOMPLETE', typeNamed(day, missing)));
  const { session, lastMove, drawer, safe } = day.money.current();
  const held = count.place === 'safe' ? safe : drawer;
  const next: StoredCount = {
    ...count,
    state: 'counted',
    countedBy: actorAt(day.till, seat),
    expected: typesOf(day, count).map((type) => ({ ...heldIn(held, type) })),
    through: lastMove,
  };
  appendDay(day, {
    commandId,
    answer: done,
    drafts: [
      {
        type: 'money-counted',
        body: {
          session: session?.number ?? 0,
          place: count.place,
          purpose: count.purpose,
          attempt: count.attempt,
          money: count.money,
        },
        operatorId: next.countedBy,
        personal: null,
      },
    ],
    beside: () => day.store.putCount(next.place, JSON.stringify(next)),
  });
  return ok(done);
}

/** The manager looks: too large a difference is counted once more, and nobody is told how large. */
export async function validateCount(
  { commandId, seat, countId }: Act,
  day: DayContext,
): Promise<Result<Validated, Failure>> {
  const known = dayCalls.validateCount.output.nullable().parse(answered(day, commandId));
  if (known) return ok(known);
  const permitted = permit(day.till, seat, 'count-validation');
  if (!permitted.ok) return permitted;
  const found = countAt(day, seat, countId, 'counted', 'count-validation');
  if (!found.ok) return found;
  const count = found.value;
  const isStale = day.money.current().lastMove !== count.through;
  const { recount } = countOutcome(count.money, count.expected, day.rules());
  const isSecond = count.attempt > 1;
  const answer: Validated =
    recount.length === 0 || isSecond
      ? { outcome: 'validated', recount: [] }
      : { outcome: 'recount', recount };
  const next: StoredCount = isStale
    ? { ...count, state: 'counting' }
    : answer.outcome === 'recount'
      ? { ...count, state: 'counting', attempt: 2, recount }
      : { ...count, state: 'validated', validatedBy: validatorAt(day, seat) };
  day.store.alone(() => {
    day.store.putCount(next.place, JSON.stringify(next));
    if (!isStale) day.store.putAnswer(commandId, JSON.stringify(answer));
  });
  day.changed();
  return isStale ? refuse(fail('COUNT_STALE')) : ok(answer);
}

/** What was submitted of it stays in the journal. */
export async function dropCount(
  { seat, countId }: Act,
  day: DayContext,
): Promise<Result<Record<string, never>, Failure>> {
  const found = countAt(day, seat, countId, null);
  if (!found.ok) return found;
  day.store.alone(() => day.store.removeCount(found.value.place));
  day.changed();
  return ok(done);
}

/** Ends a validated count that closes nothing. What the safe lacks or has too much becomes an entry. */
export async function finishCount(
  { commandId, seat, countId, reasonCode }: Act & { reasonCode: string },
  day: DayContext,
): Promise<Result<Record<string, never>, Failure>> {
  if (answered(day, commandId) !== null) return ok(done);
  const permitted = permit(day.till, seat, 'count-validation');
  if (!permitted.ok) return permitted;
  const found = countAt(day, seat, countId, 'validated', 'count-validation');
  if (!found.ok) return found;
  const count = found.value;
  // A closing and a handover end with what they are for.
  if (count.purpose === 'closing' || count.purpose === 'handover') {
    return refuse(fail('COUNT_STATE'));
  }
  const { differences } = countOutcome(count.money, count.expected, day.rules());
  const needsReason = differences.find((each) => each.needsReason);
  if (needsReason && reasonCode === '') {
    return refuse(fail('DAY_REASON_NEEDED', typeNamed(day, needsReason.type)));
  }
  const operatorId = actorAt(day.till, seat);
  day.keeper.closeOverdue();
  appendDay(day, {
    commandId,
    answer: done,
    // What a control of the drawer finds is for closing to settle.
    drafts:
      count.place === 'safe'
        ? correctionDrafts(differences, { place: 'safe', reasonCode, operatorId })
        : [],
    beside: () => day.store.removeCount(count.place),
  });
  return ok(done);
}

/** The tender types that a count asks for: of the safe and at a handover, what can be held in a hand. */
export function typesOf(
  day: DayContext,
  { place, purpose }: Pick<StoredCount, 'place' | 'purpose'>,
): string[] {
  return countedTypes(day, place)
    .filter(({ kind }) => purpose !== 'handover' || !isByWire(kind))
    .map(({ id }) => id);
}

function countAt(
  day: DayContext,
  seat: string,
  countId: string,
  state: StoredCount['state'] | null,
  action?: 'count-validation',
): Result<StoredCount, Failure> {
  const count = openCounts(day.store).find(({ id }) => id === countId);
  if (!count) return refuse(fail('COUNT_GONE'));
  const needed = action ?? (count.place === 'safe' ? 'safe' : 'count');
  const permitted = permit(day.till, seat, needed);
  if (!permitted.ok) return permitted;
  return state === null || count.state === state ? ok(count) : refuse(fail('COUNT_STATE'));
}

/** The manager who signed on there, or who allowed it standing beside the cashier. */
function validatorAt({ till }: DayContext, seat: string): string {
  return till.approval.approverAt(seat)?.id ?? actorAt(till, seat);
}

function keep(day: DayContext, count: StoredCount): void {
  day.store.alone(() => day.store.putCount(count.place, JSON.stringify(count)));
  day.changed();
}

function copied({ denominations, items }: Money) {
  return {
    denominations: denominations.map((each) => ({ ...each })),
    items: items.map((each) => ({ ...each })),
  };
}
