/** The sources of some lines by their index, `none` for a line without one; and what they cost together. */
export interface Choice {
  cost: number;
  sources: readonly number[];
}

/** No source: after every source in the order of choices. */
export const none = Number.MAX_SAFE_INTEGER;

/** More than any sources cost: as many lines as possible are filled, whatever that costs. */
const unfilledPoints = 1_000_000_000;

/**
 * The cheapest sources for the lines of one group, where a source costs its parcel once and each line
 * by itself: every way of parting the lines into parcels is looked at, each parcel from its cheapest
 * source (2ⁿ sets of lines times the sources, then 3ⁿ ways: n stays small). Of equal ones the first
 * by `compareChoices`, so that a source nobody chose can be left out and nothing changes.
 */
export function bestParcels(
  lineCount: number,
  sourceCount: number,
  /** What a line costs from a source, or null. */
  linePoints: (line: number, source: number) => number | null,
  parcelPoints: (source: number) => number,
): Choice {
  const sets = 2 ** lineCount;
  const setCost = new Array<number>(sets).fill(Number.POSITIVE_INFINITY);
  const setSource = new Array<number>(sets).fill(none);
  const sums = new Array<number>(sets).fill(0);
  for (let source = 0; source < sourceCount; source += 1) {
    let fitting = 0;
    const points: number[] = [];
    for (let line = 0; line < lineCount; line += 1) {
      const own = linePoints(line, source);
      points.push(own ?? 0);
      if (own !== null) fitting |= 1 << line;
    }
    if (fitting === 0) continue;
    const parcel = parcelPoints(source);
    // Subsets of what it has, the small ones first: each is one that is known, and its lowest line.
    for (let set = -fitting & fitting; set !== 0; set = (set - fitting) & fitting) {
      const lowest = 31 - Math.clz32(set & -set);
      const sum = (sums[set & (set - 1)] ?? 0) + (points[lowest] ?? 0);
      sums[set] = sum;
      if (parcel + sum < (setCost[set] ?? 0)) {
        setCost[set] = parcel + sum;
        setSource[set] = source;
      }
    }
  }
  return partInto(lineCount, setCost, setSource);
}

/** The cheaper first; of equal ones that whose first line has the lower source, and so on. */
export function compareChoices(a: Choice, b: Choice): number {
  if (a.cost !== b.cost) return a.cost - b.cost;
  for (const [line, source] of a.sources.entries()) {
    const other = b.sources[line] ?? none;
    if (source !== other) return source - other;
  }
  return 0;
}

/** Of all partings of the lines into sets the best; a line may stay without a source. */
function partInto(
  lineCount: number,
  setCost: readonly number[],
  setSource: readonly number[],
): Choice {
  const best: Choice[] = [{ cost: 0, sources: new Array<number>(lineCount).fill(none) }];
  for (let set = 1; set < 2 ** lineCount; set += 1) {
    const lowest = set & -set;
    const others = set ^ lowest;
    let found = without(best[others], unfilledPoints);
    // Each parting once: one of its sets holds the lowest line.
    for (let more = others; ; more = (more - 1) & others) {
      const parcel = lowest | more;
      const rest = best[set ^ parcel];
      const cost = (setCost[parcel] ?? 0) + (rest?.cost ?? 0);
      if (rest && cost <= found.cost) {
        const choice = { cost, sources: filled(rest.sources, parcel, setSource[parcel] ?? none) };
        if (compareChoices(choice, found) < 0) found = choice;
      }
      if (more === 0) break;
    }
    best.push(found);
  }
  const whole = best.at(-1);
  return whole ?? { cost: 0, sources: [] };
}

function without(choice: Choice | undefined, points: number): Choice {
  return { cost: (choice?.cost ?? 0) + points, sources: choice?.sources ?? [] };
}

function filled(sources: readonly number[], set: number, source: number): number[] {
  return sources.map((own, line) => ((set >> line) & 1 ? source : own));
}
