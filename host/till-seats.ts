import { readEntry } from '../contract/entry/read-entry.ts';
import type { Journal } from '../contract/port/journal.ts';
import type { Basket } from '../domain/basket/basket.ts';
import type { BasketShelf } from './baskets/basket-shelf.ts';

/** Sales so young may have been on their way to the screen when the host died. */
const recentMs = 120_000;
/** Newest transactions looked at for that; one per seat is used. */
const recentTransactions = 20;

/** Seats that are remembered: each run of a script is one, and a till runs for years. */
const maximumSeats = 256;

/** What each seat's screen needs beside its open basket: the last command taken, the last basket ended. */
export function createSeats() {
  const lastCommands = new Map<string, string>();
  const ended = new Map<string, string>();

  return {
    stepTaken(basket: Basket): void {
      remember(lastCommands, basket.seat, basket.lastCommandId);
      if (basket.state === 'completed') remember(ended, basket.seat, basket.id);
      else if (basket.state === 'open') ended.delete(basket.seat);
    },
    lastCommand: (seat: string) => lastCommands.get(seat) ?? '',
    /** Basket paid last on this seat, until the next one opens there or the screen is dismissed. */
    lastEnded: (seat: string) => ended.get(seat) ?? null,
    dismiss(seat: string): void {
      ended.delete(seat);
    },
    /**
     * After a restart: a seat that was paid a moment ago and has no basket shows its paid screen
     * again, so that nobody wonders whether the money was taken.
     */
    restore(journal: Journal, shelf: BasketShelf, nowMs: number): void {
      const live = journal.heads().find(({ kind, state }) => kind === 'live' && state === 'open');
      if (!live) return;
      const latest = (type: 'transaction' | 'order-placed') =>
        journal.latest(live.journalId, type, recentTransactions);
      // The newest first, whichever it is.
      const recent = [...latest('transaction'), ...latest('order-placed')];
      for (const entry of recent.toSorted((a, b) => b.sequence - a.sequence)) {
        const read = readEntry(entry.bytes);
        if (!read.known || (read.type !== 'transaction' && read.type !== 'order-placed')) continue;
        const { seat, basketId } = read.body;
        // A clock that was set back makes an old sale look like one of the future.
        const ageMs = Math.abs(nowMs - Date.parse(read.envelope.recordedAt.utc));
        const isRecent = ageMs < recentMs;
        if (isRecent && !ended.has(seat) && !shelf.openOn(seat)) ended.set(seat, basketId);
      }
    },
    /** Seats that are remembered now. */
    size: () => Math.max(lastCommands.size, ended.size),
  };
}

/** The newest last; the oldest goes. */
function remember(bySeat: Map<string, string>, seat: string, id: string): void {
  bySeat.delete(seat);
  bySeat.set(seat, id);
  const [oldest] = bySeat.keys();
  if (bySeat.size > maximumSeats && oldest !== undefined) bySeat.delete(oldest);
}
