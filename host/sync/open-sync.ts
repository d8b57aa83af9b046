import { type Failure, fail } from '../../contract/failure/failure.ts';
import { factsOf } from '../../contract/failure/log-facts.ts';
import type { FindOrdersAnswer, FindOrdersRequest } from '../../contract/platform/find-orders.ts';
import type {
  FindReceiptsAnswer,
  FindReceiptsRequest,
} from '../../contract/platform/find-receipts.ts';
import type { FindValueAnswer, FindValueRequest } from '../../contract/platform/find-value.ts';
import type { LiveStockAnswer } from '../../contract/platform/live-stock.ts';
import type { StoreReportAnswer } from '../../contract/platform/store-report.ts';
import { ok, type Result, refuse } from '../../domain/result.ts';
import { createConnectivity } from '../../sync/connectivity/connectivity.ts';
import { behindGate } from '../../sync/erasures/behind-gate.ts';
import { createErasureGate } from '../../sync/erasures/erasure-gate.ts';
import { askAsTill } from '../../sync/http/ask-as-till.ts';
import { askErasures } from '../../sync/http/ask-erasures.ts';
import { type AskPlatform, askPlatform } from '../../sync/http/ask-platform.ts';
import { httpPlatformLink } from '../../sync/http/http-platform-link.ts';
import { createTillToken } from '../../sync/http/till-token.ts';
import { createPushEngine } from '../../sync/push/push-engine.ts';
import type { SigningKey } from '../keys/key-store.ts';
import { askOrders } from '../returns/ask-orders.ts';
import { askReceipts } from '../returns/ask-receipts.ts';
import { SerialQueue } from '../store/serial-queue.ts';
import { askValue } from '../stored-value/ask-value.ts';
import {
  askCustomers,
  askHistory,
  askToBring,
  askToBringDossier,
  askToErase,
} from './ask-customers.ts';
import { type AskedStock, askLiveStock } from './ask-live-stock.ts';
import { type AskedReport, askStoreReport } from './ask-store-report.ts';
import { cuttable } from './cuttable.ts';
import { enrolHere } from './enrol-here.ts';
import type { Enrolment } from './enrolment-table.ts';
import { eraseCustomers } from './erase-customers.ts';
import { openFeedMemory } from './feed-memory-table.ts';
import { forgetWhenSilent } from './forget-when-silent.ts';
import { pullEngineOf } from './pull-engine-of.ts';
import { openPushMemory } from './push-memory-table.ts';
import { sealForked } from './seal-forked.ts';
import type { SyncParts } from './sync-parts.ts';
import { type RunningSync, syncStatus } from './sync-status.ts';
import { whenRevoked } from './when-revoked.ts';

/** The platform took 250 in a fifth of a second; more at once would only be lost at once. */
const batchEntries = 250;
/** A sale that is acknowledged within this is not shown as waiting. */
const showWaitingAfterMs = 1_000;
const maximumTurns = 50;
const lookForSilenceMs = 3_600_000;

/** The till's link to its platform: what it says goes up, if it is enrolled and has an address. */
export type Sync = ReturnType<typeof openSync>;

