import { z } from 'zod';
import { readEntry } from '../../contract/entry/read-entry.ts';
import type { Journal } from '../../contract/port/journal.ts';

/** Newest events of training that a start looks at: prints are among them. */
const recentEvents = 500;

const ofSeat = z.object({ seat: z.string(), traineeId: z.string() });

/** Trainings that began and have no end: the host died in them. One a seat. */
export function cutOffTrainings(
  journal: Journal,
): { seat: string; traineeId: string; responsibleId: string }[] {
  const head = journal.heads().find(({ kind, state }) => kind === 'training' && state === 'open');
  if (!head) return [];
  const seen = new Set<string>();
  return journal.latest(head.journalId, 'event', recentEvents).flatMap(({ bytes }) => {
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
