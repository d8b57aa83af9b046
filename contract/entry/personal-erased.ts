import { z } from 'zod';
import type { EntryDraft } from './entry-types.ts';
import type { ReadEntry } from './read-entry.ts';

const event = 'personal-erased';

/**
 * The till's proof that nothing is left with it of whom the platform erased up to a number of its list: an event of the
 * live journal, with numbers and nothing of a person.
 */
export function personalErasedDraft(details: {
  /** Of the list of the erased. */
  through: number;
  /** How many of them it was told now. */
  told: number;
  /** Parts beside its entries that went. */
  parts: number;
}): Extract<EntryDraft, { type: 'event' }> {
  return { type: 'event', body: { event, details }, operatorId: '', personal: null };
}

/** Up to where an entry proves it; 0 for any other entry. */
export function erasedThroughOf(read: ReadEntry): number {
  if (!read.known || read.type !== 'event' || read.body.event !== event) return 0;
  return through.safeParse(read.body.details).data?.through ?? 0;
}

const through = z.looseObject({ through: z.int().min(1) });
