import { describe, expect, test } from 'vitest';
import { fail } from '../../contract/failure/failure.ts';
import { ok, type Result, refuse } from '../../domain/result.ts';
import { act, pageOnWire, scan, settle, tooOld } from '../../test/support/page-on-wire.ts';
import { maxWaitingCalls, maxWaitMs } from './host-connection-queue.ts';

test('the page says whether the host is there, and since when', async () => {
  const page = pageOnWire();
  page.isState('connecting', 0);
  await settle();
  page.isState('connected', 0);
  page.host.isUp = false;
  await page.pass(500);
  await page.cut();
  page.isState('connecting', 500);
  await page.pass(3_000);
  page.isState('gone', 500);
  page.host.isUp = true;
  await page.pass(2_000);
  page.isState('connected', 5_500);
});

test('a host that hangs is said to be gone since it fell silent, and is there again when it answers', async () => {
  const page = pageOnWire();
  await settle();
  await page.pass(2_000);
  page.isState('connected', 0);
  page.host.isHung = true;
  await page.pass(2_000);
  await page.pass(3_999);
  page.isState('connected', 0);
  await page.pass(1);
  page.isState('gone', 4_000);
  // Killed by the shell, its connection ends: it is gone as long as before.
  page.host.isHung = false;
  page.host.isUp = false;
  await page.cut();
  page.isState('gone', 4_000);
  page.host.isUp = true;
  await page.pass(2_000);
  page.isState('connected', 10_000);
});

test('it looks for the host for ever, ever more slowly up to every 2 s', async () => {
  const page = pageOnWire();
  await settle();
  page.host.isUp = false;
  await page.cut();
  const triesBefore = page.tries();
  // 0.1 + 0.2 + 0.4 + 0.8 + 1.6 s, then every 2 s.
  for (const ms of [100, 200, 400, 800, 1_600, ...Array<number>(100).fill(2_000)]) {
    const tries = page.tries();
    await page.pass(ms - 1);
    expect(page.tries()).toBe(tries);
    await page.pass(1);
    expect(page.tries()).toBe(tries + 1);
  }
  expect(page.tries()).toBe(triesBefore + 105);
});

test('a view goes on after the host was away, and its end is final', async () => {
  const page = pageOnWire();
  const seen: number[] = [];
  const view = page.connection.view('count', undefined, (count) => seen.push(count));
  await settle();
  await page.cut();
  expect(page.host.listeners.size).toBe(0);
  page.host.count = 7;
  await page.pass(100);
  expect(seen).toEqual([1, 7]);
  view.close();
  await settle();
  expect(page.host.listeners.size).toBe(0);
  await page.cut();
  page.host.count = 8;
  await page.pass(100);
  expect(seen).toEqual([1, 7]);
});

test('a plain call without host fails at once and is not sent later', async () => {
  const page = pageOnWire();
  await settle();
  await page.cut();
  expect(await page.connection.call('scan', { id: 1 })).toEqual(refuse(fail('NO_ANSWER')));
  await page.pass(2_000);
  expect(page.host.heard).toEqual([]);
});

test('scans made while the host is away arrive in order, once it is back', async () => {
  const page = pageOnWire();
  await settle();
  page.host.isUp = false;
  await page.cut();
  const answers = [1, 2, 3].map((id) => scan(page, id));
  await page.pass(1_000);
  page.host.isUp = true;
  await page.pass(2_000);
  expect(await Promise.all(answers)).toEqual([ok(1), ok(2), ok(3)]);
  expect(page.host.heard).toEqual([1, 2, 3]);
});

test('a scan whose answer is lost is sent again before the next one', async () => {
  const page = pageOnWire();
  await settle();
  page.host.answer = () => new Promise(() => undefined);
  const answers = [1, 2].map((id) => scan(page, id));
  await settle();
  await page.cut();
  page.host.answer = (id) => Promise.resolve(ok(id));
  await page.pass(100);
  expect(await Promise.all(answers)).toEqual([ok(1), ok(2)]);
  expect(page.host.heard).toEqual([1, 1, 2]);
  expect(page.host.taken).toEqual([1, 2]);
});

test('a host that is slow or busy gets the scan again; a refusal is an answer', async () => {
  const page = pageOnWire();
  await settle();
  const answers: Result<number, ReturnType<typeof fail>>[] = [
    refuse(fail('BUSY')),
    refuse(fail('DISK_FULL')),
  ];
  page.host.answer = () => {
    const answer = answers.shift();
    return answer === undefined ? new Promise(() => undefined) : Promise.resolve(answer);
  };
  const refused = scan(page, 1);
  await settle();
  await page.pass(200);
  expect(await refused).toEqual(refuse(fail('DISK_FULL')));

  const slow = scan(page, 2);
  await settle();
  await page.pass(1_000);
  page.host.answer = (id) => Promise.resolve(ok(id));
  await page.pass(200);
  expect(await slow).toEqual(ok(2));
  expect(page.host.heard).toEqual([1, 1, 2, 2]);
});

test('no more than the bound waits for a host; the next scan is refused and says so', async () => {
  const page = pageOnWire();
  await settle();
  page.host.isUp = false;
  await page.cut();
  const ids = Array.from({ length: maxWaitingCalls }, (_, id) => id);
  const answers = ids.map((id) => scan(page, id));
  expect(await scan(page, 999)).toEqual(refuse(fail('BUSY')));
  page.host.isUp = true;
  await page.pass(2_000);
  await Promise.all(answers);
  expect(page.host.taken).toEqual(ids);
});

