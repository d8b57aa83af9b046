import { readEntry } from '../../contract/entry/read-entry.ts';
import type { Journal, JournalHead } from '../../contract/port/journal.ts';
import { addTenderSums, type TenderSum } from '../../domain/day/day-money.ts';
import type { OpenDays } from '../../domain/day/due-closures.ts';

/** Closed days that no closure of the longer period covers yet. */
export interface ClosedDays extends OpenDays {
  tenders: readonly TenderSum[];
}

export interface Chain {
  month: ClosedDays;
  year: ClosedDays;
}

const none: ClosedDays = { firstDay: '', lastDay: '', tenders: [] };

/**
 * The closed days since the last closure of a month and of a year, read back from the newest closure
 * to the last one of a year: four hundred entries at most, and again only after the next closure.
 */
export function followClosedDays(journal: Journal): (live: JournalHead) => Chain {
  let known: { journalId: string; lastClosure: number; chain: Chain } | null = null;
  return ({ journalId, lastClosure, types }) => {
    if (known?.journalId === journalId && known.lastClosure === lastClosure) return known.chain;
    const chain = readBack(journal, journalId, types.closure?.sequence ?? 0);
    known = { journalId, lastClosure, chain };
    return chain;
  };
}

function readBack(journal: Journal, journalId: string, lastNumber: number): Chain {
  let month = none;
  let year = none;
  let isMonthOpen = true;
  for (let number = lastNumber; number > 0; number -= 1) {
    const sealed = journal.findByType(journalId, 'closure', number);
    const read = sealed && readEntry(sealed.bytes);
    if (!read?.known || read.type !== 'closure' || read.body.period === 'year') break;
    if (read.body.period === 'month') isMonthOpen = false;
    else {
      year = withEarlier(year, read.body);
      if (isMonthOpen) month = withEarlier(month, read.body);
    }
  }
  return { month, year };
}

function withEarlier(
  days: ClosedDays,
  { from, through, tenders }: { from: string; through: string; tenders: readonly TenderSum[] },
): ClosedDays {
  return {
    firstDay: from,
    lastDay: days.lastDay === '' ? through : days.lastDay,
    tenders: addTenderSums(days.tenders, tenders),
  };
}

/** The days with one more, which is closed in the same act. */
export function withNextDay(
  days: ClosedDays,
  next: { firstDay: string; lastDay: string; tenders: readonly TenderSum[] },
): ClosedDays {
  if (next.lastDay === '') return days;
  return {
    firstDay: days.firstDay === '' ? next.firstDay : days.firstDay,
    lastDay: next.lastDay,
    tenders: addTenderSums(days.tenders, next.tenders),
  };
}
