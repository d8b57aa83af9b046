import { ok, type Result, refuse } from '../../domain/result.ts';
import { type Failure, fail } from '../failure/failure.ts';
import {
  type ApiShape,
  type CallInput,
  type CallName,
  type CallOutput,
  entryOf,
  type Snapshot,
  type ViewName,
  type ViewParams,
} from './api-shape.ts';
import type { Channel } from './channel.ts';
import {
  type AnswerFrame,
  type Credential,
  maxRequestLength,
  type RequestFrame,
  readAnswer,
  type Welcome,
} from './frames.ts';
import { parse } from './parse.ts';
import type { Timers } from './timers.ts';

/** The host answers a hello at once; one that does not for so long is taken for gone. */
const welcomeTimeoutMs = 10_000;

export interface RpcClient<A extends ApiShape> {
  /** The host's answer to the hello, or why there is none. Calls need not wait for it. */
  welcome: Promise<Result<Welcome, Failure>>;
  /** Never rejects. `NO_ANSWER`: the host may have done it all the same. */
  call<N extends CallName<A>>(
    name: N,
    input: CallInput<A, N>,
  ): Promise<Result<CallOutput<A, N>, Failure>>;
  /** Hears the latest snapshot, never all of them, until closed; `onEnded` if the host refuses. */
  view<N extends ViewName<A>>(
    name: N,
    params: ViewParams<A, N>,
    onSnapshot: (snapshot: Snapshot<A, N>) => void,
    onEnded?: (failed: Failure) => void,
  ): { close(): void };
  /** Asks for a sign of life: whether one came before the connection ended. */
  ping(): Promise<boolean>;
  onClosed(closed: () => void): void;
  close(): void;
}

interface Caller {
  answer(frame: Extract<AnswerFrame, { id: number }>): void;
  lose(): void;
}

/** Speaks `api` over a channel, which may still be opening. Answers are parsed (law 14). */
export function connect<A extends ApiShape>(
  api: A,
  channel: Channel,
  { build, timers, ...by }: Credential & { build: string; timers: Timers },
): RpcClient<A> {
  const callers = new Map<number, Caller>();
  const onClosed: (() => void)[] = [];
  let lastId = 0;
  let isClosed = false;

  const welcomed = Promise.withResolvers<Result<Welcome, Failure>>();
  const stopWaiting = timers.after(welcomeTimeoutMs, () => channel.close());

  channel.onMessage((text) => {
    const frame = readAnswer(text);
    if (frame === null) channel.close();
    else if (frame.type === 'welcome') settleWelcome(ok(frame));
    else if (frame.type === 'refused') settleWelcome(refuse(frame.failure));
    else callers.get(frame.id)?.answer(frame);
  });
  channel.onClose(() => {
    isClosed = true;
    settleWelcome(refuse(fail('NO_ANSWER')));
    for (const caller of [...callers.values()]) caller.lose();
    callers.clear();
    for (const closed of onClosed) closed();
  });
  send({ type: 'hello', ...by, build });

  return {
    welcome: welcomed.promise,
    call(name, input) {
      const shape = entryOf(api.calls, name);
      const id = ++lastId;
      const { promise, resolve } =
        Promise.withResolvers<Result<CallOutput<A, typeof name>, Failure>>();
      const settle = (result: Result<CallOutput<A, typeof name>, Failure>): void => {
        callers.delete(id);
        stopTimer();
        resolve(result);
      };
      const stopTimer = timers.after(shape.timeoutMs, () => settle(refuse(fail('NO_ANSWER'))));
      callers.set(id, {
        answer(frame) {
          if (frame.type !== 'result')
            return settle(refuse('failure' in frame ? frame.failure : fail('NO_ANSWER')));
          settle(
            parse<A['calls'][typeof name]['output']>(
              'UNREADABLE_ANSWER',
              name,
              shape.output,
              frame.value,
            ),
          );
        },
        lose: () => settle(refuse(fail('NO_ANSWER'))),
      });
      if (isClosed) settle(refuse(fail('NO_ANSWER')));
      else if (!send({ type: 'call', id, name, input }))
        settle(refuse(fail('BAD_REQUEST', { where: `${name}: too long` })));
      return promise;
    },
    view(name, params, onSnapshot, onEnded = () => undefined) {
      const shape = entryOf(api.views, name);
      const id = ++lastId;
      const close = (): void => {
        if (callers.delete(id) && !isClosed) send({ type: 'close', id });
      };
      callers.set(id, {
        answer(frame) {
          if (frame.type === 'ended') {
            callers.delete(id);
            return onEnded(frame.failure);
          }
          if (frame.type !== 'snapshot') return;
          const snapshot = parse<A['views'][typeof name]['snapshot']>(
            'UNREADABLE_ANSWER',
            name,
            shape.snapshot,
            frame.value,
          );
          if (!snapshot.ok) {
            close();
            onEnded(snapshot.error);
            return;
          }
          onSnapshot(snapshot.value);
          // After drawing: the host sends the next one only when this one is dealt with.
          if (!isClosed) send({ type: 'got', id, version: frame.version });
        },
        // Whoever opened the view learns of the lost channel by `onClosed` and opens it anew.
        lose: () => undefined,
      });
      if (!isClosed) send({ type: 'open', id, name, params });
      return { close };
    },
    ping() {
      const id = ++lastId;
      const { promise, resolve } = Promise.withResolvers<boolean>();
      const settle = (isAnswered: boolean): void => {
        callers.delete(id);
        resolve(isAnswered);
      };
      callers.set(id, { answer: () => settle(true), lose: () => settle(false) });
      if (isClosed) settle(false);
      else send({ type: 'ping', id });
      return promise;
    },
    onClosed(closed) {
      if (isClosed) closed();
      else onClosed.push(closed);
    },
    close: () => channel.close(),
  };

  function send(frame: RequestFrame): boolean {
    const text = JSON.stringify(frame);
    if (text.length > maxRequestLength) return false;
    channel.send(text);
    return true;
  }

  function settleWelcome(result: Result<Welcome, Failure>): void {
    stopWaiting();
    welcomed.resolve(result);
  }
}
