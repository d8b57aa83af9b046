import { effectsIn } from '../../contract/entry/day-entry.ts';
import type { ReadEntry } from '../../contract/entry/read-entry.ts';
import type { DayEffects } from '../../domain/effects/day-effects.ts';
import type { PerpetualTotals } from '../../domain/fiscal/perpetual-totals.ts';

/** What an entry says of money that no sale moved, and of closed periods: rows of the platform (law 9). */
export interface EntryDay extends DayEffects {
  placeId: string;
  businessDay: string;
  currency: string;
  closure: ClosureRow | null;
}

interface ClosureRow {
  period: 'day' | 'month' | 'year';
  number: number;
  from: string;
  through: string;
  firstSequence: number;
  lastSequence: number;
  late: boolean;
  totals: PerpetualTotals;
}

/** Null of an entry that says nothing of the day. */
export function dayOf(read: ReadEntry): EntryDay | null {
  const { moves, counts } = effectsIn(read);
  const closure = read.known && read.type === 'closure' ? read.body : null;
  if (moves.length + counts.length === 0 && closure === null) return null;
  const { store, businessDay, totals } = read.envelope;
  return { placeId: store.id, businessDay, currency: totals.currency, moves, counts, closure };
}
