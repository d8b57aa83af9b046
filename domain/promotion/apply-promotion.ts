import { unreachable } from '../assert.ts';
import { allocate } from '../money/allocate.ts';
import { benefitMinor } from './benefit-amount.ts';
import { mayTake, type Pile, together } from './pile.ts';
import type { LineOffer, PromotionRule } from './promotion-rule.ts';

/** How often one promotion is applied to one basket at most. */
const mostTimes = 500;

/** Says which places of a promotion a line's goods may take. */
export type PlacesOf = (line: number, promotionId: string) => readonly number[];

export function placesOf(lines: readonly { offers: readonly LineOffer[] }[]): PlacesOf {
  return (line, promotionId) =>
    lines[line]?.offers.find((offer) => offer.promotionId === promotionId)?.places ?? [];
}

/**
 * The piles after one promotion was applied as often as it fits and saves something; the same piles if
 * never. The dearest pieces come first, which is what the customer gains most by: of « 3 for 2 » over
 * six pieces the third and the sixth dearest are free. What is taken off a group is spread over all
 * its pieces by their price, so that each goes back at what was paid for it.
 */
export function applyPromotion(
  piles: readonly Pile[],
  rule: PromotionRule,
  places: PlacesOf,
): readonly Pile[] {
  const table = layOut(piles, rule, places);
  const times = Math.min(rule.timesPerBasket ?? mostTimes, mostTimes);
  if (rule.offer.kind === 'each') return applyEach(table, rule, rule.offer.benefit, times);
  let isApplied = false;
  for (let time = 0; time < times; time += 1) {
    const group = nextGroup(table, rule);
    if (group === null) break;
    takeOff(table, group, rule);
    isApplied = true;
  }
  return isApplied ? together([...table.others, ...table.free, ...table.done]) : piles;
}

/** Piles that may take part, the dearest first; those that may not; and what has been through it. */
interface Table {
  free: Pile[];
  others: Pile[];
  done: Pile[];
  /** A pile's places in this promotion. */
  placesAt(pile: Pile): readonly number[];
}

function layOut(piles: readonly Pile[], rule: PromotionRule, places: PlacesOf): Table {
  const fits = (pile: Pile): boolean =>
    places(pile.line, rule.id).length > 0 && mayTake(pile, rule) && isOfKind(pile, rule);
  return {
    free: piles.filter(fits).toSorted((a, b) => b.leftMinor - a.leftMinor || a.line - b.line),
    others: piles.filter((pile) => !fits(pile)),
    done: [],
    placesAt: ({ line }) => places(line, rule.id),
  };
}

/** What was weighed or cut is one whole: a percentage of it, or its part in a sum, and no piece of a group. */
function isOfKind({ isMeasured }: Pile, { offer }: PromotionRule): boolean {
  if (!isMeasured) return true;
  return offer.kind === 'threshold' || (offer.kind === 'each' && offer.benefit.kind === 'percent');
}

function applyEach(
  { free, others }: Table,
  rule: PromotionRule,
  benefit: Parameters<typeof benefitMinor>[0],
  times: number,
): readonly Pile[] {
  let timesLeft = rule.timesPerBasket === null ? Number.MAX_SAFE_INTEGER : times;
  const after = free.flatMap((pile): Pile[] => {
    const offMinor = benefitMinor(benefit, pile.leftMinor, pile.ecoMinor);
    const count = offMinor > 0 ? Math.min(pile.count, timesLeft) : 0;
    timesLeft -= count;
    const reduced = { ...pile, count, leftMinor: pile.leftMinor - offMinor };
    return [
      { ...reduced, taken: [...pile.taken, rule] },
      { ...pile, count: pile.count - count },
    ];
  });
  return together([...others, ...after]);
}

/** Pieces of one application: how many of which free pile, and those of them that get the benefit. */
interface Group {
  pieces: readonly Part[];
  /** What is taken off in all, spread over these. */
  offMinor: number;
  reduced: readonly Part[];
}
interface Part {
  pile: Pile;
  count: number;
}

function nextGroup(table: Table, { offer }: PromotionRule): Group | null {
  switch (offer.kind) {
    case 'n-for-m': {
      const pieces = dearest(table, 0, offer.pieces, []);
      const freeCount = offer.pieces - offer.paidPieces;
      return pieces && grouped(pieces, pieces, cheapestMinor(pieces, freeCount));
    }
    case 'mix-and-match': {
      const pieces = dearest(table, 0, offer.pieces, []);
      return pieces && grouped(pieces, pieces, benefitOf(offer.benefit, pieces));
    }
    case 'buy-x-get-y': {
      const bought = dearest(table, 0, offer.buysPieces, [], 1);
      const got = bought && dearest(table, 1, offer.getsPieces, bought);
      return got && grouped([...bought, ...got], got, benefitOf(offer.benefit, got));
    }
    case 'bundle': {
      const pieces: Part[] = [];
      for (const [place, count] of offer.parts.entries()) {
        const part = dearest(table, place, count, pieces);
        if (part === null) return null;
        pieces.push(...part);
      }
      return grouped(pieces, pieces, benefitOf(offer.benefit, pieces));
    }
    case 'threshold': {
      // Once for all: what it was given on is no longer free.
      if (table.done.length > 0) return null;
      const pieces = table.free.map((pile) => ({ pile, count: pile.count }));
      const spentMinor = sumOf(pieces, ({ leftMinor }) => leftMinor);
      const step = offer.steps
        .filter(({ fromMinor }) => fromMinor <= spentMinor)
        .toSorted((a, b) => b.fromMinor - a.fromMinor)
        .at(0);
      return step ? grouped(pieces, pieces, benefitOf(step.benefit, pieces)) : null;
    }
    case 'each':
      return null;
    default:
      return unreachable(offer);
  }
}

