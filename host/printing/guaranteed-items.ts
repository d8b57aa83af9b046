import type { ItemDocument } from '../../contract/document/item.ts';
import type { Documents } from '../../contract/port/documents.ts';
import { StoreError } from '../store/store-error.ts';

/**
 * The skus among these lines whose ticket mentions the legal guarantee. The catalogue says it, not
 * the entry: what is not there any more has no mention.
 */
export async function guaranteedItems(
  documents: Documents,
  lines: readonly { sku: string }[],
): Promise<ReadonlySet<string>> {
  const guaranteed = new Set<string>();
  for (const sku of new Set(lines.map((line) => line.sku))) {
    const item = await readable(documents, sku);
    if (item?.guarantee) guaranteed.add(sku);
  }
  return guaranteed;
}

/** A damaged catalogue says so to whoever scans; no paper is held up by it. */
async function readable(documents: Documents, sku: string): Promise<ItemDocument | null> {
  try {
    return await documents.get('items', sku);
  } catch (error) {
    if (error instanceof StoreError) return null;
    throw error;
  }
}
