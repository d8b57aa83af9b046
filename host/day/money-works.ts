import { z } from 'zod';
import { type MoneyWork, moneyWork } from '../../contract/host/safe-shapes.ts';
import type { DayStore } from './day-store.ts';

/** Money that somebody gets ready, as it is kept: over a crash, for whoever goes on with it. */
const storedWork = moneyWork.extend({
  /** Pseudonym. */
  startedBy: z.string(),
  startedAt: z.string(),
});
export type StoredWork = z.infer<typeof storedWork>;

/** What can't be read (an earlier program’s) is no work: it is begun anew. */
export function moneyWorks(store: Pick<DayStore, 'counts'>): StoredWork[] {
  return store.counts().flatMap(({ count }) => {
    const read = storedWork.safeParse(JSON.parse(count));
    return read.success ? [read.data] : [];
  });
}

/** Where it stands among the open counts: one of each kind. */
export function workPlace(kind: MoneyWork['kind']): string {
  return `work:${kind}`;
}
