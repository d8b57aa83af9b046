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

  async function ofDay(closure: SealedEntry, signal?: AbortSignal): Promise<Figures> {
    const { body, currency } = closureOf(closure);
    const known = store.get(closure);
    if (known && agreesWithClosure(known, body)) return known;
    const { firstSequence, lastSequence } = body;
    const range = { journalId: closure.journalId, firstSequence, lastSequence };
    const figures = await readFigures(journal, range, {
      ...{ currency, pause },
      ...(signal && { signal }),
    });
    if (agreesWithClosure(figures, body)) store.put(closure, figures);
    return figures;
  }

  async function ofMany(closure: SealedEntry): Promise<Figures> {
    const { journalId } = closure;
    const { body, currency } = closureOf(closure);
    let figures = noFigures(currency);
    let next = body.firstSequence;
    const read = async (lastSequence: number): Promise<void> => {
      const range = { journalId, firstSequence: next, lastSequence };
      figures = await readFigures(journal, range, { currency, known: figures, pause });
    };
    for (const day of daysIn(journal, closure)) {
      const { firstSequence, lastSequence } = closureOf(day).body;
      // Begun before the month: only a part of it is the month's.
      if (firstSequence < next) continue;
      await read(firstSequence - 1);
      figures = addFigures(figures, await ofDay(day));
      next = lastSequence + 1;
      await pause();
    }
    await read(body.lastSequence);
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
      if (!sealed || closureOf(sealed).body.period !== 'day') continue;
      if (store.get(sealed)) break;
      await ofDay(sealed, signal);
      days += 1;
    }
    seen = newest.hash;
  }

  return {
    of: (closure) => (closureOf(closure).body.period === 'day' ? ofDay(closure) : ofMany(closure)),
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
function daysIn(journal: Journal, closure: SealedEntry): SealedEntry[] {
  const { firstSequence, lastSequence } = closureOf(closure).body;
  const days: SealedEntry[] = [];
  for (let before = closure.typeSequence - 1; before > 0; before -= 1) {
    const sealed = journal.findByType(closure.journalId, 'closure', before);
    if (!sealed || sealed.sequence < firstSequence) break;
    const isDay = closureOf(sealed).body.period === 'day';
    if (isDay && sealed.sequence <= lastSequence) days.push(sealed);
  }
  return days.toReversed();
}

function closureOf({ bytes }: SealedEntry) {
  const read = readEntry(bytes);
  assert(read.known && read.type === 'closure', 'A closure is read as one');
  return { body: read.body, currency: read.envelope.totals.currency };
}
