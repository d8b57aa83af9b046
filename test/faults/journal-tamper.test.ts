import { randomUUID } from 'node:crypto';
import { copyFileSync, cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readEntry } from '../../contract/entry/read-entry.ts';
import { FailureError } from '../../contract/failure/failure.ts';
import { verifyJournals } from '../../host/journal/verify-journal.ts';
import { openSql, type SqlDatabase } from '../../host/store/driver.ts';
import { StoreError } from '../../host/store/store-error.ts';
import { tillFileName } from '../../host/store/till-file.ts';
import { closureDraft, newSigner, sale } from '../support/journal-kit.ts';
import { databaseKey, newFolder } from '../support/journal-on-disk.ts';
import { append, type StartedTill, startTill } from '../support/journal-till.ts';

const signer = newSigner();
const signers = [signer] as const;

let folder: string;
let remove: () => void;
let till: StartedTill;
let journalId: string;

beforeEach(() => {
  ({ folder, remove } = newFolder());
  till = startTill(folder, { signers });
  for (let index = 1; index <= 9; index += 1) append(till.writer, sale(index));
  journalId = till.writer.head('live')?.journalId ?? '';
});

afterEach(() => {
  till.close();
  remove();
});

const insert = `INTO journal_entries (id, journalId, segment, sequence, type, typeSequence, businessDay,
  bytes, hash, signature, keyId, format)`;
const copyOf = (sequence: number, columns: string) =>
  `${insert} SELECT ${columns}, businessDay, bytes, hash, signature, keyId, format
   FROM journal_entries WHERE sequence = ${sequence}`;

/** Every statement that would change or remove a stored entry without touching the schema. */
const refused: readonly [string, string][] = [
  ['UPDATE', `UPDATE journal_entries SET hash = 'x' WHERE sequence = 3`],
  ['UPDATE OR REPLACE', 'UPDATE OR REPLACE journal_entries SET sequence = 4 WHERE sequence = 3'],
  ['UPDATE of the rowid', 'UPDATE journal_entries SET id = 99 WHERE sequence = 3'],
  ['DELETE', 'DELETE FROM journal_entries WHERE sequence = 3'],
  ['DELETE of the tail', 'DELETE FROM journal_entries WHERE sequence >= 9'],
  ['DELETE of everything', 'DELETE FROM journal_entries'],
  [
    'INSERT OR REPLACE of the same entry',
    `INSERT OR REPLACE ${copyOf(3, 'id, journalId, segment, sequence, type, typeSequence')}`,
  ],
  ['REPLACE by the rowid alone', `REPLACE ${copyOf(3, '3, journalId, segment, 11, type, 99')}`],
  [
    'REPLACE by the type number alone',
    `REPLACE ${copyOf(3, '11, journalId, segment, 11, type, 2')}`,
  ],
  [
    'REPLACE of the last number',
    `REPLACE ${copyOf(10, '11, journalId, segment, 10, type, typeSequence')}`,
  ],
  [
    'UPSERT',
    `INSERT ${copyOf(3, 'id, journalId, segment, sequence, type, typeSequence')} AND true
     ON CONFLICT DO UPDATE SET hash = 'x'`,
  ],
  ['a gap', `INSERT ${copyOf(3, '11, journalId, segment, 12, type, 99')}`],
  ['a number before the first', `INSERT ${copyOf(3, '11, journalId, segment, 0, type, 99')}`],
  ['a negative rowid', `INSERT ${copyOf(3, '-1, journalId, segment, 11, type, 99')}`],
  ['no rowid', `INSERT ${copyOf(3, 'NULL, journalId, segment, 11, type, 99')}`],
];

describe.each(refused)('%s', (_, statement) => {
  test('is refused on the till’s own connection', () => {
    expect(() => till.till.sql.exec(statement)).toThrow('append-only');
    expect(verifyJournals(till.journal)).toMatchObject({ ok: true, checked: 10 });
  });

  test('is refused on another connection that has recursive_triggers off', () => {
    withConnection((sql) => {
      sql.pragma('recursive_triggers=OFF');
      expect(() => sql.exec(statement)).toThrow('append-only');
    });
    expect(verifyJournals(till.journal)).toMatchObject({ ok: true, checked: 10 });
  });
});

test('writable_schema does not open the schema to an edit', () => {
  withConnection((sql) => {
    sql.pragma('writable_schema=ON');
    const edit = `DELETE FROM sqlite_schema WHERE name LIKE 'journal_entries_%'`;
    expect(() => sql.exec(edit)).toThrow('may not be modified');
  });
});

