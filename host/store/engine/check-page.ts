import { documentReaders } from '../../../contract/port/document-readers.ts';
import {
  type CollectionName,
  type DocumentChange,
  type FeedPage,
  feedState,
} from '../../../contract/port/documents.ts';
import { ok, type Result, refuse } from '../../../domain/result.ts';
import { valueAt } from './value-at.ts';

/** The first thing of a page that is not as its schema says. Holds no document data but the id. */
export interface PageRejection {
  collection: CollectionName | null;
  id: string;
  reason: string;
}

/** Parses the documents and the state of a page (law 14). One bad document refuses the whole page. */
export function checkPage(page: FeedPage): Result<DocumentChange[], PageRejection> {
  const state = feedState.safeParse(page.state);
  if (!state.success) {
    return refuse({ collection: null, id: page.feed, reason: reasonOf(state.error) });
  }
  const checked: DocumentChange[] = [];
  for (const change of page.changes) {
    const result = checkChange(change);
    if (!result.ok) return result;
    checked.push(result.value);
  }
  return ok(checked);
}

function checkChange(change: DocumentChange): Result<DocumentChange, PageRejection> {
  const { collection } = change;
  if ('erased' in change) {
    if (typeof change.erased === 'string' && change.erased !== '') return ok(change);
    return refuse({ collection, id: String(change.erased), reason: 'An erasure names a document' });
  }
  if (!Object.hasOwn(documentReaders, collection)) {
    return refuse({ collection: null, id: '', reason: `No collection ${String(collection)}` });
  }
  const parsed = documentReaders[collection].safeParse(change.document);
  if (parsed.success) return ok(change);
  const id = valueAt(change, ['document', 'id']);
  return refuse({
    collection,
    id: typeof id === 'string' ? id : '',
    reason: reasonOf(parsed.error),
  });
}

function reasonOf(error: { issues: { path: PropertyKey[]; message: string }[] }): string {
  return error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; ');
}
