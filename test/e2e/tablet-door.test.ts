// Tablets of a till over the store network: the door, pairing, what a tablet may do, and revoking.
import { createServer } from 'node:net';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type HostApi, hostApi } from '../../contract/host/api.ts';
import type { TabletDesk } from '../../contract/host/calls/tablet-calls.ts';
import { tabletMay } from '../../contract/host/tablet-may.ts';
import type { CallInput, CallName } from '../../contract/rpc/api-shape.ts';
import type { RpcClient } from '../../contract/rpc/client.ts';
import { certificateAt, pinnedClient, rawAnswers, statusOf } from '../support/pinned-client.ts';
import { temporaryFolder } from '../support/start-till.ts';
import { newCommandId } from '../support/till-client.ts';
import { tillInProcess } from '../support/till-in-process.ts';

const seat = 'till';
let folder = '';
let till: Awaited<ReturnType<typeof tillInProcess>>;
const clients: RpcClient<HostApi>[] = [];
let port = 0;

beforeEach(async () => {
  folder = temporaryFolder();
  till = await tillInProcess({ folder });
  port = await freePort();
  await done('signOn', { seat, operatorId: 'op-karim', pin: '222222' });
});

afterEach(async () => {
  for (const client of clients.splice(0)) client.close();
  await till.close();
  expect(till.errors()).toBe('');
});

it('is shut until a setting opens it, and shut again when it is unset', async () => {
  expect((await desk()).door).toEqual({ kind: 'shut' });
  const offered = await till.page.call('offerTablet', { seat, name: '' });
  expect(offered).toMatchObject({ error: { code: 'TABLETS_SHUT' } });
  const { origin, fingerprint } = await openDoor();
  expect(await certificateAt(origin, fingerprint)).toContain('BEGIN CERTIFICATE');
  await done('setSetting', { seat, key: 'tablets.port', value: '' });
  expect((await desk()).door).toEqual({ kind: 'shut' });
  await expect(certificateAt(origin, fingerprint)).rejects.toThrow();
});

it('says why it can’t be opened', async () => {
  const taken = createServer().listen(port, '127.0.0.1');
  await done('setSetting', { seat, key: 'tablets.address', value: '127.0.0.1' });
  await done('setSetting', { seat, key: 'tablets.port', value: String(port) });
  expect((await desk()).door).toMatchObject({ kind: 'failed', failure: { code: 'PORT_TAKEN' } });
  taken.close();
  await done('setSetting', { seat, key: 'tablets.address', value: '203.0.113.7' });
  expect((await desk()).door).toMatchObject({ failure: { code: 'NO_SUCH_ADDRESS' } });
});

it('shows the same certificate after a restart', async () => {
  const { fingerprint } = await openDoor();
  await till.close({ keepsFolder: true });
  till = await tillInProcess({ folder });
  await done('signOn', { seat, operatorId: 'op-karim', pin: '222222' });
  expect((await desk()).door).toMatchObject({ kind: 'open', fingerprint });
});

it('serves who names it as its certificate does, and no page of another origin', async () => {
  const { origin, certificate } = await openDoor();
  expect(await statusOf(origin, certificate)).toBe(200);
  expect(await statusOf(origin, certificate, { host: 'evil.example' })).toBe(403);
  expect(await statusOf(origin, certificate, { host: `evil.example:${port}` })).toBe(403);
  expect(await statusOf(origin, certificate, { origin: 'https://evil.example' })).toBe(403);
  expect(await statusOf(origin, certificate, { origin })).toBe(200);
});

