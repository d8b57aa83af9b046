import type { BrokenCentre } from './memory-centre.ts';

/** A platform that stores, moves or tells otherwise than it should. */
export interface BrokenPlatform extends BrokenCentre {
  name: string;
  /** The law that it breaks. */
  law: string;
  /** A seed that shows it, tried first; others follow when a change of the simulation moved it. */
  caughtBy: number;
}

const stockLaw = 'Broken law: Stock is opening minus sold plus returned';
const cutOffLaw = 'Broken law: The cut-off names what the documents contain';

const showLaw = 'Broken law: A till shows its documents and all of its own work since';

export const brokenPlatforms: readonly BrokenPlatform[] = [
  {
    name: 'an entry that is sent again moves the stock again',
    movesStock: ({ isPoison }) => !isPoison,
    law: stockLaw,
    caughtBy: 1,
  },
  {
    name: 'an entry in quarantine moves the stock',
    movesStock: ({ isNew }) => isNew,
    law: stockLaw,
    caughtBy: 7,
  },
  {
    name: 'the cut-off is one too far',
    cutOff: (is) => ({ ...is, appliedThrough: is.appliedThrough + 1 }),
    law: cutOffLaw,
    caughtBy: 1,
  },
  {
    name: 'the cut-off is one behind',
    cutOff: (is) => ({ ...is, appliedThrough: Math.max(0, is.appliedThrough - 1) }),
    law: cutOffLaw,
    caughtBy: 1,
  },
  {
    name: 'the cut-off does not say what was set aside',
    cutOff: (is) => ({ ...is, except: [] }),
    law: cutOffLaw,
    caughtBy: 2,
  },
  {
    name: 'the tag of a position is not compared after a restore',
    comparesTags: false,
    law: showLaw,
    caughtBy: 29,
  },
];
