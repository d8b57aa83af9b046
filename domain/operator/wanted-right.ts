import type { Reduction } from '../pricing/manual-reduction.ts';
import type { Action, Permission } from './permissions.ts';

/** What somebody wanted to do and may not by themselves: what a second person is asked to allow. */
export interface WantedRight {
  action: Action;
  /** The basket it is about; empty where it is about none. */
  basketId: string;
  /** What it takes off or gives back, of what; null where nothing is given away. */
  asked: (Reduction & { currency: string }) | null;
  /** How far who asks may go; null: not at all. */
  limit: Pick<Permission, 'upToRateBp' | 'upToMinor'> | null;
}

/** Of a permission, what a wanted right says of it. */
export function limitOf({ isAllowed, upToRateBp, upToMinor }: Permission): WantedRight['limit'] {
  return isAllowed ? { upToRateBp, upToMinor } : null;
}
