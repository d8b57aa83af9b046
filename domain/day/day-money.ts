import type { JournalledTender } from '../transaction/transaction.ts';
import type { MoneyMoved, SessionClosed, SessionHandedOver, SessionOpened } from './day-entries.ts';
import type { Held, ListedPaper, Money } from './money.ts';
import { withoutPapers, withPaper } from './papers.ts';

/** What came in and went out by one tender type, as a closure says it. */
export interface TenderSum {
  type: string;
  count: number;
  amountMinor: number;
}

/** Where a till’s money is and what its day has taken: the fold of its live journal, one entry at a time. */
export interface DayMoney {
  /** Sorted by type, as is `safe`. */
  drawer: readonly Held[];
  /** What this till put into the safe and took out of it. */
  safe: readonly Held[];
  /** Cheques in the drawer one by one, in the order they came: what a count ticks off. */
  papers: readonly ListedPaper[];
  /** A count or a closing said what the drawer holds; before it only what came and went is known. */
  isDrawerKnown: boolean;
  session: OpenSession | null;
  /** Of the last bank deposit. */
  slipNumber: number;
  /** Sequence of the last entry that put money into the drawer or the safe, or took it out. */
  lastMove: number;
  /** Since the last closure of a day. */
  unclosed: {
    tenders: readonly TenderSum[];
    /** First and last business day on which money moved; empty when none did. */
    firstDay: string;
    lastDay: string;
  };
}

interface OpenSession {
  number: number;
  businessDay: string;
  /** UTC. */
  openedAt: string;
  /** Who answers for the drawer. */
  operatorId: string;
}

/** As much of an entry as moves money or ends a day. */
export type DayFact =
  | { type: 'transaction'; body: { tenders: readonly JournalledTender[] } }
  | { type: 'money-moved'; body: MoneyMoved }
  | { type: 'session-opened'; body: SessionOpened }
  | { type: 'session-handed-over'; body: SessionHandedOver }
  | { type: 'session-closed'; body: SessionClosed }
  | { type: 'closure'; body: { period: 'day' | 'month' | 'year' } }
  | { type: 'journal-opened' };

export interface DayEntry {
  sequence: number;
  businessDay: string;
  operatorId: string;
  /** UTC. */
  at: string;
  fact: DayFact;
}

/** Change is given in this, whatever was handed over. */
const cashType = 'cash';

const nothingUnclosed: DayMoney['unclosed'] = { tenders: [], firstDay: '', lastDay: '' };

export const noDayMoney: DayMoney = {
  drawer: [],
  safe: [],
  papers: [],
  isDrawerKnown: false,
  session: null,
  slipNumber: 0,
  lastMove: 0,
  unclosed: nothingUnclosed,
};

/** The state after one more entry. A training journal is never folded: its money does not exist. */
export function addDayEntry(state: DayMoney, entry: DayEntry): DayMoney {
  const { fact } = entry;
  switch (fact.type) {
    case 'transaction': {
      const { tenders } = fact.body;
      const moved = tenders.flatMap(drawerChanges);
      return {
        ...moving(state, entry),
        drawer: moved.reduce(withChange, state.drawer),
        papers: tenders.reduce(withPaper, state.papers),
        unclosed: {
          ...workedOn(state, entry).unclosed,
          tenders: tenders.reduce(withTender, state.unclosed.tenders),
        },
      };
    }
    case 'money-moved':
      return moveMoney(movedInDay(moving(state, entry), entry, fact.body), fact.body);
    case 'session-opened': {
      const { number, counted } = fact.body;
      const { businessDay, at, operatorId } = entry;
      const opened = { ...state, session: { number, businessDay, openedAt: at, operatorId } };
      if (counted === null) return opened;
      const others = state.drawer.filter(({ type }) => type !== counted.type);
      return {
        ...opened,
        lastMove: entry.sequence,
        isDrawerKnown: true,
        drawer: sorted([...others, heldOf(counted)]),
      };
    }
    case 'session-handed-over':
      return {
        ...state,
        session: state.session && { ...state.session, operatorId: fact.body.toOperatorId },
      };
    case 'session-closed': {
      const { drawer, safe, slipNumber } = fact.body.balances;
      return {
        ...moving(state, entry),
        ...{ drawer, safe, slipNumber, papers: [], session: null, isDrawerKnown: true },
      };
    }
    case 'closure':
      return fact.body.period === 'day' ? { ...state, unclosed: nothingUnclosed } : state;
    case 'journal-opened':
      // Money stays where it is; a session and a day belong to the journal that they began in.
      return { ...state, session: null, unclosed: nothingUnclosed, lastMove: 0 };
    default:
      return state;
  }
}

