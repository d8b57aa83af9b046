import { createServer, type Server, type Socket } from 'node:net';
import { systemTimers, type Timers } from '../../contract/rpc/timers.ts';
import type { Paper } from './paper.ts';
import { createPrinterMachine, linesWhenLow } from './simulation/machine.ts';
import { readEscPos } from './simulation/read-escpos.ts';
import { readStarPrnt } from './simulation/read-starprnt.ts';
import { createRealTimeFilter } from './simulation/real-time.ts';
import { rollSvg } from './simulation/roll-svg.ts';
import { rollText } from './simulation/roll-text.ts';
import { escPosPaper, escPosStatus, starReport } from './simulation/status-bytes.ts';

/**
 * A receipt printer that is not there: it listens on TCP, understands what we send, answers as a
 * printer does, draws its paper, and has every switch that makes a real one fail.
 */
export interface PrinterSimulator {
  /** For the till: `tcp://127.0.0.1:PORT?…`. */
  readonly address: string;
  readonly port: number;
  /** The paper as lines of text; codes and cuts in brackets. */
  roll(): string[];
  /** The last papers as a picture. */
  rollSvg(): string;
  /** Tears the paper off. */
  clearRoll(): void;
  switches(): PrinterSwitches;
  setCover(isOpen: boolean): void;
  setPaper(level: 'full' | 'low' | 'out'): void;
  /** The roll ends after so many more lines. */
  setLinesLeft(lines: number): void;
  setCutterJammed(isJammed: boolean): void;
  /** A line every 150 ms, so that something can be done to a paper while it comes out. */
  setSlow(isSlow: boolean): void;
  /** Prints and answers nothing, as behind a print server without a way back. */
  setSilent(isSilent: boolean): void;
  /** Off: no connection, and what was not printed is forgotten. Resolves when it is so. */
  setPower(isOn: boolean): Promise<void>;
  /** The network fails once, after so many more lines. */
  dropConnectionAfter(lines: number): void;
  closeDrawer(): void;
  /** Told after anything changed: paper, switches, drawer. Returns how to stop it. */
  onChange(listener: () => void): () => void;
  stop(): Promise<void>;
}

interface PrinterSwitches {
  isOn: boolean;
  isCoverOpen: boolean;
  paper: 'full' | 'low' | 'out';
  isCutterJammed: boolean;
  isSlow: boolean;
  isSilent: boolean;
  isDrawerOpen: boolean;
}

export interface SimulatorOptions {
  /** 0: any free port. */
  port?: number;
  language?: Paper['language'];
  columns?: Paper['columns'];
  timers?: Timers;
}

/** The picture shows so many papers: what fits on a screen. */
const papersInPicture = 3;

export async function startPrinterSimulator({
  port: wishedPort = 0,
  language = 'escpos',
  columns = 48,
  timers = systemTimers,
}: SimulatorOptions = {}): Promise<PrinterSimulator> {
  const listeners = new Set<() => void>();
  let isOn = true;
  let isSilent = false;
  let dropAt = Number.POSITIVE_INFINITY;
  let connections: Socket[] = [];

  const machine = createPrinterMachine(
    language === 'escpos' ? readEscPos : readStarPrnt,
    timers,
    () => {
      if (machine.printedParts >= dropAt) dropConnections();
      reportUnasked();
      for (const tell of listeners) tell();
    },
  );
  const server = createServer(serve);
  const port = await listen(server, wishedPort);

  function serve(socket: Socket): void {
    const filter = createRealTimeFilter(language);
    connections.push(socket);
    // One host at a time, as most printers: the next one waits until the first has gone.
    if (connections[0] !== socket) socket.pause();
    socket.on('data', (bytes) => {
      const { rest, commands } = filter.take(bytes);
      for (const command of commands) {
        if (command.kind === 'status') answerStatus(socket, command.question);
        else if (!machine.state.isCutterJammed) machine.change({ isDrawerOpen: true });
      }
      machine.receive(rest, () => confirm(socket));
    });
    socket.on('error', () => socket.destroy());
    socket.on('close', () => {
      connections = connections.filter((other) => other !== socket);
      connections[0]?.resume();
    });
  }

  function say(socket: Socket, bytes: Uint8Array): void {
    if (!isSilent && socket.writable) socket.write(bytes);
  }

  function answerStatus(socket: Socket, question: number): void {
    const { state } = machine;
    const isEscPos = language === 'escpos';
    say(socket, isEscPos ? Uint8Array.of(escPosStatus(question, state)) : starReport(state));
  }

  function confirm(socket: Socket): void {
    const { state } = machine;
    say(socket, language === 'escpos' ? Uint8Array.of(escPosPaper(state)) : starReport(state));
  }

  let lastReport = '';
  /** Star's printers tell when their state changes. */
  function reportUnasked(): void {
    const [socket] = connections;
    if (language !== 'starprnt' || socket === undefined) return;
    const report = starReport(machine.state);
    if (report.join() !== lastReport) say(socket, report);
    lastReport = report.join();
  }

  function dropConnections(): void {
    dropAt = Number.POSITIVE_INFINITY;
    for (const socket of connections) socket.resetAndDestroy();
  }

  function tellAll(): void {
    for (const tell of listeners) tell();
  }

  async function setPower(isSwitchedOn: boolean): Promise<void> {
    if (isSwitchedOn === isOn) return;
    isOn = isSwitchedOn;
    if (isOn) await listen(server, port);
    else {
      machine.forget();
      await close(server, connections);
    }
    tellAll();
  }

  return {
    address: `tcp://127.0.0.1:${port}?language=${language}&columns=${columns}`,
    port,
    roll: () => rollText(machine.roll.parts()),
    rollSvg() {
      const parts = machine.roll.parts();
      const cuts = parts.flatMap((part, index) => (part.kind === 'cut' ? [index] : []));
      const before = cuts.at(-1 - papersInPicture);
      return rollSvg(before === undefined ? parts : parts.slice(before + 1), columns);
    },
    clearRoll() {
      machine.roll.clear();
      tellAll();
    },
    switches() {
      const { isCoverOpen, isCutterJammed, isSlow, isDrawerOpen, linesLeft } = machine.state;
      const paper = linesLeft <= 0 ? 'out' : linesLeft <= linesWhenLow ? 'low' : 'full';
      return { isOn, isCoverOpen, paper, isCutterJammed, isSlow, isSilent, isDrawerOpen };
    },
    setCover: (isCoverOpen) => machine.change({ isCoverOpen }),
    setPaper: (level) => machine.change({ linesLeft: linesAt[level] }),
    setLinesLeft: (linesLeft) => machine.change({ linesLeft }),
    setCutterJammed: (isCutterJammed) => machine.change({ isCutterJammed }),
    setSlow: (isSlow) => machine.change({ isSlow }),
    setSilent(isNowSilent) {
      isSilent = isNowSilent;
      tellAll();
    },
    setPower,
    dropConnectionAfter(lines) {
      dropAt = machine.printedParts + lines;
    },
    closeDrawer: () => machine.change({ isDrawerOpen: false }),
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async stop() {
      machine.forget();
      listeners.clear();
      if (isOn) await close(server, connections);
      isOn = false;
    },
  };
}

const linesAt = { full: Number.POSITIVE_INFINITY, low: linesWhenLow, out: 0 };

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      server.off('error', reject);
      const bound = server.address();
      resolve(bound !== null && typeof bound === 'object' ? bound.port : port);
    });
  });
}

function close(server: Server, connections: readonly Socket[]): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    for (const socket of connections) socket.destroy();
  });
}
