import { z } from 'zod';

/** What this page is: the till's own, or a tablet's, which a till serves over HTTPS and nothing else. */
export interface Workplace {
  isTablet: boolean;
  /** The seat that it acts at. */
  seat: string;
}

const pairingKey = 'comptoir.tablet';
const unpairedKey = 'comptoir.tablet.unpaired';

/** What a tablet keeps of its pairing, in the browser's storage of that till's address. */
const tabletPairing = z.object({ seat: z.string(), token: z.string() });
export type TabletPairing = z.infer<typeof tabletPairing>;

type PageStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

export function readPairing(storage: Pick<Storage, 'getItem'>): TabletPairing | null {
  try {
    const read = tabletPairing.safeParse(JSON.parse(storage.getItem(pairingKey) ?? 'null'));
    return read.success ? read.data : null;
  } catch {
    return null;
  }
}

export function keepPairing(storage: PageStorage, pairing: TabletPairing): void {
  storage.setItem(pairingKey, JSON.stringify(pairing));
  storage.removeItem(unpairedKey);
}

/** The till does not know this tablet any more; the pairing screen says so. */
export function forgetPairing(storage: PageStorage): void {
  storage.removeItem(pairingKey);
  storage.setItem(unpairedKey, 'true');
}

export function wasUnpaired(storage: Pick<Storage, 'getItem'>): boolean {
  return storage.getItem(unpairedKey) !== null;
}

export function workplaceOf(
  location: Pick<Location, 'protocol'> | undefined,
  storage: Pick<Storage, 'getItem'> | undefined,
): Workplace {
  const isTablet = location?.protocol === 'https:';
  const pairing = isTablet && storage ? readPairing(storage) : null;
  return { isTablet, seat: isTablet ? (pairing?.seat ?? 'tablet') : 'till' };
}

/** Of this page, as it was loaded: pairing loads it anew. */
export const workplace: Workplace = workplaceOf(globalThis.location, globalThis.localStorage);
