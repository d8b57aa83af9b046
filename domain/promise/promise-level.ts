import type { SourceKind } from '../allocation/allocation-rules.ts';
import { unreachable } from '../assert.ts';
import type { PromiseLevel, PromiseRules } from './promise-rules.ts';

/** What a till knows of an item at one source. */
export interface KnownStock {
  sourceId: string;
  kind: SourceKind;
  /**
   * What may be promised there: thousandths (after what is promised already and kept back), a band that
   * holds at least so many whole units, what somebody has in hand to keep, or goods that nobody counts.
   */
  figure:
    | { kind: 'exact'; milli: number }
    | { kind: 'band'; band: StockBand }
    | { kind: 'in-hand'; milli: number }
    | { kind: 'uncounted' };
  /** Since the figure was true. */
  ageSeconds: number;
}

/** None, one, two to five, six or more whole units. */
type StockBand = '0' | '1' | '2-5' | '6+';

export interface WantedStock {
  fulfilment: 'ship' | 'pickup' | 'reserve';
  /** Where it is picked up or kept; empty for what is sent to an address. */
  toPlace: string;
  quantityMilli: number;
  /** Whether goods travel to where they are picked up (`AllocationRules.mayTransfer`). */
  mayTransfer: boolean;
}

export interface Promised {
  level: PromiseLevel;
  /** Chance that it is kept, in hundredths of a percent, as far as the rules know. */
  chanceBp: number;
  because:
    | 'enough'
    /** So few are left that one wrong figure or one sale breaks it. */
    | 'few'
    /** There would be enough, but the figures are too old. */
    | 'old'
    /** No source is known to have that much. */
    | 'none'
    /** Goods of a supplier that nobody counts. */
    | 'uncounted';
}

/** More sources than these make nothing surer: what sells out at three sells out everywhere. */
const sourcesCounted = 3;

/**
 * How sure a promise is that a till makes from what it knows: each source fails when its figure was
 * wrong by too much or too many were sold since; the promise is broken when all that may send it fail.
 * A function of age and depth by the rules, the same on every till.
 */
export function promiseLevel(
  wanted: WantedStock,
  known: readonly KnownStock[],
  rules: PromiseRules,
): Promised {
  const may = known.filter(({ sourceId }) => maySend(sourceId, wanted));
  const counted = chanceOf(wanted, may, rules, Number.POSITIVE_INFINITY);
  const confirmed = chanceOf(wanted, may, rules, rules.oldestSeconds.confirmed);
  if (confirmed >= rules.confirmedBp)
    return { level: 'confirmed', chanceBp: confirmed, because: 'enough' };
  const likely = chanceOf(wanted, may, rules, rules.oldestSeconds.likely);
  const because = counted >= rules.confirmedBp ? 'old' : 'few';
  if (likely >= rules.likelyBp) return { level: 'likely', chanceBp: likely, because };
  if (may.some(({ figure }) => figure.kind === 'uncounted'))
    return { level: rules.uncounted, chanceBp: likely, because: 'uncounted' };
  if (counted === 0) return { level: 'on-request', chanceBp: 0, because: 'none' };
  const isOld = counted >= rules.likelyBp;
  return { level: 'on-request', chanceBp: likely, because: isOld ? 'old' : 'few' };
}

function maySend(sourceId: string, { fulfilment, toPlace, mayTransfer }: WantedStock): boolean {
  return fulfilment === 'ship' || sourceId === toPlace || (fulfilment === 'pickup' && mayTransfer);
}

/** Chance that at least one of the best sources has it, by figures no older than that. */
function chanceOf(
  { quantityMilli }: WantedStock,
  known: readonly KnownStock[],
  rules: PromiseRules,
  oldestSeconds: number,
): number {
  const failures = known
    .filter(({ ageSeconds }) => ageSeconds <= oldestSeconds)
    .map((stock) => 1 - chanceAt(quantityMilli, stock, rules))
    .sort((a, b) => a - b)
    .slice(0, sourcesCounted);
  const failure = failures.reduce((product, each) => product * each, 1);
  return Math.floor((1 - failure) * 10_000);
}

function chanceAt(quantityMilli: number, stock: KnownStock, rules: PromiseRules): number {
  const spare = Math.floor((leastMilli(stock.figure) - quantityMilli) / 1_000);
  if (spare < 0) return 0;
  if (stock.figure.kind === 'in-hand') return 1;
  const fewer = Math.max(0, rules.lacksBp - rules.emptyBp) * (rules.lacksNextBp / 10_000) ** spare;
  const lacks = (rules.emptyBp + fewer) / 10_000;
  const isRight = 1 - (rules.wrongBp / 10_000) * lacks;
  const perDay = rules.soldPerDayMilli[stock.kind] / 1_000;
  const sold = (perDay * Math.max(0, stock.ageSeconds)) / 86_400;
  return isRight * chanceOfAtMost(spare, sold);
}

/** What is surely meant by a figure; what nobody counts is no figure. */
function leastMilli(figure: KnownStock['figure']): number {
  switch (figure.kind) {
    case 'exact':
    case 'in-hand':
      return figure.milli;
    case 'band':
      return leastOfBand[figure.band];
    case 'uncounted':
      return 0;
    default:
      return unreachable(figure);
  }
}

const leastOfBand: Readonly<Record<StockBand, number>> = {
  '0': 0,
  '1': 1_000,
  '2-5': 2_000,
  '6+': 6_000,
};

/** Of Poisson's distribution: that no more than so many happen where `mean` are expected. */
function chanceOfAtMost(count: number, mean: number): number {
  let term = Math.exp(-mean);
  let sum = term;
  for (let happened = 1; happened <= count; happened += 1) {
    term *= mean / happened;
    sum += term;
  }
  return Math.min(1, sum);
}