/** What the drawer holds of a type, as far as the journal knows. */
export function heldIn(held: readonly Held[], type: string): Held {
  return held.find((known) => known.type === type) ?? { type, amountMinor: 0, pieces: 0 };
}

/** Balances after so much came (or, below zero, went). */
export function withChange(held: readonly Held[], change: Held): readonly Held[] {
  const known = heldIn(held, change.type);
  const next = {
    type: change.type,
    amountMinor: known.amountMinor + change.amountMinor,
    pieces: known.pieces + change.pieces,
  };
  return sorted([...held.filter(({ type }) => type !== change.type), next]);
}

function heldOf({ type, amountMinor, pieces }: Money): Held {
  return { type, amountMinor, pieces };
}

function moving(state: DayMoney, { sequence }: DayEntry): DayMoney {
  return { ...state, lastMove: sequence };
}

function workedOn(state: DayMoney, { businessDay }: DayEntry): DayMoney {
  const firstDay = state.unclosed.firstDay === '' ? businessDay : state.unclosed.firstDay;
  return { ...state, unclosed: { ...state.unclosed, firstDay, lastDay: businessDay } };
}

/** What goes from the safe to the bank after closing makes no day of its own. */
function movedInDay(state: DayMoney, entry: DayEntry, { from, to }: MoneyMoved): DayMoney {
  return from === 'drawer' || to === 'drawer' ? workedOn(state, entry) : state;
}

function moveMoney(state: DayMoney, { from, to, money, slipNumber }: MoneyMoved): DayMoney {
  const changed = (held: readonly Held[], place: 'drawer' | 'safe') =>
    money.reduce((sum, each) => {
      const { type, amountMinor, pieces } = each;
      const out = from === place ? { type, amountMinor: -amountMinor, pieces: -pieces } : null;
      const after = out ? withChange(sum, out) : sum;
      return to === place ? withChange(after, heldOf(each)) : after;
    }, held);
  return {
    ...state,
    drawer: changed(state.drawer, 'drawer'),
    safe: changed(state.safe, 'safe'),
    papers: from === 'drawer' ? withoutPapers(state.papers, money) : state.papers,
    slipNumber: Math.max(state.slipNumber, slipNumber),
  };
}

/** What a tender puts into the drawer, and the change that leaves it. */
function drawerChanges({ type, kind, tenderedMinor, changeMinor }: JournalledTender): Held[] {
  const isCash = kind === 'cash';
  const isOperation = kind === 'card' || kind === 'credit';
  const pieces = isCash ? 0 : isOperation ? 1 : Math.sign(tenderedMinor);
  const change = { type: isCash ? type : cashType, amountMinor: -changeMinor, pieces: 0 };
  return [{ type, amountMinor: tenderedMinor, pieces }, ...(changeMinor === 0 ? [] : [change])];
}

function withTender(
  sums: readonly TenderSum[],
  { type, amountMinor }: JournalledTender,
): readonly TenderSum[] {
  return addTenderSums(sums, [{ type, count: 1, amountMinor }]);
}

/** Sums of two stretches of time as one; sorted by type. */
export function addTenderSums(
  sums: readonly TenderSum[],
  more: readonly TenderSum[],
): readonly TenderSum[] {
  const byType = new Map(sums.map((sum) => [sum.type, sum]));
  for (const { type, count, amountMinor } of more) {
    const known = byType.get(type);
    byType.set(type, {
      type,
      count: (known?.count ?? 0) + count,
      amountMinor: (known?.amountMinor ?? 0) + amountMinor,
    });
  }
  return sorted([...byType.values()]);
}

function sorted<T extends { type: string }>(rows: readonly T[]): T[] {
  return rows.toSorted((a, b) => (a.type < b.type ? -1 : 1));
}
