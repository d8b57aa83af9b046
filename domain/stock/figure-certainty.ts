/** How much a place is said to have: exactly, in thousandths of the unit, or as a band of whole units. */
export type Depth =
  | { kind: 'exact'; milli: number }
  | { kind: 'band'; band: '0' | '1' | '2-5' | '6+' };

/**
 * How far a figure can be relied on when a customer is told of it: `sure`; `likely`, where one piece in
 * a fitting room makes the difference or it is minutes old; `unsure`, where somebody should look.
 */
export type Certainty = 'sure' | 'likely' | 'unsure';

const quarterHourMs = 15 * 60_000;
const dayMs = 24 * 60 * 60_000;

/** From how old the figure is (null: nobody knows) and how many pieces may be wrong before none is left. */
export function certaintyOf(depth: Depth, ageMs: number | null): Certainty {
  const isDeep = depth.kind === 'band' ? depth.band === '6+' : depth.milli >= 6_000;
  const isLast =
    depth.kind === 'band' ? depth.band === '1' || depth.band === '0' : depth.milli < 2_000;
  if (ageMs === null || ageMs > dayMs) return 'unsure';
  if (ageMs > quarterHourMs || depth.kind === 'band') {
    if (isDeep) return 'likely';
    return isLast || ageMs > quarterHourMs ? 'unsure' : 'likely';
  }
  return isLast ? 'likely' : 'sure';
}
