import type { Timers } from '../../contract/rpc/timers.ts';

/** Back-off between restarts: 1 s, 2 s, 4 s… Nobody waits for it: the till sells without. */
const firstDelayMs = 1_000;
const longestDelayMs = 30_000;
/** A platform that served for so long is sound; its death starts a new count. */
const provenAfterMs = 60_000;
/** A clean stop answers what is being answered and closes the database. */
const stopTimeoutMs = 5_000;

/** One run of the platform program. */
export interface PlatformProcess {
  /** Asks it to end by itself. */
  stop(): void;
  kill(): void;
}

export interface PlatformEvents {
  onReady(): void;
  /** Once, when it is gone; with what is known of the cause. */
  onExit(cause: string): void;
}

/** Keeps one platform running beside a till, for as long as the shell runs. Never gives up. */
export function supervisePlatform(options: {
  spawn(events: PlatformEvents): PlatformProcess;
  /** Monotonic. */
  nowMs(): number;
  timers: Timers;
  /** At every start. */
  onReady(): void;
  onDeath(cause: string, restartInMs: number): void;
}): {
  isReady(): boolean;
  /** Off: asked to end, and not started anew before it is turned on. */
  turn(to: 'on' | 'off'): void;
  /** Resolves when it is gone: by itself, or killed when it takes too long. */
  stop(): Promise<void>;
} {
  const { timers, nowMs } = options;
  let running: PlatformProcess | null = null;
  let readyAtMs: number | null = null;
  let deaths = 0;
  let isOver = false;
  let isOn = true;
  /** It was asked to end. */
  let isEnding = false;
  let cancelTimer = (): void => undefined;
  let onGone = (): void => undefined;

  run();
  return {
    isReady: () => readyAtMs !== null,
    turn(to) {
      if (isOver || isOn === (to === 'on')) return;
      isOn = to === 'on';
      if (!isOn) void end();
      // One that is still ending is followed by the next when it is gone.
      else if (running === null) run();
    },
    stop() {
      isOver = true;
      return end();
    },
  };

  function end(): Promise<void> {
    cancelTimer();
    readyAtMs = null;
    deaths = 0;
    const platform = running;
    if (platform === null) return Promise.resolve();
    isEnding = true;
    const { promise, resolve } = Promise.withResolvers<void>();
    const cancelKill = timers.after(stopTimeoutMs, () => platform.kill());
    onGone = () => {
      cancelKill();
      resolve();
    };
    platform.stop();
    return promise;
  }

  function run(): void {
    running = options.spawn({
      onReady() {
        if (isEnding) return;
        readyAtMs = nowMs();
        options.onReady();
      },
      onExit(cause) {
        running = null;
        onGone();
        const wasAsked = isEnding;
        isEnding = false;
        if (isOver || !isOn) return;
        if (wasAsked) run();
        else restart(cause);
      },
    });
  }

  function restart(cause: string): void {
    if (readyAtMs !== null && nowMs() - readyAtMs >= provenAfterMs) deaths = 0;
    readyAtMs = null;
    const delayMs = Math.min(firstDelayMs * 2 ** deaths, longestDelayMs);
    deaths += 1;
    options.onDeath(cause, delayMs);
    cancelTimer = timers.after(delayMs, run);
  }
}