it('pairs a tablet by a code that is good once, gives it a seat and knows it again', async () => {
  const door = await openDoor();
  const { code, url } = await offer('Rayon homme');
  expect(url).toBe(
    `${door.origin}/#${new URLSearchParams({ ticket: code, sha256: door.fingerprint })}`,
  );
  const first = join({ ticket: code });
  const welcome = await first.welcome;
  expect(welcome).toMatchObject({ value: { role: 'tablet', seat: 'tablet-1' } });
  const again = join({ ticket: code });
  expect(await again.welcome).toMatchObject({ error: { code: 'TABLET_CODE_WRONG' } });
  first.close();
  const token = welcome.ok ? (welcome.value.token ?? '') : '';
  expect(await join({ token }).welcome).toMatchObject({
    value: { role: 'tablet', seat: 'tablet-1' },
  });
  expect((await desk()).tablets).toMatchObject([
    { seat: 'tablet-1', name: 'Rayon homme', isConnected: true },
  ]);
  await till.close({ keepsFolder: true });
  till = await tillInProcess({ folder });
  await done('signOn', { seat, operatorId: 'op-karim', pin: '222222' });
  expect((await desk()).door).toMatchObject({ kind: 'open' });
  expect(await join({ token }).welcome).toMatchObject({ value: { seat: 'tablet-1' } });

  function join(by: { token: string } | { ticket: string }) {
    return opened(pinnedClient(door.origin, door.certificate, by));
  }
});

it('counts wrong codes and makes who guesses wait', async () => {
  const { origin, certificate } = await openDoor();
  await offer();
  const codes: string[] = [];
  for (let n = 0; n < 4; n += 1) {
    const answer = await opened(pinnedClient(origin, certificate, { ticket: `0000-000${n}` }))
      .welcome;
    codes.push(answer.ok ? 'in' : answer.error.code);
  }
  expect(codes).toEqual([...Array(3).fill('TABLET_CODE_WRONG'), 'TABLET_CODE_WAIT']);
  expect((await desk()).pairing).toMatchObject({ wrong: 3 });
});

it('lets a tablet do what is on its list, at its own seat, and nothing else that the host can', async () => {
  const { token, origin, certificate } = await pairedTablet();
  const calls = Object.keys(hostApi.calls).toSorted();
  const views = Object.keys(hostApi.views).toSorted();
  // Nothing is sent that could be done: what is let through fails for its shape.
  const answers = await rawAnswers(origin, certificate, token, [
    ...calls.map((name) => ({ type: 'call', name, input: 'no input of any call' })),
    ...views.map((name) => ({ type: 'open', name, params: 'no params of any view' })),
  ]);
  const allowed = (names: readonly string[], from: number): string[] =>
    names.filter((_, index) => answers[from + index] !== 'NOT_ALLOWED');
  expect(allowed(calls, 0)).toEqual([...tabletMay.calls].toSorted());
  expect(allowed(views, calls.length)).toEqual([...tabletMay.views].toSorted());
  for (const never of ['tender', 'complete', 'noSale', 'closeDay', 'setSetting', 'offerTablet']) {
    expect(allowed(calls, 0)).not.toContain(never);
  }
});

it('shows a tablet nothing of another seat, and nothing of customers while nobody is signed on there', async () => {
  const { client } = await pairedTablet();
  const act = { seat: 'till', commandId: newCommandId() };
  expect(await client.call('undo', act)).toMatchObject({ error: { code: 'NOT_ALLOWED' } });
  const ended: string[] = [];
  client.view(
    'sale',
    { seat: 'till' },
    () => ended.push('shown'),
    ({ code }) => ended.push(code),
  );
  await expect.poll(() => ended).toEqual(['NOT_ALLOWED']);
  // Somebody is signed on at the till, which is no help to whoever holds the tablet.
  expect(await client.call('findCustomers', { text: 'a', limit: 5 })).toMatchObject({
    error: { code: 'SIGN_ON_FIRST' },
  });
  await client.call('signOn', { seat: 'tablet-1', operatorId: 'op-ines', pin: '1111' });
  expect(await client.call('findCustomers', { text: 'a', limit: 5 })).toMatchObject({ ok: true });
});

