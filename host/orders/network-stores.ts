import { type NetworkPlace, networkPlace } from '../../contract/document/network.ts';
import type { Documents } from '../../contract/port/documents.ts';

/** Settings that a till is looked through for; the feeds give it no more. */
const mostSettings = 20_000;

/** As they were last read, until a page touches the settings: somebody who types a town asks at each key. */
const known = new WeakMap<Reads, Promise<readonly NetworkPlace[]>>();

type Reads = Pick<Documents, 'all' | 'onChange'>;

/** All stores of the network. */
export function networkStores(documents: Reads): Promise<readonly NetworkPlace[]> {
  const before = known.get(documents);
  if (before) return before;
  const stores = readStores(documents);
  known.set(documents, stores);
  const forget = (): void => {
    stop();
    if (known.get(documents) === stores) known.delete(documents);
  };
  const stop = documents.onChange((collections) => {
    if (collections.includes('settings')) forget();
  });
  // What could not be read is read again.
  stores.catch(forget);
  return stores;
}

async function readStores(documents: Reads): Promise<readonly NetworkPlace[]> {
  const settings = await documents.all('settings', mostSettings);
  return settings.flatMap(({ id, value }) => {
    const place = id.startsWith('place.') ? networkPlace.safeParse(value) : null;
    return place?.success && place.data.place === 'store' ? [place.data] : [];
  });
}
