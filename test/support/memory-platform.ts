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
  /** Pieces that can be sold, by `place|sku`, beside what lay there before anything was sold or delivered. */
  stock: ReadonlyMap<string, number>;
  /** Of it what came by deliveries. */
  delivered: ReadonlyMap<string, number>;
  /** Stored, and not applied before the platform is upgraded. */
  unread: readonly Placed[];
  /** Stored, and not applied before what is wrong with them has been mended. */
  aside: readonly Placed[];
}

interface Placed {
  journalId: string;
  entry: PushedEntry;
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
  let stored: Stored = {
    ...{ journals: new Map(), stock: new Map(), delivered: new Map(), unread: [], aside: [] },
  };
  let isUpgraded = false;
  let isMended = false;
  const of = (journalId: string): readonly PushedEntry[] => stored.journals.get(journalId) ?? [];
  const asideOf = (journalId: string): number[] => sequencesOf(stored.aside, journalId);

  function push(journalId: string, { entries }: PushRequest): PushAnswer {
    const known = of(journalId);
    const more = [...known];
    const moving: Placed[] = [];
    const aside: Placed[] = [];
    for (const entry of entries) {
      const there = more[entry.sequence - 1];
      const placed = { journalId, entry };
      const isAside = !isMended && isPoison(entry);
      if (movesStock({ isNew: !there, isPoison: isAside })) moving.push(placed);
      if (!there && isAside) aside.push(placed);
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
      ...stored,
      journals: new Map([...stored.journals, [journalId, more]]),
      stock: moved(stored.stock, readable),
      unread: [...stored.unread, ...toCome],
      aside: [...stored.aside, ...aside],
    };
    const sent = new Set(entries.map(({ sequence }) => sequence));
    const quarantined = asideOf(journalId)
      .filter((sequence) => sent.has(sequence))
      .map((sequence) => ({ sequence, reason: 'POISON' }));
    return { kind: 'acknowledged', through: more.length, quarantined };
  }

  function isReadable({ entry }: Placed): boolean {
    return isUpgraded || isOfRelease(entry);
  }

  /** Returns how many entries had waited for it. */
  function upgrade(): number {
    isUpgraded = true;
    const { unread } = stored;
    stored = { ...stored, stock: moved(stored.stock, unread), unread: [] };
    return unread.length;
  }

  /** What could not be applied can be from now on. Returns how many entries had waited for it. */
  function mend(): number {
    isMended = true;
    const { aside } = stored;
    const [now, toCome] = [aside.filter(isReadable), aside.filter((each) => !isReadable(each))];
    stored = {
      ...{ ...stored, stock: moved(stored.stock, now), aside: [] },
      unread: [...stored.unread, ...toCome],
    };
    return aside.length;
  }

  return {
    push,
    upgrade,
    mend,
    stock: (): ReadonlyMap<string, number> => stored.stock,
    delivered: (): ReadonlyMap<string, number> => stored.delivered,
    /** Pieces that somebody brought; `key` is `place|sku`. */
    deliver(key: string, pieces: number): void {
      const more = (to: ReadonlyMap<string, number>) =>
        new Map([...to, [key, (to.get(key) ?? 0) + pieces]]);
      stored = { ...stored, stock: more(stored.stock), delivered: more(stored.delivered) };
    },
    /** Stored entries of a journal that were not applied. */
    notApplied: (journalId: string): number[] =>
      [...asideOf(journalId), ...sequencesOf(stored.unread, journalId)].toSorted((a, b) => a - b),
    state: (journalId: string): JournalState => ({
      through: of(journalId).length,
      quarantinedCount: asideOf(journalId).length,
    }),
    entries: of,
    journals: (): Stored['journals'] => stored.journals,
    /** A copy, as a backup makes it. */
    backUp: (): Stored => stored,
    restore(backup: Stored): void {
      stored = backup;
      if (isUpgraded) upgrade();
      if (isMended) mend();
    },
  };
}

function sequencesOf(placed: readonly Placed[], journalId: string): number[] {
  return placed.flatMap((each) => (each.journalId === journalId ? [each.entry.sequence] : []));
}

/** What the platform's own code reads in these entries, on top of what was there. */
function moved(
  stock: ReadonlyMap<string, number>,
  entries: readonly Placed[],
): ReadonlyMap<string, number> {
  const next = new Map(stock);
  for (const { entry } of entries) {
    const content: unknown = JSON.parse(entry.text);
    const { store } = placed.catch({ store: { id: '' } }).parse(content);
    const said = readEffects(content, store.id);
    for (const { placeId, sku, condition, change } of said.kind === 'effects'
      ? said.effects.stock
      : []) {
      if (condition !== 'sellable') continue;
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
