import { isDeepStrictEqual } from 'node:util';
import type { z } from 'zod';
import { readEntry } from '../../contract/entry/read-entry.ts';
import { type Failure, fail } from '../../contract/failure/failure.ts';
import { safeCalls } from '../../contract/host/calls/safe-calls.ts';
import type { MoneyWork } from '../../contract/host/safe-shapes.ts';
import type { Money } from '../../domain/day/money.ts';
import { ok, type Result, refuse } from '../../domain/result.ts';
import { permit } from '../commands/permit.ts';
import { actorAt } from '../commands/take-step.ts';
import { answered, type DayContext } from './day-context.ts';
import { moneyWorks, type StoredWork, workPlace } from './money-works.ts';
import { bookMovement } from './move-money.ts';

type Kept = z.output<typeof safeCalls.keepWork.input>;
type Of = z.output<typeof safeCalls.bookWork.input>;
type Booked = z.output<typeof safeCalls.bookWork.output>;

/** Keeps what is prepared so far, over whatever was kept of the same kind. */
export async function keepWork(
  { seat, work }: Kept,
  day: DayContext,
): Promise<Result<Record<string, never>, Failure>> {
  const may = mayUseSafe(seat, day);
  if (!may.ok) return may;
  const { till, store } = day;
  if (answered(day, work.id) !== null) {
    return isAsBooked(work, day) ? ok({}) : refuse(fail('WORK_GONE'));
  }
  const known = moneyWorks(store).find(({ kind }) => kind === work.kind);
  const types = till.tenders().types;
  const unknown = work.money.find(({ type }) => types.every(({ id }) => id !== type));
  if (unknown) return refuse(fail('MONEY_TYPE_UNKNOWN', { type: unknown.type }));
  const { startedBy = actorAt(till, seat), startedAt = till.now() } = known ?? {};
  const next: StoredWork = { ...work, startedBy, startedAt };
  store.alone(() => store.putCount(workPlace(work.kind), JSON.stringify(next)));
  day.changed();
  return ok({});
}

export async function dropWork(
  { seat, kind }: Of,
  day: DayContext,
): Promise<Result<Record<string, never>, Failure>> {
  const may = mayUseSafe(seat, day);
  if (!may.ok) return may;
  day.store.alone(() => day.store.removeCount(workPlace(kind)));
  day.changed();
  return ok({});
}

/** What was prepared as one entry; it is gone with it. Under its own id: one of anything else is gone. */
export async function bookWork(
  { commandId, seat, kind }: Of,
  day: DayContext,
): Promise<Result<Booked, Failure>> {
  const known = safeCalls.bookWork.output.nullable().parse(answered(day, commandId));
  if (known) return ok(known);
  const may = mayUseSafe(seat, day);
  if (!may.ok) return may;
  const work = moneyWorks(day.store).find((each) => each.kind === kind && each.id === commandId);
  if (!work) return refuse(fail('WORK_GONE'));
  return bookMovement(
    {
      ...{ commandId, seat, kind, reasonCode: '', pouch: work.pouch, direction: 'in' },
      money: moving(work),
    },
    day,
    () => day.store.removeCount(workPlace(kind)),
  );
}

/** Whether its entry says just this: the answer to who booked it was lost. */
function isAsBooked(work: MoneyWork, day: DayContext): boolean {
  const booked = safeCalls.bookWork.output.safeParse(answered(day, work.id));
  if (!booked.success) return false;
  const { journalId, number } = booked.data;
  const sealed = day.till.journal.findByType(journalId, 'money-moved', number);
  const entry = sealed && readEntry(sealed.bytes);
  if (!entry?.known || entry.type !== 'money-moved') return false;
  const { kind, pouch, money } = entry.body;
  return kind === work.kind && pouch === work.pouch && isDeepStrictEqual(money, moving(work));
}

/** An amount of 0 moves nothing. */
function moving({ money }: MoneyWork): Money[] {
  return money.filter(({ amountMinor }) => amountMinor !== 0);
}

function mayUseSafe(seat: string, day: DayContext): Result<null, Failure> {
  const permitted = permit(day.till, seat, 'safe');
  if (!permitted.ok) return permitted;
  return day.isSafeHere() ? ok(null) : refuse(fail('SAFE_ELSEWHERE'));
}
