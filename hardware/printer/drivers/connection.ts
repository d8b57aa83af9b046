import { createConnection, type Socket } from 'node:net';
import type { Timers } from '../../../contract/rpc/timers.ts';
import type { PrinterStatus } from '../port.ts';
import type { Conversation } from './dialect.ts';

/** One connection to a printer, for one job: cheap printers serve one at a time, shops share them. */
export interface PrinterConnection {
  send(bytes: Uint8Array): void;
  sendConfirmationQuestion(): void;
  /** Asks for the status and waits for the answer, at most so long; null if none came. */
  askStatus(withinMs: number): Promise<PrinterStatus | null>;
  /** Waits until the printer said anything, the connection ended or so long has passed. */
  hearSomething(withinMs: number): Promise<void>;
  readonly status: PrinterStatus | null;
  readonly isConfirmed: boolean;
  readonly isOpen: boolean;
  /** Lets what was sent go out, then ends. Resolves when the printer is free for the next. */
  end(): Promise<void>;
  /** Ends now; what the network has not taken yet is never sent. */
  cut(): void;
}

export interface ConnectOptions {
  host: string;
  port: number;
  withinMs: number;
  timers: Timers;
  conversation: Conversation;
  signal: AbortSignal;
}

/** null if the printer can't be reached in that time, or the signal came. */
export function connect(options: ConnectOptions): Promise<PrinterConnection | null> {
  const { host, port, withinMs, timers, conversation, signal } = options;
  return new Promise((resolve) => {
    if (signal.aborted) return resolve(null);
    const socket = createConnection({ host, port, noDelay: true });
    const done = (connection: PrinterConnection | null) => {
      stopTimer();
      signal.removeEventListener('abort', giveUp);
      if (connection === null) socket.destroy();
      resolve(connection);
    };
    const giveUp = () => done(null);
    const stopTimer = timers.after(withinMs, giveUp);
    signal.addEventListener('abort', giveUp, { once: true });
    // Stays for the whole life: an error that nobody listens to would end the host.
    socket.on('error', giveUp);
    socket.once('connect', () => done(createPrinterConnection(socket, conversation, timers)));
  });
}

/** A printer that does not end its side is left alone after this. */
const endWithinMs = 1_000;

function createPrinterConnection(
  socket: Socket,
  conversation: Conversation,
  timers: Timers,
): PrinterConnection {
  let isOpen = true;
  /** How many answers there were when the last question went out. */
  let askedAfter = -1;
  let wake: (() => void)[] = [];
  const wakeAll = () => {
    const woken = wake;
    wake = [];
    for (const run of woken) run();
  };
  const onEnd = () => {
    isOpen = false;
    wakeAll();
  };
  socket.on('data', (bytes) => {
    conversation.hear(bytes);
    wakeAll();
  });
  socket.on('end', onEnd);
  socket.on('close', onEnd);

  function hearSomething(withinMs: number): Promise<void> {
    if (!isOpen) return Promise.resolve();
    return new Promise((resolve) => {
      const stop = timers.after(withinMs, resolve);
      wake.push(() => {
        stop();
        resolve();
      });
    });
  }

  return {
    send(bytes) {
      if (isOpen) socket.write(bytes);
    },
    sendConfirmationQuestion() {
      if (isOpen) socket.write(conversation.askConfirmation());
    },
    async askStatus(withinMs) {
      const before = conversation.answers;
      let isLate = false;
      // Answers carry no number, so a question is never asked again while its answer may still come.
      if (isOpen && askedAfter !== before) {
        askedAfter = before;
        socket.write(conversation.askStatus());
      }
      const stop = timers.after(withinMs, () => {
        isLate = true;
        wakeAll();
      });
      while (isOpen && !isLate && conversation.answers === before) await hearSomething(withinMs);
      stop();
      return conversation.answers === before ? null : conversation.status;
    },
    hearSomething,
    get status() {
      return conversation.status;
    },
    get isConfirmed() {
      return conversation.isConfirmed;
    },
    get isOpen() {
      return isOpen;
    },
    end() {
      return new Promise((resolve) => {
        if (socket.closed || socket.destroyed) return resolve();
        const stop = timers.after(endWithinMs, () => socket.destroy());
        socket.once('close', () => {
          stop();
          resolve();
        });
        socket.end();
      });
    },
    cut() {
      socket.destroy();
    },
  };
}
