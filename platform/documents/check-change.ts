import { type Failure, fail } from '../../contract/failure/failure.ts';
import { documentReaders } from '../../contract/port/document-readers.ts';
import type { DocumentChange } from '../../contract/port/documents.ts';
import { ok, type Result, refuse } from '../../domain/result.ts';

/** A change as it is stored: the document as JSON, or null once it is erased. */
export interface CheckedChange {
  collection: DocumentChange['collection'];
  id: string;
  content: string | null;
}

/** Parses a document by the schema of its collection (law 14). Refuses DOCUMENT_REFUSED, which says where it is wrong. */
export function checkChange(change: DocumentChange): Result<CheckedChange, Failure> {
  const { collection } = change;
  if ('erased' in change) {
    const id = change.erased;
    return id === '' ? refused(collection, id, 'id') : ok({ collection, id, content: null });
  }
  const { id } = change.document;
  const parsed = documentReaders[collection].safeParse(change.document);
  if (!parsed.success)
    return refused(collection, id, parsed.error.issues[0]?.path.map(String).join('.') ?? '');
  const content = JSON.stringify(parsed.data);
  if (!isStorableJson(content)) return refused(collection, id, 'U+0000');
  return ok({ collection, id, content });
}

/** Whether `jsonb` can hold what this JSON says: NUL and half a surrogate pair it can't. */
export function isStorableJson(text: string): boolean {
  return !unstorable.test(text);
}

const unstorable = /(?:^|[^\\])(?:\\\\)*\\u(?:0000|d[89a-f])/;

function refused(collection: string, id: string, path: string): Result<never, Failure> {
  return refuse(fail('DOCUMENT_REFUSED', { collection, id: String(id), path }));
}