test('a personal part can be erased but not changed, and a kept closure neither', () => {
  const draft = { ...sale(10), personal: { reference: null, part: { name: 'Ada' } } };
  append(till.writer, draft);
  const { sql } = till.till;
  expect(() => sql.exec(`UPDATE journal_personal SET text = '{}'`)).toThrow('append-only');
  expect(() =>
    sql.exec(
      `REPLACE INTO journal_personal SELECT journalId, sequence, 'r', 's', 't' FROM journal_personal`,
    ),
  ).toThrow('append-only');
  sql.exec(`INSERT INTO journal_segments SELECT journalId, 1, 1, 10, 'archived', 'f', 1, businessDay, bytes,
    hash, signature, keyId, 1 FROM journal_entries WHERE sequence = 10`);
  for (const statement of [
    'DELETE FROM journal_segments',
    `UPDATE journal_segments SET bytes = x'00'`,
    `UPDATE journal_segments SET state = 'purged', hash = 'x'`,
    'REPLACE INTO journal_segments SELECT * FROM journal_segments',
  ]) {
    expect(() => sql.exec(statement)).toThrow('append-only');
  }
});

test('a personal part swapped behind the triggers is named', () => {
  append(till.writer, { ...sale(10), personal: { reference: null, part: { name: 'Ada' } } });
  without('journal_personal_no_update', (sql) =>
    sql.exec(`UPDATE journal_personal SET text = '{"name":"Bob"}'`),
  );
  expect(verifyJournals(till.journal).firstProblem).toMatchObject({
    sequence: 11,
    problem: 'personal',
  });
});

test('a dropped trigger is put back by the next commit, and named', () => {
  withConnection((sql) => sql.exec('DROP TRIGGER journal_entries_no_delete'));
  append(till.writer, sale(10));
  expect(till.journal.tampered()).toEqual(['journal_entries_no_delete']);
  expect(() => till.till.sql.exec('DELETE FROM journal_entries')).toThrow('append-only');
});

test('a trigger dropped or weakened while the till was off is put back, and becomes an entry', () => {
  till.close();
  withConnection((sql) => {
    sql.exec('DROP TRIGGER journal_entries_no_delete; DROP TRIGGER journal_entries_append');
    sql.exec(
      'CREATE TRIGGER journal_entries_append BEFORE INSERT ON journal_entries BEGIN SELECT 1; END',
    );
  });
  till = startTill(folder, { signers });
  expect(till.defects).toEqual([expect.objectContaining({ problem: 'schema', isSealing: false })]);
  expect(till.journal.tampered()).toEqual(['journal_entries_no_delete', 'journal_entries_append']);
  // The entries themselves are sound, so the journal goes on.
  expect(till.writer.head('live')?.journalId).toBe(journalId);
  expect(eventsOf(journalId)).toEqual(['integrity-defect']);
  expect(() => till.till.sql.exec('DELETE FROM journal_entries')).toThrow('append-only');
});

test('an edit behind dropped triggers is named at its entry; the till seals that journal and sells on', () => {
  without('journal_entries_no_update', (sql) => {
    const bytes = Buffer.from(till.journal.find(journalId, 6)?.bytes ?? []);
    const place = bytes.indexOf('"grossMinor":') + '"grossMinor":'.length;
    bytes[place] = (bytes[place] ?? 0) ^ 1;
    sql.prepare('UPDATE journal_entries SET bytes = ? WHERE sequence = 6').run(bytes);
  });
  expect(verifyJournals(till.journal).firstProblem).toMatchObject({
    journalId,
    sequence: 6,
    problem: 'hash',
  });

  const before = rowsOf(journalId);
  till.close();
  till = startTill(folder, { signers });
  expect(till.defects).toEqual([
    expect.objectContaining({ journalId, sequence: 6, problem: 'hash', isSealing: true }),
  ]);
  const successor = till.writer.head('live')?.journalId ?? '';
  expect(successor).not.toBe(journalId);
  expect(openingOf(successor)).toMatchObject({
    reason: 'integrity-defect',
    predecessor: { journalId, sequence: 10 },
  });
  expect(eventsOf(successor)).toEqual(['integrity-defect']);
  expect(rowsOf(journalId)).toEqual(before);
  append(till.writer, sale(20));

  till.close();
  till = startTill(folder, { signers });
  expect(till.defects).toEqual([]);
  expect(till.writer.head('live')?.journalId).toBe(successor);
  expect(verifyJournals(till.journal).problems).toEqual([
    expect.objectContaining({ journalId, sequence: 6 }),
  ]);
});

