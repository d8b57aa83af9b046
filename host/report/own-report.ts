import type { TillIdentity } from '../../contract/document/setting.ts';
import {
  type EarlierFigures,
  journalDay,
  type StoreReportAnswer,
} from '../../contract/platform/store-report.ts';
import { addFigures } from '../../domain/report/add-figures.ts';
import { type DaySpan, daysIn, spansBefore } from '../../domain/report/days-of-span.ts';
import type { Figures } from '../../domain/report/figures.ts';
import { addJournalDays, type JournalDay } from '../../domain/report/journal-day.ts';
import {
  isSettled,
  joinStates,
  type TillState,
  tillState,
} from '../../domain/report/till-state.ts';
import type { OwnDays } from './own-day.ts';

/** What the platform would answer if this till were the whole store, but for what was before. */
export async function ownReport(
  own: OwnDays,
  { identity, days, nowMs }: { identity: TillIdentity; days: DaySpan; nowMs: number },
): Promise<StoreReportAnswer> {
  const { company, store, till, currency } = identity;
  const states: TillState[] = [];
  const journals = new Map<string, JournalDay>();
  for (const businessDay of daysIn(days)) {
    const ofDay = await own.of(businessDay, identity);
    states.push(joinStates(ofDay.map(({ day, isOver }) => tillState(day, isOver))));
    for (const { head, day } of ofDay) {
      if (head.totals.currency !== currency || isEmpty(day)) continue;
      const before = journals.get(head.journalId);
      journals.set(head.journalId, before === undefined ? day : addJournalDays(before, day));
    }
  }
  return {
    ...{ atMs: nowMs, from: days.from, through: days.through },
    ...{ storeName: store.name, companyName: company.name, currency },
    tills: [
      {
        ...{ tillId: till.id, number: till.number, lastSeenAtMs: nowMs },
        state: states.at(-1) ?? 'silent',
        isSettled: states.every(isSettled),
      },
    ],
    journals: [...journals].map(([journalId, day]) => ({
      ...{ journalId, tillId: till.id },
      day: journalDay.parse(day),
    })),
    ...{ lastWeek: null, lastYear: null, target: null, orders: null },
  };
}

/** With what this till itself did before: read only where nobody else tells it. */
export async function withEarlier(
  own: OwnDays,
  report: StoreReportAnswer,
  identity: TillIdentity,
): Promise<StoreReportAnswer> {
  const { lastWeek, lastYear } = spansBefore(report);
  return {
    ...report,
    lastWeek: await earlier(own, lastWeek, identity),
    lastYear: await earlier(own, lastYear, identity),
  };
}

async function earlier(
  own: OwnDays,
  span: DaySpan,
  identity: TillIdentity,
): Promise<EarlierFigures> {
  const { currency } = identity;
  let sum: Figures | null = null;
  let lastDay: Figures | null = null;
  for (const businessDay of daysIn(span)) {
    lastDay = null;
    for (const { day } of await own.of(businessDay, identity)) {
      if (day.lastSequence === 0 || day.figures.currency !== currency) continue;
      sum = sum === null ? day.figures : addFigures(sum, day.figures);
      lastDay = lastDay === null ? day.figures : addFigures(lastDay, day.figures);
    }
  }
  if (sum === null) return null;
  return {
    ...span,
    figures: journalDay.shape.figures.parse(sum),
    lastDayHours: [...(lastDay?.hours ?? [])],
    origin: 'journals',
  };
}

function isEmpty({ lastSequence, closureNumber }: JournalDay): boolean {
  return lastSequence === 0 && closureNumber === null;
}
