import {
  type FilledMangoQuery,
  type MangoQuery,
  normalizeMangoQuery,
  type PreparedQuery,
  prepareQuery,
  type RxDocumentData,
  type RxJsonSchema,
  type RxStorageChangeEvent,
  type StringKeys,
} from 'rxdb';
import { assert } from '../../../domain/assert.ts';
import type { TableShape } from '../engine/table-shape.ts';
import { valueAt } from '../engine/value-at.ts';

// RxDB types a stored document by its collection's type, which a storage that serves any collection
// does not know. These are the only places where that knowledge is asserted instead of parsed; the
// documents themselves were parsed before they were written.

/** A change of a document of whatever type. */
export interface UntypedEvent {
  documentId: string;
  operation: 'INSERT' | 'UPDATE' | 'DELETE';
  readonly documentData: object;
  readonly previousDocumentData: object | undefined;
}

export function rxEvents<T>(
  events: readonly UntypedEvent[],
): RxStorageChangeEvent<RxDocumentData<T>>[] {
  return events as RxStorageChangeEvent<RxDocumentData<T>>[];
}

/** The name of the primary field, which RxDB wants as a key of the document's type. */
export function primaryField<T>(table: TableShape): StringKeys<T> {
  return table.primaryKey as StringKeys<T>;
}

export function idOf(table: TableShape, document: object): string {
  const id = valueAt(document, [table.primaryKey]);
  assert(typeof id === 'string', 'A document has a text as its id');
  return id;
}

/** The document as its feed gave it, without the fields that RxDB adds. */
export function plainDocument<T>(document: RxDocumentData<T>): T {
  const { _deleted, _attachments, _meta, _rev, ...plain } = document;
  return plain as T;
}

/** A query over stored documents, RxDB's own fields included, planned by RxDB. */
export function plannedQuery<T>(
  schema: Readonly<RxJsonSchema<RxDocumentData<T>>>,
  // Without a document type: RxDB's selector types do not resolve for a type that is not known yet.
  query: MangoQuery,
): PreparedQuery<T> {
  const filled: FilledMangoQuery<T> = normalizeMangoQuery(schema, query as MangoQuery<T>);
  return prepareQuery<T>(schema, filled);
}
