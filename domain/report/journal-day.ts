import type { DayEffects } from '../effects/day-effects.ts';
import { negate } from '../money/minor.ts';
import { addFigures, merged } from './add-figures.ts';
import { type Figures, noFigures } from './figures.ts';
import { figuresOf } from './figures-of.ts';
import type { ReportedEntry } from './reported-entry.ts';

/** What one journal says of one business day. Amounts in minor units. */
export interface JournalDay {
  figures: Figures;
  /** Found in the drawer less expected, by tender type: at openings, handovers and closings. */
  differences: readonly TenderDifference[];
  moves: readonly MoveSum[];
  /** Of the last entry of the day; 0 without any. */
  lastSequence: number;
  /** The Z that covers all of the day's sales and all that moved in its drawer; null while there is none. */
  closureNumber: number | null;
  /** Something was sold, or moved in the drawer, since the last Z or since the day began. */
  isUnclosed: boolean;
  /** Nothing was taken since the drawer was last counted. */
  isCounted: boolean;
  /** Closures whose signed turnover is not what their entries add up to. */
  mismatches: readonly Mismatch[];
  /** Turned over since the last closure of the day, or since the day began. */
  unclosedMinor: number;
}

export interface TenderDifference {
  type: string;
  amountMinor: number;
}

/** Money that changed its place without a sale, by kind and tender type. */
export interface MoveSum {
  kind: string;
  from: string;
  to: string;
  type: string;
  count: number;
  amountMinor: number;
}

/** The turnover that a closure was signed with, and what its entries add up to. */
interface Mismatch {
  closureNumber: number;
  signedMinor: number;
  foldedMinor: number;
}

/** As much of an entry as the report of a day reads. */
export interface DayEntry {
  sequence: number;
  businessDay: string;
  reported: ReportedEntry | null;
  effects: DayEffects;
  /** Of a `session-closed`: from here on nobody has to be kept from knowing what there should be. */
  isCount: boolean;
  /** Of a closure of a day. */
  closure: { number: number; from: string; through: string; turnoverMinor: number } | null;
}

export function noJournalDay(currency: string): JournalDay {
  return {
    ...{ figures: noFigures(currency), differences: [], moves: [], lastSequence: 0 },
    ...{ closureNumber: null, isUnclosed: false, isCounted: true },
    ...{ mismatches: [], unclosedMinor: 0 },
  };
}

/**
 * The day with one more entry of its journal, in their order. An entry of another business day adds
 * nothing but the closure that covers this one: a late Z is written on a later day.
 */
export function addToDay(day: JournalDay, businessDay: string, entry: DayEntry): JournalDay {
  const after = entry.businessDay === businessDay ? withEntry(day, entry) : day;
  const { closure } = entry;
  if (closure === null || closure.from > businessDay || closure.through < businessDay) return after;
  const { number: closureNumber, turnoverMinor: signedMinor } = closure;
  const foldedMinor = after.unclosedMinor;
  // One closure over several days (the clock was set back) can't be compared with one of them.
  const isAlone = closure.from === closure.through;
  return {
    ...after,
    closureNumber,
    isUnclosed: false,
    unclosedMinor: 0,
    mismatches:
      isAlone && signedMinor !== foldedMinor
        ? [...after.mismatches, { closureNumber, signedMinor, foldedMinor }]
        : after.mismatches,
  };
}

function withEntry(day: JournalDay, entry: DayEntry): JournalDay {
  const { reported, effects, sequence } = entry;
  const added = reported && figuresOf(day.figures.currency, reported);
  const isSale = reported?.kind === 'transaction';
  // What moves the drawer's money after the Z belongs to the next one; a bank deposit out of the safe does not.
  const isReopened =
    isSale ||
    effects.moves.some(
      ({ kind, from, to }) => kind !== 'closing' && (from === 'drawer' || to === 'drawer'),
    );
  return {
    ...day,
    figures: added ? addFigures(day.figures, added) : day.figures,
    differences: addDifferences(day.differences, [
      ...effects.counts.map(differenceOf),
      ...effects.moves.flatMap(correctionOf),
    ]),
    moves: addMoves(
      day.moves,
      effects.moves.map(({ kind, from, to, type, amountMinor }) => ({
        ...{ kind, from, to, type, count: 1, amountMinor },
      })),
    ),
    lastSequence: sequence,
    closureNumber: isReopened ? null : day.closureNumber,
    isUnclosed: day.isUnclosed || isReopened,
    isCounted: entry.isCount || (day.isCounted && !isSale),
    unclosedMinor: day.unclosedMinor + (added?.turnover.grossMinor ?? 0),
  };
}

function differenceOf({ type, differenceMinor }: DayEffects['counts'][number]): TenderDifference {
  return { type, amountMinor: differenceMinor };
}

/** What a handover found is booked as a movement, so that the closing after it is not blamed for it. */
function correctionOf({
  kind,
  type,
  to,
  amountMinor,
}: DayEffects['moves'][number]): TenderDifference[] {
  if (kind !== 'drawer-correction') return [];
  return [{ type, amountMinor: to === 'drawer' ? amountMinor : negate(amountMinor) }];
}

export function addDifferences(
  a: readonly TenderDifference[],
  b: readonly TenderDifference[],
): readonly TenderDifference[] {
  return merged(
    a,
    b,
    ({ type }) => type,
    (x, y) => ({ type: x.type, amountMinor: x.amountMinor + y.amountMinor }),
  );
}

export function addMoves(a: readonly MoveSum[], b: readonly MoveSum[]): readonly MoveSum[] {
  return merged(
    a,
    b,
    ({ kind, from, to, type }) => [kind, from, to, type].join(' '),
    (x, y) => ({ ...x, count: x.count + y.count, amountMinor: x.amountMinor + y.amountMinor }),
  );
}

/** Two days of one journal, in their order, or two journals of one till. What stands at the end is the later one's. */
export function addJournalDays(a: JournalDay, b: JournalDay): JournalDay {
  const later = b.lastSequence === 0 && b.closureNumber === null ? a : b;
  return {
    figures: addFigures(a.figures, b.figures),
    differences: addDifferences(a.differences, b.differences),
    moves: addMoves(a.moves, b.moves),
    lastSequence: later.lastSequence,
    closureNumber: later.closureNumber,
    isUnclosed: a.isUnclosed || b.isUnclosed,
    isCounted: a.isCounted && b.isCounted,
    mismatches: [...a.mismatches, ...b.mismatches],
    unclosedMinor: a.unclosedMinor + b.unclosedMinor,
  };
}
