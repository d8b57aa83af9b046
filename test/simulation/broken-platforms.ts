import type { MovesStock } from '../support/memory-platform.ts';

/** A platform that moves the stock when it should not, or not when it should. */
export interface BrokenPlatform {
  name: string;
  movesStock: MovesStock;
  /** A seed that shows it, tried first; others follow when a change of the simulation moved it. */
  caughtBy: number;
}

export const brokenPlatforms: readonly BrokenPlatform[] = [
  {
    name: 'an entry that is sent again moves the stock again',
    movesStock: ({ isPoison }) => !isPoison,
    caughtBy: 1,
  },
  {
    name: 'an entry in quarantine moves the stock',
    movesStock: ({ isNew }) => isNew,
    caughtBy: 6,
  },
];
