import { z } from 'zod';
import type { EntryDraft } from '../../contract/entry/entry-types.ts';
import { type Failure, fail } from '../../contract/failure/failure.ts';
import type { dayCalls } from '../../contract/host/calls/day-calls.ts';
import type { ClosedDay } from '../../contract/host/day-shapes.ts';
import type { SessionClosed } from '../../domain/day/day-entries.ts';
import { type DayMoney, heldIn, withChange } from '../../domain/day/day-money.ts';
import { leaveInDrawer } from '../../domain/day/leave-in-drawer.ts';
import { type DenominationCount, denominationsMinor, type Money } from '../../domain/day/money.ts';
import { ok, type Result, refuse } from '../../domain/result.ts';
import { actorAt } from '../commands/take-step.ts';
import { closedDayOf, closureHeadOf } from './closed-day.ts';
import { countedTypes, isByWire, typeNamed } from './counted-types.ts';
import { answered, appendDay, type DayContext } from './day-context.ts';
import { liveHead } from './day-keeper.ts';
import { openCounts } from './open-counts.ts';
import { pendingBaskets } from './pending-baskets.ts';

type Request = z.output<typeof dayCalls.closeDay.input>;

/** What a closing made, by the own numbers of its entries. */
const closedBefore = z.object({
  journalId: z.string(),
  /** Of the `session-closed`. */
  session: z.int(),
  /** Of the `closure` entries. */
  closures: z.array(z.int()),
});

/** What is in the drawer, and who says so. */
interface Counted {
  how: SessionClosed['how'];
  money: readonly Money[];
  attempts: number;
  countedBy: string;
  validatedBy: string;
}

/**
 * Closes session and day, on their last day the month and the fiscal year: one act, all of it on disk
 * or nothing, answered again under the same command id. Late closures of days before come first, in an
 * act of their own. A session of an earlier day after which nothing moved makes no day of its own, nor
 * does one of a day that has its Z already.
 */
export async function closeDay(
  request: Request,
  day: DayContext,
): Promise<Result<ClosedDay, Failure>> {
  const { till, money } = day;
  const known = answered(day, request.commandId);
  if (known !== null) return ok(closedDayOf(till.journal, closedBefore.parse(known)));
  const free = isFree(day);
  if (!free.ok) return free;
  day.keeper.closeOverdue();
  const state = money.current();
  const again = closedAgain(request, day, state);
  if (again) return refuse(again);
  const counted = countedBy(request, day, state);
  if (!counted.ok) return counted;
  const body = sessionClosedBody(request, day, state, counted.value);
  if (!body.ok) return body;

  const operatorId = actorAt(till, request.seat);
  const isOldSession = state.session !== null && state.session.businessDay !== till.businessDay();
  const closures =
    isOldSession && !day.keeper.hasUnclosed() ? [] : day.keeper.closingDrafts(operatorId);
  const { journalId, types } = liveHead(till.journal);
  const firstClosure = (types.closure?.sequence ?? 0) + 1;
  const answer: z.output<typeof closedBefore> = {
    journalId,
    session: (types['session-closed']?.sequence ?? 0) + 1,
    closures: closures.map((_, index) => firstClosure + index),
  };
  const closed: EntryDraft = {
    type: 'session-closed',
    body: body.value,
    operatorId,
    personal: null,
  };
  appendDay(day, {
    commandId: request.commandId,
    answer,
    drafts: [closed, ...closures],
    beside: () => day.store.removeCount('drawer'),
  });
  return ok(closedDayOf(till.journal, answer));
}

/**
 * A script that is run twice makes no second, empty Z of the same day (and month): nobody works at the
 * drawer, and nothing has moved since. Who counts the drawer once more closes what they counted.
 */
