import type { Journal } from '../../contract/port/journal.ts';
import { businessDayAt } from '../../domain/till/business-day.ts';
import { tradingDate } from '../../domain/till/trading-date.ts';
import { clockStretches } from './clock-stretches.ts';
import { localTime } from './local-time.ts';

/** The business day of what the till writes at a moment, by its clock and its live journal. */
export function followDays(
  journal: Journal,
  /** Until when, in minutes after midnight, the evening before goes on. */
  startsAtMinutes: () => number = () => 0,
): (nowMs: number, zone: string) => string {
  // While a clock stays behind, every act asks the same question, and the answer may be far back.
  let last = { question: '', day: '' };
  return (nowMs, zone) => {
    const live = journal.heads().find(({ kind, state }) => kind === 'live' && state === 'open');
    const localDate = tradingDate(localTime(nowMs, zone).local, startsAtMinutes());
    if (!live) return localDate;
    const { journalId, businessDay } = live;
    const question = `${journalId} ${localDate} ${businessDay}`;
    if (last.question !== question) {
      const stretches = () => clockStretches(journal, journalId);
      last = { question, day: businessDayAt(localDate, businessDay, stretches) };
    }
    return last.day;
  };
}
