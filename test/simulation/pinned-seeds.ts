import type { SimulatedDatabase } from './replay.ts';

/** Seeds that once broke a law, and what they found; each runs again in every test run. */
const pinned: readonly { seed: number; database: SimulatedDatabase; found: string }[] = [
  {
    seed: 27,
    database: 'memory',
    found:
      'A platform that was restored lacked the end of a sealed journal, and nobody asked about that one.',
  },
  {
    seed: 4,
    database: 'pglite',
    found: 'An erasure was left out as a document that only a newer program can read.',
  },
  {
    seed: 106,
    database: 'pglite',
    found:
      'A till went on telling of all that could not be applied when some of it had been since.',
  },
];

export function pinnedSeeds(on: SimulatedDatabase): number[] {
  return pinned.flatMap(({ seed, database }) => (database === on ? [seed] : []));
}
