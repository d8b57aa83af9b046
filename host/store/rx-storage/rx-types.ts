import type { RxDocumentData, RxStorageChangeEvent, StringKeys } from 'rxdb';
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
