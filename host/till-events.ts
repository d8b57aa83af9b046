import type { Basket } from '../domain/basket/basket.ts';
import type { EntryPlace } from '../domain/transaction/entry-place.ts';

/** One thing that happens now and then: who makes it happen need not know who hears of it. */
export interface TillEvent<Told extends readonly unknown[]> {
  tell(...told: Told): void;
  /** Told in the order in which they came; what happened before is not told again. */
  hear(listener: (...told: Told) => void): void;
}

/**
 * What happens in a running till and concerns more than one of its parts. The parts tell it while
 * they are opened one after the other; `passOn` says who hears it.
 */
export type TillEvents = ReturnType<typeof createTillEvents>;

export function createTillEvents() {
  return {
    /** There is something new in the journal, on disk. */
    committed: createEvent(),
    /** A commit met indexes that somebody else had changed, and put them back. */
    tampered: createEvent<[names: readonly string[]]>(),
    /** A step of this basket was committed. */
    basketChanged: createEvent<[Basket]>(),
    /** A sale of a training was journalled. */
    trainingSaleEnded: createEvent<[Basket, EntryPlace]>(),
    /** A seat's screen shows something else beside its basket. */
    screenChanged: createEvent<[seat: string]>(),
    /** Who is at a seat, or what they may; null for every seat. */
    peopleChanged: createEvent<[seat: string | null]>(),
    /** What the till shows of itself: settings, devices, items, sync, warnings. */
    tillChanged: createEvent(),
    /** Counts, sessions, or the rules of the day. */
    dayChanged: createEvent(),
    /** Something around a demo till was broken or mended. */
    stageChanged: createEvent(),
  };
}

function createEvent<Told extends readonly unknown[] = []>(): TillEvent<Told> {
  const listeners: ((...told: Told) => void)[] = [];
  return {
    tell(...told) {
      for (const listener of listeners) listener(...told);
    },
    hear(listener) {
      listeners.push(listener);
    },
  };
}
