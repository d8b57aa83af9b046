import type { ValueEffect } from '../effects/value-effects.ts';
import type { EntryPlace } from '../transaction/entry-place.ts';

/** What an entry did to a card, avoir or deposit, as it is kept. */
export interface ValueRow extends ValueEffect {
  /** The entry that says so. */
  by: EntryPlace;
}
