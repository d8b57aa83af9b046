import { readEntry } from '../../contract/entry/read-entry.ts';
import type { Journal, SealedEntry } from '../../contract/port/journal.ts';
import { assert } from '../../domain/assert.ts';
import { addFigures } from '../../domain/report/add-figures.ts';
import { agreesWithClosure } from '../../domain/report/agrees-with-closure.ts';
import { type Figures, noFigures } from '../../domain/report/figures.ts';
import type { DayFiguresStore } from './day-figures-store.ts';
import { readFigures } from './read-figures.ts';

/** What closures cover, broken down. */
export interface ClosedFigures {
  of(closure: SealedEntry): Promise<Figures>;
  /** Reads the newest days that were closed and not read yet, so that nobody waits for them later. Never rejects. */
  catchUp(): Promise<void>;
  /** Nothing is read unasked any more. Resolves when that has ended. */
  stop(): Promise<void>;
}

/** Closed days that are read unasked, newest first. */
const daysAhead = 31;

/**
 * The figures of a closed day are worked out from its entries once and kept; those of a month or a year
 * are the days it is made of, added up. What was kept is believed only where it says what the closure of
 * the day was signed with, and is worked out again otherwise.
 */
export function createClosedFigures({
  journal,
  store,
  pause,
  onFailed,
}: {
  journal: Journal;
  store: DayFiguresStore;
  pause(): Promise<void>;
  onFailed(error: unknown): void;
}): ClosedFigures {
  const stopped = new AbortController();
  let catchingUp: Promise<void> | null = null;
  /** The closure up to which days were read unasked. */
  let seen: SealedEntry['hash'] = '';

  async function ofDay({ sealed, body, currency }: Closed, signal?: AbortSignal): Promise<Figures> {
    const known = store.get(sealed);
    if (known && agreesWithClosure(known, body)) return known;
    const { firstSequence, lastSequence } = body;
    const range = { journalId: sealed.journalId, firstSequence, lastSequence };
    const figures = await readFigures(journal, range, {
      ...{ currency, pause },
      ...(signal && { signal }),
    });
    if (agreesWithClosure(figures, body)) store.put(sealed, figures);
    return figures;
  }

  async function ofMany({ sealed, body, currency }: Closed): Promise<Figures> {
    const { journalId } = sealed;
    let figures = noFigures(currency);
    let next = body.firstSequence;
    const readThrough = async (lastSequence: number): Promise<void> => {
      if (next > lastSequence) return;
      const range = { journalId, firstSequence: next, lastSequence };
      figures = await readFigures(journal, range, { currency, known: figures, pause });
    };
    for (const day of daysIn(journal, sealed, body)) {
      // Begun before the month: only a part of it is the month's.
      if (day.body.firstSequence < next) continue;
      await readThrough(day.body.firstSequence - 1);
      figures = addFigures(figures, await ofDay(day));
      // A closure is no figure itself.
      next = day.sealed.sequence + 1;
      await pause();
    }
    await readThrough(body.lastSequence);
    return figures;
  }

  async function readAhead(): Promise<void> {
    const live = journal.heads().find(({ kind, state }) => kind === 'live' && state === 'open');
    if (!live) return;
    const { signal } = stopped;
    let number = live.types.closure?.sequence ?? 0;
    const newest = journal.findByType(live.journalId, 'closure', number);
    if (!newest || newest.hash === seen) return;
    for (let days = 0; days < daysAhead && number > 0; number -= 1) {
      const sealed = journal.findByType(live.journalId, 'closure', number);
      const closed = sealed && closedOf(sealed);
      if (closed?.body.period !== 'day') continue;
      if (store.get(closed.sealed)) break;
      await ofDay(closed, signal);
      days += 1;
    }
    seen = newest.hash;
  }

  return {
    of(closure) {
      const closed = closedOf(closure);
      return closed.body.period === 'day' ? ofDay(closed) : ofMany(closed);
    },
    catchUp() {
      catchingUp ??= readAhead()
        .catch((error: unknown) => {
          if (!stopped.signal.aborted) onFailed(error);
        })
        .finally(() => {
          catchingUp = null;
        });
      return catchingUp;
    },
    async stop() {
      stopped.abort();
      await catchingUp;
    },
  };
}

/** The closures of days that end within what a month or a year covers, oldest first: 366 at most. */
function daysIn(
  journal: Journal,
  { journalId, typeSequence }: SealedEntry,
  { firstSequence, lastSequence }: Closed['body'],
): Closed[] {
  const days: Closed[] = [];
  for (let before = typeSequence - 1; before > 0; before -= 1) {
    const sealed = journal.findByType(journalId, 'closure', before);
    if (!sealed || sealed.sequence < firstSequence) break;
    if (sealed.sequence > lastSequence) continue;
    const closed = closedOf(sealed);
    if (closed.body.period === 'day') days.push(closed);
  }
  return days.toReversed();
}

/** A closure with what it says, parsed once. */
type Closed = ReturnType<typeof closedOf>;

function closedOf(sealed: SealedEntry) {
  const read = readEntry(sealed.bytes);
  assert(read.known && read.type === 'closure', 'A closure is read as one');
  return { sealed, body: read.body, currency: read.envelope.totals.currency };
}
