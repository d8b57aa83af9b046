import type { OrderDocument } from '../../contract/document/order.ts';
import type { EntryDraft } from '../../contract/entry/entry-types.ts';
import type { SealedEntry } from '../../contract/port/journal.ts';
import { assert } from '../../domain/assert.ts';
import type { FollowingDraft } from '../../host/journal/journal-writer.ts';
import { storeOrders } from '../../host/orders/store-orders.ts';
import type { createOwnMovements } from '../../host/stock/own-movements.ts';
import { sealForked } from '../../host/sync/seal-forked.ts';
import { createConnectivity } from '../../sync/connectivity/connectivity.ts';
import type { FeedParts, FillFromSnapshot } from '../../sync/feeds/feed-parts.ts';
import type { PullEngine } from '../../sync/feeds/pull-engine.ts';
import type { PlatformLink } from '../../sync/platform-link.ts';
import type { PushEngine } from '../../sync/push/push-engine.ts';
import type { PushParts } from '../../sync/push/push-parts.ts';
import { countingIds, newSigner, tillIdentity } from '../support/journal-kit.ts';
import { openWriter } from '../support/journal-till.ts';
import type { VirtualTime } from '../support/virtual-time.ts';
import { crashPoints } from './crash-points.ts';
import { shownStockOf } from './shown-stock-of.ts';
import type { TillPlace } from './simulated-platform.ts';
import { draftsOf, isDiskFull } from './simulated-sales.ts';
import type { Choices } from './streams.ts';
import { tillFiles } from './till-files.ts';

/** What of a till is exchanged for a broken one. */
export interface TillParts {
  createPushEngine(parts: PushParts): PushEngine;
  createPullEngine(parts: FeedParts): PullEngine;
  createOwnMovements: typeof createOwnMovements;
  isJournalSynced: boolean;
}

const signer = newSigner();

/**
 * The journal, the documents and both engines of a till, over files that survive its crashes. A dead
 * run of the host changes nothing any more, whatever is still under way.
 */
