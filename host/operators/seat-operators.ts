import type { OperatorDocument } from '../../contract/document/operator.ts';
import type { EntryDraft } from '../../contract/entry/entry-types.ts';
import type { Timers } from '../../contract/rpc/timers.ts';
import type { SeatStore } from './seat-store.ts';

/** Workplaces that hold somebody at once: a till's page and a few tablets. */
const maximumSeats = 32;

interface Place {
  operatorId: string;
  language: 'fr' | 'en';
  /** Of the last act, on a clock that nobody can set. */
  activeMs: number;
  stopTimer(): void;
}

export type SeatOperators = ReturnType<typeof createSeatOperators>;

/**
 * Who is signed on where. Each coming and going is an entry. A host that dies is not a going: the same
 * shell starts it again and the same person goes on, with the idle time begun anew; another start of
 * the shell asks for the PIN.
 *
 * What changes it (`signOn`, `leave`) runs as a command among the others, so that no command begins
 * as one person and ends as another.
 */
export function createSeatOperators(from: {
  store: SeatStore;
  /** Differs at each start of the shell, is the same when it restarts its host. */
  shellRun: string;
  /** Everybody who may sign on. */
  operators(): readonly OperatorDocument[];
  append(drafts: readonly EntryDraft[]): void;
  timers: Timers;
  monotonicMs(): number;
  /** Idle time after which a seat locks; null for never. */
  lockAfterMs(): number | null;
  /** Runs the work as a command. */
  enqueue(work: () => void): void;
  onChanged(seat: string): void;
  onFailed(error: unknown): void;
}) {
  const places = new Map<string, Place>();
  /** Who was at a seat when it locked: their tile comes first. */
  const lockedBy = new Map<string, string>();
  /** Goings that found no room on the disk, by seat: they stand before whatever is written next. */
  const unwritten = new Map<string, EntryDraft>();

  function operatorAt(seat: string): OperatorDocument | null {
    const id = places.get(seat)?.operatorId;
    return id === undefined ? null : (from.operators().find((known) => known.id === id) ?? null);
  }

  function place(seat: string, operatorId: string, language: 'fr' | 'en'): void {
    places.get(seat)?.stopTimer();
    const activeMs = from.monotonicMs();
    places.set(seat, { operatorId, language, activeMs, stopTimer: () => undefined });
    lockedBy.delete(seat);
    lockWhenIdle(seat);
  }

  function lockWhenIdle(seat: string): void {
    const here = places.get(seat);
    const lockAfterMs = from.lockAfterMs();
    if (!here || lockAfterMs === null) return;
    const leftMs = here.activeMs + lockAfterMs - from.monotonicMs();
    if (leftMs <= 0) from.enqueue(() => leave(seat, 'idle'));
    else here.stopTimer = from.timers.after(leftMs, () => lockWhenIdle(seat));
  }

  /** Whoever is there is gone at once; a disk that can't note it keeps no seat open. */
  function leave(seat: string, how: 'sign-off' | 'lock' | 'idle' | 'stop'): void {
    const here = places.get(seat);
    if (!here) return;
    here.stopTimer();
    places.delete(seat);
    if (how === 'lock' || how === 'idle') lockedBy.set(seat, here.operatorId);
    from.onChanged(seat);
    unwritten.set(seat, leftDraft(seat, here.operatorId, how));
    try {
      write([]);
    } catch (error) {
      from.onFailed(error);
    }
  }

  /** Nobody comes to a seat but through this, so each has one going at most that is not written. */
  function write(drafts: readonly EntryDraft[]): void {
    // First what a restart would read: a going that is noted late is better than one undone.
    for (const seat of unwritten.keys()) from.store.remove(seat);
    from.append([...unwritten.values(), ...drafts]);
    unwritten.clear();
  }

  return {
    operatorAt,
    isAnybodyHere: () => [...places.keys()].some((seat) => operatorAt(seat) !== null),
    language: (seat: string) => places.get(seat)?.language ?? null,
    lockedBy: (seat: string) => lockedBy.get(seat) ?? '',
    isFull: (seat: string) => places.size >= maximumSeats && !places.has(seat),
    /** Whoever was there leaves in the same act. */
    signOn(seat: string, { id, language }: OperatorDocument, how: 'pin' | 'badge'): void {
      const before = places.get(seat)?.operatorId;
      write([
        ...(before === undefined ? [] : [leftDraft(seat, before, 'switch')]),
        event('signed-on', { seat, how }, id),
      ]);
      from.store.save({ seat, operatorId: id, language, shellRun: from.shellRun });
      place(seat, id, language);
      from.onChanged(seat);
    },
    leave,
    /** Somebody does something there. */
    touch(seat: string): void {
      const here = places.get(seat);
      if (here) here.activeMs = from.monotonicMs();
    },
    /** The idle time was set anew. */
    lockTimeChanged(): void {
      for (const [seat, here] of places) {
        here.stopTimer();
        lockWhenIdle(seat);
      }
    },
    setLanguage(seat: string, language: 'fr' | 'en'): void {
      const here = places.get(seat);
      if (!here) return;
      here.language = language;
      const { operatorId } = here;
      from.store.save({ seat, operatorId, language, shellRun: from.shellRun });
      from.onChanged(seat);
    },
    /** After a restart of the host: who was there is there again, or is noted as gone. */
    restore(): void {
      for (const { seat, operatorId, language, shellRun } of from.store.all()) {
        const isHere = from.operators().some(({ id }) => id === operatorId);
        if (shellRun === from.shellRun && isHere) {
          place(seat, operatorId, language);
          continue;
        }
        from.append([leftDraft(seat, operatorId, 'restart')]);
        from.store.remove(seat);
      }
    },
    /** The till is being shut down. */
    leaveAll(): void {
      for (const seat of [...places.keys()]) leave(seat, 'stop');
    },
    stopTimers(): void {
      for (const here of places.values()) here.stopTimer();
    },
  };
}

function leftDraft(
  seat: string,
  operatorId: string,
  how: 'sign-off' | 'lock' | 'idle' | 'switch' | 'stop' | 'restart',
): EntryDraft {
  return event('signed-off', { seat, how }, operatorId);
}

function event(name: string, details: Record<string, string>, operatorId: string): EntryDraft {
  return { type: 'event', body: { event: name, details }, operatorId, personal: null };
}
