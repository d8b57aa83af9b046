import type { CollectionName, DocumentChange, FeedPage } from '../../contract/port/documents.ts';

/** Which feed brought a document; null for nobody's. */
export type BringerOf = (document: { collection: CollectionName; id: string }) => string | null;

/**
 * A page of the till file as it is applied: without erasures of what another feed has brought since,
 * and, if it is whole, with erasures of what its feed had brought and brings no more.
 */
export function tillPage(
  page: FeedPage,
  { bringerOf, broughtBefore }: { bringerOf: BringerOf; broughtBefore(): DocumentChange[] },
): FeedPage {
  const isOurs = (change: DocumentChange): boolean =>
    !('erased' in change) ||
    [null, page.feed].includes(bringerOf({ collection: change.collection, id: change.erased }));
  const changes = page.changes.filter(isOurs);
  if (page.isWhole !== true) return { ...page, changes };
  const brought = new Set(page.changes.map(keyOf));
  const gone = broughtBefore().filter((change) => !brought.has(keyOf(change)));
  return { ...page, changes: [...gone, ...changes] };
}

export function keyOf(change: DocumentChange): string {
  const id = 'erased' in change ? change.erased : change.document.id;
  return JSON.stringify([change.collection, id]);
}
