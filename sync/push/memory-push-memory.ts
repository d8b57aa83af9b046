import { maximumQuarantined, type PushMemory, type QuarantinedEntry } from './push-memory.ts';

/** Without a file: for tests and the simulation, where a crash of the till may keep or lose it. */
export function createPushMemory(): PushMemory {
  const cursors = new Map<string, number>();
  const forks = new Map<string, number>();
  let quarantined: QuarantinedEntry[] = [];
  const through = (journalId: string): number => cursors.get(journalId) ?? 0;

  return {
    through,
    acknowledge(journalId, reached, refused) {
      cursors.set(journalId, reached);
      const isNew = (entry: QuarantinedEntry): boolean =>
        entry.journalId !== journalId ||
        !refused.some(({ sequence }) => sequence === entry.sequence);
      quarantined = [
        ...quarantined.filter(isNew),
        ...refused.map((entry) => ({ journalId, ...entry })),
      ]
        .toSorted(byPlace)
        .slice(-maximumQuarantined);
    },
    moveTo: (journalId, reached) => void cursors.set(journalId, reached),
    quarantined: () => quarantined,
    forgetQuarantined(journalId) {
      quarantined = quarantined.filter((entry) => entry.journalId !== journalId);
    },
    forkedAt: (journalId) => forks.get(journalId) ?? null,
    fork: (journalId, sequence) => void forks.set(journalId, sequence),
  };
}

function byPlace(a: QuarantinedEntry, b: QuarantinedEntry): number {
  if (a.journalId !== b.journalId) return a.journalId < b.journalId ? -1 : 1;
  return a.sequence - b.sequence;
}
