import { z } from 'zod';
import { readEntry } from '../../contract/entry/read-entry.ts';
import type { Journal, SealedEntry } from '../../contract/port/journal.ts';
import type { Stretch } from '../../domain/till/business-day.ts';

const dayMs = 86_400_000;

/** So many events are looked through for jumps, at about 30 µs each. */
const maximumEvents = 20_000;

/**
 * The stretches of days that stand in a journal and its predecessors, newest first, told by their
 * `clock-jumped` events. One that was left again by a jump back is none any more. Ends where the
 * entries can't be read.
 */
export function* clockStretches(journal: Journal, journalId: string): Generator<Stretch> {
  let leftAbove: string | null = null;
  let looked = 0;
  for (let id: string | null = journalId; id !== null; ) {
    const known = id;
    const head = journal.heads().find((candidate) => candidate.journalId === known);
    for (let number = head?.types.event?.sequence ?? 0; number > 0; number -= 1) {
      looked += 1;
      if (looked > maximumEvents) return;
      const jump = jumpAt(journal, id, number);
      if (!jump.isReadable) return;
      const { firstDay, byMs, dayBefore } = jump;
      if (byMs < 0 && (leftAbove === null || firstDay < leftAbove)) leftAbove = firstDay;
      const isLeft = leftAbove !== null && firstDay > leftAbove;
      // A smaller jump, or one to the next day, brought no day that time would not have brought.
      if (isLeft || byMs < dayMs || firstDay <= otherDay(dayBefore, 1)) continue;
      yield { firstDay, dayBefore };
    }
    const opening = openingOf(journal, id);
    if (!opening) return;
    id = opening.predecessorId;
    const isFirst = id === null && (leftAbove === null || opening.day <= leftAbove);
    // Within a day of the first entry it is a clock set back a little, as anywhere else.
    if (isFirst) yield { firstDay: otherDay(opening.day, -1), dayBefore: '' };
  }
}

const notAJump = { isReadable: true, firstDay: '', byMs: 0, dayBefore: '' };

function jumpAt(journal: Journal, journalId: string, number: number): typeof notAJump {
  const sealed = readOrNull(() => journal.findByType(journalId, 'event', number));
  const read = sealed && readOrNull(() => readEntry(sealed.bytes));
  if (!read) return { ...notAJump, isReadable: false };
  if (!read.known || read.type !== 'event' || read.body.event !== 'clock-jumped') return notAJump;
  const details = jumpDetails.safeParse(read.body.details);
  if (!details.success) return notAJump;
  return { isReadable: true, firstDay: read.envelope.businessDay, ...details.data };
}

const jumpDetails = z.object({ byMs: z.int(), dayBefore: z.string() });

function openingOf(journal: Journal, journalId: string) {
  const sealed: SealedEntry | null = readOrNull(() => journal.find(journalId, 1));
  const read = sealed && readOrNull(() => readEntry(sealed.bytes));
  if (!read?.known || read.type !== 'journal-opened') return null;
  return {
    day: read.envelope.businessDay,
    predecessorId: read.body.predecessor?.journalId ?? null,
  };
}

function otherDay(day: string, after: number): string {
  const ms = Date.parse(`${day}T00:00:00.000Z`) + after * dayMs;
  return Number.isFinite(ms) ? new Date(ms).toISOString().slice(0, 10) : day;
}

/** Damage is for the checks to name; here it only means that nothing more is known. */
function readOrNull<T>(read: () => T): T | null {
  try {
    return read();
  } catch {
    return null;
  }
}