export function openSync(parts: SyncParts) {
  const { journal, settings, keys, enrolment, clock, timers, nowMs, logger } = parts;
  const memory = openPushMemory(parts.file);
  const feeds = openFeedMemory(parts.file);
  const turns = new SerialQueue(maximumTurns);
  const stopped = new AbortController();
  let running: RunningSync | null = null;
  let wasCut = parts.isCut();
  let stopShowing: (() => void) | null = null;
  let erasing: Promise<void> | null = null;
  let stopLooking: () => void = () => undefined;

  function reach(origin: string, who: Enrolment, key: SigningKey) {
    const asked = askPlatform({ origin, clock, fetch: parts.fetch, nowMs });
    const ask = cuttable(whenRevoked(asked, giveUpCustomers), parts.isCut);
    const { monotonicMs, newId } = parts;
    const enrolled = { tillId: who.tillId, ...key };
    const token = createTillToken({ ask, enrolled, origin, clock, monotonicMs, newId });
    return { ask, token };
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
      running = { connectivity, engine: null, pull: null, ask: null, forgetGate: () => undefined };
      return;
    }
    const as = reach(new URL(url).origin, who, key);
    const pause = () => new Promise<void>((resolve) => setImmediate(resolve));
    const asTill = askAsTill(as);
    const { purging, monotonicMs } = parts;
    const gate = createErasureGate({ ask: askErasures(asTill), purging, monotonicMs });
    const link = behindGate(httpPlatformLink({ ...as, pause }), gate);
    const engine = createPushEngine({
      journal,
      link,
      memory,
      connectivity,
      batchEntries,
      timers,
      random: parts.random,
      pause,
      onForked: () => void endForked(),
      onChange: parts.onChange,
      onError: (error) => logger.error(factsOf(error), 'a push could not be dealt with'),
    });
    const pull = pullEngineOf(parts, {
      ...{ link, as, memory: feeds, connectivity },
      tillId: who.tillId,
    });
    running = { connectivity, engine, pull, ask: asTill, forgetGate: gate.lost };
    engine.start();
    pull.start();
  }

  async function stopRunning(): Promise<void> {
    const { engine, pull } = running ?? {};
    await Promise.all([engine?.stop(), pull?.stop()]);
  }

  function retryNow(): void {
    running?.engine?.retryNow();
    running?.pull?.retryNow();
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

  /** Now and every hour, whatever the network does. */
  function forgetIfSilent(): void {
    const times = { upToDateAtMs: feeds.upToDateAtMs(), nowMs: nowMs() };
    const isOfPlatform = enrolment.current() !== null;
    if (isOfPlatform)
      erasing ??= forgetWhenSilent(parts.documents, times)
        .then(() => undefined)
        .catch((error: unknown) => {
          logger.error(factsOf(error), 'the customers of a silent till could not be erased');
        })
        .finally(() => {
          erasing = null;
        });
    stopLooking = timers.after(lookForSilenceMs, forgetIfSilent);
  }

  function restart(): void {
    if (stopped.signal.aborted) return;
    void turns.run(async () => {
      await stopRunning();
      running = null;
      if (!stopped.signal.aborted) start();
      parts.onChange();
    });
  }

  /** What somebody waits for is asked only where an answer can be hoped for; null at a till without a platform. */
  async function whileOnline<T>(
    asking: (ask: AskPlatform) => Promise<Result<T, Failure>>,
  ): Promise<Result<T, Failure> | null> {
    if (running === null) return null;
    const { ask, connectivity } = running;
    const { mode, why } = connectivity.state();
    if (ask === null || mode === 'offline')
      return refuse(why ?? fail('PLATFORM_UNREACHABLE', { reason: mode }));
    return await asking(ask);
  }

  settings.onChange((key) => {
    if (key === 'platform.url') restart();
  });
  void endForked();
  start();
  forgetIfSilent();

  return {
    ...syncStatus({ journal, memory, clock, current: () => running }),
    enrol: enrolHere({
      ...{ settings, keys, enrolment, clock, timers, nowMs },
      fetch: parts.fetch,
      stopped: stopped.signal,
      endJournal: () =>
        parts.commands.run(async () => {
          for (const kind of ['live', 'training'] as const)
            parts.writer.sealAndRestart('new-owner', kind);
          return ok(null);
        }),
    }),
    retryNow,
    /** The day of the store, or why the platform does not tell it; null at a till without one. */
    storeReport: (asked: AskedReport): Promise<Result<StoreReportAnswer, Failure> | null> =>
      whileOnline((ask) => askStoreReport({ ask, timers, stopped: stopped.signal }, asked)),
    /** Exact stock of the network, or why it is not told; null at a till without a platform. */
    liveStock: (
      asked: AskedStock,
      given: AbortSignal,
    ): Promise<Result<LiveStockAnswer, Failure> | null> =>
      whileOnline((ask) =>
        askLiveStock({ ask, timers, stopped: AbortSignal.any([stopped.signal, given]) }, asked),
      ),
    isOnline: (): boolean => running?.connectivity.state().mode === 'online',
    /** When all documents were last known to be here; null before the first time. */
    upToDateAtMs: (): number | null => running?.pull?.state().upToDateAtMs ?? null,
    /** A receipt of the network, or why the platform does not tell it; null at a till without one. */
    findReceipts: (
      asked: FindReceiptsRequest,
    ): Promise<Result<FindReceiptsAnswer, Failure> | null> =>
      whileOnline((ask) => askReceipts({ ask, timers, stopped: stopped.signal }, asked)),
    /** Orders that goods come back of; null at a till without a platform. */
    findOrders: (asked: FindOrdersRequest): Promise<Result<FindOrdersAnswer, Failure> | null> =>
      whileOnline((ask) => askOrders({ ask, timers, stopped: stopped.signal }, asked)),
    /** What is left on a gift card or avoir, or why the platform does not tell it; null at a till without one. */
    findValue: (asked: FindValueRequest): Promise<Result<FindValueAnswer, Failure> | null> =>
      whileOnline((ask) => askValue({ ask, timers, stopped: stopped.signal }, asked)),
    /** Customers of the retailer, and one of them for this store; null at a till without a platform. */
    findCustomers: (asked: Parameters<typeof askCustomers>[1]) =>
      whileOnline((ask) => askCustomers({ ask, timers, stopped: stopped.signal }, asked)),
    customerHistory: (asked: Parameters<typeof askHistory>[1]) =>
      whileOnline((ask) => askHistory({ ask, timers, stopped: stopped.signal }, asked)),
    /** Erases a customer everywhere, here with the next question to the platform, which is asked at once. */
    async eraseCustomer(asked: Parameters<typeof askToErase>[1]) {
      const answer = await whileOnline((ask) =>
        askToErase({ ask, timers, stopped: stopped.signal }, asked),
      );
      if (answer?.ok) {
        running?.forgetGate();
        retryNow();
      }
      return answer;
    },
    bringCustomer: (asked: Parameters<typeof askToBring>[1]) =>
      whileOnline((ask) => askToBring({ ask, timers, stopped: stopped.signal }, asked)),
    bringDossier: (asked: Parameters<typeof askToBringDossier>[1]) =>
      whileOnline((ask) => askToBringDossier({ ask, timers, stopped: stopped.signal }, asked)),
    /** The push cursor of a journal. */
    acknowledgedThrough: memory.through,
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
      retryNow();
    },
    async close(): Promise<void> {
      stopped.abort();
      stopShowing?.();
      stopLooking();
      await turns.idle();
      await stopRunning();
      await erasing;
    },
  };
}
