import { now } from 'rxdb';
import type { CollectionName, FeedPage } from '../../../contract/port/documents.ts';
import type { SqlDatabase } from '../driver.ts';
import type { AppliedChange } from '../engine/apply-page.ts';
import type { AsyncEngine } from '../engine/async-engine.ts';
import type { TableShape } from '../engine/table-shape.ts';
import { PageRejected } from '../page-rejected.ts';
import { SerialQueue } from '../serial-queue.ts';
import { type PageChange, pageEvents } from './page-events.ts';
import type { UntypedEvent } from './rx-types.ts';

/** Who shows RxDB the changes of one collection: a storage instance. */
export interface ChangeSink {
  readonly table: TableShape;
  emit(events: readonly UntypedEvent[], lastSeq: number): void;
}

/**
 * One SQLite file of documents as the host's thread sees it: read here on `reader`, written by
 * `engine` in this thread or in the worker. All writes pass one queue, so what a write decides from
 * `reader` still holds when the engine commits it.
 */
export class DocumentFile {
  readonly reader: SqlDatabase;
  readonly engine: AsyncEngine;
  readonly #writes = new SerialQueue(mostWaitingWrites);
  readonly #sinks = new Set<ChangeSink>();

  constructor(reader: SqlDatabase, engine: AsyncEngine) {
    this.reader = reader;
    this.engine = engine;
  }

  write<T>(work: () => Promise<T>): Promise<T> {
    return this.#writes.run(work);
  }

  idle(): Promise<void> {
    return this.#writes.idle();
  }

  /** Makes the tables of a collection unless they are there. */
  async create(table: TableShape): Promise<void> {
    const known = this.reader
      .prepare(`SELECT name FROM sqlite_schema WHERE type = 'table' AND name = ?`)
      .get(table.name);
    if (!known) await this.write(() => this.engine.create(table));
  }

  /** From now on the sink is told of every page that touches its collection. Gives the way out. */
  attach(sink: ChangeSink): () => void {
    this.#sinks.add(sink);
    return () => this.#sinks.delete(sink);
  }

  /**
   * Documents and feed state in one database transaction of the file's one writer; then RxDB gets
   * the change events, so that its caches and running queries show what is stored (it gives stale
   * documents for ever when a file changes behind it). Throws PageRejected, and nothing is kept.
   */
  applyPage(page: FeedPage, tables: Partial<Record<CollectionName, TableShape>>): Promise<void> {
    return this.write(async () => {
      const lastWriteTime = now();
      const outcome = await this.engine.applyPage({ page, tables, lastWriteTime });
      if (!outcome.ok) throw new PageRejected(outcome.rejection);
      for (const sink of this.#sinks) {
        const collection = collectionOf(tables, sink.table);
        if (collection === null) continue;
        const events = pageEvents(changesOf(page, outcome.changes, collection), lastWriteTime);
        if (events.length > 0) sink.emit(events, outcome.lastSeqs[collection] ?? 0);
      }
    });
  }
}

/** Far more than callers that wait for their answer can have open. */
const mostWaitingWrites = 1_000;

function collectionOf(
  tables: Partial<Record<CollectionName, TableShape>>,
  { name }: TableShape,
): CollectionName | null {
  return collectionNames.find((collection) => tables[collection]?.name === name) ?? null;
}

const collectionNames: CollectionName[] = [
  'items',
  'prices',
  'promotions',
  'customers',
  'operators',
  'settings',
  'stock',
  'orders',
  'tasks',
  'dossiers',
];

function changesOf(
  page: FeedPage,
  applied: readonly AppliedChange[],
  collection: CollectionName,
): PageChange[] {
  return page.changes.flatMap((change, index) => {
    const what = applied[index];
    return what && change.collection === collection ? { change, applied: what } : [];
  });
}
