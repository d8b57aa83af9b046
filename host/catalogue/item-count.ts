import type { Documents } from '../../contract/port/documents.ts';

/** How many items there are to sell, kept up to date with the documents. */
export async function followItemCount(
  documents: Pick<Documents, 'count' | 'onChange'>,
  onChanged: () => void,
): Promise<{ current(): number; stop(): void }> {
  let count = await documents.count('items');
  // A catalog that can't be counted any more says so to whoever scans; the last count stays.
  const stop = documents.onChange(() => void recount().catch(() => undefined));
  return { current: () => count, stop };

  async function recount(): Promise<void> {
    count = await documents.count('items');
    onChanged();
  }
}
