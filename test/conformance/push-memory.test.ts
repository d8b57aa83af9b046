import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ensureSchema } from '../../host/journal/schema/ensure-schema.ts';
import { openTillFile } from '../../host/store/till-file.ts';
import { openPushMemory } from '../../host/sync/push-memory-table.ts';
import { createPushMemory } from '../../sync/push/memory-push-memory.ts';
import { maximumQuarantined, type PushMemory } from '../../sync/push/push-memory.ts';
import { newFolder } from '../support/journal-on-disk.ts';

const key = new Uint8Array(32).fill(3);

function onDisk() {
  const { folder, remove } = newFolder();
  let file = openTillFile({ folder: join(folder, 'till'), key });
  file.transaction((sql) => ensureSchema(sql));
  return {
    memory: openPushMemory(file),
    again(): PushMemory {
      file.close();
      file = openTillFile({ folder: join(folder, 'till'), key });
      return openPushMemory(file);
    },
    close() {
      file.close();
      remove();
    },
  };
}

function inMemory() {
  const memory = createPushMemory();
  return { memory, again: () => memory, close: () => undefined };
}

describe.each([
  ['in the till file', onDisk],
  ['in memory', inMemory],
])('what the till remembers of its pushes, %s', (_, open) => {
  test('is there at the next start', () => {
    const { memory, again, close } = open();
    expect(memory.through('a')).toBe(0);
    memory.acknowledge('a', 12, [{ sequence: 7, reason: 'X' }]);
    memory.moveTo('b', 3);
    memory.fork('b', 2);
    const later = again();
    expect([later.through('a'), later.through('b')]).toEqual([12, 3]);
    expect([later.forkedAt('a'), later.forkedAt('b')]).toEqual([null, 2]);
    expect(later.quarantined()).toEqual([{ journalId: 'a', sequence: 7, reason: 'X' }]);
    close();
  });

  test('names an entry in quarantine once, and forgets those of one journal', () => {
    const { memory, close } = open();
    memory.acknowledge('b', 2, [{ sequence: 2, reason: 'X' }]);
    memory.acknowledge('a', 9, [{ sequence: 9, reason: 'X' }]);
    memory.acknowledge('a', 9, [{ sequence: 9, reason: 'Y' }]);
    expect(memory.quarantined()).toEqual([
      { journalId: 'a', sequence: 9, reason: 'Y' },
      { journalId: 'b', sequence: 2, reason: 'X' },
    ]);
    memory.forgetQuarantined('a');
    expect(memory.quarantined()).toEqual([{ journalId: 'b', sequence: 2, reason: 'X' }]);
    close();
  });

  test('has a bound', () => {
    const { memory, again, close } = open();
    const refused = Array.from({ length: maximumQuarantined + 5 }, (_, index) => ({
      sequence: index + 1,
      reason: 'X',
    }));
    memory.acknowledge('a', refused.length, refused);
    for (const known of [memory, again()]) {
      expect(known.quarantined()).toHaveLength(maximumQuarantined);
      expect(known.quarantined()[0]?.sequence).toBe(6);
    }
    close();
  });
});
