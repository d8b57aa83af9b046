import { fail } from '../../contract/failure/failure.ts';
import type { Documents } from '../../contract/port/documents.ts';
import type { Journal } from '../../contract/port/journal.ts';
import type { FailureLogger } from '../../contract/rpc/handler-failure.ts';
import type { Timers } from '../../contract/rpc/timers.ts';
import { ok } from '../../domain/result.ts';
import { createConnectivity } from '../../sync/connectivity/connectivity.ts';
import { askPlatform } from '../../sync/http/ask-platform.ts';
import { httpPlatformLink } from '../../sync/http/http-platform-link.ts';
import type { PlatformClock } from '../../sync/http/platform-clock.ts';
import { createTillToken } from '../../sync/http/till-token.ts';
import type { PlatformLink } from '../../sync/platform-link.ts';
import { createPushEngine } from '../../sync/push/push-engine.ts';
import type { CommandQueue } from '../commands/command-queue.ts';
import type { JournalWriter } from '../journal/journal-writer.ts';
import type { KeyStore, SigningKey } from '../keys/key-store.ts';
import { factsOf } from '../log-facts.ts';
import type { TillSettings } from '../settings/till-settings.ts';
import { SerialQueue } from '../store/serial-queue.ts';
import type { TillFile } from '../store/till-file.ts';
import { cuttable } from './cuttable.ts';
import { enrolHere } from './enrol-here.ts';
import type { Enrolment, EnrolmentTable } from './enrolment-table.ts';
import { eraseCustomers } from './erase-customers.ts';
import { openPushMemory } from './push-memory-table.ts';
import { sealForked } from './seal-forked.ts';
import { type RunningSync, syncStatus } from './sync-status.ts';
import { whenRevoked } from './when-revoked.ts';

/** The platform took 250 in a fifth of a second; more at once would only be lost at once. */
const batchEntries = 250;
/** A sale that is acknowledged within this is not shown as waiting. */
const showWaitingAfterMs = 1_000;
const maximumTurns = 50;

/** The till's link to its platform: what it says goes up, if it is enrolled and has an address. */
export type Sync = ReturnType<typeof openSync>;

export interface SyncParts {
  file: TillFile;
  documents: Documents;
  journal: Journal;
  writer: JournalWriter;
  commands: CommandQueue;
  settings: TillSettings;
  keys: KeyStore;
  enrolment: EnrolmentTable;
  clock: PlatformClock;
  timers: Timers;
  fetch: typeof fetch;
  /** From 0 up to 1. */
  random(): number;
  nowMs(): number;
  monotonicMs(): number;
  newId(): string;
  /** Somebody cut the internet of a demo till. */
  isCut(): boolean;
  logger: FailureLogger;
  onChange(): void;
}

export function openSync(parts: SyncParts) {
  const { journal, settings, keys, enrolment, clock, timers, nowMs, logger } = parts;
  const memory = openPushMemory(parts.file);
  const turns = new SerialQueue(maximumTurns);
  const stopped = new AbortController();
  let running: RunningSync | null = null;
  let wasCut = parts.isCut();
  let stopShowing: (() => void) | null = null;
  let erasing: Promise<void> | null = null;

  function reach(origin: string, who: Enrolment, key: SigningKey): PlatformLink {
    const ask = whenRevoked(
      askPlatform({ origin, clock, fetch: parts.fetch, nowMs }),
      giveUpCustomers,
    );
    const { monotonicMs, newId } = parts;
    const enrolled = { tillId: who.tillId, ...key };
    const token = createTillToken({ ask, enrolled, origin, clock, monotonicMs, newId });
    return cuttable(httpPlatformLink({ ask, token }), parts.isCut);
  }

  function start(): void {
    const url = settings.get('platform.url');
    const who = enrolment.current();
    if (url === '' || who === null) return;
    const connectivity = createConnectivity({
      now: () => new Date(nowMs()).toISOString(),
      onChange: parts.onChange,
    });
    const key = keys.platformKey(who.keyId);
    if (key === null) {
      // Its key is lost: only a new pairing code helps.
      connectivity.failed(fail('NOT_ENROLLED'));
      running = { connectivity, engine: null };
      return;
    }
    const engine = createPushEngine({
      journal,
      link: reach(new URL(url).origin, who, key),
      memory,
      connectivity,
      batchEntries,
      timers,
      random: parts.random,
      pause: () => new Promise((resolve) => setImmediate(resolve)),
      onForked: () => void endForked(),
      onChange: parts.onChange,
      onError: (error) => logger.error(factsOf(error), 'a push could not be dealt with'),
    });
    running = { connectivity, engine };
    engine.start();
  }

  /** As a command among the others: no sale is being signed meanwhile (law 1). */
  async function endForked(): Promise<void> {
    try {
      await parts.commands.run(async () => ok(sealForked(memory, parts.writer)));
    } catch (error) {
      // The next start does it, or the next push of this journal.
      logger.error(factsOf(error), 'a forked journal could not be ended');
    }
    running?.engine?.wake();
    parts.onChange();
  }

  /** One at a time. What fails, as on a full disk, is done again at the platform's next answer. */
  function giveUpCustomers(): void {
    erasing ??= eraseCustomers(parts.documents)
      .catch((error: unknown) => {
        logger.error(factsOf(error), 'the customers of a revoked till could not be erased');
      })
      .finally(() => {
        erasing = null;
      });
  }

  function restart(): void {
    if (stopped.signal.aborted) return;
    void turns.run(async () => {
      await running?.engine?.stop();
      running = null;
      if (!stopped.signal.aborted) start();
      parts.onChange();
    });
  }

  settings.onChange((key) => {
    if (key === 'platform.url') restart();
  });
  void endForked();
  start();

  return {
    ...syncStatus({ journal, memory, clock, current: () => running }),
    enrol: enrolHere({
      ...{ settings, keys, enrolment, clock, timers, nowMs },
      fetch: parts.fetch,
      stopped: stopped.signal,
    }),
    retryNow: () => running?.engine?.retryNow(),
    /** Something is on disk that the platform does not have. */
    committed(): void {
      if (running === null) return;
      running.engine?.wake();
      if (running.connectivity.state().mode === 'offline') parts.onChange();
      else
        stopShowing ??= timers.after(showWaitingAfterMs, () => {
          stopShowing = null;
          parts.onChange();
        });
    },
    /** The demo's switch may have been turned. */
    cutOrMended(): void {
      if (parts.isCut() === wasCut) return;
      wasCut = parts.isCut();
      running?.engine?.retryNow();
    },
    async close(): Promise<void> {
      stopped.abort();
      stopShowing?.();
      await turns.idle();
      await running?.engine?.stop();
      await erasing;
    },
  };
}
