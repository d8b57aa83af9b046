import type { JournalDay } from './journal-day.ts';

/** How a till stands with a business day (`contract/host/store-report-shapes.ts` says the words). */
export type TillState = 'open' | 'closed' | 'silent' | 'nothing';

/**
 * Of what one of its journals says of the day. `isOver`: an entry of a later day is here, or the last the
 * journal will ever have, so all of this one is: a journal arrives without a gap. A journal that was
 * begun later says nothing of the day and is not to be asked.
 */
export function tillState(day: JournalDay, isOver: boolean): TillState {
  if (day.isUnclosed) return 'open';
  if (day.closureNumber !== null) return day.figures.transactionCount > 0 ? 'closed' : 'nothing';
  if (isOver) return 'nothing';
  return day.lastSequence > 0 ? 'open' : 'silent';
}

/** Of a till with several journals (it was installed anew): what is open stays so, and any word beats silence. */
export function joinStates(states: readonly TillState[]): TillState {
  return (
    (['open', 'closed', 'nothing'] as const).find((state) => states.includes(state)) ?? 'silent'
  );
}

/** Nothing more of that day is to come. */
export function isSettled(state: TillState): boolean {
  return state === 'closed' || state === 'nothing';
}
