import { readFileSync } from 'node:fs';
import { feedPage } from '../contract/platform/feed-page.ts';
import type { Documents, FeedPage } from '../contract/port/documents.ts';

/**
 * Gives an empty till its first documents from a file of feed pages (the demo retailer's, until a
 * platform feeds the till). A till that has an identity is left alone.
 */
export async function seedIfEmpty(documents: Documents, file: URL): Promise<void> {
  if (await documents.get('settings', 'till.identity')) return;
  for (const page of seedPages(file)) await documents.applyPage(page);
}

function seedPages(file: URL): FeedPage[] {
  return feedPage.array().parse(JSON.parse(readFileSync(file, 'utf8')));
}