function closedAgain(
  { counted }: Request,
  { till, keeper }: DayContext,
  { session }: DayMoney,
): Failure | null {
  if ('countId' in counted || session !== null || keeper.hasUnclosed()) return null;
  const { journalId, periods } = liveHead(till.journal);
  const last = till.journal.find(journalId, periods.day.sequence);
  if (last?.type !== 'closure') return null;
  const { number, through } = closureHeadOf(last);
  return through === till.businessDay() ? fail('DAY_CLOSED', { number, day: through }) : null;
}

/** Baskets that hold money, or that the shop does not leave over night, keep the day open. */
function isFree(day: DayContext): Result<null, Failure> {
  const blocking = pendingBaskets(day).filter(({ isBlocking }) => isBlocking);
  if (blocking.some(({ kind }) => kind === 'part-paid-basket')) {
    return refuse(fail('DAY_BASKET_PART_PAID'));
  }
  return blocking.length === 0
    ? ok(null)
    : refuse(fail('DAY_BASKETS_SUSPENDED', { count: blocking.length }));
}

function countedBy(
  { counted, seat }: Request,
  day: DayContext,
  { drawer, papers, lastMove }: DayMoney,
): Result<Counted, Failure> {
  const types = countedTypes(day, 'drawer').map(({ id }) => id);
  const expected = types.map((type) => heldIn(drawer, type));
  if ('countId' in counted) {
    const count = openCounts(day.store).find(({ id }) => id === counted.countId);
    if (!count) return refuse(fail('COUNT_GONE'));
    if (count.state !== 'validated' || count.purpose !== 'closing' || count.place !== 'drawer') {
      return refuse(fail('COUNT_STATE'));
    }
    if (count.through !== lastMove) {
      // Money came or went since: the same count is looked at again, nothing of it is lost.
      const again = JSON.stringify({ ...count, state: 'counting' });
      day.store.alone(() => day.store.putCount(count.place, again));
      day.changed();
      return refuse(fail('COUNT_STALE'));
    }
    const { money, attempt, countedBy, validatedBy } = count;
    return ok({ how: 'counted', money, attempts: attempt, countedBy, validatedBy });
  }
  const { amounts } = counted;
  const unknown = amounts.find(({ type }) => !types.includes(type));
  if (unknown) return refuse(fail('MONEY_TYPE_UNKNOWN', { type: unknown.type }));
  const actor = actorAt(day.till, seat);
  return ok({
    how: amounts.length === 0 ? 'as-expected' : 'counted',
    money: expected.map(({ type, amountMinor: expectedMinor, pieces }) => {
      const amountMinor =
        amounts.find((given) => given.type === type)?.amountMinor ?? expectedMinor;
      const items = itemsOf(type, papers, amountMinor);
      return { type, amountMinor, pieces: Math.max(0, pieces), denominations: [], items };
    }),
    attempts: amounts.length === 0 ? 0 : 1,
    countedBy: amounts.length === 0 ? '' : actor,
    validatedBy: actor,
  });
}

