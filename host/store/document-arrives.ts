import type { Documents } from '../../contract/port/documents.ts';
import type { Timers } from '../../contract/rpc/timers.ts';

/** A feed that is followed brings it within a second; a slow line is waited for a little. */
const arrivesWithinMs = 8_000;

/** Whether a document that was asked of the platform is here, as soon as it is; false where it takes too long. */
export async function documentArrives(
  collection: 'customers' | 'dossiers',
  id: string,
  { documents, timers }: { documents: Pick<Documents, 'get' | 'onChange'>; timers: Timers },
): Promise<boolean> {
  return await new Promise<boolean>((resolve) => {
    let isOver = false;
    const end = (came: boolean) => {
      isOver = true;
      stopWaiting();
      stopListening();
      resolve(came);
    };
    const look = () =>
      void documents.get(collection, id).then((document) => {
        if (document !== null && !isOver) end(true);
      });
    const stopListening = documents.onChange((collections) => {
      if (collections.includes(collection)) look();
    });
    const stopWaiting = timers.after(arrivesWithinMs, () => end(false));
    look();
  });
}
