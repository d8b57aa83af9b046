import type { EntryDraft } from '../../contract/entry/entry-types.ts';
import type { Act, Journal } from '../../contract/port/journal.ts';
import { assert } from '../../domain/assert.ts';
import { createMemoryJournal } from '../../host/journal/memory-journal.ts';
import { sealForked } from '../../host/sync/seal-forked.ts';
import { createConnectivity } from '../../sync/connectivity/connectivity.ts';
import type { PushLink } from '../../sync/platform-link.ts';
import { createPushMemory } from '../../sync/push/memory-push-memory.ts';
import type { PushEngine } from '../../sync/push/push-engine.ts';
import type { PushMemory } from '../../sync/push/push-memory.ts';
import type { PushParts } from '../../sync/push/push-parts.ts';
import { countingIds, newSigner, tillIdentity } from '../support/journal-kit.ts';
import { openWriter } from '../support/journal-till.ts';
import type { VirtualTime } from '../support/virtual-time.ts';
import { diskFull, draftsOf, isDiskFull, soldIn } from './simulated-sales.ts';
import type { Choices } from './streams.ts';

export type CreateEngine = (parts: PushParts) => PushEngine;

/** A signature takes longer than all the rest, and nobody here looks at it. */
const signer = { ...newSigner(), sign: () => new Uint8Array(64) };

/**
 * The journal and push engine of a till, over files that survive its crashes. A dead run of the host
 * changes nothing any more, whatever is still under way.
 */
