import { type Failure, fail } from '../../contract/failure/failure.ts';
import type { HostApi } from '../../contract/host/api.ts';
import type {
  CallInput,
  CallName,
  CallOutput,
  Snapshot,
  ViewName,
  ViewParams,
} from '../../contract/rpc/api-shape.ts';
import type { Timers } from '../../contract/rpc/timers.ts';
import { ok, type Result, refuse } from '../../domain/result.ts';
import { pause } from './pause.ts';
import type { HostFinder, HostLink } from './reach-host.ts';

/** How long one act is sent again to a host that was killed, or is busy, before it counts as failed. */
const resendLimitMs = 30_000;
const resendDelayMs = 100;
const snapshotTimeoutMs = 10_000;

/** The host as a script uses it: a lost connection is made anew and the same call sent again. */
export interface TillHost {
  /**
   * Safe to send again by its command id, or because it only reads. `NO_ANSWER` when the host did
   * not come back; whether it acted is then not known.
   */
  call<N extends CallName<HostApi>>(
    name: N,
    input: CallInput<HostApi, N>,
  ): Promise<Result<CallOutput<HostApi, N>, Failure>>;
  /** The newest snapshot of a view, once. */
  snapshot<N extends ViewName<HostApi>>(
    name: N,
    params: ViewParams<HostApi, N>,
  ): Promise<Result<Snapshot<HostApi, N>, Failure>>;
  /** Which run of the host answers; changes when it was started anew. Empty when none does. */
  hostStartId(): string;
}

export function tillHost(
  finder: HostFinder,
  { timers, nowMs, giveUp }: { timers: Timers; nowMs(): number; giveUp: AbortSignal },
): TillHost {
  let hostStartId = '';

  async function insist<T>(
    ask: (link: HostLink) => Promise<Result<T, Failure>>,
  ): Promise<Result<T, Failure>> {
    const fromMs = nowMs();
    for (;;) {
      const link = await finder.link();
      if (!link.ok) return link;
      ({ hostStartId } = link.value);
      const answer = await ask(link.value);
      if (answer.ok || !isWorthResending(answer.error, link.value)) return answer;
      if (giveUp.aborted || nowMs() - fromMs > resendLimitMs) return answer;
      await pause(timers, resendDelayMs, giveUp);
    }
  }

  function isWorthResending({ code }: Failure, link: HostLink): boolean {
    if (code === 'BUSY') return true;
    if (code !== 'NO_ANSWER') return false;
    // It may be open and dead; whatever it still says belongs to nobody.
    finder.drop(link);
    return true;
  }

  return {
    call: (name, input) => insist(({ client }) => client.call(name, input)),
    snapshot: (name, params) => insist((link) => firstSnapshot(link, name, params, timers)),
    hostStartId: () => hostStartId,
  };
}

async function firstSnapshot<N extends ViewName<HostApi>>(
  { client, whenLost }: HostLink,
  name: N,
  params: ViewParams<HostApi, N>,
  timers: Timers,
): Promise<Result<Snapshot<HostApi, N>, Failure>> {
  const { promise, resolve } = Promise.withResolvers<Result<Snapshot<HostApi, N>, Failure>>();
  const view = client.view(
    name,
    params,
    (snapshot) => resolve(ok(snapshot)),
    (failed) => resolve(refuse(failed)),
  );
  const lose = (): void => resolve(refuse(fail('NO_ANSWER')));
  const stopListening = whenLost(lose);
  const stopWaiting = timers.after(snapshotTimeoutMs, lose);
  const answer = await promise;
  stopListening();
  stopWaiting();
  view.close();
  return answer;
}
