import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { newFolder } from '../../test/support/journal-on-disk.ts';
import { ensureSchema } from '../journal/schema/ensure-schema.ts';
import { openTillFile, type TillFile } from '../store/till-file.ts';
import { type DayStore, memoryDayStore, sqliteDayStore } from './day-store.ts';

const key = new Uint8Array(32).fill(3);
let cleanups: (() => void)[] = [];

function onDisk(): DayStore {
  const { folder, remove } = newFolder();
  const file: TillFile = openTillFile({ folder: join(folder, 'till'), key });
  file.transaction((sql) => ensureSchema(sql));
  cleanups = [() => file.close(), remove];
  return sqliteDayStore(file);
}

describe.each([
  ['in the till file', onDisk],
  ['in memory', memoryDayStore],
])('what the till keeps of its day %s', (_, open) => {
  let store: DayStore;
  beforeEach(() => {
    cleanups = [];
    store = open();
  });
  afterEach(() => {
    for (const clean of cleanups) clean();
  });

  test('holds one open count a place, as it was put last', () => {
    store.alone(() => {
      store.putCount('safe', '{"n":1}');
      store.putCount('drawer', '{"n":2}');
      store.putCount('drawer', '{"n":3}');
    });
    expect(store.counts().toSorted((a, b) => (a.place < b.place ? -1 : 1))).toEqual([
      { place: 'drawer', count: '{"n":3}' },
      { place: 'safe', count: '{"n":1}' },
    ]);
    store.alone(() => store.removeCount('drawer'));
    expect(store.counts().map(({ place }) => place)).toEqual(['safe']);
  });

  test('answers what was answered, and nothing of what never was', () => {
    store.alone(() => store.putAnswer('command-1', '{"number":7}'));
    expect(store.answer('command-1')).toBe('{"number":7}');
    expect(store.answer('command-2')).toBeNull();
  });

  test('keeps the money as it was saved last', () => {
    expect(store.money()).toBeNull();
    store.saveMoney({ journalId: 'one', through: 3, state: '{}' });
    store.saveMoney({ journalId: 'two', through: 9, state: '{"a":1}' });
    expect(store.money()).toEqual({ journalId: 'two', through: 9, state: '{"a":1}' });
  });
});

test('of the answers in the file the newest thousand are kept', () => {
  const store = onDisk();
  store.alone(() => {
    for (let n = 1; n <= 1_005; n += 1) store.putAnswer(`command-${n}`, '{}');
  });
  expect([store.answer('command-5'), store.answer('command-6')]).toEqual([null, '{}']);
  for (const clean of cleanups) clean();
});