test.each([
  ['the last entry', 'sequence = 10', 10],
  ['the tail', 'sequence > 4', 5],
  ['one in the middle', 'sequence = 5', 5],
  ['every entry', 'true', 1],
])('%s deleted behind dropped triggers is found at the next start', (_, where, missing) => {
  without('journal_entries_no_delete', (sql) =>
    sql.exec(`DELETE FROM journal_entries WHERE ${where}`),
  );
  expect(verifyJournals(till.journal).firstProblem).toMatchObject({ journalId, sequence: missing });
  till.close();
  till = startTill(folder, { signers });
  expect(till.defects).toEqual([
    expect.objectContaining({ journalId, sequence: missing, isSealing: true }),
  ]);
  expect(openingOf(till.writer.head('live')?.journalId)).toMatchObject({
    reason: 'integrity-defect',
    predecessor: { journalId, sequence: 10 },
  });
});

test('after a cut tail the running till refuses to number over the hole', () => {
  without('journal_entries_no_delete', (sql) =>
    sql.exec('DELETE FROM journal_entries WHERE sequence = 10'),
  );
  expect(() => append(till.writer, sale(10))).toThrow('append-only');
});

test('a tail cut together with the stored head is found by the anchor', () => {
  const cutHead = till.journal.heads();
  append(till.writer, sale(10), closureDraft('day'), sale(11));
  till.close();
  withConnection((sql) => {
    sql.exec('DROP TRIGGER journal_entries_no_delete');
    sql.exec('DELETE FROM journal_entries WHERE sequence > 10');
    sql.prepare('UPDATE journal_heads SET head = ?').run(JSON.stringify(cutHead[0]));
  });
  till = startTill(folder, { signers });
  expect(till.defects).toContainEqual(
    expect.objectContaining({ journalId, sequence: 11, problem: 'tail-missing', isSealing: true }),
  );
});

test('an older copy of the till file put back is found by the anchor and never numbered over', () => {
  till.close();
  copyFileSync(join(folder, tillFileName), join(folder, 'copy.db'));
  till = startTill(folder, { signers });
  append(till.writer, sale(10), sale(11));
  till.close();
  copyFileSync(join(folder, 'copy.db'), join(folder, tillFileName));
  till = startTill(folder, { signers });
  expect(till.defects).toEqual([
    expect.objectContaining({ journalId, sequence: 11, problem: 'tail-missing', isSealing: true }),
  ]);
  append(till.writer, sale(10));
  expect(till.journal.entryCount(journalId)).toBe(10);
});

test('DROP TABLE is found at the next start, whatever else was dropped with it', () => {
  till.close();
  withConnection((sql) => sql.exec('DROP TABLE journal_entries'));
  till = startTill(folder, { signers });
  expect(till.defects.map(({ problem }) => problem)).toEqual(['schema', 'tail-missing']);
  const second = till.writer.head('live')?.journalId;
  expect(openingOf(second)).toMatchObject({ reason: 'integrity-defect' });

  till.close();
  withConnection((sql) => {
    for (const table of ['entries', 'segments', 'personal', 'heads', 'ended_baskets']) {
      sql.exec(`DROP TABLE journal_${table}`);
    }
    sql.exec('DROP TABLE basket_steps');
  });
  till = startTill(folder, { signers });
  expect(till.defects).toEqual([
    expect.objectContaining({ problem: 'schema' }),
    expect.objectContaining({ journalId: second, problem: 'journal-missing', isSealing: true }),
  ]);
  const third = till.writer.head('live')?.journalId ?? '';
  expect(openingOf(third)).toMatchObject({ reason: 'integrity-defect', predecessor: null });

  // Once that is an entry, no start says it again.
  till.close();
  till = startTill(folder, { signers });
  expect(till.defects).toEqual([]);
  expect(till.writer.head('live')).toMatchObject({ journalId: third, sequence: 3 });
});

