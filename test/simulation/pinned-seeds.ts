/** Seeds that once broke a law, and what they found; each runs again in every test run. */
export const pinnedSeeds: readonly { seed: number; found: string }[] = [
  {
    seed: 27,
    found:
      'A platform that was restored lacked the end of a sealed journal, and nobody asked about that one.',
  },
];
