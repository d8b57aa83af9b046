import { expect, it } from 'vitest';
import { ensureSchema } from '../journal/schema/ensure-schema.ts';
import { openSql } from '../store/driver.ts';
import { createPinTries, sqliteTries, triesBeforeLock } from './pin-tries.ts';

let nowMs = 0;
function started(sql = openSql(':memory:')) {
  ensureSchema(sql);
  return { sql, tries: createPinTries(sqliteTries(sql), () => nowMs) };
}

it('two slips cost nothing, then each costs more, the fifth some minutes', () => {
  const { tries } = started();
  const waits = [1, 2, 3, 4, 5, 6, 7, 8].map(() => {
    tries.begin('op-1');
    const waitMs = tries.waitMs('op-1');
    nowMs += waitMs;
    return waitMs / 1_000;
  });
  expect(waits).toEqual([0, 0, 5, 15, 300, 600, 900, 900]);
});

it('each person has their own count', () => {
  const { tries } = started();
  for (let n = 0; n < triesBeforeLock; n += 1) tries.begin('op-1');
  expect(tries.waitMs('op-1')).toBe(300_000);
  expect(tries.waitMs('op-2')).toBe(0);
});

it('a right PIN clears the count for good', () => {
  const { sql, tries } = started();
  for (let n = 0; n < 4; n += 1) tries.begin('op-1');
  tries.succeeded('op-1');
  expect(tries.waitMs('op-1')).toBe(0);
  expect(started(sql).tries.waitMs('op-1')).toBe(0);
});

it('a restart shortens no wait: it begins anew', () => {
  const { sql, tries } = started();
  for (let n = 0; n < triesBeforeLock; n += 1) tries.begin('op-1');
  nowMs += 299_000;
  expect(tries.waitMs('op-1')).toBe(1_000);
  expect(started(sql).tries.waitMs('op-1')).toBe(300_000);
});

it('a try is counted before it is known to be wrong, so killing the till gives none away', () => {
  const { sql } = started();
  for (let n = 0; n < triesBeforeLock; n += 1) started(sql).tries.begin('op-1');
  expect(started(sql).tries.waitMs('op-1')).toBe(300_000);
});
