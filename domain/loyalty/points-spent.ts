import { sumMinor } from '../money/minor.ts';
import type { LoyaltyLine } from './loyalty-line.ts';
import type { LoyaltyTerms } from './loyalty-programme.ts';
import { spreadPoints } from './share-points.ts';

/** Points that a purchase spent on rewards: whole for each reward, shared by what it took off the lines. */
export interface SpentPoints {
  points: number;
  /** What the rewards took off, those that cost nothing left out. */
  offMinor: number;
  ofLines: ReadonlyMap<number, number>;
  rewardIds: readonly string[];
}

const nothingSpent: SpentPoints = { points: 0, offMinor: 0, ofLines: new Map(), rewardIds: [] };

/** Each reward costs what the terms of the day say, once for a purchase. One that they do not know costs nothing. */
export function pointsSpent(
  { lines }: { lines: readonly LoyaltyLine[] },
  { rewards }: LoyaltyTerms,
): SpentPoints {
  // Most purchases have none, and a customer's are many.
  if (lines.every((line) => line.rewards.length === 0)) return nothingSpent;
  const used = new Set(lines.flatMap((line) => line.rewards.map(({ rewardId }) => rewardId)));
  const ofLines = new Map<number, number>();
  let points = 0;
  let offMinor = 0;
  for (const rewardId of used) {
    const cost = rewards.find(({ id }) => id === rewardId)?.points ?? 0;
    const offs = lines.map((line) =>
      sumMinor(line.rewards.flatMap((each) => (each.rewardId === rewardId ? each.offMinor : []))),
    );
    spreadPoints(cost, offs).forEach((share, index) => {
      const number = lines[index]?.line ?? 0;
      if (share > 0) ofLines.set(number, (ofLines.get(number) ?? 0) + share);
    });
    points += cost;
    if (cost > 0) offMinor += sumMinor(offs);
  }
  return { points, offMinor, ofLines, rewardIds: [...used] };
}
