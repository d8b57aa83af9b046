import { assert, unreachable } from '../../domain/assert.ts';
import { ok, type Result, refuse } from '../../domain/result.ts';
import { type Failure, fail } from '../failure/failure.ts';
import type { ApiShape } from './api-shape.ts';
import type { Channel } from './channel.ts';
import { type AnswerFrame, maxAnswerLength, type RequestFrame, readRequest } from './frames.ts';
import { type FailureLogger, handlerFailure } from './handler-failure.ts';
import type { Admitted, Handlers, Session } from './handlers.ts';
import { openSource, runCall } from './run-handler.ts';
import { type SnapshotStream, snapshotStream } from './snapshot-stream.ts';
import type { Timers } from './timers.ts';

/** Bounds of one connection; beyond them the caller gets `BUSY`. */
export const maxCallsInFlight = 64;
const maxOpenViews = 64;
/** A connection that does not say who it is within this time is closed. */
const helloTimeoutMs = 5_000;

export interface ServeOptions {
  /** What a token stands for, or null for a token that is not ours. Compare in constant time. */
  authenticate(token: string): Admitted | null;
  /**
   * The same for a one-time ticket, with the token that it is exchanged for; without it none is good.
   * What is refused may say why.
   */
  redeem?(ticket: string): Result<Admitted & { token: string }, Failure>;
  build: string;
  hostStartId: string;
  newId(): string;
  timers: Timers;
  logger: FailureLogger;
  /** The connection of a session that was welcomed has closed. */
  onEnded?(session: Session): void;
}

const notAllowed = refuse(fail('NOT_ALLOWED'));

type FrameOf<T extends RequestFrame['type']> = Extract<RequestFrame, { type: T }>;

/** Answers one connection. Handlers start in the order in which their calls came. */
export function serve<A extends ApiShape>(
  api: A,
  handlers: Handlers<A>,
  channel: Channel,
  options: ServeOptions,
): void {
  const streams = new Map<number, SnapshotStream>();
  let session: Session | null = null;
  let isClosed = false;
  let callsInFlight = 0;

  const stopWaiting = options.timers.after(helloTimeoutMs, () => channel.close());
  channel.onMessage((text) => {
    if (isClosed) return;
    const frame = readRequest(text);
    if (frame === null) channel.close();
    else if (session === null) greet(frame);
    else take(frame, session);
  });
  channel.onClose(() => {
    isClosed = true;
    stopWaiting();
    for (const stream of streams.values()) stream.close();
    streams.clear();
    if (session !== null) options.onEnded?.(session);
  });

  function greet(frame: RequestFrame): void {
    stopWaiting();
    const admission = frame.type === 'hello' ? admit(frame) : notAllowed;
    if (!admission.ok) {
      send({ type: 'refused', failure: admission.error });
      channel.close();
      return;
    }
    const { token, ...admitted } = admission.value;
    session = { id: options.newId(), ...admitted };
    const { build, hostStartId } = options;
    send({
      ...{ type: 'welcome', build, hostStartId, ...admitted },
      ...(token === undefined ? {} : { token }),
    });
  }

  function admit({
    token,
    ticket,
  }: FrameOf<'hello'>): Result<Admitted & { token?: string }, Failure> {
    if (ticket !== undefined) return options.redeem?.(ticket) ?? notAllowed;
    const admitted = token === undefined ? null : options.authenticate(token);
    return admitted === null ? notAllowed : ok(admitted);
  }

  function take(frame: RequestFrame, session: Session): void {
    switch (frame.type) {
      case 'call':
        // Never rejects: whatever a handler does becomes a frame.
        void answer(frame, session);
        return;
      case 'open':
        openView(frame, session);
        return;
      case 'got':
        streams.get(frame.id)?.got(frame.version);
        return;
      case 'close':
        closeView(frame.id);
        return;
      case 'ping':
        send({ type: 'pong', id: frame.id });
        return;
      case 'hello':
        // Said once; a second one is a client gone wrong.
        channel.close();
        return;
      default:
        unreachable(frame);
    }
  }

  /** Runs up to the handler's first wait at once: calls start in the order in which they came. */
  async function answer({ id, name, input }: FrameOf<'call'>, session: Session): Promise<void> {
    if (callsInFlight >= maxCallsInFlight) {
      send({ type: 'failed', id, failure: fail('BUSY') });
      return;
    }
    callsInFlight += 1;
    try {
      const result = await runCall(api, handlers, name, input, session);
      if (result.ok) send({ type: 'result', id, value: result.value });
      else send({ type: 'failed', id, failure: result.error });
    } catch (thrown) {
      send({ type: 'failed', id, failure: handlerFailure(thrown, name, options) });
    } finally {
      callsInFlight -= 1;
    }
  }

  function openView({ id, name, params }: FrameOf<'open'>, session: Session): void {
    if (streams.has(id)) {
      channel.close();
      return;
    }
    const end = (failed: Failure): void => {
      closeView(id);
      send({ type: 'ended', id, failure: failed });
    };
    if (streams.size >= maxOpenViews) {
      end(fail('BUSY'));
      return;
    }
    try {
      const source = openSource(api, handlers, name, params, session);
      if (!source.ok) {
        end(source.error);
        return;
      }
      const stream = snapshotStream(
        source.value,
        (version, value) => send({ type: 'snapshot', id, version, value }),
        (thrown) => end(handlerFailure(thrown, name, options)),
      );
      streams.set(id, stream);
      stream.start();
    } catch (thrown) {
      end(handlerFailure(thrown, name, options));
    }
  }

  function closeView(id: number): void {
    streams.get(id)?.close();
    streams.delete(id);
  }

  /** Throws when a handler gave what no client could read: the handler's mistake, logged as such. */
  function send(frame: AnswerFrame): void {
    if (isClosed) return;
    const text = JSON.stringify(frame);
    assert(text.length <= maxAnswerLength, 'An answer fits in a frame');
    channel.send(text);
  }
}
