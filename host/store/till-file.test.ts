import {
  appendFileSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openSql } from './driver.ts';
import { StoreError, type StoreErrorCode } from './store-error.ts';
import { openTillFile, type TillFile, tillFileName } from './till-file.ts';

const key = new Uint8Array(32).fill(3);
let folder: string;
let file: string;
let till: TillFile;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'comptoir-till-'));
  file = join(folder, tillFileName);
  till = openTillFile({ folder, key });
  till.transaction((sql) => sql.exec('CREATE TABLE sale (number INTEGER PRIMARY KEY, text TEXT)'));
});
afterEach(() => {
  till.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('a transaction', () => {
  it('keeps what it wrote, gives what its work gives, and is there after opening again', () => {
    expect(till.transaction(() => insert('kept'))).toBe(1);
    till.close();
    till = openTillFile({ folder, key });
    expect(texts()).toStrictEqual(['kept']);
  });

  it('keeps nothing when its work throws, and the next one works', () => {
    expect(() =>
      till.transaction(() => {
        insert('lost');
        throw new Error('on purpose');
      }),
    ).toThrow('on purpose');
    till.transaction(() => insert('kept'));
    expect(texts()).toStrictEqual(['kept']);
  });

  it('is not re-entrant, and takes no promise', () => {
    expect(() => till.transaction(() => till.transaction(() => 1))).toThrow('not re-entrant');
    expect(() => till.transaction(async () => insert('too late'))).toThrow('synchronous');
    expect(texts()).toStrictEqual([]);
  });

  it('runs its hooks after the commit, none after a rollback', () => {
    const heard: string[] = [];
    till.transaction(() => {
      insert('a');
      till.afterCommit(() => heard.push(`isInTransaction: ${till.sql.isInTransaction}`));
    });
    expect(() =>
      till.transaction(() => {
        till.afterCommit(() => heard.push('never'));
        throw new Error('on purpose');
      }),
    ).toThrow();
    till.transaction(() => {
      insert('b');
      till.afterCommit(() => till.transaction(() => insert('by the hook')));
    });
    expect(texts()).toStrictEqual(['a', 'b', 'by the hook']);
    expect(heard).toStrictEqual(['isInTransaction: false']);
    expect(() => till.afterCommit(() => undefined)).toThrow('belongs to a transaction');
  });
});

describe('the file', () => {
  it('is encrypted from its first byte, its WAL too', () => {
    till.transaction(() => insert('a secret in clear'));
    for (const path of [file, `${file}-wal`]) {
      const bytes = readFileSync(path).toString('latin1');
      expect(bytes).not.toContain('secret');
      expect(bytes).not.toContain('SQLite format');
    }
  });

  it('fires its triggers on REPLACE, so that an entry can’t be replaced', () => {
    till.transaction((sql) => {
      insert('first');
      sql.exec(
        `CREATE TRIGGER kept BEFORE DELETE ON sale BEGIN SELECT RAISE(ABORT, 'append-only'); END`,
      );
    });
    expect(() =>
      till.transaction((sql) => sql.exec(`REPLACE INTO sale VALUES (1, 'second')`)),
    ).toThrow('append-only');
  });
});

describe('a file that can’t be opened fails with what is wrong, and is left as it is', () => {
  it('another key', () => {
    till.close();
    expectUntouched('STORE_WRONG_KEY', () =>
      openTillFile({ folder, key: new Uint8Array(32).fill(4) }),
    );
    expectUntouched('STORE_DAMAGED', () => openSql(file, { key: new Uint8Array(32).fill(4) }));
    expectUntouched('STORE_DAMAGED', () => openSql(file));
  });

  it('a first page that was overwritten', () => {
    till.close();
    const bytes = readFileSync(file);
    writeFileSync(file, bytes.fill(0x5a, 0, 200));
    expectUntouched('STORE_DAMAGED', () => openTillFile({ folder, key }));
  });

  it('an empty file, and a file that is gone: the journal may not start again unseen', () => {
    till.close();
    truncateSync(file);
    expectUntouched('STORE_DAMAGED', () => openTillFile({ folder, key }));
    rmSync(file);
    expect(codeOf(() => openTillFile({ folder, key }))).toBe('STORE_DAMAGED');
    expect(existsSync(file)).toBe(false);
  });

  it('a page in the middle, when it is read', () => {
    till.transaction(() => {
      for (let n = 0; n < 500; n += 1) insert('x'.repeat(100));
    });
    till.sql.pragma('wal_checkpoint(TRUNCATE)');
    till.close();
    const bytes = readFileSync(file);
    writeFileSync(file, bytes.fill(0x5a, 4096 * 6, 4096 * 6 + 50));
    till = openTillFile({ folder, key });
    expect(codeOf(() => texts())).toBe('STORE_DAMAGED');
  });

  it('a torn end of the WAL is what was never committed, not damage', () => {
    till.transaction(() => insert('kept'));
    const copy = mkdtempSync(join(tmpdir(), 'comptoir-till-'));
    for (const name of [tillFileName, `${tillFileName}-wal`, 'till.key-check']) {
      writeFileSync(join(copy, name), readFileSync(join(folder, name)));
    }
    appendFileSync(join(copy, `${tillFileName}-wal`), Buffer.alloc(3_000, 0x5a));
    const other = openTillFile({ folder: copy, key });
    expect(other.sql.prepare('SELECT text FROM sale').all()).toStrictEqual([{ text: 'kept' }]);
    other.close();
    rmSync(copy, { recursive: true, force: true });
  });
});

it('a full disk refuses the write as such, keeps what was there, and sells again with room', () => {
  till.transaction(() => insert('before'));
  const pages = Number(till.sql.pragma('page_count'));
  till.sql.pragma(`max_page_count=${pages + 2}`);
  expect(codeOf(() => till.transaction(() => insert('x'.repeat(100_000))))).toBe('STORE_DISK_FULL');
  till.sql.pragma('max_page_count=1000000');
  till.transaction(() => insert('after'));
  expect(texts()).toStrictEqual(['before', 'after']);
});

function insert(text: string): number {
  return till.sql.prepare('INSERT INTO sale (text) VALUES (?)').run(text).changes;
}

function texts(): unknown[] {
  const rows = till.sql.prepare('SELECT text FROM sale ORDER BY number').all();
  return rows.map(({ text }) => text);
}

function codeOf(work: () => unknown): StoreErrorCode | 'none' {
  try {
    work();
    return 'none';
  } catch (error) {
    if (error instanceof StoreError) return error.code;
    throw error;
  }
}

function expectUntouched(code: StoreErrorCode, work: () => unknown): void {
  const before = readFileSync(file);
  expect(codeOf(work)).toBe(code);
  expect(readFileSync(file).equals(before)).toBe(true);
}
