import { z } from 'zod';
import { type ReadEntry, readEntry } from '../../contract/entry/read-entry.ts';
import type { Journal, JournalHead } from '../../contract/port/journal.ts';
import {
  addDayEntry,
  type DayEntry,
  type DayFact,
  type DayMoney,
  noDayMoney,
} from '../../domain/day/day-money.ts';
import type { DayStore } from './day-store.ts';

/** So many entries are folded again at a start at most, at a fifth of a millisecond each. */
const saveEvery = 200;
const readAtOnce = 100;

/** Where the till’s money is, as its live journal has it now. */
export interface FollowedMoney {
  current(): DayMoney;
}

/**
 * A projection of the live journal: it goes on from where it was, so it costs as much as has happened
 * since, however long the journal is, and is made again from the entries when it is lost (law 4).
 * What a closed session says of the places is where that begins.
 */
export function followMoney(
  journal: Journal,
  store: Pick<DayStore, 'money' | 'saveMoney'>,
): FollowedMoney {
  let at = storedAt(store);
  let saved = at.through;

  function current(): DayMoney {
    const live = openLive(journal);
    if (!live) return at.state;
    if (at.journalId !== live.journalId) {
      at = at.journalId === '' ? beginning(journal, live) : succeeded(live);
      saved = 0;
    }
    while (at.through < live.sequence) {
      const page = journal.read(live.journalId, at.through + 1, readAtOnce);
      if (page.length === 0) break;
      for (const sealed of page)
        at = { ...at, ...after(at.state, readOrNull(sealed.bytes)), through: sealed.sequence };
    }
    save();
    return at.state;
  }

  /** What the journal before still said, then its successor from the first entry on. */
  function succeeded(live: JournalHead): At {
    let { state } = at;
    for (const sealed of rest(journal, at)) state = after(state, readOrNull(sealed.bytes)).state;
    return { journalId: live.journalId, through: 0, state };
  }

  function save(): void {
    if (at.through - saved < saveEvery && saved !== 0) return;
    try {
      const { journalId, through, state } = at;
      store.saveMoney({ journalId, through, state: JSON.stringify(state) });
      saved = through;
    } catch {
      // A full disk: it is folded again at the next start, and the next command says what is wrong.
    }
  }

  return { current };
}

interface At {
  journalId: string;
  through: number;
  state: DayMoney;
}

function after(state: DayMoney, entry: ReadEntry | null): { state: DayMoney } {
  const fact = entry && factOf(entry);
  if (!entry || !fact) return { state };
  return { state: addDayEntry(state, { ...dayEntryOf(entry), fact }) };
}

function dayEntryOf({ envelope }: ReadEntry): Omit<DayEntry, 'fact'> {
  return {
    sequence: envelope.sequence,
    businessDay: envelope.businessDay,
    operatorId: envelope.operator.id,
    at: envelope.recordedAt.utc,
  };
}

function factOf(read: ReadEntry): DayFact | null {
  if (!read.known) return null;
  switch (read.type) {
    case 'transaction':
    case 'money-moved':
    case 'session-opened':
    case 'session-handed-over':
    case 'session-closed':
    case 'closure':
      return read;
    case 'journal-opened':
      return { type: 'journal-opened' };
    default:
      return null;
  }
}

/**
 * From the last closed session that every closure of a day is older than: it says what the places
 * held. From the first readable entry without any.
 */
function beginning(journal: Journal, { journalId }: JournalHead): At {
  const [session] = journal.latest(journalId, 'session-closed', 1);
  const closed = session && readOrNull(session.bytes);
  if (!session || !closed?.known || closed.type !== 'session-closed') {
    return { journalId, through: journal.firstSequence(journalId) - 1, state: noDayMoney };
  }
  const state = addDayEntry(noDayMoney, { ...dayEntryOf(closed), fact: closed });
  return { journalId, through: session.sequence, state: withUnclosed(journal, state, session) };
}

/** What the day had taken before that session was closed, where no closure of a day lies between. */
function withUnclosed(
  journal: Journal,
  state: DayMoney,
  session: { journalId: string; sequence: number },
): DayMoney {
  const from = lastDayClosure(journal, session.journalId) + 1;
  let folded = noDayMoney;
  for (let next = from; next < session.sequence; ) {
    const page = journal.read(session.journalId, next, readAtOnce);
    if (page.length === 0) break;
    for (const sealed of page) {
      if (sealed.sequence >= session.sequence) break;
      folded = after(folded, readOrNull(sealed.bytes)).state;
    }
    next = (page.at(-1)?.sequence ?? session.sequence) + 1;
  }
  return { ...state, unclosed: folded.unclosed };
}

function lastDayClosure(journal: Journal, journalId: string): number {
  const head = journal.heads().find((known) => known.journalId === journalId);
  return head?.periods.day.sequence ?? 0;
}

function* rest(journal: Journal, { journalId, through }: At) {
  for (let next = through + 1; ; ) {
    const page = readPage(journal, journalId, next);
    yield* page;
    const last = page.at(-1);
    if (!last) return;
    next = last.sequence + 1;
  }
}

/** A damaged journal has been closed as it is: what can't be read of it moves no money. */
function readPage(journal: Journal, journalId: string, from: number) {
  try {
    return journal.read(journalId, from, readAtOnce);
  } catch {
    return [];
  }
}

function readOrNull(bytes: Uint8Array): ReadEntry | null {
  try {
    return readEntry(bytes);
  } catch {
    return null;
  }
}

function openLive(journal: Journal): JournalHead | null {
  return journal.heads().find(({ kind, state }) => kind === 'live' && state === 'open') ?? null;
}

function storedAt(store: Pick<DayStore, 'money'>): At {
  const stored = store.money();
  const state = stored && dayMoneyOf(stored.state);
  if (!stored || !state) return { journalId: '', through: 0, state: noDayMoney };
  return { journalId: stored.journalId, through: stored.through, state };
}

function dayMoneyOf(text: string): DayMoney | null {
  try {
    const read = dayMoney.safeParse(JSON.parse(text));
    return read.success ? read.data : null;
  } catch {
    return null;
  }
}

const held = z.array(z.object({ type: z.string(), amountMinor: z.int(), pieces: z.int() }));
const dayMoney = z.object({
  drawer: held,
  safe: held,
  papers: z.array(z.object({ type: z.string(), reference: z.string(), amountMinor: z.int() })),
  isDrawerKnown: z.boolean(),
  session: z
    .object({
      number: z.int(),
      businessDay: z.string(),
      openedAt: z.string(),
      operatorId: z.string(),
    })
    .nullable(),
  slipNumber: z.int(),
  lastMove: z.int(),
  unclosed: z.object({
    tenders: z.array(z.object({ type: z.string(), count: z.int(), amountMinor: z.int() })),
    firstDay: z.string(),
    lastDay: z.string(),
  }),
}) satisfies z.ZodType<DayMoney>;
