import { expect, test } from 'vitest';
import { type Failure, fail } from '../../contract/failure/failure.ts';
import type { HostStart } from '../../contract/rpc/host-start.ts';
import { manualTimers } from '../../test/support/manual-timers.ts';
import type { HostEvents } from './host-process.ts';
import { superviseHost } from './supervise-host.ts';

function newShell({ isPortFixed = false } = {}) {
  const timers = manualTimers();
  let nowMs = 0;
  const runs: { events: HostEvents; started: HostStart | null; asked: string[] }[] = [];
  const heard = {
    ready: [] as number[],
    restartsMs: [] as number[],
    givenUp: [] as Failure[],
  };
  const host = superviseHost({
    start: { token: 't'.repeat(43), port: 7_300, dataFolder: 'd', pageFolder: 'p', language: 'fr' },
    isPortFixed,
    spawn(events) {
      const run = { events, started: null as HostStart | null, asked: [] as string[] };
      runs.push(run);
      return {
        start: (how) => {
          run.started = how;
        },
        ping: () => run.asked.push('ping'),
        tell: (word: string) => run.asked.push(word),
        stop: () => run.asked.push('stop'),
        kill: () => run.asked.push('kill'),
      };
    },
    nowMs: () => nowMs,
    timers,
    onReady: (port) => heard.ready.push(port),
    onDeath: (_, inMs) => heard.restartsMs.push(inMs),
    onGivenUp: (failed) => heard.givenUp.push(failed),
  });
  return {
    host,
    runs,
    heard,
    last() {
      const run = runs.at(-1);
      if (run === undefined) throw new Error('no run');
      return run;
    },
    pass(ms: number) {
      nowMs += ms;
      timers.pass(ms);
    },
  };
}

test('what a shell says goes to the host that runs now, never to one that is gone', () => {
  const shell = newShell();
  shell.last().events.onReady(7_300);
  shell.last().events.onExit('SIGKILL');
  shell.host.running()?.tell('early');
  shell.pass(100);
  shell.host.running()?.tell('in time');
  expect(shell.runs.map(({ asked }) => asked)).toEqual([[], ['in time']]);
});

test('a host that dies is started anew, ever more slowly, with the same token and port', () => {
  const shell = newShell();
  shell.last().events.onReady(7_300);
  for (let death = 0; death < 8; death += 1) {
    shell.last().events.onExit('SIGKILL');
    shell.pass(5_000);
  }
  expect(shell.heard.restartsMs).toEqual([100, 200, 400, 800, 1_600, 3_200, 5_000, 5_000]);
  expect(new Set(shell.runs.map(({ started }) => JSON.stringify(started))).size).toBe(1);
  expect(shell.heard.givenUp).toEqual([]);
});

test('a host that served in between is started at once however often it is killed', () => {
  const shell = newShell();
  for (let death = 0; death < 50; death += 1) {
    shell.last().events.onReady(7_300);
    shell.pass(600);
    shell.last().events.onExit('SIGKILL');
    shell.pass(100);
  }
  expect(new Set(shell.heard.restartsMs)).toEqual(new Set([100]));
  expect(shell.heard.givenUp).toEqual([]);
});

test('ten deaths within a minute end it; spread over more time they do not', () => {
  const hasty = newShell();
  for (let death = 0; death < 10; death += 1) {
    hasty.last().events.onExit('exit code 7');
    hasty.pass(5_000);
  }
  expect(hasty.heard.givenUp).toEqual([fail('HOST_KEEPS_STOPPING', { deaths: 10 })]);
  expect(hasty.runs).toHaveLength(10);

  const slow = newShell();
  for (let death = 0; death < 100; death += 1) {
    slow.last().events.onReady(7_300);
    slow.pass(20_000);
    slow.last().events.onExit('exit code 7');
    slow.pass(5_000);
  }
  expect(slow.heard.givenUp).toEqual([]);
});

test('without a port asked for, the next free one is taken', () => {
  const shell = newShell();
  for (const port of [7_300, 7_301]) {
    shell.last().events.onFailed(fail('PORT_TAKEN', { port }));
    shell.last().events.onExit('exit code 1');
  }
  expect(shell.runs.map(({ started }) => started?.port)).toEqual([7_300, 7_301, 7_302]);
  expect(shell.heard.givenUp).toEqual([]);
});

test.each([
  fail('PORT_TAKEN', { port: 7_300 }),
  fail('ALREADY_RUNNING', { folder: 'd' }),
  fail('WRONG_KEY'),
])('a first start that can not be says why and ends: $code', (failure) => {
  const shell = newShell({ isPortFixed: true });
  shell.last().events.onFailed(failure);
  shell.last().events.onExit('exit code 1');
  expect(shell.heard.givenUp).toEqual([failure]);
  expect(shell.runs).toHaveLength(1);
});

test('a port that a dead host still holds is waited for, not left: pages wait at it', () => {
  const shell = newShell();
  shell.last().events.onReady(7_300);
  shell.last().events.onExit('SIGKILL');
  shell.pass(100);
  shell.last().events.onFailed(fail('PORT_TAKEN', { port: 7_300 }));
  shell.last().events.onExit('exit code 1');
  shell.pass(200);
  expect(shell.last().started?.port).toBe(7_300);
  expect(shell.runs).toHaveLength(3);
});

test('a host that never gets ready is taken for stuck and killed', () => {
  const shell = newShell();
  shell.pass(120_000);
  expect(shell.last().asked).toEqual(['kill']);
});

test('a host that serves and answers no more is killed, and started anew', () => {
  const shell = newShell();
  shell.last().events.onReady(7_300);
  for (let beat = 0; beat < 20; beat += 1) {
    shell.pass(10_000);
    shell.last().events.onPong();
  }
  expect(shell.last().asked).not.toContain('kill');
  shell.pass(39_999);
  expect(shell.last().asked).not.toContain('kill');
  shell.pass(1);
  expect(shell.last().asked.at(-1)).toBe('kill');
  shell.last().events.onExit('SIGKILL');
  shell.pass(100);
  expect(shell.runs).toHaveLength(2);
});

test('one answer in time is enough: a slow machine is no hung host', () => {
  const shell = newShell();
  shell.last().events.onReady(7_300);
  for (let turn = 0; turn < 10; turn += 1) {
    shell.pass(30_000);
    shell.last().events.onPong();
  }
  expect(shell.last().asked).not.toContain('kill');
});

test('a stop is clean, or ends with a kill when it takes too long; nothing starts after it', async () => {
  const shell = newShell();
  shell.last().events.onReady(7_300);
  const stopped = shell.host.stop();
  expect(shell.last().asked).toEqual(['stop']);
  shell.pass(5_000);
  expect(shell.last().asked).toEqual(['stop', 'kill']);
  shell.last().events.onExit('SIGKILL');
  await stopped;
  shell.pass(60_000);
  expect(shell.runs).toHaveLength(1);

  const waiting = newShell();
  waiting.last().events.onReady(7_300);
  waiting.last().events.onExit('SIGKILL');
  await waiting.host.stop();
  waiting.pass(60_000);
  expect(waiting.runs).toHaveLength(1);
});
