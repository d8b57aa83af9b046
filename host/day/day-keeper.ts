import type { EntryDraft } from '../../contract/entry/entry-types.ts';
import type { Journal, JournalHead } from '../../contract/port/journal.ts';
import { assert } from '../../domain/assert.ts';
import {
  closuresOfDay,
  type DueClosure,
  type OpenDays,
  overdueClosures,
} from '../../domain/day/due-closures.ts';
import type { FiscalProfile } from '../../domain/fiscal/fiscal-profile.ts';
import { closureHeadOf } from './closed-day.ts';
import { type ClosedDays, followClosedDays, withNextDay } from './closed-days.ts';
import type { FollowedMoney } from './follow-money.ts';

export type DayKeeper = ReturnType<typeof createDayKeeper>;

/**
 * Sees that no day, month or year stays open once it is over: what is overdue is closed before money
 * moves on another day, all of it in one act, and marked as late (BOI-TVA-DECLA-30-10-30 §170). It
 * asks the journal, so it does nothing twice however often it is asked.
 */
export function createDayKeeper(from: {
  journal: Journal;
  money: FollowedMoney;
  today(): string;
  yearEndsInMonth(): number;
  /** What the country of the company wants closed, also when nobody asks for it. */
  compulsory(): FiscalProfile['compulsoryClosures'];
  append(drafts: readonly EntryDraft[]): void;
}) {
  const closedDays = followClosedDays(from.journal);

  /** Days that each kind of closure would cover now, and what they took. */
  function open(): Record<'day' | 'month' | 'year', ClosedDays> {
    const day = from.money.current().unclosed;
    const { month, year } = closedDays(liveHead(from.journal));
    return { day, month: withNextDay(month, day), year: withNextDay(year, day) };
  }

  function draftsOf(due: readonly DueClosure[], operatorId: string): EntryDraft[] {
    const { day, month, year } = open();
    const tenders = { day: day.tenders, month: month.tenders, year: year.tenders };
    return due.map(({ period, ...closure }) => ({
      type: 'closure',
      body: { period, ...closure, tenders: [...tenders[period]] },
      operatorId,
      personal: null,
    }));
  }

  return {
    /** Before anything moves money, and at a start. Throws what the journal throws; then nothing has changed. */
    closeOverdue(): void {
      const days: Record<'day' | 'month' | 'year', OpenDays> = open();
      const compulsory = from.compulsory();
      const due = overdueClosures(days, from.today(), from.yearEndsInMonth()).filter(({ period }) =>
        compulsory.includes(period),
      );
      if (due.length > 0) from.append(draftsOf(due, ''));
    },
    /**
     * What closing today by hand makes; for the act that closes the session too. Nothing where the day
     * has its Z and no money moved since: its month and its year are not closed a second time either.
     */
    closingDrafts(operatorId: string): EntryDraft[] {
      if (!hasUnclosed() && lastClosedDay(from.journal) === from.today()) return [];
      return draftsOf(closuresOfDay(open(), from.today(), from.yearEndsInMonth()), operatorId);
    },
    hasUnclosed,
  };

  /** Money has moved since the last closure of a day. */
  function hasUnclosed(): boolean {
    return from.money.current().unclosed.lastDay !== '';
  }
}

/** Through which day the last closure of a day goes; empty before the first. */
function lastClosedDay(journal: Journal): string {
  const { journalId, periods } = liveHead(journal);
  const last = journal.find(journalId, periods.day.sequence);
  return last?.type === 'closure' ? closureHeadOf(last).through : '';
}

/** Entries before which an overdue day must be closed. */
export function movesMoney({ type }: Pick<EntryDraft, 'type'>): boolean {
  return type === 'transaction' || type === 'money-moved' || type === 'session-opened';
}

export function liveHead(journal: Journal): JournalHead {
  const live = journal.heads().find(({ kind, state }) => kind === 'live' && state === 'open');
  assert(live !== undefined, 'A till has an open live journal');
  return live;
}
