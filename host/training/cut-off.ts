import { z } from 'zod';
import { readEntry } from '../../contract/entry/read-entry.ts';
import type { Journal, SealedEntry } from '../../contract/port/journal.ts';

/** A start looks at all events of these days of training, prints among them: one can last over midnight. */
const recentDays = 2;
/** And at so many in any case. */
const recentEvents = 500;

const ofSeat = z.object({ seat: z.string(), traineeId: z.string() });

/** Trainings that began and have no end: the host died in them. One a seat. */
export function cutOffTrainings(
  journal: Journal,
): { seat: string; traineeId: string; responsibleId: string }[] {
  const seen = new Set<string>();
  return newestEvents(journal).flatMap(({ bytes }) => {
    const entry = readEntry(bytes);
    if (!entry.known || entry.type !== 'event') return [];
    const { event, details } = entry.body;
    const isOfTraining = event === 'training-began' || event === 'training-ended';
    const known = isOfTraining ? ofSeat.safeParse(details) : null;
    if (!known?.success || seen.has(known.data.seat)) return [];
    seen.add(known.data.seat);
    const { responsibleId } = entry.envelope.operator;
    return event === 'training-began' ? [{ ...known.data, responsibleId }] : [];
  });
}

/** Of the open journal of training, newest first. */
function newestEvents(journal: Journal): SealedEntry[] {
  const head = journal.heads().find(({ kind, state }) => kind === 'training' && state === 'open');
  if (!head) return [];
  const found: SealedEntry[] = [];
  const days = new Set<string>();
  for (let number = head.types.event?.sequence ?? 0; number > 0; number -= 1) {
    const sealed = journal.findByType(head.journalId, 'event', number);
    // What was archived has long ended.
    if (sealed === null) break;
    days.add(sealed.businessDay);
    if (days.size > recentDays && found.length >= recentEvents) break;
    found.push(sealed);
  }
  return found;
}