test('a stored head or index that lies is made again from sound entries, and becomes an entry', () => {
  const head = till.writer.head('live');
  till.close();
  withConnection((sql) => {
    const wrong = { ...head, totals: { ...head?.totals, salesMinor: 1 } };
    sql.prepare('UPDATE journal_heads SET head = ?').run(JSON.stringify(wrong));
  });
  till = startTill(folder, { signers });
  expect(till.defects).toEqual([
    expect.objectContaining({ journalId, problem: 'projection', isSealing: false }),
  ]);
  expect(till.writer.head('live')?.totals).toEqual(head?.totals);

  for (const harm of [
    'DELETE FROM journal_heads',
    "UPDATE journal_heads SET head = 'not json'",
    "UPDATE journal_heads SET head = '{}'",
    "UPDATE journal_heads SET journalId = 'another-journal-0001'",
  ]) {
    till.close();
    withConnection((sql) => sql.exec(harm));
    till = startTill(folder, { signers });
    expect(till.defects).toEqual([
      expect.objectContaining({ journalId, problem: 'projection', isSealing: false }),
    ]);
    expect(till.writer.head('live')?.journalId).toBe(journalId);
  }
  expect(verifyJournals(till.journal).ok).toBe(true);
});

test('in a file edited from outside the cipher refuses the page: the till says so, or names the entry and sells on', () => {
  till.close();
  const whole = readFileSync(join(folder, tillFileName));
  const counts = { refused: 0, named: 0 };
  for (let page = 1; page * 4096 < whole.byteLength; page += 1) {
    const copy = newFolder();
    cpSync(folder, copy.folder, { recursive: true });
    const edited = Buffer.from(whole);
    edited[page * 4096 + 100] = (edited[page * 4096 + 100] ?? 0) ^ 1;
    writeFileSync(join(copy.folder, tillFileName), edited);
    try {
      const id = randomUUID();
      const opened = startTill(copy.folder, { signers, random: { id: () => id, salt: noSalt } });
      if (!verifyJournals(opened.journal).ok) counts.named += 1;
      opened.close();
    } catch (error) {
      expect(error).toSatisfy((e) => e instanceof StoreError || e instanceof FailureError);
      counts.refused += 1;
    }
    copy.remove();
  }
  expect(counts.refused).toBeGreaterThan(0);
  expect(counts.named).toBeGreaterThan(0);
  till = startTill(folder, { signers });
  expect(verifyJournals(till.journal).ok).toBe(true);
});

test('a file that a newer program has written is refused as such, and as it was', () => {
  till.close();
  let latestVersion: unknown;
  withConnection((sql) => {
    latestVersion = sql.pragma('user_version');
    sql.pragma('user_version=999');
  });
  const before = readFileSync(join(folder, tillFileName));
  expect(() => startTill(folder, { signers })).toThrow('STORE_NEWER');
  expect(readFileSync(join(folder, tillFileName)).equals(before)).toBe(true);
  withConnection((sql) => sql.pragma(`user_version=${String(latestVersion)}`));
  till = startTill(folder, { signers });
  expect(till.defects).toEqual([]);
});

test('a lost or unreadable anchor is no defect, and is written again', () => {
  for (const text of ['', 'not json', '[{"journalId":1}]']) {
    till.close();
    writeFileSync(join(folder, 'journal-head.json'), text);
    till = startTill(folder, { signers });
    expect(till.defects).toEqual([]);
  }
  append(till.writer, sale(10));
  expect(readFileSync(join(folder, 'journal-head.json'), 'utf8')).toContain('"sequence":11');
});

function noSalt(): Uint8Array {
  return new Uint8Array(32);
}

function withConnection(work: (sql: SqlDatabase) => void): void {
  const sql = openSql(join(folder, tillFileName), { key: databaseKey });
  try {
    work(sql);
  } finally {
    sql.close();
  }
}

/** What somebody does who knows the schema: takes the trigger away, edits, puts it back word for word. */
function without(trigger: string, work: (sql: SqlDatabase) => void): void {
  withConnection((sql) => {
    const row = sql.prepare('SELECT sql FROM sqlite_schema WHERE name = ?').get(trigger);
    sql.exec(`DROP TRIGGER ${trigger}`);
    work(sql);
    sql.exec(String(row?.sql));
  });
}

function rowsOf(id: string): string[] {
  return till.till.sql
    .prepare(
      'SELECT hex(bytes) AS bytes FROM journal_entries WHERE journalId = ? ORDER BY sequence',
    )
    .all(id)
    .map((row) => String(row.bytes));
}

function openingOf(id = ''): unknown {
  const sealed = till.journal.find(id, 1);
  return sealed && readEntry(sealed.bytes).envelope.body;
}

function eventsOf(id: string): unknown[] {
  return till.journal
    .latest(id, 'event', 10)
    .map((sealed) => readEntry(sealed.bytes).envelope.body.event);
}