function sessionClosedBody(
  { counted: by, reasons, left: wished }: Request,
  day: DayContext,
  state: DayMoney,
  counted: Counted,
): Result<SessionClosed, Failure> {
  const types = countedTypes(day, 'drawer');
  const isCountedByHand = 'countId' in by;
  const tenders = types.map(({ id }) => {
    const { amountMinor: expectedMinor } = heldIn(state.drawer, id);
    const { amountMinor: countedMinor, pieces } = heldIn(counted.money, id);
    const differenceMinor = countedMinor - expectedMinor;
    const reasonCode =
      differenceMinor === 0 ? '' : (reasons.find(({ type }) => type === id)?.reasonCode ?? '');
    return { type: id, expectedMinor, countedMinor, differenceMinor, pieces, reasonCode };
  });
  const { reasonOverMinor, floatMinor } = day.rules();
  const silent = tenders.find(
    ({ differenceMinor, reasonCode }) =>
      Math.abs(differenceMinor) > reasonOverMinor && reasonCode === '',
  );
  // Who closes by script has the figures before them; a person says what happened.
  if (isCountedByHand && silent)
    return refuse(fail('DAY_REASON_NEEDED', typeNamed(day, silent.type)));

  const cash = counted.money.find(({ type }) => type === 'cash') ?? emptyCash;
  const parted = partCash(cash, wished, floatMinor);
  if (!parted.ok) return parted;
  const { left, taken } = parted.value;
  const others = types
    .filter(({ id }) => id !== 'cash')
    .flatMap(({ id, kind }) => {
      const money = counted.money.find(({ type }) => type === id);
      const to: 'safe' | 'bank' = isByWire(kind) ? 'bank' : 'safe';
      return money && (money.amountMinor !== 0 || money.pieces !== 0) ? [{ ...money, to }] : [];
    });
  const out = [...(taken.amountMinor === 0 ? [] : [{ ...taken, to: 'safe' as const }]), ...others];
  const safe = out
    .filter(({ to }) => to === 'safe')
    .reduce<DayMoney['safe']>(
      (held, { type, amountMinor, pieces }) => withChange(held, { type, amountMinor, pieces }),
      state.safe,
    );
  return ok({
    number: state.session?.number ?? 0,
    how: counted.how,
    tenders: tenders.filter(
      ({ expectedMinor, countedMinor, type }) =>
        type === 'cash' || expectedMinor !== 0 || countedMinor !== 0,
    ),
    left: [left],
    taken: out,
    attempts: counted.attempts,
    countedBy: counted.countedBy,
    validatedBy: counted.validatedBy,
    approval: null,
    balances: {
      drawer: [{ type: 'cash', amountMinor: left.amountMinor, pieces: 0 }],
      safe: [...safe],
      slipNumber: state.slipNumber,
    },
  });
}

/** Cheques one by one, where they are all that there is of their type. */
function itemsOf(type: string, papers: DayMoney['papers'], amountMinor: number): Money['items'] {
  const items = papers
    .filter((paper) => paper.type === type)
    .map(({ reference, amountMinor: itemMinor }) => ({ reference, amountMinor: itemMinor }));
  return items.reduce((sum, item) => sum + item.amountMinor, 0) === amountMinor ? items : [];
}

const emptyCash: Money = { type: 'cash', amountMinor: 0, pieces: 0, denominations: [], items: [] };

/** The float stays and the rest goes: by denomination where it was counted so, otherwise as sums. */
function partCash(
  cash: Money,
  wished: readonly DenominationCount[] | null,
  floatMinor: number,
): Result<{ left: Money; taken: Money }, Failure> {
  if (cash.denominations.length === 0) {
    const leftMinor = Math.min(cash.amountMinor, floatMinor);
    return ok({
      left: { ...cash, amountMinor: leftMinor },
      taken: { ...cash, amountMinor: cash.amountMinor - leftMinor },
    });
  }
  const left = wished ?? leaveInDrawer(cash.denominations, floatMinor).left;
  const taken = takenOf(cash.denominations, left);
  if (taken === null) return refuse(fail('DAY_LEFT_BAD'));
  return ok({ left: cashOf(left), taken: cashOf(taken) });
}

/** What is left of the counted pieces; null where more would stay than there is. */
function takenOf(
  counted: readonly DenominationCount[],
  left: readonly DenominationCount[],
): DenominationCount[] | null {
  const leftOf = ({ form, unitMinor }: DenominationCount) =>
    left
      .filter((each) => each.form === form && each.unitMinor === unitMinor)
      .reduce((sum, { count }) => sum + count, 0);
  const isThere = left.every((each) =>
    counted.some(({ form, unitMinor }) => form === each.form && unitMinor === each.unitMinor),
  );
  const rest = counted.map((each) => ({ ...each, count: each.count - leftOf(each) }));
  if (!isThere || rest.some(({ count }) => count < 0)) return null;
  return rest.filter(({ count }) => count > 0);
}

function cashOf(denominations: readonly DenominationCount[]): Money {
  return {
    type: 'cash',
    amountMinor: denominationsMinor(denominations),
    pieces: 0,
    denominations: denominations.map((each) => ({ ...each })),
    items: [],
  };
}
