/** No source: after every source in the order of choices. */
export const none = Number.MAX_SAFE_INTEGER;

/** A line whose source is sought, with the others of one decision. */
export interface SeekingLine {
  /** Lines that share it share the cost of a parcel from one source. */
  parcel: string;
  sku: string;
  milli: number;
}

/** What sources ask, and have. */
export interface Offers {
  sourceCount: number;
  /** What a line costs from a source, or null: never from there. */
  linePoints(line: number, source: number): number | null;
  /** Of the parcel that a line goes in. */
  parcelPoints(line: number, source: number): number;
  /** Of a line's sku, infinite where nobody counts. */
  leftMilli(line: number, source: number): number;
}

/** The sources of some lines by their index, `none` for a line without one; and what they cost together. */
interface Choice {
  cost: number;
  sources: readonly number[];
}

/** More than any sources cost: as many lines as possible are filled, whatever that costs. */
const unfilledPoints = 1_000_000_000;

/** A set of lines that a source may take, as a mask, and what they cost from there. */
interface Offer {
  taken: number;
  cost: number;
}

/**
 * The sources that cost least together, each line whole from one, nothing promised twice: source after
 * source takes any of the lines that are left, if it has what they want together (3ⁿ ways: n stays
 * small). Of equal ones that whose first line has the lower source, and so on, so that a source nobody
 * chose can be left out and nothing changes.
 */
export function bestSources(lines: readonly SeekingLine[], offers: Offers): readonly number[] {
  const sets = 2 ** lines.length;
  // By set of lines: the best way to fill exactly these from the sources so far.
  const best: (Choice | null)[] = new Array<Choice | null>(sets).fill(null);
  best[0] = { cost: 0, sources: lines.map(() => none) };
  for (const [source, own] of worthwhileOffers(lines, offers)) {
    const before = [...best];
    for (const { taken, cost } of own) {
      const others = (sets - 1) ^ taken;
      for (let set = others; set >= 0; set = set === 0 ? -1 : (set - 1) & others) {
        const rest = before[set];
        if (!rest) continue;
        const sum = rest.cost + cost;
        const known = best[set | taken];
        if (known && sum > known.cost) continue;
        const sources = withSource(rest.sources, taken, source);
        if (known && sum === known.cost && !isLower(sources, known.sources)) continue;
        best[set | taken] = { cost: sum, sources };
      }
    }
  }
  return cheapest(best, lines.length);
}

/**
 * What each source is asked for, in the order of sources. Of a set of lines only the n cheapest sources
 * count: the others of n lines come from fewer than n, so one of these is free to take it.
 */
function worthwhileOffers(
  lines: readonly SeekingLine[],
  offers: Offers,
): (readonly [source: number, offers: readonly Offer[]])[] {
  const sought = {
    lines,
    shared: lines.map(({ parcel }) => maskOf(lines, (other) => other.parcel === parcel)),
    wanted: wantedMilli(lines),
    offers,
  };
  const costs = new Float64Array(2 ** lines.length);
  const cheapestOf: { source: number; cost: number }[][] = Array.from(costs, () => []);
  for (let source = 0; source < offers.sourceCount; source += 1) {
    const fitting = costsFrom(source, sought, costs);
    for (let set = fitting; set !== 0; set = (set - 1) & fitting) {
      const cost = costs[set] ?? Number.POSITIVE_INFINITY;
      const known = cheapestOf[set] ?? [];
      const last = known.length === lines.length ? known.at(-1) : undefined;
      if (cost >= (last?.cost ?? Number.POSITIVE_INFINITY)) continue;
      // Behind its equals, which have the lower number.
      const place = known.findIndex((other) => other.cost > cost);
      known.splice(place === -1 ? known.length : place, 0, { source, cost });
      if (known.length > lines.length) known.pop();
    }
  }
  const bySource = new Map<number, Offer[]>();
  for (const [taken, known] of cheapestOf.entries())
    for (const { source, cost } of known) {
      const own = bySource.get(source) ?? [];
      own.push({ taken, cost });
      bySource.set(source, own);
    }
  return [...bySource].sort(([a], [b]) => a - b);
}

/** What any set of lines costs from a source, infinite where it can't; returns the lines that fit alone. */
function costsFrom(
  source: number,
  { lines, shared, wanted, offers }: Sought & { offers: Offers },
  costs: Float64Array,
): number {
  const own = lines.map((_, line) => offers.linePoints(line, source));
  const left = lines.map((_, line) => offers.leftMilli(line, source));
  const fitting = own.reduce<number>(
    (mask, points, line) => (points === null ? mask : mask | (1 << line)),
    0,
  );
  if (fitting === 0) return 0;
  const parcel = lines.map((_, line) => offers.parcelPoints(line, source));
  costs[0] = 0;
  // The small sets first: each is one that is known, and its lowest line.
  for (let set = -fitting & fitting; set !== 0; set = (set - fitting) & fitting) {
    const lowest = 31 - Math.clz32(set & -set);
    const others = set & (set - 1);
    const isFirst = (others & (shared[lowest] ?? 0)) === 0;
    const isThere = (wanted[set] ?? 0) <= (left[lowest] ?? 0);
    const sum = (own[lowest] ?? 0) + (isFirst ? (parcel[lowest] ?? 0) : 0);
    costs[set] = isThere ? (costs[others] ?? 0) + sum : Number.POSITIVE_INFINITY;
  }
  return fitting;
}

interface Sought {
  lines: readonly SeekingLine[];
  /** By line: the lines of its parcel. */
  shared: readonly number[];
  /** By set of lines: what it wants of its lowest line's sku. */
  wanted: readonly number[];
}

function wantedMilli(lines: readonly SeekingLine[]): number[] {
  const same = lines.map(({ sku }) => maskOf(lines, (other) => other.sku === sku));
  return Array.from({ length: 2 ** lines.length }, (_, set) => {
    const lowest = 31 - Math.clz32(set & -set);
    const mask = set & (same[lowest] ?? 0);
    return lines.reduce((sum, { milli }, line) => sum + ((mask >> line) & 1 ? milli : 0), 0);
  });
}

function maskOf(lines: readonly SeekingLine[], isOf: (line: SeekingLine) => boolean): number {
  return lines.reduce((mask, line, index) => (isOf(line) ? mask | (1 << index) : mask), 0);
}

/** Of all sets that can be filled the best, what is left out counted; of equal ones the first. */
function cheapest(best: readonly (Choice | null)[], lineCount: number): readonly number[] {
  let found: Choice | null = null;
  for (const [set, choice] of best.entries()) {
    if (!choice) continue;
    const cost = choice.cost + unfilledPoints * (lineCount - bitCount(set));
    if (
      !found ||
      cost < found.cost ||
      (cost === found.cost && isLower(choice.sources, found.sources))
    )
      found = { cost, sources: choice.sources };
  }
  return found?.sources ?? [];
}

/** Whether the first line that differs has the lower source. */
function isLower(sources: readonly number[], others: readonly number[]): boolean {
  for (const [line, own] of sources.entries()) {
    const other = others[line] ?? none;
    if (own !== other) return own < other;
  }
  return false;
}

function withSource(sources: readonly number[], taken: number, source: number): number[] {
  return sources.map((own, line) => ((taken >> line) & 1 ? source : own));
}

function bitCount(set: number): number {
  let count = 0;
  for (let rest = set; rest !== 0; rest &= rest - 1) count += 1;
  return count;
}
