import type { TillIdentity } from '../../contract/document/setting.ts';
import type { Documents } from '../../contract/port/documents.ts';
import type { Journal } from '../../contract/port/journal.ts';
import { fiscalProfileOf } from '../../domain/fiscal/profile-of.ts';
import { minutesOfHour } from '../../domain/till/trading-date.ts';
import { followDays } from '../journal/follow-days.ts';
import type { JournalWriter } from '../journal/journal-writer.ts';
import type { TillSettings } from '../settings/till-settings.ts';
import type { TillFile } from '../store/till-file.ts';
import { createDayKeeper } from './day-keeper.ts';
import { sqliteDayStore } from './day-store.ts';
import { followMoney } from './follow-money.ts';
import { openDayRules } from './open-day-rules.ts';

/** The day of a real till: where its money is, which day it is, and that none stays open once it is over. */
export async function openDay(from: {
  file: TillFile;
  journal: Journal;
  writer: JournalWriter;
  documents: Documents;
  settings: TillSettings;
  identity(): TillIdentity;
  nowMs(): number;
  onChanged(): void;
}) {
  const { file, journal, writer, documents, settings, identity } = from;
  const store = sqliteDayStore(file);
  const money = followMoney(journal, store);
  const rules = await openDayRules({
    documents,
    settings,
    currency: () => identity().currency,
    onChanged: from.onChanged,
  });
  const dayAt = followDays(journal, () => minutesOfHour(settings.get('day.starts-at')));
  const businessDay = (): string => dayAt(from.nowMs(), identity().store.zone);
  const keeper = createDayKeeper({
    journal,
    money,
    today: businessDay,
    yearEndsInMonth: () => rules.current().yearEndsInMonth,
    compulsory: () => fiscalProfileOf(identity().company.address.country).compulsoryClosures,
    append: (drafts) => void writer.append({ kind: 'live', drafts, steps: [], endedBaskets: [] }),
  });
  return {
    store,
    money,
    keeper,
    businessDay,
    rules: rules.current,
    isSafeHere: rules.isSafeHere,
    unreadable: rules.unreadable,
    stop: rules.stop,
  };
}
