import { hash } from 'node:crypto';
import { z } from 'zod';
import type {
  JournalState,
  PushAnswer,
  PushedEntry,
  PushRequest,
} from '../../contract/platform/push-entries.ts';

type Stored = ReadonlyMap<string, readonly PushedEntry[]>;

/**
 * A platform without a database that keeps the contract of `contract/platform/push-entries.ts`: what
 * the push engine is tested against. A real one passes the same tests end to end.
 */
export function createMemoryPlatform({
  isPoison = () => false,
}: {
  /** Stored and acknowledged, but can't be applied. */
  isPoison?: (entry: PushedEntry) => boolean;
} = {}) {
  let stored: Stored = new Map();
  const of = (journalId: string): readonly PushedEntry[] => stored.get(journalId) ?? [];

  function push(journalId: string, { entries }: PushRequest): PushAnswer {
    const known = of(journalId);
    const more = [...known];
    for (const entry of entries) {
      const there = more[entry.sequence - 1];
      if (there) {
        if (there.hash !== entry.hash) return { kind: 'fork', sequence: entry.sequence };
        continue;
      }
      if (entry.sequence !== more.length + 1) {
        return { kind: 'send-from', sequence: more.length + 1 };
      }
      if (!isSound(entry, more.at(-1))) return { kind: 'fork', sequence: entry.sequence };
      more.push(entry);
    }
    stored = new Map([...stored, [journalId, more]]);
    const quarantined = entries
      .filter(isPoison)
      .map(({ sequence }) => ({ sequence, reason: 'POISON' }));
    return { kind: 'acknowledged', through: more.length, quarantined };
  }

  return {
    push,
    state: (journalId: string): JournalState => ({
      through: of(journalId).length,
      quarantinedCount: of(journalId).filter(isPoison).length,
    }),
    entries: of,
    journalIds: () => [...stored.keys()],
    /** A copy, as a backup makes it. */
    backUp: (): Stored => stored,
    restore(backup: Stored): void {
      stored = backup;
    },
  };
}
export type MemoryPlatform = ReturnType<typeof createMemoryPlatform>;

const linked = z.object({ previousHash: z.string(), sequence: z.int() });
const utf8 = new TextEncoder();

/** The bytes are what the hash says, and follow the entry before. */
function isSound(entry: PushedEntry, before: PushedEntry | undefined): boolean {
  const actual = hash('sha256', utf8.encode(entry.text), 'base64url');
  const { previousHash, sequence } = linked.parse(JSON.parse(entry.text));
  const isNext = sequence === entry.sequence;
  return actual === entry.hash && isNext && (before === undefined || previousHash === before.hash);
}
