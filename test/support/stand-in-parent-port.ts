// Loaded before a host by `standInUtility`: gives it the `process.parentPort` that Electron gives a
// utilityProcess, over the IPC of a fork. Its ports speak Node's events, as MessagePortMain does.
import { EventEmitter } from 'node:events';
import { z } from 'zod';

export const downFrame = z.union([
  z.object({ message: z.unknown(), ports: z.array(z.int()) }),
  z.object({ onPort: z.int(), data: z.string() }),
  z.object({ closedPort: z.int() }),
]);

class StandInPort extends EventEmitter {
  readonly id: number;
  #isStarted = false;
  readonly #early: string[] = [];

  constructor(id: number) {
    super();
    this.id = id;
  }

  postMessage(data: string): void {
    process.send?.({ onPort: this.id, data });
  }

  start(): void {
    this.#isStarted = true;
    for (const data of this.#early.splice(0)) this.emit('message', { data });
  }

  close(): void {
    process.send?.({ closedPort: this.id });
  }

  hear(data: string): void {
    if (this.#isStarted) this.emit('message', { data });
    else this.#early.push(data);
  }
}

class StandInParentPort extends EventEmitter {
  postMessage(message: unknown): void {
    process.send?.({ message });
  }
}

// Read for its shapes by the other side, which is no child.
if (process.send !== undefined && process.argv[1]?.endsWith('main.mjs')) install();

function install(): void {
  const parentPort = new StandInParentPort();
  const ports = new Map<number, StandInPort>();
  Object.defineProperty(process, 'parentPort', { value: parentPort });
  process.on('message', (raw) => {
    const frame = downFrame.parse(raw);
    if ('onPort' in frame) ports.get(frame.onPort)?.hear(frame.data);
    else if ('closedPort' in frame) ports.get(frame.closedPort)?.emit('close');
    else {
      const given = frame.ports.map((id) => new StandInPort(id));
      for (const port of given) ports.set(port.id, port);
      parentPort.emit('message', { data: frame.message, ports: given });
    }
  });
  // Electron ends its utility processes when its main process is gone.
  process.on('disconnect', () => process.exit(1));
}
