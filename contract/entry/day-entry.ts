import { type DayEffects, dayEffectsOf, noDayEffects } from '../../domain/effects/day-effects.ts';
import type { DayEntry } from '../../domain/report/journal-day.ts';
import type { ReadEntry } from './read-entry.ts';
import { reportedEntry } from './reported-entry.ts';

/** Types that say something of a day; no report has to parse the others. */
export const dayEntryTypes: ReadonlySet<string> = new Set([
  'transaction',
  'basket-abandoned',
  'event',
  'money-moved',
  'session-opened',
  'session-closed',
  'closure',
]);

/** As much of an entry as the report of a day reads. */
export function dayEntryOf(read: ReadEntry): DayEntry {
  const { envelope } = read;
  return {
    sequence: envelope.sequence,
    businessDay: envelope.businessDay,
    reported: reportedEntry(read),
    effects: effectsIn(read),
    isCount: read.known && read.type === 'session-closed',
    closure: closureIn(read),
  };
}

/** What an entry moved and counted of money without a sale (law 9). */
export function effectsIn(read: ReadEntry): DayEffects {
  if (!read.known) return noDayEffects;
  switch (read.type) {
    case 'money-moved':
    case 'session-opened':
    case 'session-closed':
      return dayEffectsOf(read);
    default:
      return noDayEffects;
  }
}

function closureIn(read: ReadEntry): DayEntry['closure'] {
  if (!read.known || read.type !== 'closure' || read.body.period !== 'day') return null;
  const { number, from, through, totals } = read.body;
  return { number, from, through, turnoverMinor: totals.algebraicMinor };
}
