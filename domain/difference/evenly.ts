import type { Candidate } from './cause.ts';

/** Shares the likelihood of a kind of mistake among its candidates, by the weight each came with. */
export function evenly(candidates: readonly Candidate[], ofKind: number): Candidate[] {
  const all = candidates.reduce((sum, { likelihood }) => sum + likelihood, 0);
  if (all === 0) return [];
  return candidates.map((candidate) => ({
    ...candidate,
    likelihood: (candidate.likelihood / all) * ofKind,
  }));
}
