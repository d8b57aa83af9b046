import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { z } from 'zod';
import type { Utility } from '../../electron/main/fork-host.ts';

const upFrame = z.union([
  z.object({ message: z.unknown() }),
  z.object({ onPort: z.int(), data: z.string() }),
  z.object({ closedPort: z.int() }),
]);

/**
 * Electron's `utilityProcess.fork` without Electron: a Node process whose `process.parentPort` is a
 * stand-in, and to which MessagePorts can be transferred (they are carried over the IPC of the fork).
 * As in Electron, a port whose process dies is closed.
 */
export function standInUtility(program: string): Utility<MessagePort> {
  const preload = pathToFileURL(join(import.meta.dirname, 'stand-in-parent-port.ts')).href;
  const child = spawn(process.execPath, ['--import', preload, program], {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const ports = new Map<number, MessagePort>();
  const hearers: ((message: unknown) => void)[] = [];
  let lastPort = 0;
  child.on('message', (raw) => {
    const frame = upFrame.parse(raw);
    if ('onPort' in frame) ports.get(frame.onPort)?.postMessage(frame.data);
    else if ('closedPort' in frame) ports.get(frame.closedPort)?.close();
    else for (const hear of hearers) hear(frame.message);
  });
  child.on('exit', () => {
    for (const port of ports.values()) port.close();
  });
  const send = (frame: object): void => {
    if (child.connected) child.send(frame, () => undefined);
  };
  function on(event: 'message', listener: (message: unknown) => void): void;
  function on(event: 'exit', listener: (code: number) => void): void;
  function on(event: 'message' | 'exit', listener: (given: never) => void): void {
    if (event === 'message') hearers.push(listener as (message: unknown) => void);
    else child.on('exit', (code) => (listener as (code: number) => void)(code ?? -1));
  }
  return {
    pid: child.pid,
    postMessage(message, transfer = []) {
      const ids = transfer.map((port) => {
        const id = ++lastPort;
        ports.set(id, port);
        port.addEventListener('message', ({ data }) => send({ onPort: id, data }));
        port.addEventListener('close', () => send({ closedPort: id }));
        port.start();
        return id;
      });
      send({ message, ports: ids });
    },
    on,
    kill: () => child.kill(),
  };
}