test('a command waits for the scans made before it, on a slow host too', async () => {
  const page = pageOnWire();
  await settle();
  const first = Promise.withResolvers<Result<number, ReturnType<typeof fail>>>();
  page.host.answer = (id) => (id === 1 ? first.promise : Promise.resolve(ok(id)));
  const answers = [scan(page, 1), scan(page, 2), act(page, 3), scan(page, 4)];
  await page.pass(900);
  expect(page.host.heard).toEqual([1]);
  first.resolve(ok(1));
  expect(await Promise.all(answers)).toEqual([ok(1), ok(2), ok(3), ok(4)]);
  expect(page.host.heard).toEqual([1, 2, 3, 4]);
});

test('a command that the host does not answer in time is not sent again', async () => {
  const page = pageOnWire();
  await settle();
  page.host.answer = () => new Promise(() => undefined);
  const unanswered = act(page, 1);
  await settle();
  await page.pass(1_000);
  expect(await unanswered).toEqual(refuse(fail('NO_ANSWER')));
  page.host.answer = () => Promise.resolve(refuse(fail('BUSY')));
  expect(await act(page, 2)).toEqual(refuse(fail('BUSY')));
  expect(page.host.heard).toEqual([1, 2]);
});

test('a command that is cut off before its answer is sent again under the same id', async () => {
  const page = pageOnWire();
  await settle();
  page.host.answer = () => new Promise(() => undefined);
  const answers = [act(page, 1), scan(page, 2)];
  await settle();
  await page.cut();
  page.host.answer = (id) => Promise.resolve(ok(id));
  await page.pass(100);
  expect(await Promise.all(answers)).toEqual([ok(1), ok(2)]);
  expect(page.host.heard).toEqual([1, 1, 2]);
  expect(page.host.taken).toEqual([1, 2]);
});

describe('what has waited for a minute', () => {
  test('is given up and never sent, each by its own age', async () => {
    const page = pageOnWire();
    await settle();
    page.host.isUp = false;
    await page.cut();
    const old = [scan(page, 1), act(page, 2)];
    await page.pass(10_000);
    const young = scan(page, 3);
    await page.pass(maxWaitMs - 10_000);
    expect(await Promise.all(old)).toEqual([refuse(tooOld), refuse(fail('NO_ANSWER'))]);
    page.host.isUp = true;
    await page.pass(2_000);
    expect(await young).toEqual(ok(3));
    expect(page.host.heard).toEqual([3]);
  });

  test('is given up although it was sent, and does not hold up what comes after it', async () => {
    const page = pageOnWire();
    await settle();
    page.host.answer = (id) => (id === 1 ? new Promise(() => undefined) : Promise.resolve(ok(id)));
    const silent = scan(page, 1);
    for (let passedMs = 0; passedMs < maxWaitMs + 1_000; passedMs += 100) await page.pass(100);
    expect(await silent).toEqual(refuse(tooOld));
    expect(await scan(page, 2)).toEqual(ok(2));
  });

  test('is not sent by a machine whose timers slept', async () => {
    const page = pageOnWire();
    await settle();
    page.host.isUp = false;
    await page.cut();
    const scanned = scan(page, 1);
    page.sleep(maxWaitMs);
    page.host.isUp = true;
    await page.pass(100);
    expect(await scanned).toEqual(refuse(tooOld));
    expect(page.host.heard).toEqual([]);
  });
});

describe('a host of a newer build', () => {
  test('gets what waits before the page reloads', async () => {
    const page = pageOnWire();
    await settle();
    page.host.isUp = false;
    await page.cut();
    const answers = [scan(page, 1), act(page, 2)];
    page.host.isUp = true;
    page.host.build = 'b2';
    await page.pass(100);
    expect(await Promise.all(answers)).toEqual([ok(1), ok(2)]);
    expect(page.host.taken).toEqual([1, 2]);
    expect(page.reloads).toEqual(['b2']);
  });

  test('leaves time to read what it refused of it', async () => {
    const page = pageOnWire();
    await settle();
    page.host.isUp = false;
    await page.cut();
    const scanned = scan(page, 1);
    page.host.answer = () => Promise.resolve(refuse(fail('UNKNOWN_CODE', { code: '1' })));
    page.host.isUp = true;
    page.host.build = 'b2';
    await page.pass(100);
    expect(await scanned).toMatchObject({ ok: false });
    await page.pass(9_999);
    expect(page.reloads).toEqual([]);
    await page.pass(1);
    expect(page.reloads).toEqual(['b2']);
  });
});

test('a page older than its host reloads, once for each build', async () => {
  const old = pageOnWire({ build: 'b0' });
  await settle();
  expect(old.reloads).toEqual(['b1']);
  old.isState('connecting', 0);

  const reloaded = pageOnWire({ build: 'b0', lastReload: 'b1' });
  await settle();
  expect(reloaded.reloads).toEqual([]);
  reloaded.isState('connected', 0);
});

test('a page whose token is not known says so at once, and goes on looking', async () => {
  const page = pageOnWire({ credential: { token: 'of yesterday' } });
  await settle();
  expect(page.connection.state()).toEqual({
    kind: 'gone',
    sinceMs: 0,
    refusal: fail('NOT_ALLOWED'),
  });
  const tries = page.tries();
  await page.pass(2_000);
  expect(page.tries()).toBeGreaterThan(tries);
});

test('a page that came by a ticket is let in once by it, and by its token after that', async () => {
  const page = pageOnWire({ credential: { ticket: 'ticket' } });
  await settle();
  page.isState('connected', 0);
  await page.cut();
  await page.pass(100);
  page.isState('connected', 100);

  const second = pageOnWire({ credential: { ticket: 'used before' } });
  await settle();
  expect(second.connection.state().refusal).toEqual(fail('NOT_ALLOWED'));
});
