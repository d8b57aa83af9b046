import type { DocumentChange } from '../../../contract/port/documents.ts';
import { type AppliedChange, rxDocument } from '../engine/apply-page.ts';
import type { UntypedEvent } from './rx-types.ts';

export interface PageChange {
  change: DocumentChange;
  applied: AppliedChange;
}

/**
 * The change events of a page for RxDB. Their documents are made when somebody looks: RxDB looks
 * only at those that it has cached or that a running query concerns, and an import has thousands.
 */
export function pageEvents(changes: readonly PageChange[], lastWriteTime: number): UntypedEvent[] {
  return changes.flatMap(({ change, applied }) => {
    const { operation, revision, previous } = applied;
    if (operation === 'NOTHING') return [];
    let document: object | undefined;
    let previousDocument: object | undefined;
    return {
      documentId: 'erased' in change ? change.erased : change.document.id,
      operation,
      get documentData() {
        document ??= rxDocument(change, { revision, lastWriteTime });
        return document;
      },
      get previousDocumentData() {
        if (previous !== null) previousDocument ??= JSON.parse(previous);
        return previousDocument;
      },
    };
  });
}
