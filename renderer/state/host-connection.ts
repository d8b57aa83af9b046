import { type Failure, fail } from '../../contract/failure/failure.ts';
import type {
  ApiShape,
  CallInput,
  CallName,
  CallOutput,
  Snapshot,
  ViewName,
  ViewParams,
} from '../../contract/rpc/api-shape.ts';
import type { Channel } from '../../contract/rpc/channel.ts';
import { connect, type RpcClient } from '../../contract/rpc/client.ts';
import type { Credential } from '../../contract/rpc/frames.ts';
import type { Timers } from '../../contract/rpc/timers.ts';
import { type Result, refuse } from '../../domain/result.ts';
import { type CallOrder, callQueue } from './host-connection-queue.ts';
import { feelPulse, silentAfterMs } from './host-pulse.ts';

/** A restart of the host takes less; after this the page says that the till is not there. */
const goneAfterMs = 3_000;
/** Back-off between tries, without end: 0.1 s, 0.2 s … 2 s. */
const firstDelayMs = 100;
const longestDelayMs = 2_000;
/** So long a refusal stands on the screen before the page reloads for a newer build. */
const readingMs = 10_000;

/** `sinceMs`: when the host was reached, or when it was lost (or first looked for). */
export interface HostState {
  kind: 'connecting' | 'connected' | 'gone';
  sinceMs: number;
  /** Why the host turned this page away, if it did: its token is not (or no longer) known. */
  refusal: Failure | null;
}

export interface HostConnection<A extends ApiShape> {
  state(): HostState;
  subscribe(onChanged: () => void): () => void;
  /** Once; `NO_ANSWER` at once without a host. */
  call<N extends CallName<A>>(
    name: N,
    input: CallInput<A, N>,
  ): Promise<Result<CallOutput<A, N>, Failure>>;
  /**
   * After all calls in order that were made before, and again when the connection was lost before
   * its answer; the input carries the id by which the host does it once.
   */
  callInOrder<N extends CallName<A>>(
    name: N,
    input: CallInput<A, N>,
  ): Promise<Result<CallOutput<A, N>, Failure>>;
  /** The same, and again as long as the host does not answer; `tooOld` when it never did. */
  callUntilAnswered<N extends CallName<A>>(
    name: N,
    input: CallInput<A, N>,
    tooOld: Failure,
  ): Promise<Result<CallOutput<A, N>, Failure>>;
  /** Goes on over restarts of the host; ends only by `close` or by the host's refusal. */
  view<N extends ViewName<A>>(
    name: N,
    params: ViewParams<A, N>,
    onSnapshot: (snapshot: Snapshot<A, N>) => void,
    onEnded?: (failed: Failure) => void,
  ): { close(): void };
  close(): void;
}

export interface HostConnectionOptions {
  openChannel(): Channel;
  /** Asked at each try: a ticket is good for one, and its welcome brings the token. */
  credential(): Credential;
  keepToken(token: string): void;
  build: string;
  timers: Timers;
  nowMs(): number;
  reload(): void;
  /** Outlives a reload: the host's build for which this page has already reloaded. */
  lastReload: { get(): string | null; set(hostBuild: string): void };
}

interface OpenView<A extends ApiShape> {
  openOn(client: RpcClient<A>): void;
}

