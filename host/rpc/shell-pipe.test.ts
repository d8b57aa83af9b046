import { EventEmitter } from 'node:events';
import { afterEach, expect, test } from 'vitest';
import { shellLink } from './shell-link.ts';
import { electronPipe } from './shell-pipe.ts';

const start = {
  token: 't'.repeat(43),
  port: 0,
  dataFolder: 'd',
  pageFolder: 'p',
  language: 'fr' as const,
};

afterEach(() => {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.removeAllListeners(signal);
});

/** What Electron gives a utilityProcess, with the main process in the test's hands. */
function newLink() {
  const said: unknown[] = [];
  const parentPort = new EventEmitter();
  const link = shellLink(
    electronPipe({
      on: (event, listener) => parentPort.on(event, listener),
      postMessage: (message) => said.push(message),
    }),
  );
  const tell = (data: unknown, ports: unknown[] = []) =>
    parentPort.emit('message', { data, ports });
  return { link, said, tell };
}

/** Electron's MessagePortMain, its other end in the test's hands. */
class StandInPort extends EventEmitter {
  isStarted = false;
  isClosed = false;
  sent: string[] = [];
  postMessage(text: string) {
    this.sent.push(text);
  }
  start() {
    this.isStarted = true;
  }
  close() {
    this.isClosed = true;
  }
}

test('the start comes over the parent port, and what the host reports goes back over it', async () => {
  const { link, said, tell } = newLink();
  tell({ start });
  expect(await link.start).toEqual(start);
  link.reportReady(7_300);
  await link.reportFailed({ code: 'WRONG_KEY', details: {} });
  expect(said).toEqual([
    { ready: true, port: 7_300 },
    { failed: { code: 'WRONG_KEY', details: {} } },
  ]);
});

test('a port comes with its role, and speaks both ways', async () => {
  const { link, tell } = newLink();
  tell({ start });
  const port = new StandInPort();
  const served: string[] = [];
  link.onPort((given, role) => {
    given.addEventListener('message', ({ data }) => served.push(`${role}: ${String(data)}`));
    given.addEventListener('close', () => served.push('closed'));
    given.start();
    given.postMessage('welcome');
  });
  tell({ port: 'display' }, [port]);
  port.emit('message', { data: 'hello' });
  port.emit('close');
  expect(port.isStarted).toBe(true);
  expect(port.sent).toEqual(['welcome']);
  expect(served).toEqual(['display: hello', 'closed']);
});

test('a port that comes before the host serves is closed, not kept', () => {
  const { tell } = newLink();
  tell({ start });
  const port = new StandInPort();
  tell({ port: 'page' }, [port]);
  expect(port.isClosed).toBe(true);
});

test('answers about keys find their question, in whatever order they come', async () => {
  const { link, said, tell } = newLink();
  tell({ start });
  const wrapped = link.keyWrap.wrap('a');
  const unwrapped = link.keyWrap.unwrap('b');
  expect(said).toEqual([{ wrap: { id: 1, text: 'a' } }, { unwrap: { id: 2, wrapped: 'b' } }]);
  tell({ keyAnswer: { id: 2, text: null, isStale: false } });
  tell({ keyAnswer: { id: 1, text: 'A', isStale: false } });
  tell({ keyAnswer: { id: 1, text: 'again', isStale: false } });
  expect(await wrapped).toBe('A');
  expect(await unwrapped).toBeNull();
});
