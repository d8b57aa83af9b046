import {
  type CollectionName,
  collectionFile,
  type DocumentChange,
  type FeedPage,
} from '../../../contract/port/documents.ts';
import { assert } from '../../../domain/assert.ts';
import type { SqlDatabase } from '../driver.ts';
import { searchText } from '../search/search-text.ts';
import type { RunInTransaction } from '../transaction.ts';
import { checkPage, type PageRejection } from './check-page.ts';
import { recordFed } from './fed-documents.ts';
import { saveFeedState } from './feed-state.ts';
import { type Put, storedRow, type TableShape } from './table-shape.ts';
import type { StoredState, TableWriter } from './table-writer.ts';

export interface PageWork {
  page: FeedPage;
  tables: Partial<Record<CollectionName, TableShape>>;
  /** RxDB's `_meta.lwt` of all that the page writes. */
  lastWriteTime: number;
}

export type PageOutcome =
  | { ok: true; changes: AppliedChange[]; lastSeqs: Partial<Record<CollectionName, number>> }
  | { ok: false; rejection: PageRejection };

/** What a change did, in the page's order, from which RxDB's change events are made. */
export interface AppliedChange {
  operation: 'INSERT' | 'UPDATE' | 'DELETE' | 'NOTHING';
  revision: string;
  /** The stored JSON that an update or a deletion replaced. */
  previous: string | null;
}

/** Documents and feed state in one database transaction; nothing at all if one is not as it should be. */
export function applyPage(
  sql: SqlDatabase,
  transaction: RunInTransaction,
  writerOf: (table: TableShape) => TableWriter,
  { page, tables, lastWriteTime }: PageWork,
): PageOutcome {
  const checked = checkPage(page);
  if (!checked.ok) return { ok: false, rejection: checked.error };
  const writers = writersOf(page, tables, writerOf);
  return transaction(() => {
    const used = [...writers.values()];
    for (const writer of used) writer.begin();
    const changes = checked.value.map((change) => {
      const writer = writers.get(change.collection);
      assert(writer !== undefined, 'A page writes to collections that are open');
      return applyChange(writer, change, lastWriteTime);
    });
    const lastSeqs = Object.fromEntries([...writers].map(([name, writer]) => [name, writer.end()]));
    saveFeedState(sql, page.feed, page.state);
    if (page.file === 'till') recordFed(sql, page);
    return { ok: true, changes, lastSeqs };
  });
}

/** The whole document as RxDB stores it, and as it appears in its change events. */
export function rxDocument(
  change: DocumentChange,
  { revision, lastWriteTime }: { revision: string; lastWriteTime: number },
): object {
  const isErased = 'erased' in change;
  return {
    // An erased document keeps its id and nothing else.
    ...(isErased ? { id: change.erased } : change.document),
    _deleted: isErased,
    _attachments: {},
    _meta: { lwt: lastWriteTime },
    _rev: revision,
  };
}

function applyChange(
  writer: TableWriter,
  change: DocumentChange,
  lastWriteTime: number,
): AppliedChange {
  const state = writer.stateOf('erased' in change ? change.erased : change.document.id);
  const isAbsent = state === null || state.isDeleted;
  if ('erased' in change && isAbsent) return { operation: 'NOTHING', revision: '', previous: null };

  const revision = nextRevision(state);
  const document = rxDocument(change, { revision, lastWriteTime });
  writer.put({
    isInsert: state === null,
    wasLive: !isAbsent,
    row: storedRow(writer.table, document),
    search: searchChange(writer.table, document, state),
  });
  if (isAbsent) return { operation: 'INSERT', revision, previous: null };
  const operation = 'erased' in change ? 'DELETE' : 'UPDATE';
  return { operation, revision, previous: state.data };
}

/** Most updates change a price or a stock: what is searched stays, and its tables are costly to write. */
function searchChange(
  table: TableShape,
  document: object,
  state: StoredState | null,
): Put['search'] {
  if (!table.search) return 'unchanged';
  const text = searchText(table.search, document);
  if (state === null) return { text };
  const previous = searchText(table.search, JSON.parse(state.data));
  return text === previous ? 'unchanged' : { text };
}

/** RxDB's form: a height that grows with each write, and who wrote. */
function nextRevision(state: StoredState | null): string {
  const height = state ? Number.parseInt(state.revision, 10) : 0;
  return `${height + 1}-feed`;
}

function writersOf(
  page: FeedPage,
  tables: PageWork['tables'],
  writerOf: (table: TableShape) => TableWriter,
): Map<CollectionName, TableWriter> {
  const writers = new Map<CollectionName, TableWriter>();
  for (const { collection } of page.changes) {
    if (writers.has(collection)) continue;
    assert(
      collectionFile[collection] === page.file,
      `A page for ${page.file} holds its collections`,
    );
    const table = tables[collection];
    assert(table !== undefined, `The collection ${collection} is open`);
    writers.set(collection, writerOf(table));
  }
  return writers;
}
