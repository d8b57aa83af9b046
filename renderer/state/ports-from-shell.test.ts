import { expect, test } from 'vitest';
import { type PageWindow, portsFromShell } from './ports-from-shell.ts';

/** A page's window whose preload is this test. */
function newPage() {
  const asked: unknown[] = [];
  type Listener = Parameters<PageWindow['addEventListener']>[1];
  const listeners: Listener[] = [];
  const page: PageWindow = {
    location: { origin: 'http://127.0.0.1:7300' },
    postMessage: (message, origin) => asked.push({ message, origin }),
    addEventListener: (_, listener) => listeners.push(listener),
  };
  const hear = (event: Parameters<Listener>[0]) => {
    for (const listener of listeners) listener(event);
  };
  function give(nonce = 'n', source: unknown = page) {
    const { port1, port2 } = new MessageChannel();
    hear({ source, data: { kind: 'comptoir.port-given', nonce }, ports: [port1] });
    const heard: unknown[] = [];
    port2.addEventListener('message', ({ data }) => heard.push(data));
    port2.start();
    return { port: port2, heard };
  }
  const lose = (nonce: string) =>
    hear({ source: page, data: { kind: 'comptoir.port-lost', nonce }, ports: [] });
  return { asked, give, lose, ports: portsFromShell('n', page) };
}

test('the page asks under its nonce; what it said meanwhile goes over the port that comes', async () => {
  const { asked, give, ports } = newPage();
  const channel = ports.openChannel();
  const answers: string[] = [];
  channel.onMessage((text) => answers.push(text));
  channel.send('hello');
  expect(asked).toEqual([
    { message: { kind: 'comptoir.port-wanted', nonce: 'n' }, origin: 'http://127.0.0.1:7300' },
  ]);
  const { port, heard } = give();
  channel.send('call');
  port.postMessage('welcome');
  await expect.poll(() => heard).toEqual(['hello', 'call']);
  await expect.poll(() => answers).toEqual(['welcome']);
  channel.close();
});

test('a port under another nonce, or from another window, is not taken', async () => {
  const { give, ports } = newPage();
  const channel = ports.openChannel();
  channel.send('hello');
  const strange = [give('other'), give('n', {})];
  const { heard } = give();
  await expect.poll(() => heard).toEqual(['hello']);
  expect(strange.flatMap(({ heard }) => heard)).toEqual([]);
  channel.close();
});

test('a host that goes closes the channel, once', () => {
  const { give, lose, ports } = newPage();
  const channel = ports.openChannel();
  let closings = 0;
  channel.onClose(() => {
    closings += 1;
  });
  channel.onMessage(() => undefined);
  give();
  lose('other');
  expect(closings).toBe(0);
  lose('n');
  channel.close();
  expect(closings).toBe(1);
});

test('a second port for one channel is not taken, the first serves on', async () => {
  const { give, ports } = newPage();
  const channel = ports.openChannel();
  const first = give();
  const second = give();
  channel.send('hello');
  await expect.poll(() => first.heard).toEqual(['hello']);
  expect(second.heard).toEqual([]);
  channel.close();
});

test('a channel given up before its port came takes none', async () => {
  const { give, ports } = newPage();
  const channel = ports.openChannel();
  channel.send('hello');
  channel.close();
  const { port, heard } = give();
  let isClosed = false;
  port.addEventListener('close', () => {
    isClosed = true;
  });
  await expect.poll(() => isClosed).toBe(true);
  expect(heard).toEqual([]);
});