function grouped(
  pieces: readonly Part[],
  reduced: readonly Part[],
  wantedMinor: number,
): Group | null {
  const mostMinor = sumOf(reduced, ({ leftMinor, ecoMinor }) => Math.max(0, leftMinor - ecoMinor));
  const offMinor = Math.min(wantedMinor, mostMinor);
  return offMinor > 0 ? { pieces, reduced, offMinor } : null;
}

/**
 * So many pieces that may take a place, the dearest first, none of them `without`; null when there are
 * too few. Those that may also take the place `spared` come last: another part of the offer needs them.
 */
function dearest(
  { free, placesAt }: Table,
  place: number,
  count: number,
  without: readonly Part[],
  spared = -1,
): Part[] | null {
  const fitting = free.filter((pile) => placesAt(pile).includes(place));
  const isSpared = (pile: Pile): boolean => placesAt(pile).includes(spared);
  const parts: Part[] = [];
  let missing = count;
  for (const pile of [...fitting.filter((each) => !isSpared(each)), ...fitting.filter(isSpared)]) {
    const used = without.reduce((sum, part) => sum + (part.pile === pile ? part.count : 0), 0);
    const taken = Math.min(missing, pile.count - used);
    if (taken > 0) parts.push({ pile, count: taken });
    missing -= Math.max(0, taken);
    if (missing === 0) return parts;
  }
  return null;
}

function benefitOf(benefit: Parameters<typeof benefitMinor>[0], parts: readonly Part[]): number {
  return benefitMinor(
    benefit,
    sumOf(parts, ({ leftMinor }) => leftMinor),
    sumOf(parts, ({ ecoMinor }) => ecoMinor),
  );
}

/** What the cheapest so many of these pieces cost. */
function cheapestMinor(parts: readonly Part[], count: number): number {
  let missing = count;
  let minor = 0;
  for (const part of parts.toSorted((a, b) => a.pile.leftMinor - b.pile.leftMinor)) {
    const taken = Math.min(missing, part.count);
    minor += taken * part.pile.leftMinor;
    missing -= taken;
  }
  return minor;
}

function sumOf(parts: readonly Part[], minorOf: (pile: Pile) => number): number {
  return parts.reduce((sum, { pile, count }) => sum + count * minorOf(pile), 0);
}

/** Moves a group's pieces from the free ones to those that are done, at their new price. */
function takeOff(table: Table, { pieces, reduced, offMinor }: Group, rule: PromotionRule): void {
  for (const { pile, count } of pieces) {
    const isReduced = reduced.some((part) => part.pile === pile);
    if (!isReduced) table.done.push({ ...pile, count, taken: [...pile.taken, rule] });
  }
  for (const { pile, piecesAt } of spread(offMinor, reduced)) {
    for (const { count, leftMinor } of piecesAt) {
      table.done.push({ ...pile, count, leftMinor, taken: [...pile.taken, rule] });
    }
    const bought = pieces
      .filter((part) => part.pile === pile)
      .reduce((sum, { count }) => sum + count, 0);
    const got = piecesAt.reduce((sum, { count }) => sum + count, 0);
    if (bought > got)
      table.done.push({ ...pile, count: bought - got, taken: [...pile.taken, rule] });
  }
  table.free = table.free.flatMap((pile) => {
    const used = pieces.reduce((sum, part) => sum + (part.pile === pile ? part.count : 0), 0);
    return pile.count > used ? [{ ...pile, count: pile.count - used }] : [];
  });
}

/**
 * Spreads what is taken off over piles by what of them may be taken off, then over the pieces of each
 * pile: of several pieces some pay a cent less than the others.
 */
function spread(
  offMinor: number,
  parts: readonly Part[],
): { pile: Pile; piecesAt: { count: number; leftMinor: number }[] }[] {
  const merged = mergeParts(parts);
  const shares = allocate(
    offMinor,
    merged.map(({ pile, count }) => count * Math.max(0, pile.leftMinor - pile.ecoMinor)),
  );
  return merged.map(({ pile, count }, index) => {
    const share = shares[index] ?? 0;
    const eachMinor = Math.floor(share / count);
    const more = share - eachMinor * count;
    const at = (pieces: number, off: number) => ({
      count: pieces,
      leftMinor: pile.leftMinor - off,
    });
    return { pile, piecesAt: [at(more, eachMinor + 1), at(count - more, eachMinor)] };
  });
}

function mergeParts(parts: readonly Part[]): Part[] {
  const counts = new Map<Pile, number>();
  for (const { pile, count } of parts) counts.set(pile, (counts.get(pile) ?? 0) + count);
  return [...counts].map(([pile, count]) => ({ pile, count }));
}