export function simulatedTill(from: {
  time: VirtualTime;
  place: TillPlace;
  link: PlatformLink;
  fillFromSnapshot: FillFromSnapshot;
  paces: { push: Choices; pull: Choices };
  engines: TillParts;
}) {
  const { time, place, link, paces, engines } = from;
  const newId = countingIds(`sim${String(place.number)}`);
  const identity = { ...tillIdentity, store: { ...tillIdentity.store, id: place.storeId } };
  const broken: unknown[] = [];
  const files = tillFiles(engines);
  const crashes = crashPoints({ files, restart });
  let clockOffsetMs = 0;
  const nextDraft = draftsOf(place.number);
  let running = start();

  function start() {
    let isAlive = true;
    const alive = (): boolean => isAlive;
    const journal = files.journal();
    const nowMs = (): number => Date.UTC(2026, 10, 22, 8) + time.nowMs() + clockOffsetMs;
    const writer = openWriter(journal, {
      signers: [signer],
      identity: () => identity,
      clock: { nowMs, monotonicMs: time.nowMs, platformOffsetMs: () => null },
      random: { id: newId, salt: () => new Uint8Array(32) },
    });
    sealForked(files.pushMemory(), writer);
    const memory = crashes.memoryOfRun(files.pushMemory(), alive);
    const documents = crashes.documentsOfRun(files.documents, alive);
    const stock = shownStockOf({
      ...{ documents, journal, storeId: place.storeId, onFailed: onError },
      createOwnMovements: engines.createOwnMovements,
      acknowledgedThrough: (journalId) => memory.through(journalId),
    });
    const common = {
      ...{ link, timers: time, onError },
      connectivity: createConnectivity({ now: () => '', onChange: () => undefined }),
      pause: () => Promise.resolve(),
      onChange: () => undefined,
    };
    const push = engines.createPushEngine({
      ...{ ...common, journal, memory, batchEntries: 20, random: paces.push.fraction },
      onForked: () => void time.after(5, endFork),
    });
    const pull = engines.createPullEngine({
      ...{ ...common, documents, memory: files.feedMemory(), nowMs, random: paces.pull.fraction },
      ...{ fillFromSnapshot: from.fillFromSnapshot, program: '1' },
      journalId: () => writer.head('live')?.journalId ?? null,
      sealed: (page) => page,
      isReady: () => true,
      isOfAnotherTill: () => Promise.resolve(false),
    });
    push.start();
    pull.start();

    function onError(error: unknown): void {
      if (isAlive && !isDiskFull(error)) broken.push(error);
    }
    function endFork(): void {
      if (!isAlive) return;
      if (files.isFull()) {
        time.after(1_000, endFork);
        return;
      }
      sealForked(memory, writer);
      push.wake();
    }
    return {
      ...{ writer, push, pull, stock, documents },
      stop: () => Promise.all([push.stop(), pull.stop()]),
      kill() {
        isAlive = false;
        documents.abandon();
        void push.stop();
        void pull.stop();
      },
    };
  }

  /** Whoever starts a till again has made room for it. */
  function restart(): void {
    files.makeRoom();
    running.kill();
    running = start();
  }

  /** What happens to the files while the till is off. */
  async function whileOff(act: () => void | Promise<void>): Promise<void> {
    running.kill();
    await act();
    files.makeRoom();
    running = start();
  }

  return {
    place,
    files,
    crashes,
    engine: () => running.push,
    pull: () => running.pull,
    writer: () => running.writer,
    documents: () => running.documents,
    feedState: (feed: string) => running.documents.feedState(feed),
    /** What the engines told of as unexpected; a till of the simulation has no such thing. */
    broken,
    /** Pieces that the till shows of its own store, by sku; null where it knows nothing. */
    shownStock: () => running.stock(),
    /** Sales and returns; on a full disk none, and nothing of them. False when the disk was full. */
    sell(count: number): boolean {
      const sold = whole(() => {
        for (let left = count; left > 0; left -= 20)
          append(Array.from({ length: Math.min(20, left) }, nextDraft));
        return true;
      });
      return sold ?? false;
    },
    /** One act with all of these; null when the disk was full, and nothing of them. */
    append: (drafts: readonly (EntryDraft | FollowingDraft)[]): SealedEntry[] | null =>
      whole(() => append(drafts)),
    /** The orders of the store as the till shows them: its documents and its own work since. */
    orders: (): Promise<OrderDocument[]> =>
      storeOrders(10_000, {
        ...{ documents: running.documents, journal: files.journal() },
        acknowledgedThrough: (journalId) => files.pushMemory().through(journalId),
        pause: () => Promise.resolve(),
      }),
    /** Ends the journal as a change of owner does; the next one names it. */
    restartJournal(): void {
      if (files.isFull()) return;
      running.writer.sealAndRestart('new-owner');
      running.push.wake();
    },
    jumpClock(byMs: number): void {
      clockOffsetMs += byMs;
    },
    whileOff,
    stop: () => running.stop(),
  };

  /** What happens wholly or, on a full disk, not at all: then null. */
  function whole<T>(act: () => T): T | null {
    const before = files.headsNow();
    try {
      const done = act();
      running.push.wake();
      return done;
    } catch (error) {
      assert(isDiskFull(error), `Nothing unexpected happens: ${String(error)}`);
      assert(files.headsNow() === before, 'A sale that found no room is not in the journal');
      return null;
    }
  }

  function append(drafts: readonly (EntryDraft | FollowingDraft)[]): SealedEntry[] {
    const endedBaskets = drafts.flatMap((draft) => {
      if ('after' in draft) return [];
      const ends = draft.type === 'transaction' || draft.type === 'order-placed';
      return ends ? [{ basketId: draft.body.basketId }] : [];
    });
    return running.writer.append({ kind: 'live', drafts: [...drafts], steps: [], endedBaskets });
  }
}
export type SimulatedTill = ReturnType<typeof simulatedTill>;
