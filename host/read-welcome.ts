import { type Welcome, welcome, welcomeSetting } from '../contract/document/welcome.ts';
import type { Documents } from '../contract/port/documents.ts';

/** What the first start shows; null where the feed gave none, or one that can't be read. */
export async function readWelcome(documents: Pick<Documents, 'get'>): Promise<Welcome | null> {
  const setting = await documents.get('settings', welcomeSetting);
  return welcome.safeParse(setting?.value).data ?? null;
}
