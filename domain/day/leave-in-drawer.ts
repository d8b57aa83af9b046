import { type DenominationCount, denominationsMinor } from './money.ts';

/** How a counted drawer is parted at closing. */
export interface Parting {
  left: readonly DenominationCount[];
  taken: readonly DenominationCount[];
  leftMinor: number;
  takenMinor: number;
  /** Exactly the float stays; otherwise the pieces allow only what is nearest to it. */
  isExact: boolean;
}

/**
 * What to leave of the counted cash and what to take out: exactly the float if the pieces allow it,
 * otherwise the sum nearest to it (the lower of two). Small change stays first, rolls after loose
 * coins of the same value: it is what the next morning lacks.
 */
export function leaveInDrawer(counted: readonly DenominationCount[], floatMinor: number): Parting {
  const pieces = counted
    .filter(({ count }) => count > 0)
    .toSorted((a, b) => a.unitMinor - b.unitMinor || formOrder(a) - formOrder(b));
  const totalMinor = denominationsMinor(pieces);
  const largest = Math.max(0, ...pieces.map(({ unitMinor }) => unitMinor));
  const limit = Math.min(totalMinor, Math.max(0, floatMinor) + largest);
  const reach = reachable(pieces, limit);
  const target = nearest(reach[0] ?? new Uint8Array([1]), floatMinor);

  let restMinor = target;
  const left = pieces.map((piece, index) => {
    const larger = reach[index + 1];
    // As many of the small ones as still let the larger ones make up the rest.
    let count = Math.min(piece.count, Math.floor(restMinor / piece.unitMinor));
    while (larger?.[restMinor - count * piece.unitMinor] !== 1) count -= 1;
    restMinor -= count * piece.unitMinor;
    return { ...piece, count };
  });
  return {
    left: left.filter(({ count }) => count > 0),
    taken: pieces
      .map((piece, index) => ({ ...piece, count: piece.count - (left[index]?.count ?? 0) }))
      .filter(({ count }) => count > 0),
    leftMinor: target,
    takenMinor: totalMinor - target,
    isExact: target === floatMinor,
  };
}

function formOrder({ form }: DenominationCount): number {
  return form === 'coin' ? 0 : form === 'roll' ? 1 : 2;
}

/**
 * `reach[i][sum]` is 1 where pieces from the i-th on make up the sum. Of each value a sum needs the
 * fewest pieces that the sums before it leave, so one pass over the sums is enough.
 */
function reachable(pieces: readonly DenominationCount[], limit: number): Uint8Array[] {
  const none = new Uint8Array(limit + 1);
  none[0] = 1;
  const reach = [none];
  for (const { unitMinor, count } of pieces.toReversed()) {
    const before = reach[0] ?? none;
    const after = new Uint8Array(limit + 1);
    const used = new Uint32Array(limit + 1);
    for (let sum = 0; sum <= limit; sum += 1) {
      const rest = sum - unitMinor;
      if (before[sum] === 1) after[sum] = 1;
      else if (rest >= 0 && after[rest] === 1 && (used[rest] ?? 0) < count) {
        after[sum] = 1;
        used[sum] = (used[rest] ?? 0) + 1;
      }
    }
    reach.unshift(after);
  }
  return reach;
}

function nearest(sums: Uint8Array, floatMinor: number): number {
  for (let distance = 0; distance <= sums.length + Math.abs(floatMinor); distance += 1) {
    if (sums[floatMinor - distance] === 1) return floatMinor - distance;
    if (sums[floatMinor + distance] === 1) return floatMinor + distance;
  }
  return 0;
}
