import type { DaySnapshot } from '../../contract/host/day-shapes.ts';
import { countOutcome } from '../../domain/day/count-outcome.ts';
import { denominationsOf } from '../../domain/day/denominations.ts';
import { leaveInDrawer } from '../../domain/day/leave-in-drawer.ts';
import { closureHeadOf } from './closed-day.ts';
import { typesOf } from './count-money.ts';
import { countedTypes } from './counted-types.ts';
import type { DayContext } from './day-context.ts';
import { liveHead } from './day-keeper.ts';
import { moneyWorks } from './money-works.ts';
import { isDropDue } from './move-money.ts';
import { openCounts, type StoredCount } from './open-counts.ts';
import { pendingBaskets } from './pending-baskets.ts';

/** What the screens of the day draw. No amount in it says what a tender should hold before it was counted. */
export function daySnapshotOf(day: DayContext, aliasOf: (id: string) => string): DaySnapshot {
  const { till } = day;
  const { session } = day.money.current();
  const rules = day.rules();
  const { reasons } = till.rules();
  const businessDay = till.businessDay();
  return {
    businessDay,
    isOpeningAsked: rules.isOpeningAsked && session === null,
    session: session && {
      ...session,
      operatorAlias: aliasOf(session.operatorId),
      isOfEarlierDay: session.businessDay !== businessDay,
    },
    floatMinor: rules.floatMinor,
    denominations: [...denominationsOf(till.identity.currency)],
    countedTypes: countedTypes(day, 'drawer').map(({ id, kind, names }) => ({
      type: id,
      kind,
      ...names,
    })),
    isDropDue: isDropDue(day),
    isHandoverCounted: rules.isHandoverCounted,
    safe: safeOf(day, aliasOf),
    counts: openCounts(day.store).map((count) => countView(day, count, aliasOf)),
    pending: pendingBaskets(day),
    lastClosure: lastDayClosure(day),
    reasons: {
      'paid-in': [...reasons['paid-in']],
      'paid-out': [...reasons['paid-out']],
      'no-sale': [...reasons['no-sale']],
      difference: [...reasons.difference],
    },
  };
}

function countView(
  day: DayContext,
  count: StoredCount,
  aliasOf: (id: string) => string,
): DaySnapshot['counts'][number] {
  const { id, place, purpose, attempt, state, startedAt, recount, money } = count;
  const alias = (operatorId: string) => (operatorId === '' ? '' : aliasOf(operatorId));
  const isValidated = state === 'validated';
  const { differences } = countOutcome(money, count.expected, day.rules());
  const cash = money.find(({ type }) => type === 'cash');
  const isParted = isValidated && purpose === 'closing' && cash && cash.denominations.length > 0;
  return {
    ...{ id, place, purpose, attempt, state, startedAt, recount, money },
    startedByAlias: alias(count.startedBy),
    countedByAlias: alias(count.countedBy),
    validatedByAlias: alias(count.validatedBy),
    types: typesOf(day, count),
    papers:
      place === 'drawer' && !isValidated
        ? day.money.current().papers.map(({ type, reference }) => ({ type, reference }))
        : [],
    differences: isValidated
      ? differences.map(({ type, expectedMinor, countedMinor, differenceMinor, needsReason }) => ({
          ...{ type, expectedMinor, countedMinor, differenceMinor, needsReason },
        }))
      : null,
    parting: isParted ? partingOf(cash.denominations, day.rules().floatMinor) : null,
  };
}

function safeOf(day: DayContext, aliasOf: (id: string) => string): DaySnapshot['safe'] {
  return {
    isHere: day.isSafeHere(),
    types: countedTypes(day, 'safe').map(({ id, kind, names }) => ({ type: id, kind, ...names })),
    works: moneyWorks(day.store).map(({ startedBy, ...work }) => ({
      ...work,
      startedByAlias: aliasOf(startedBy),
    })),
    slipNumber: day.money.current().slipNumber,
  };
}

function partingOf(counted: Parameters<typeof leaveInDrawer>[0], floatMinor: number) {
  const { left, taken, ...sums } = leaveInDrawer(counted, floatMinor);
  return { ...sums, left: [...left], taken: [...taken] };
}

function lastDayClosure({ till }: DayContext): DaySnapshot['lastClosure'] {
  const { journalId, periods } = liveHead(till.journal);
  const { sequence } = periods.day;
  const sealed = sequence === 0 ? null : till.journal.find(journalId, sequence);
  if (sealed === null) return null;
  const { number, from, through, closedAt, late } = closureHeadOf(sealed);
  return { number, from, through, closedAt, late };
}
