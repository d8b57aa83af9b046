import { type ParcelContact, parcelContactId } from '../../contract/document/task.ts';
import type { Documents } from '../../contract/port/documents.ts';

/** Where a parcel of this store goes; null where it is not to be sent from here, has left, or was erased. */
export async function parcelTo(
  order: string,
  group: number,
  documents: Pick<Documents, 'get'>,
): Promise<ParcelContact | null> {
  const task = await documents.get('tasks', parcelContactId(order));
  if (task?.kind !== 'parcel-contact') return null;
  return task.details.groups.find((each) => each.group === group) ?? null;
}
