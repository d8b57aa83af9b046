import type { Documents } from '../../contract/port/documents.ts';

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
    const item = await documents.get('items', sku);
    if (item?.guarantee) guaranteed.add(sku);
  }
  return guaranteed;
}