/** The page's side of the wire: finds the host, for ever, and hides that it went away meanwhile. */
export function hostConnection<A extends ApiShape>(
  api: A,
  options: HostConnectionOptions,
): HostConnection<A> {
  const { timers } = options;
  const views = new Set<OpenView<A>>();
  const listeners = new Set<() => void>();
  let state: HostState = { kind: 'connecting', sinceMs: options.nowMs(), refusal: null };
  let client: RpcClient<A> | null = null;
  let triesInVain = 0;
  let isClosed = false;
  let stopWaiting = (): void => undefined;
  let stopReading = (): void => undefined;
  let stopPulse = (): void => undefined;
  let stopPatience = timers.after(goneAfterMs, losePatience);
  /** The build of a host that this page is older than: it reloads once nothing is lost by it. */
  let newerBuild: string | null = null;
  let refusedAtMs = Number.NEGATIVE_INFINITY;
  const queue = callQueue({
    connection: () => client,
    timers,
    nowMs: options.nowMs,
    onEnded(result) {
      if (!result.ok) refusedAtMs = options.nowMs();
      reloadWhenDue();
    },
  });

  tryToConnect();
  return {
    state: () => state,
    subscribe(onChanged) {
      listeners.add(onChanged);
      return () => listeners.delete(onChanged);
    },
    call: callNow,
    callInOrder: (name, input) =>
      inOrder(name, input, { until: 'tried', tooOld: fail('NO_ANSWER') }),
    callUntilAnswered: (name, input, tooOld) => inOrder(name, input, { until: 'answered', tooOld }),
    view(name, params, onSnapshot, onEnded) {
      let opened: { close(): void } | null = null;
      const view: OpenView<A> = {
        openOn(client) {
          opened = client.view(name, params, onSnapshot, (failed) => {
            views.delete(view);
            onEnded?.(failed);
          });
        },
      };
      views.add(view);
      if (client !== null) view.openOn(client);
      return {
        close() {
          views.delete(view);
          opened?.close();
        },
      };
    },
    close() {
      isClosed = true;
      stopWaiting();
      stopPatience();
      stopReading();
      stopPulse();
      client?.close();
    },
  };

  function callNow<N extends CallName<A>>(
    name: N,
    input: CallInput<A, N>,
  ): Promise<Result<CallOutput<A, N>, Failure>> {
    return client === null ? Promise.resolve(refuse(fail('NO_ANSWER'))) : client.call(name, input);
  }

  function inOrder<N extends CallName<A>>(
    name: N,
    input: CallInput<A, N>,
    order: CallOrder,
  ): Promise<Result<CallOutput<A, N>, Failure>> {
    return queue.add(() => callNow(name, input), order);
  }

  function tryToConnect(): void {
    const credential = options.credential();
    const { build } = options;
    const candidate = connect(api, options.openChannel(), { ...credential, build, timers });
    candidate.onClosed(() => lost(candidate));
    // Never rejects.
    void candidate.welcome.then((welcomed) => {
      if (welcomed.ok && welcomed.value.token !== undefined)
        options.keepToken(welcomed.value.token);
      if (isClosed) candidate.close();
      else if (welcomed.ok) reached(candidate, welcomed.value.build);
      else if (welcomed.error.code !== 'NO_ANSWER') turnedAway(welcomed.error);
    });
  }

  function reached(candidate: RpcClient<A>, hostBuild: string): void {
    if (hostBuild !== options.build && options.lastReload.get() !== hostBuild) {
      newerBuild = hostBuild;
      if (reloadWhenDue()) return;
    }
    client = candidate;
    triesInVain = 0;
    stopPatience();
    for (const view of [...views]) view.openOn(candidate);
    become({ kind: 'connected', sinceMs: options.nowMs(), refusal: null });
    stopPulse = feelPulse(candidate.ping, timers, {
      // Its connection stays open: what was asked may still be answered.
      onSilent: () =>
        become({ kind: 'gone', sinceMs: options.nowMs() - silentAfterMs, refusal: null }),
      onAnswer() {
        if (state.kind === 'gone')
          become({ kind: 'connected', sinceMs: options.nowMs(), refusal: null });
      },
    });
    queue.resume();
  }

  /** What waits for the host goes first, and what it refused can be read: a reload would forget both. */
  function reloadWhenDue(): boolean {
    if (newerBuild === null || !queue.isEmpty()) return false;
    const unreadMs = refusedAtMs + readingMs - options.nowMs();
    if (unreadMs > 0) {
      stopReading();
      stopReading = timers.after(unreadMs, reloadWhenDue);
      return false;
    }
    // Once per build of the host: a page that comes back the same must work as it is.
    options.lastReload.set(newerBuild);
    newerBuild = null;
    options.reload();
    return true;
  }

  function turnedAway(refusal: Failure): void {
    stopPatience();
    become({ kind: 'gone', sinceMs: state.sinceMs, refusal });
  }

  function lost(candidate: RpcClient<A>): void {
    if (isClosed) return;
    if (client === candidate) {
      client = null;
      newerBuild = null;
      stopPulse();
      // One that had fallen silent before stays gone, since then.
      if (state.kind !== 'gone') {
        become({ kind: 'connecting', sinceMs: options.nowMs(), refusal: null });
        stopPatience = timers.after(goneAfterMs, losePatience);
      }
    }
    const delayMs = Math.min(firstDelayMs * 2 ** triesInVain, longestDelayMs);
    triesInVain += 1;
    stopWaiting = timers.after(delayMs, tryToConnect);
  }

  function losePatience(): void {
    become({ ...state, kind: 'gone' });
  }

  function become(next: HostState): void {
    state = next;
    for (const changed of [...listeners]) changed();
  }
}
