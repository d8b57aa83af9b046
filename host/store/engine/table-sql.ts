import { longestPrefix } from '../search/search-words.ts';
import { quoted, type TableShape } from './table-shape.ts';

/** Names of the search tables of a collection table. */
export function searchTables(table: TableShape): { words: string; trigrams: string } {
  return { words: quoted(`${table.name}:words`), trigrams: quoted(`${table.name}:trigrams`) };
}

/** The statements that make a collection's tables, in an open registry. `number` stays with a document for its life. */
export function createTableSql(table: TableShape): string {
  const name = quoted(table.name);
  const columns = table.columns.map(({ name, type }) => `, ${quoted(name)} ${affinity[type]}`);
  const { words, trigrams } = searchTables(table);
  return [
    `CREATE TABLE IF NOT EXISTS ${name} (
      number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, seq INTEGER NOT NULL UNIQUE,
      deleted INTEGER NOT NULL, lwt REAL NOT NULL, rev TEXT NOT NULL${columns.join('')},
      data TEXT NOT NULL) STRICT`,
    ...table.indexes.map(
      (index) =>
        `CREATE INDEX IF NOT EXISTS ${quoted(`${table.name}:${index.join(',')}`)}
         ON ${name} (${index.map(quoted).join(', ')})`,
    ),
    // For `cleanup`: tombstones only, so it costs nothing while nothing is erased.
    `CREATE INDEX IF NOT EXISTS ${quoted(`${table.name}:tombstones`)} ON ${name} (lwt) WHERE deleted = 1`,
    // Texts come folded. `ascii` parts words at our spaces only; SQLite's own idea of a letter is older
    // than JavaScript's and would part a word where we do not.
    ...(table.search
      ? [
          `CREATE VIRTUAL TABLE IF NOT EXISTS ${words} USING fts5(text, content='', contentless_delete=1,
             detail=none, prefix='${prefixLengths}', tokenize="ascii")`,
          `CREATE VIRTUAL TABLE IF NOT EXISTS ${trigrams} USING fts5(text, content='',
             contentless_delete=1, tokenize="trigram")`,
        ]
      : []),
    `INSERT INTO rx_table (name, last_seq, live, live_at) VALUES (${literal(table.name)}, 0, 0, 0)
     ON CONFLICT DO NOTHING`,
  ].join(';\n');
}

export function dropTableSql(table: TableShape): string {
  const { words, trigrams } = searchTables(table);
  const search = table.search
    ? [`DROP TABLE IF EXISTS ${words}`, `DROP TABLE IF EXISTS ${trigrams}`]
    : [];
  // Its row in rx_table stays: a collection made again under this name goes on with its numbers.
  return [
    `DROP TABLE IF EXISTS ${quoted(table.name)}`,
    ...search,
    `UPDATE rx_table SET live = 0, live_at = last_seq WHERE name = ${literal(table.name)}`,
  ].join(';\n');
}

/** A prefix of an indexed length is read as a stream; of another, whole, before its first row. */
const prefixLengths = Array.from({ length: longestPrefix }, (_, index) => index + 1).join(' ');

const affinity = { text: 'TEXT', number: 'REAL', boolean: 'INTEGER' } as const;

function literal(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
