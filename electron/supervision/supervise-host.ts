import { type Failure, fail } from '../../contract/failure/failure.ts';
import type { HostStart } from '../../contract/rpc/host-start.ts';
import type { Timers } from '../../contract/rpc/timers.ts';
import type { HostEvents, HostProcess } from './host-process.ts';

/** Back-off between restarts: 0.1 s, 0.2 s, 0.4 s… */
const firstDelayMs = 100;
const longestDelayMs = 5_000;
/** So many deaths in a row within this time are no accident any more. */
const maxDeaths = 10;
const deathsWithinMs = 60_000;
/** A host that served for so long is sound; its death starts a new count. A till keeps selling. */
const provenAfterMs = 500;
/** Reading and checking a year's journal takes seconds; a host that starts for so long is stuck. */
const startTimeoutMs = 120_000;
/** A clean stop finishes the command at hand and closes two files. */
const stopTimeoutMs = 5_000;
/**
 * A host that serves is asked for a sign of life so often, and killed when so many in a row stay
 * without one. Several: a machine that slept wakes up with its timers before its messages.
 */
const pingEveryMs = 10_000;
const maxUnanswered = 3;
/** How many ports after the first are tried when none was asked for. */
const portsToTry = 20;

export interface SupervisedHost<H extends HostProcess> {
  /** The run that lives now, if any; one started later has heard nothing of what this one was told. */
  running(): H | null;
  /** Resolves when the host is gone: by itself, or killed when it takes too long. */
  stop(): Promise<void>;
}

/**
 * Keeps one host running: starts it, starts it anew when it dies, with the same token and port so
 * that open pages rejoin by themselves, kills it when it hangs, and gives up when it keeps dying.
 */
export function superviseHost<H extends HostProcess>(options: {
  start: HostStart;
  isPortFixed: boolean;
  spawn(events: HostEvents): H;
  /** Monotonic. */
  nowMs(): number;
  timers: Timers;
  /** At every start; the port is the same each time. */
  onReady(port: number): void;
  onDeath(cause: string, restartInMs: number): void;
  /** It can't run; the supervision ends here. */
  onGivenUp(failed: Failure): void;
}): SupervisedHost<H> {
  const { timers } = options;
  let { port } = options.start;
  let running: H | null = null;
  let wasReady = false;
  let readyAtMs: number | null = null;
  let portsTried = 1;
  let deathTimesMs: number[] = [];
  let isOver = false;
  let cancelTimer = (): void => undefined;
  let unanswered = 0;
  let onGone = (): void => undefined;

  run();
  return {
    running: () => running,
    stop() {
      isOver = true;
      cancelTimer();
      const host = running;
      if (host === null) return Promise.resolve();
      const { promise, resolve } = Promise.withResolvers<void>();
      const cancelKill = timers.after(stopTimeoutMs, () => host.kill());
      onGone = () => {
        cancelKill();
        resolve();
      };
      host.stop();
      return promise;
    },
  };

  function run(): void {
    let failure: Failure | null = null;
    const host = options.spawn({
      onReady(readyPort) {
        cancelTimer();
        port = readyPort;
        wasReady = true;
        readyAtMs = options.nowMs();
        options.onReady(readyPort);
        unanswered = 0;
        cancelTimer = timers.after(pingEveryMs, () => keepAsking(host));
      },
      onPong() {
        unanswered = 0;
      },
      onFailed(failed) {
        failure = failed;
      },
      onExit(cause) {
        running = null;
        cancelTimer();
        onGone();
        if (!isOver) restart(failure, cause);
      },
    });
    running = host;
    cancelTimer = timers.after(startTimeoutMs, () => host.kill());
    host.start({ ...options.start, port });
  }

  function keepAsking(host: H): void {
    if (unanswered === maxUnanswered) {
      // Its exit starts the next one. A process that hangs hears no polite word.
      host.kill();
      return;
    }
    unanswered += 1;
    host.ping();
    cancelTimer = timers.after(pingEveryMs, () => keepAsking(host));
  }

  function restart(failure: Failure | null, cause: string): void {
    if (failure !== null && !wasReady) {
      if (failure.code !== 'PORT_TAKEN' || options.isPortFixed || portsTried >= portsToTry) {
        giveUp(failure);
        return;
      }
      portsTried += 1;
      port += 1;
      run();
      return;
    }
    // A host that ran before and now can't start counts as dead: its port or folder may just be
    // about to be let go by the one that died.
    if (readyAtMs !== null && options.nowMs() - readyAtMs >= provenAfterMs) deathTimesMs = [];
    readyAtMs = null;
    deathTimesMs = deathTimesMs.filter((atMs) => options.nowMs() - atMs < deathsWithinMs);
    deathTimesMs.push(options.nowMs());
    const deaths = deathTimesMs.length;
    if (deaths >= maxDeaths) {
      giveUp(failure ?? fail('HOST_KEEPS_STOPPING', { deaths }));
      return;
    }
    const delayMs = Math.min(firstDelayMs * 2 ** (deaths - 1), longestDelayMs);
    options.onDeath(failure?.code ?? cause, delayMs);
    cancelTimer = timers.after(delayMs, run);
  }

  function giveUp(failed: Failure): void {
    isOver = true;
    options.onGivenUp(failed);
  }
}
