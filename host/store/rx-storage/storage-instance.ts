import {
  type BulkWriteRow,
  categorizeBulkWriteRows,
  type EventBulk,
  now,
  type PreparedQuery,
  type RxDocumentData,
  type RxJsonSchema,
  type RxStorageBulkWriteResponse,
  type RxStorageChangeEvent,
  type RxStorageCountResult,
  type RxStorageInstance,
  type RxStorageQueryResult,
  randomToken,
} from 'rxdb';
import { type Observable, Subject } from 'rxjs';
import { assert } from '../../../domain/assert.ts';
import { type Put, storedRow, type TableShape } from '../engine/table-shape.ts';
import { type SearchKind, searchText } from '../search/search-text.ts';
import type { DocumentFile } from './document-file.ts';
import { countDocuments, queryDocuments } from './query.ts';
import { idOf, primaryField, rxEvents, type UntypedEvent } from './rx-types.ts';
import { TableReader } from './table-reader.ts';

export interface SqliteInternals {
  file: DocumentFile;
  table: TableShape;
}
export interface SqliteOptions {
  search?: SearchKind;
}
/** The change number that was seen last. Not a time: a clock that jumps loses nothing (F3). */
export interface SeqCheckpoint {
  seq: number;
}
type Bulk<T> = EventBulk<RxStorageChangeEvent<RxDocumentData<T>>, SeqCheckpoint>;

/** One collection of one schema version, as RxDB wants a storage to behave. */
export class SqliteStorageInstance<T>
  implements RxStorageInstance<T, SqliteInternals, SqliteOptions, SeqCheckpoint>
{
  readonly databaseName: string;
  readonly collectionName: string;
  readonly schema: Readonly<RxJsonSchema<RxDocumentData<T>>>;
  readonly internals: SqliteInternals;
  readonly options: Readonly<SqliteOptions>;
  readonly #reader: TableReader;
  readonly #changes = new Subject<Bulk<T>>();
  readonly #detach: () => void;
  readonly #release: () => Promise<void>;
  #closed: Promise<void> | null = null;
  #isRemoved = false;

  constructor(params: {
    databaseName: string;
    collectionName: string;
    schema: Readonly<RxJsonSchema<RxDocumentData<T>>>;
    options: Readonly<SqliteOptions>;
    internals: SqliteInternals;
    release: () => Promise<void>;
  }) {
    this.databaseName = params.databaseName;
    this.collectionName = params.collectionName;
    this.schema = params.schema;
    this.options = params.options;
    this.internals = params.internals;
    this.#release = params.release;
    const { file, table } = params.internals;
    this.#reader = new TableReader(file.reader, table);
    this.#detach = file.attach({ table, emit: (events, seq) => this.#emitPage(events, seq) });
  }

  async bulkWrite(
    rows: BulkWriteRow<T>[],
    context: string,
  ): Promise<RxStorageBulkWriteResponse<T>> {
    this.#mustBeOpen();
    const { file, table } = this.internals;
    return file.write(async () => {
      const ids = rows.map(({ document }) => idOf(table, document));
      const stored = this.#reader.byIds<T>(ids, true);
      const sorted = categorizeBulkWriteRows<T>(
        this,
        primaryField<T>(table),
        new Map(stored.map((document) => [idOf(table, document), document])),
        rows,
        context,
      );
      const puts = [
        ...sorted.bulkInsertDocs.map(({ document }) => putOf(table, document, null)),
        ...sorted.bulkUpdateDocs.map(({ document, previous }) => {
          assert(previous !== undefined, 'An update has what it replaces');
          return putOf(table, document, previous);
        }),
      ];
      if (puts.length > 0) {
        const seq = await file.engine.put(table, puts);
        sorted.eventBulk.checkpoint = { seq };
        if (sorted.eventBulk.events.length > 0) this.#changes.next(sorted.eventBulk);
      }
      return { error: sorted.errors };
    });
  }

  async findDocumentsById(ids: string[], withDeleted: boolean): Promise<RxDocumentData<T>[]> {
    this.#mustBeOpen();
    return this.#reader.byIds<T>(ids, withDeleted);
  }

  async query(prepared: PreparedQuery<T>): Promise<RxStorageQueryResult<T>> {
    this.#mustBeOpen();
    return { documents: queryDocuments(this.#reader, this.schema, prepared) };
  }

  async count(prepared: PreparedQuery<T>): Promise<RxStorageCountResult> {
    this.#mustBeOpen();
    return countDocuments(this.#reader, this.schema, prepared);
  }

  async getChangedDocumentsSince(
    limit: number,
    checkpoint?: SeqCheckpoint,
  ): Promise<{ documents: RxDocumentData<T>[]; checkpoint: SeqCheckpoint }> {
    this.#mustBeOpen();
    const { documents, seq } = this.#reader.changedSince<T>(checkpoint?.seq ?? 0, limit);
    return { documents, checkpoint: { seq } };
  }

  changeStream(): Observable<Bulk<T>> {
    return this.#changes.asObservable();
  }

  async cleanup(minimumDeletedTimeMs: number): Promise<boolean> {
    this.#mustBeOpen();
    const { file, table } = this.internals;
    const until = now() - minimumDeletedTimeMs;
    const purged = await file.write(() => file.engine.purge(table, until, mostPurgedAtOnce));
    return purged < mostPurgedAtOnce;
  }

  async getAttachmentData(): Promise<Blob> {
    throw new Error('This storage keeps no attachments');
  }

  close(): Promise<void> {
    this.#closed ??= this.#close();
    return this.#closed;
  }

  async remove(): Promise<void> {
    if (this.#isRemoved) return;
    this.#mustBeOpen();
    this.#isRemoved = true;
    const { file, table } = this.internals;
    await file.write(() => file.engine.drop(table));
    await this.close();
  }

  async #close(): Promise<void> {
    this.#detach();
    await this.internals.file.idle();
    this.#changes.complete();
    await this.#release();
  }

  #emitPage(events: readonly UntypedEvent[], seq: number): void {
    this.#changes.next({
      id: randomToken(10),
      events: rxEvents<T>(events),
      checkpoint: { seq },
      context: 'feed',
    });
  }

  #mustBeOpen(): void {
    if (this.#closed || this.#isRemoved) {
      throw new Error(`The storage of ${this.collectionName} is closed`);
    }
  }
}

/** Tombstones of one call, so that a purge does not hold the writer for long. */
const mostPurgedAtOnce = 1_000;

function putOf(table: TableShape, document: object, previous: { _deleted: boolean } | null): Put {
  const text = table.search ? searchText(table.search, document) : null;
  const search = table.search ? { text } : 'unchanged';
  const wasLive = previous !== null && !previous._deleted;
  return { isInsert: previous === null, wasLive, row: storedRow(table, document), search };
}
