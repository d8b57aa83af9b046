import { expect, test } from 'vitest';
import { manualTimers } from '../../test/support/manual-timers.ts';
import { type PlatformEvents, supervisePlatform } from './supervise-platform.ts';

function newShell() {
  const timers = manualTimers();
  let nowMs = 0;
  const runs: { events: PlatformEvents; asked: string[] }[] = [];
  const delaysMs: number[] = [];
  const platform = supervisePlatform({
    spawn(events) {
      const run = { events, asked: [] as string[] };
      runs.push(run);
      return { stop: () => run.asked.push('stop'), kill: () => run.asked.push('kill') };
    },
    nowMs: () => nowMs,
    timers,
    onReady: () => undefined,
    onDeath: (_, inMs) => delaysMs.push(inMs),
  });
  const pass = (ms: number): void => {
    nowMs += ms;
    timers.pass(ms);
  };
  const die = (): void => runs.at(-1)?.events.onExit('SIGKILL');
  const ready = (): void => runs.at(-1)?.events.onReady();
  return { platform, runs, delaysMs, pass, die, ready };
}

test('a platform that dies is started anew, ever more slowly, and never given up', () => {
  const shell = newShell();
  for (let death = 0; death < 12; death += 1) {
    shell.die();
    shell.pass(30_000);
  }
  expect(shell.runs).toHaveLength(13);
  expect(shell.delaysMs.slice(0, 7)).toEqual([1, 2, 4, 8, 16, 30, 30].map((s) => s * 1_000));
});

test('one that has served a minute is soon back', () => {
  const shell = newShell();
  shell.die();
  shell.pass(1_000);
  shell.ready();
  shell.pass(60_000);
  shell.die();
  expect(shell.delaysMs).toEqual([1_000, 1_000]);
  expect(shell.platform.isReady()).toBe(false);
});

test('one that is turned off ends, and is started again only when it is turned on', () => {
  const shell = newShell();
  shell.ready();
  shell.platform.turn('off');
  expect(shell.platform.isReady()).toBe(false);
  expect(shell.runs[0]?.asked).toEqual(['stop']);
  shell.die();
  shell.pass(60_000);
  expect(shell.runs).toHaveLength(1);
  shell.platform.turn('on');
  expect(shell.runs).toHaveLength(2);
  expect(shell.delaysMs).toEqual([]);
  shell.ready();
  shell.die();
  expect(shell.delaysMs).toEqual([1_000]);
});

test('one that is turned on while it still ends is started once it is gone', () => {
  const shell = newShell();
  shell.platform.turn('off');
  shell.platform.turn('on');
  expect(shell.runs).toHaveLength(1);
  shell.pass(5_000);
  expect(shell.runs[0]?.asked).toEqual(['stop', 'kill']);
  shell.die();
  expect(shell.runs).toHaveLength(2);
  shell.pass(60_000);
  expect(shell.runs).toHaveLength(2);
});

test('one that is turned off while it waits for the next start stays off', () => {
  const shell = newShell();
  shell.die();
  shell.platform.turn('off');
  shell.pass(60_000);
  expect(shell.runs).toHaveLength(1);
});

test('a stop waits until it is gone, kills one that hangs, and starts no other', async () => {
  const shell = newShell();
  const stopped = shell.platform.stop();
  shell.pass(5_000);
  expect(shell.runs[0]?.asked).toEqual(['stop', 'kill']);
  shell.die();
  await stopped;
  shell.pass(60_000);
  expect(shell.runs).toHaveLength(1);
});

test('a stop while it waits for the next start is the end', async () => {
  const shell = newShell();
  shell.die();
  await shell.platform.stop();
  shell.pass(60_000);
  expect(shell.runs).toHaveLength(1);
});
