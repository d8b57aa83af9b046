import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { catalogPage, itemChange, sampleItem } from '../../../test/conformance/sample-documents.ts';
import { copyCatalog } from '../catalog/catalog-file.ts';
import { items } from '../collections/items.ts';
import { openSql, type SqlDatabase } from '../driver.ts';
import { tableOfCollection } from '../table-of-collection.ts';
import { transactionsOn } from '../transaction.ts';
import { rxDocument } from './apply-page.ts';
import { feedStateSql } from './feed-state.ts';
import { liveCount } from './live-count.ts';
import { type Put, quoted, storedRow } from './table-shape.ts';
import { createWriteEngine, type WriteEngine } from './write-engine.ts';

const table = tableOfCollection('items', items);

const skus = fc.uniqueArray(fc.constantFrom('A', 'B', 'C', 'D', 'E'), { minLength: 1 });
const step = fc.oneof(
  fc.record({ kind: fc.constant('put' as const), skus, isDeleted: fc.boolean() }),
  fc.record({
    kind: fc.constant('page' as const),
    changes: fc.array(fc.tuple(fc.constantFrom('A', 'B', 'C', 'D', 'E'), fc.boolean())),
  }),
  fc.constantFrom(
    { kind: 'refused page' as const },
    { kind: 'purge' as const },
    { kind: 'made anew' as const },
    { kind: 'copy' as const },
    { kind: 'earlier release' as const },
  ),
);

it('the kept count is the real one, whatever is written, erased, purged, copied', () => {
  const folder = mkdtempSync(join(tmpdir(), 'comptoir-count-'));
  let lastFile = 0;
  const newFile = () => join(folder, `${++lastFile}.db`);
  try {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 25 }), (steps) => {
        let file = newFile();
        let sql = openSql(file);
        sql.pragma('synchronous=OFF');
        sql.exec(feedStateSql);
        let engine = createWriteEngine(sql, transactionsOn(sql));
        engine.create(table);
        for (const each of steps) {
          switch (each.kind) {
            case 'put':
              engine.put(table, putsOf(sql, each.skus, each.isDeleted));
              break;
            case 'page':
              applyPage(engine, each.changes);
              break;
            case 'refused page':
              expect(() => applyPage(engine, [['A', false]], 'fails')).toThrow();
              break;
            case 'purge':
              engine.purge(table, Number.MAX_SAFE_INTEGER, 2);
              break;
            case 'made anew':
              engine.drop(table);
              engine.create(table);
              break;
            case 'copy': {
              const copy = newFile();
              copyCatalog(file, copy);
              sql.close();
              file = copy;
              sql = openSql(file);
              engine = createWriteEngine(sql, transactionsOn(sql));
              break;
            }
            case 'earlier release':
              writeAsEarlierRelease(sql);
              break;
          }
          expect(liveCount(sql, table)).toBe(realCount(sql));
        }
        sql.close();
      }),
      { numRuns: 150 },
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

function putsOf(sql: SqlDatabase, ids: readonly string[], isDeleted: boolean): Put[] {
  return ids.map((id) => {
    const stored = sql.prepare(`SELECT deleted FROM ${quoted(table.name)} WHERE id = ?`).get(id);
    const change = isDeleted
      ? { collection: 'items' as const, erased: id }
      : itemChange(sampleItem(id));
    return {
      isInsert: stored === undefined,
      wasLive: stored?.deleted === 0,
      row: storedRow(table, rxDocument(change, { revision: '1-x', lastWriteTime: 1 })),
      search: 'unchanged',
    };
  });
}

function applyPage(
  engine: WriteEngine,
  changes: readonly (readonly [string, boolean])[],
  how: 'goes well' | 'fails' = 'goes well',
): void {
  engine.applyPage({
    page: catalogPage(
      1,
      changes.map(([id, isErased]) =>
        isErased ? { collection: 'items', erased: id } : itemChange(sampleItem(id)),
      ),
    ),
    tables: { items: table },
    // NaN is stored as NULL, which the table does not take.
    lastWriteTime: how === 'fails' ? Number.NaN : 1,
  });
}

/** It knows nothing of counts and keeps the last change number only. */
function writeAsEarlierRelease(sql: SqlDatabase): void {
  sql.exec(
    `UPDATE rx_table SET last_seq = last_seq + 1;
     INSERT OR REPLACE INTO ${quoted(table.name)} (id, seq, deleted, lwt, rev, data)
     SELECT 'earlier', last_seq, 0, 1, '1-x', '{}' FROM rx_table`,
  );
}

function realCount(sql: SqlDatabase): unknown {
  return sql.prepare(`SELECT count(*) AS n FROM ${quoted(table.name)} WHERE deleted = 0`).get()?.n;
}
