import { hash } from 'node:crypto';
import { z } from 'zod';
import type {
  JournalState,
  PushAnswer,
  PushedEntry,
  PushRequest,
} from '../../contract/platform/push-entries.ts';
import { readEffects } from '../../platform/journals/read-effects.ts';

interface Stored {
  journals: ReadonlyMap<string, readonly PushedEntry[]>;
  /** Pieces by `place|sku`, beside what lay there before anything was sold. */
  stock: ReadonlyMap<string, number>;
  /** Stored, and not applied before the platform is upgraded. */
  unread: readonly PushedEntry[];
}

/** Whether an entry moves the stock, now that it was sent. */
export type MovesStock = (entry: { isNew: boolean; isPoison: boolean }) => boolean;

const movesOnce: MovesStock = ({ isNew, isPoison }) => isNew && !isPoison;

/**
 * A platform without a database that keeps the contract of `contract/platform/push-entries.ts`: what
 * the push engine is tested against. A real one passes the same tests end to end.
 */
export function createMemoryPlatform({
  isPoison = () => false,
  isOfRelease = () => true,
  movesStock = movesOnce,
}: {
  /** Stored and acknowledged, but can't be applied. */
  isPoison?: (entry: PushedEntry) => boolean;
  /** Whether the platform's release, one before its upgrade, reads this entry. */
  isOfRelease?: (entry: PushedEntry) => boolean;
  /** A broken platform of the simulation has another one. */
  movesStock?: MovesStock;
} = {}) {
  let stored: Stored = { journals: new Map(), stock: new Map(), unread: [] };
  let isUpgraded = false;
  const of = (journalId: string): readonly PushedEntry[] => stored.journals.get(journalId) ?? [];

  function push(journalId: string, { entries }: PushRequest): PushAnswer {
    const known = of(journalId);
    const more = [...known];
    const moving: PushedEntry[] = [];
    for (const entry of entries) {
      const there = more[entry.sequence - 1];
      if (movesStock({ isNew: !there, isPoison: isPoison(entry) })) moving.push(entry);
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
    const [readable, toCome] = [moving.filter(isReadable), moving.filter((e) => !isReadable(e))];
    stored = {
      journals: new Map([...stored.journals, [journalId, more]]),
      stock: moved(stored.stock, readable),
      unread: [...stored.unread, ...toCome],
    };
    const quarantined = entries
      .filter(isPoison)
      .map(({ sequence }) => ({ sequence, reason: 'POISON' }));
    return { kind: 'acknowledged', through: more.length, quarantined };
  }

  function isReadable(entry: PushedEntry): boolean {
    return isUpgraded || isOfRelease(entry);
  }

  /** Returns how many entries had waited for it. */
  function upgrade(): number {
    isUpgraded = true;
    const { unread } = stored;
    stored = { ...stored, stock: moved(stored.stock, unread), unread: [] };
    return unread.length;
  }

  return {
    push,
    upgrade,
    isPoison,
    stock: (): ReadonlyMap<string, number> => stored.stock,
    isUnread: (entry: PushedEntry): boolean =>
      stored.unread.some(({ hash }) => hash === entry.hash),
    state: (journalId: string): JournalState => ({
      through: of(journalId).length,
      quarantinedCount: of(journalId).filter(isPoison).length,
    }),
    entries: of,
    journalIds: () => [...stored.journals.keys()],
    /** A copy, as a backup makes it. */
    backUp: (): Stored => stored,
    restore(backup: Stored): void {
      stored = backup;
      if (isUpgraded) upgrade();
    },
  };
}
export type MemoryPlatform = ReturnType<typeof createMemoryPlatform>;

/** What the platform's own code reads in these entries, on top of what was there. */
function moved(
  stock: ReadonlyMap<string, number>,
  entries: readonly PushedEntry[],
): ReadonlyMap<string, number> {
  const next = new Map(stock);
  for (const entry of entries) {
    const content: unknown = JSON.parse(entry.text);
    const { store } = placed.catch({ store: { id: '' } }).parse(content);
    const said = readEffects(content, store.id);
    for (const { placeId, sku, change } of said.kind === 'effects' ? said.effects.stock : []) {
      const key = `${placeId}|${sku}`;
      next.set(key, (next.get(key) ?? 0) + change.value / 10 ** change.scale);
    }
  }
  return next;
}

const placed = z.object({ store: z.object({ id: z.string() }) });
const linked = z.object({ previousHash: z.string(), sequence: z.int() });
const utf8 = new TextEncoder();

/** The bytes are what the hash says, and follow the entry before. */
function isSound(entry: PushedEntry, before: PushedEntry | undefined): boolean {
  const actual = hash('sha256', utf8.encode(entry.text), 'base64url');
  const { previousHash, sequence } = linked.parse(JSON.parse(entry.text));
  const isNext = sequence === entry.sequence;
  return actual === entry.hash && isNext && (before === undefined || previousHash === before.hash);
}