it('rings on the tablet and takes the money at the till, by the code that the tablet shows', async () => {
  const { client } = await pairedTablet('Rayon homme');
  await client.call('signOn', { seat: 'tablet-1', operatorId: 'op-ines', pin: '1111' });
  const at = () => ({ seat: 'tablet-1', commandId: newCommandId() });
  const item = { code: '3760123450010', entered: 'scanned' as const };
  expect(await client.call('scan', { ...at(), ...item })).toMatchObject({ ok: true });
  expect(await client.call('sendToTill', at())).toMatchObject({ ok: true });
  const codes: string[] = [];
  client.view('sale', { seat: 'tablet-1' }, ({ sent }) => codes.push(sent[0]?.code ?? ''));
  await expect.poll(() => codes.at(-1)).toMatch(/^[A-Z]\d\d$/);
  const code = codes.at(-1) ?? '';
  const taken = { seat, commandId: newCommandId(), code, entered: 'keyed' as const };
  const { basketId } = await done('scan', taken);
  await expect.poll(() => codes.at(-1)).toBe('');
  const sale = new Promise<number>((resolve) => {
    till.page.view('sale', { seat }, ({ basket }) => basket && resolve(basket.version));
  });
  const paid = await done('tender', {
    ...{ seat, commandId: newCommandId(), type: 'cash', tenderedMinor: 100_000, reference: '' },
    basketVersion: await sale,
  });
  expect(paid.basketId).toBe(basketId);
});

it('cuts a tablet that is revoked, in the middle of its work, and keeps what was rung there', async () => {
  const { client, token, origin, certificate } = await pairedTablet('Rayon homme');
  await client.call('signOn', { seat: 'tablet-1', operatorId: 'op-ines', pin: '1111' });
  const item = { code: '3760123450010', entered: 'scanned' as const };
  await client.call('scan', { seat: 'tablet-1', commandId: newCommandId(), ...item });
  const cut = new Promise<void>((resolve) => client.onClosed(resolve));
  await done('revokeTablet', { seat, tablet: 'tablet-1' });
  await cut;
  expect(await opened(pinnedClient(origin, certificate, { token })).welcome).toMatchObject({
    error: { code: 'NOT_ALLOWED' },
  });
  expect((await desk()).tablets).toEqual([]);
  const labels: string[] = [];
  till.page.view('suspended', {}, ({ baskets }) => labels.push(baskets[0]?.label ?? ''));
  await expect.poll(() => labels.at(-1)).toBe('Rayon homme');
  expect(await till.page.call('revokeTablet', { seat, tablet: 'tablet-1' })).toMatchObject({
    error: { code: 'TABLET_UNKNOWN' },
  });
});

async function done<N extends CallName<HostApi>>(name: N, input: CallInput<HostApi, N>) {
  const answer = await till.page.call(name, input);
  if (!answer.ok) throw new Error(`${name}: ${answer.error.code}`);
  return answer.value;
}

function desk(): Promise<TabletDesk> {
  return done('tabletDesk', { seat });
}

function offer(name = ''): Promise<{ code: string; url: string }> {
  return done('offerTablet', { seat, name });
}

async function openDoor() {
  await done('setSetting', { seat, key: 'tablets.address', value: '127.0.0.1' });
  await done('setSetting', { seat, key: 'tablets.port', value: String(port) });
  const { door } = await desk();
  if (door.kind !== 'open') throw new Error(`the door is ${door.kind}`);
  return { ...door, certificate: await certificateAt(door.origin, door.fingerprint) };
}

async function pairedTablet(name = '') {
  const door = await openDoor();
  const { code } = await offer(name);
  const client = opened(pinnedClient(door.origin, door.certificate, { ticket: code }));
  const welcome = await client.welcome;
  if (!welcome.ok) throw new Error(welcome.error.code);
  return { ...door, client, token: welcome.value.token ?? '' };
}

function opened(client: RpcClient<HostApi>): RpcClient<HostApi> {
  clients.push(client);
  return client;
}

function freePort(): Promise<number> {
  const { promise, resolve } = Promise.withResolvers<number>();
  const server = createServer().listen(0, '127.0.0.1', () => {
    const address = server.address();
    server.close(() => resolve(address !== null && typeof address === 'object' ? address.port : 0));
  });
  return promise;
}
