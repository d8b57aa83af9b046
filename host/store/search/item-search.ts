import type { ItemDocument } from '../../../contract/document/item.ts';
import type { SqlDatabase, SqlStatement } from '../driver.ts';
import { quoted, type TableShape } from '../engine/table-shape.ts';
import { searchTables } from '../engine/table-sql.ts';
import { plainDocument } from '../rx-storage/rx-types.ts';
import { parsedData } from '../rx-storage/table-reader.ts';
import { enoughHits } from './find-items.ts';
import { rankItems } from './rank-items.ts';
import { searchText } from './search-text.ts';
import {
  insideQuery,
  isBarcodeBeginning,
  isJudgedByPrefix,
  isJudgedInside,
  matchesByPrefix,
  matchesInside,
  prefixQuery,
  searchWords,
} from './search-words.ts';

/**
 * Finds items by what somebody types. Whatever is typed becomes folded words, so no text is an FTS5
 * operator or can fail. Each step looks at a bounded number of candidates, the newest items first,
 * and only these are ranked: a prefix that the whole catalogue shares costs no more than a rare one.
 */
export class ItemSearch {
  readonly #file: string;
  readonly #byGtin: SqlStatement;
  readonly #byWords: SqlStatement;
  readonly #byTrigrams: SqlStatement;

  constructor(sql: SqlDatabase, table: TableShape) {
    this.#file = sql.file;
    const name = quoted(table.name);
    const { words, trigrams } = searchTables(table);
    const candidatesOf = (index: string): string =>
      `SELECT data FROM ${name} WHERE number IN
         (SELECT rowid FROM ${index} WHERE ${index} MATCH ? ORDER BY rowid DESC LIMIT ?)`;
    const gtin = quoted(':gtin');
    this.#byGtin = sql.prepare(
      `SELECT data FROM ${name} WHERE deleted = 0 AND ${gtin} >= ? AND ${gtin} < ? LIMIT 200`,
    );
    this.#byWords = sql.prepare(candidatesOf(words));
    this.#byTrigrams = sql.prepare(candidatesOf(trigrams));
  }

  find(text: string, limit: number): ItemDocument[] {
    const words = searchWords(text);
    if (words.length === 0 || limit <= 0) return [];
    const byPrefix = this.#matching(this.#byPrefix(words), words, matchesByPrefix);
    const found = rankItems(byPrefix, words);
    const inside = insideQuery(words);
    if (found.length < enoughHits && inside !== null) {
      const known = new Set(found.map(({ id }) => id));
      const more = this.#matching(
        this.#byTrigrams.all(inside, candidates(isJudgedInside(words))),
        words,
        matchesInside,
      );
      const others = more.filter(({ id }) => !known.has(id));
      found.push(...rankItems(others, words));
    }
    return found.slice(0, limit);
  }

  #byPrefix(words: readonly string[]): ReturnType<SqlStatement['all']> {
    const rows = this.#byWords.all(prefixQuery(words), candidates(isJudgedByPrefix(words)));
    // The word index tells barcodes apart by their first digits only, which a whole brand shares.
    const typed = words.find(isBarcodeBeginning);
    for (const zeros of typed === undefined ? [] : gtinPadding) {
      // ':' follows '9', so the range holds what begins with these digits.
      rows.push(...this.#byGtin.all(`${zeros}${typed}`, `${zeros}${typed}:`));
    }
    return rows;
  }

  #matching(
    rows: ReturnType<SqlStatement['all']>,
    words: readonly string[],
    matches: (text: string, words: readonly string[]) => boolean,
  ): ItemDocument[] {
    const items = new Map<string, ItemDocument>();
    for (const row of rows) {
      const item = plainDocument(parsedData<ItemDocument>(row, this.#file));
      const text = searchText('item', item);
      if (text !== null && matches(text, words)) items.set(item.id, item);
    }
    return [...items.values()];
  }
}

/** What GTIN-14 puts before a GTIN-14, an EAN-13, a UPC-A and an EAN-8. */
const gtinPadding = ['', '0', '00', '000000'];

/** More where the index says less than was typed, and part of them will be sorted out. */
function candidates(isJudged: boolean): number {
  return isJudged ? 200 : 500;
}
