import { z } from 'zod';
import { money } from '../../contract/entry/day-bodies.ts';
import { countPlace, countPurpose } from '../../contract/host/day-shapes.ts';
import type { DayStore } from './day-store.ts';

/** A count that somebody began, as it is kept: over a crash, for whoever goes on with it. */
const storedCount = z.object({
  id: z.string(),
  place: countPlace,
  purpose: countPurpose,
  attempt: z.int(),
  state: z.enum(['counting', 'counted', 'validated']),
  /** Pseudonyms. */
  startedBy: z.string(),
  countedBy: z.string(),
  validatedBy: z.string(),
  startedAt: z.string(),
  recount: z.array(z.string()),
  money: z.array(money),
  /** When it was submitted: what should have been there, which nobody is told before it is validated. */
  expected: z.array(z.object({ type: z.string(), amountMinor: z.int(), pieces: z.int() })),
  /** Sequence of the last entry that had moved money then. */
  through: z.int(),
});
export type StoredCount = z.infer<typeof storedCount>;

/** What can't be read (an earlier program’s) is no count: it is begun anew. */
export function openCounts(store: Pick<DayStore, 'counts'>): StoredCount[] {
  return store.counts().flatMap(({ count }) => {
    const read = storedCount.safeParse(JSON.parse(count));
    return read.success ? [read.data] : [];
  });
}
