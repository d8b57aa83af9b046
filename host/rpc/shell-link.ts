import type { Failure } from '../../contract/failure/failure.ts';
import type { Role } from '../../contract/rpc/api-shape.ts';
import {
  type DemoTill,
  type HostStart,
  type OwnPlatformSwitch,
  type ShellMessage,
  shellMessage,
} from '../../contract/rpc/host-start.ts';
import type { PortLike } from '../../contract/rpc/message-port-channel.ts';
import type { KeyWrap } from '../keys/key-wrap.ts';
import { askKeyWrap } from './ask-key-wrap.ts';
import { type ShellPipe, shellPipe } from './shell-pipe.ts';

/** The shell says how to start at once; a host without a shell gives up after this. */
const startTimeoutMs = 10_000;

export interface ShellLink {
  /** Rejects when no shell speaks in time: the host is not a program to start by hand. */
  start: Promise<HostStart>;
  /** Only when the start says that the shell wraps keys. */
  keyWrap: KeyWrap;
  reportReady(port: number): void;
  /** Resolves when the message is handed over, after which the host may exit. */
  reportFailed(failed: Failure): Promise<void>;
  /** The shell opens a window whose address carries this one-time code. Only after `reportReady`. */
  onTicket(admit: (ticket: string) => void): void;
  /** The shell hands over a window's port: having it is the admission. Only after `reportReady`. */
  onPort(serve: (port: PortLike, role: Role) => void): void;
  /** Asks for a second till of the demo shop: the address of its page, or null. One ask at a time. */
  askForSecondTill(): Promise<string | null>;
  /** A till of the demo shop says who it is; the shell may then have it enrolled at its own platform. */
  reportDemoTill(till: DemoTill): void;
  onEnrol(enrol: (pairing: { code: string; platform: string }) => void): void;
  /** Asks that the platform beside this till of the demo shop is stopped, or started. */
  switchPlatform(to: OwnPlatformSwitch): void;
  /** The shell says how that switch stands. */
  onPlatformSwitch(hear: (at: OwnPlatformSwitch) => void): void;
  /** Runs once: the shell asks to stop, or is gone. */
  onStop(stop: () => void): void;
}

/** The host's end of the channel to the shell that started it. */
export function shellLink(pipe: ShellPipe = shellPipe()): ShellLink {
  const start = Promise.withResolvers<HostStart>();
  const keys = askKeyWrap((request) => void pipe.send(request));
  let isStopping = false;
  let stop: (() => void) | null = null;
  let admit = (_: string): void => undefined;
  let secondTill: PromiseWithResolvers<string | null> | null = null;
  let enrol = (_: { code: string; platform: string }): void => undefined;
  let hearSwitch = (_: OwnPlatformSwitch): void => undefined;
  let servePort = (port: PortLike, _: Role): void => port.close();
  const timer = setTimeout(
    () => start.reject(new Error('No shell told the host how to start; use npm start')),
    startTimeoutMs,
  );

  pipe.onMessage((message, ports) => {
    const said = shellMessage.parse(message);
    hear(said, ports);
  });
  pipe.onGone(() => hear({ stop: true }, []));
  // Ctrl-C reaches the whole group of a terminal. The shell hears it too and then says stop, so that
  // there is one way to end.
  process.on('SIGINT', () => undefined);
  // The system shuts down, or somebody ends this process alone (then the shell starts it anew).
  for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => hear({ stop: true }, []));

  function hear(said: ShellMessage, ports: readonly PortLike[]): void {
    if ('start' in said) {
      clearTimeout(timer);
      start.resolve(said.start);
    } else if ('ticket' in said) admit(said.ticket);
    else if ('port' in said) {
      for (const port of ports) servePort(port, said.port);
    } else if ('keyAnswer' in said) keys.answered(said);
    else if ('secondTill' in said) secondTill?.resolve(said.secondTill);
    else if ('enrol' in said) enrol(said.enrol);
    else if ('ownPlatform' in said) hearSwitch(said.ownPlatform);
    else if ('ping' in said) void pipe.send({ pong: true });
    else if (!isStopping) {
      isStopping = true;
      clearTimeout(timer);
      start.reject(new Error('The shell ended before it said how to start'));
      stop?.();
    }
  }

  return {
    start: start.promise,
    keyWrap: keys.wrap,
    reportReady: (port) => void pipe.send({ ready: true, port }),
    reportFailed: (failed) => pipe.send({ failed }),
    onTicket(run) {
      admit = run;
    },
    onPort(run) {
      servePort = run;
    },
    askForSecondTill() {
      // Who asked before and got no answer waits for this one.
      const asked = Promise.withResolvers<string | null>();
      secondTill?.resolve(asked.promise);
      secondTill = asked;
      void pipe.send({ secondTill: true });
      return asked.promise;
    },
    reportDemoTill: (demoTill) => void pipe.send({ demoTill }),
    onEnrol(run) {
      enrol = run;
    },
    switchPlatform: (ownPlatform) => void pipe.send({ ownPlatform }),
    onPlatformSwitch(run) {
      hearSwitch = run;
    },
    onStop(run) {
      stop = run;
      if (isStopping) run();
    },
  };
}
