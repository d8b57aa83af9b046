import type { EntryDraft } from '../../contract/entry/entry-types.ts';
import type { DayRules } from '../../domain/day/day-rules.ts';
import type { EntryPlace } from '../../domain/transaction/entry-place.ts';
import type { TillContext } from '../commands/till-context.ts';
import type { FollowingDraft } from '../journal/journal-writer.ts';
import type { DayKeeper } from './day-keeper.ts';
import type { DayStore } from './day-store.ts';
import type { FollowedMoney } from './follow-money.ts';

/** What a command of the day works with. */
export interface DayContext {
  till: TillContext;
  money: FollowedMoney;
  store: DayStore;
  keeper: DayKeeper;
  rules(): DayRules;
  /** This till keeps the store's safe: it counts it and takes it to the bank. */
  isSafeHere(): boolean;
  /** Opens the drawer for what an entry says; returns at once. */
  openDrawer(of: EntryPlace): void;
  /** The views of the day show something else. */
  changed(): void;
}

/** One act of the day with what it answers, so that the same command answers it again and acts once. */
export function appendDay(
  day: DayContext,
  act: {
    commandId: string;
    drafts: readonly (EntryDraft | FollowingDraft)[];
    answer: unknown;
    /** What changes beside the entries, in their database transaction. */
    beside?: () => void;
  },
): EntryPlace {
  const sealed = day.till.writer.append({
    drafts: act.drafts,
    steps: [],
    endedBaskets: [],
    beside() {
      day.store.putAnswer(act.commandId, JSON.stringify(act.answer));
      act.beside?.();
    },
  });
  day.changed();
  const last = sealed.at(-1);
  return { journalId: last?.journalId ?? '', sequence: last?.sequence ?? 0 };
}

/** An answer given before, as it was stored. */
export function answered(day: DayContext, commandId: string): unknown {
  const text = day.store.answer(commandId);
  return text === null ? null : JSON.parse(text);
}