export function simulatedTill(from: {
  time: VirtualTime;
  link: PushLink;
  choices: Choices;
  createEngine: CreateEngine;
  storeId: string;
  /** Of the whole simulation, as no two tills have the same number. */
  number: number;
}) {
  const { time, choices, storeId, number } = from;
  const newId = countingIds(`sim${String(number)}`);
  const identity = { ...tillIdentity, store: { ...tillIdentity.store, id: storeId } };
  /**
   * Pieces that left the shelf, by hash, of all it ever wrote, also in a past that it lost when a copy
   * was restored. Read from the signed bytes, without the code that is tested.
   */
  const written = new Map<string, number>();
  const forked = new Set<string>();
  const broken: unknown[] = [];
  let acts: Act[] = [];
  let journal = recording(createMemoryJournal());
  let memory = createPushMemory();
  let clockOffsetMs = 0;
  let crashAt: 'before' | 'after' | null = null;
  let onCrashed: () => void = () => undefined;
  let isFull = false;
  const nextDraft = draftsOf(number);
  let running = start();

  function recording(inner: Journal): Journal {
    return {
      ...inner,
      commit(act) {
        if (isFull) throw diskFull();
        inner.commit(act);
        acts.push(act);
        for (const { sealed } of act.entries) written.set(sealed.hash, soldIn(sealed.bytes));
      },
    };
  }

  function start() {
    let isAlive = true;
    const writer = openWriter(journal as Parameters<typeof openWriter>[0], {
      signers: [signer],
      identity: () => identity,
      clock: {
        nowMs: () => Date.UTC(2026, 10, 22, 8) + time.nowMs() + clockOffsetMs,
        monotonicMs: time.nowMs,
        platformOffsetMs: () => null,
      },
      random: { id: newId, salt: () => new Uint8Array(32) },
    });
    sealForked(memory, writer);
    const engine = from.createEngine({
      journal,
      link: from.link,
      memory: ofRun(memory, () => isAlive),
      connectivity: createConnectivity({ now: () => '', onChange: () => undefined }),
      batchEntries: 20,
      timers: time,
      random: choices.fraction,
      pause: () => Promise.resolve(),
      onForked: () => {
        time.after(5, endFork);
      },
      onChange: () => undefined,
      onError(error) {
        if (isAlive && !isDiskFull(error)) broken.push(error);
      },
    });
    engine.start();
    function endFork(): void {
      if (!isAlive) return;
      if (isFull) {
        time.after(1_000, endFork);
        return;
      }
      sealForked(memory, writer);
      engine.wake();
    }
    return {
      writer,
      engine,
      kill() {
        isAlive = false;
        void engine.stop();
      },
    };
  }

  /** The memory as one run of the host sees it, with the crash that waits for the next acknowledgement. */
  function ofRun(inner: PushMemory, isAlive: () => boolean): PushMemory {
    return {
      ...inner,
      moveTo(...given) {
        if (isAlive()) inner.moveTo(...given);
      },
      fork(journalId, sequence) {
        if (!isAlive()) return;
        forked.add(journalId);
        inner.fork(journalId, sequence);
      },
      acknowledge(...given) {
        if (!isAlive()) return;
        if (isFull) throw diskFull();
        const at = crashAt;
        crashAt = null;
        if (at !== 'before') inner.acknowledge(...given);
        if (at === null) return;
        onCrashed();
        restart();
        throw new Error('The till crashed here');
      },
    };
  }

  /** Whoever starts a till again has made room for it. */
  function restart(): void {
    isFull = false;
    running.kill();
    running = start();
  }

  return {
    journal: () => journal,
    memory: () => memory,
    engine: () => running.engine,
    /** Whether the till ever wrote this. */
    wrote: (hash: string): boolean => written.has(hash),
    storeId,
    /** Pieces that an entry of this till sold; below zero what it took back. */
    sold: (hash: string): number => written.get(hash) ?? 0,
    /** Also when the till has lost its memory of it. */
    wasForked: (journalId: string): boolean => forked.has(journalId),
    /** What the engine told of as unexpected; a till of the simulation has no such thing. */
    broken,
    /** Sales and returns; on a full disk none, and nothing of them. False when the disk was full. */
    sell(count: number): boolean {
      const before = headsNow();
      try {
        for (let left = count; left > 0; left -= 20)
          append(Array.from({ length: Math.min(20, left) }, nextDraft));
      } catch (error) {
        assert(isDiskFull(error), `Nothing unexpected happens: ${String(error)}`);
        assert(headsNow() === before, 'A sale that found no room is not in the journal');
        return false;
      }
      running.engine.wake();
      return true;
    },
    fillDisk(): void {
      isFull = true;
    },
    makeRoom(): void {
      isFull = false;
    },
    crash: restart,
    /** At the next acknowledgement, before or after it is on disk. */
    crashOnAcknowledgement(at: 'before' | 'after', onDone: () => void): void {
      crashAt = at;
      onCrashed = onDone;
    },
    loseCursor(): void {
      memory = createPushMemory();
      restart();
    },
    /** Ends the journal as a change of owner does; the next one names it. */
    restartJournal(): void {
      if (isFull) return;
      running.writer.sealAndRestart('new-owner');
      running.engine.wake();
    },
    jumpClock(byMs: number): void {
      clockOffsetMs += byMs;
    },
    /** The state of the files now; giving it back is what restoring a copy of the till does. */
    backUp() {
      const [copied, cursors] = [[...acts], journal.journalIds().map(cursorOf)];
      return () => {
        running.kill();
        const inner = createMemoryJournal();
        for (const act of copied) inner.commit(act);
        acts = copied;
        journal = recording(inner);
        memory = createPushMemory();
        for (const { journalId, through, fork } of cursors) {
          memory.moveTo(journalId, through);
          if (fork !== null) memory.fork(journalId, fork);
        }
        isFull = false;
        running = start();
      };
    },
    stop: () => running.engine.stop(),
  };

  function append(drafts: readonly EntryDraft[]): void {
    const endedBaskets = drafts.flatMap((draft) =>
      draft.type === 'transaction' ? [{ basketId: draft.body.basketId }] : [],
    );
    running.writer.append({ kind: 'live', drafts: [...drafts], steps: [], endedBaskets });
  }

  function headsNow(): string {
    return JSON.stringify(
      journal.heads().map(({ journalId, sequence, hash }) => [journalId, sequence, hash]),
    );
  }

  function cursorOf(journalId: string) {
    return {
      journalId,
      through: memory.through(journalId),
      fork: memory.forkedAt(journalId),
    };
  }
}
export type SimulatedTill = ReturnType<typeof simulatedTill>;
