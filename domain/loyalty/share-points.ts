/**
 * Whole points out of parts that need not be whole: all parts together are rounded down once, and each
 * gets what the running sum grows by when it is its turn. So many small lines earn what one large line
 * would, and the shares add up to the whole.
 */
export function sharePoints(numerators: readonly bigint[], denominator: bigint): number[] {
  let sum = 0n;
  let given = 0n;
  return numerators.map((numerator) => {
    sum += numerator;
    const share = sum / denominator - given;
    given += share;
    return Number(share);
  });
}

/** A whole number of points over parts of some weight; nothing for parts that weigh nothing. */
export function spreadPoints(points: number, weights: readonly number[]): number[] {
  const sum = weights.reduce((total, weight) => total + weight, 0);
  if (sum <= 0 || points === 0) return weights.map(() => 0);
  return sharePoints(
    weights.map((weight) => BigInt(weight) * BigInt(points)),
    BigInt(sum),
  );
}

/**
 * What goes back of the points that a line earned, once so much of it is given back: what stays is
 * rounded down. It depends on the sum alone, so parts in any order take back what the whole does.
 */
export function earnedBack(points: number, soldMilli: number, backMilli: number): number {
  const stays = soldMilli - Math.min(backMilli, soldMilli);
  return points - wholePart(points, stays, soldMilli);
}

/** What a customer gets back of the points that were spent on a line, rounded down until all of it is back. */
export function spentBack(points: number, soldMilli: number, backMilli: number): number {
  return wholePart(points, Math.min(backMilli, soldMilli), soldMilli);
}

function wholePart(points: number, part: number, whole: number): number {
  return Number((BigInt(points) * BigInt(part)) / BigInt(whole));
}
