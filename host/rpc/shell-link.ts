import type { Failure } from '../../contract/failure/failure.ts';
import {
  type HostMessage,
  type HostStart,
  type ShellMessage,
  shellMessage,
} from '../../contract/rpc/host-start.ts';

/** The shell says how to start at once; a host without a shell gives up after this. */
const startTimeoutMs = 10_000;

export interface ShellLink {
  /** Rejects when no shell speaks in time: the host is not a program to start by hand. */
  start: Promise<HostStart>;
  reportReady(port: number): void;
  /** Resolves when the message is handed over, after which the host may exit. */
  reportFailed(failed: Failure): Promise<void>;
  /** The shell opens a window whose address carries this one-time code. Only after `reportReady`. */
  onTicket(admit: (ticket: string) => void): void;
  /** Runs once: the shell asks to stop, or is gone. */
  onStop(stop: () => void): void;
}

/** The host's end of the IPC channel to the shell that started it. */
export function shellLink(): ShellLink {
  const start = Promise.withResolvers<HostStart>();
  let isStopping = false;
  let stop: (() => void) | null = null;
  let admit = (_: string): void => undefined;
  const timer = setTimeout(
    () => start.reject(new Error('No shell told the host how to start; use npm start')),
    startTimeoutMs,
  );

  process.on('message', (message) => {
    const said = shellMessage.parse(message);
    hear(said);
  });
  process.on('disconnect', () => hear({ stop: true }));
  // Ctrl-C reaches the whole group of a terminal. The shell hears it too and then says stop, so that
  // there is one way to end.
  process.on('SIGINT', () => undefined);
  // The system shuts down, or somebody ends this process alone (then the shell starts it anew).
  for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => hear({ stop: true }));

  function hear(said: ShellMessage): void {
    if ('start' in said) {
      clearTimeout(timer);
      start.resolve(said.start);
    } else if ('ticket' in said) admit(said.ticket);
    else if (!isStopping) {
      isStopping = true;
      clearTimeout(timer);
      start.reject(new Error('The shell ended before it said how to start'));
      stop?.();
    }
  }

  return {
    start: start.promise,
    reportReady: (port) => void send({ ready: true, port }),
    reportFailed: (failed) => send({ failed }),
    onTicket(run) {
      admit = run;
    },
    onStop(run) {
      stop = run;
      if (isStopping) run();
    },
  };
}

/** Resolves in any case: a shell that is gone can't be told. */
function send(message: HostMessage): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  if (process.send === undefined || !process.connected) resolve();
  else process.send(message, undefined, undefined, () => resolve());
  return promise;
}
