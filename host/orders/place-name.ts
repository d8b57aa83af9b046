import { networkPlace, placeSettingId } from '../../contract/document/network.ts';
import type { Documents } from '../../contract/port/documents.ts';

/** What a place is called; its id where this till has no name for it. */
export async function placeName(id: string, documents: Pick<Documents, 'get'>): Promise<string> {
  const setting = await documents.get('settings', placeSettingId(id));
  return networkPlace.safeParse(setting?.value).data?.name ?? id;
}
