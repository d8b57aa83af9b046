import { unreachable } from '../assert.ts';
import { allocate } from '../money/allocate.ts';
import { benefitMinor } from './benefit-amount.ts';
import { mayTake, type Pile, together } from './pile.ts';
import type { Benefit, LineOffer, PromotionRule } from './promotion-rule.ts';

/** How often one promotion is applied to one basket at most. */
const mostTimes = 500;

/** Says which places of a promotion a line's goods may take. */
export type PlacesOf = (line: number, promotionId: string) => readonly number[];

export function placesOf(lines: readonly { offers: readonly LineOffer[] }[]): PlacesOf {
  const places = lines.map(
    ({ offers }) => new Map(offers.map((offer) => [offer.promotionId, offer.places])),
  );
  return (line, promotionId) => places[line]?.get(promotionId) ?? nowhere;
}
const nowhere: readonly number[] = [];

/**
 * The piles after one promotion was applied as often as it fits and saves something; the same piles if
 * never. The dearest pieces come first, which is what the customer gains most by: of « 3 for 2 » over
 * six pieces the third and the sixth dearest are free. What is taken off a group is spread over all
 * its pieces by their price, so that each goes back at what was paid for it. Costs as much as there
 * are piles and groups, whatever they are.
 */
export function applyPromotion(
  piles: readonly Pile[],
  rule: PromotionRule,
  places: PlacesOf,
): readonly Pile[] {
  const table = layOut(piles, rule, places);
  if (table.stacks.length === 0) return piles;
  const times = Math.min(rule.timesPerBasket ?? mostTimes, mostTimes);
  if (rule.offer.kind === 'each') applyEach(table, rule, rule.offer.benefit);
  else {
    for (let time = 0; time < times; time += 1) {
      const group = nextGroup(table, rule);
      if (group === null) break;
      takeOff(table, group, rule);
    }
  }
  if (table.done.length === 0) return piles;
  const free = table.stacks.map(({ pile, left }) => ({ ...pile, count: left }));
  return together([...table.others, ...free, ...table.done]);
}

/** What is free of a pile that may take part. */
interface Stack {
  pile: Pile;
  left: number;
}

/** What may take part, the dearest first; what may not; and what has been through it. */
interface Table {
  stacks: Stack[];
  others: readonly Pile[];
  done: Pile[];
  /** By place: the stacks in the order in which they are taken, and the first that may have any left. */
  lists: { stacks: readonly Stack[]; next: number }[];
}

function layOut(piles: readonly Pile[], rule: PromotionRule, places: PlacesOf): Table {
  const { offer } = rule;
  const placesAt = ({ line }: Pile) => places(line, rule.id);
  const fits = (pile: Pile): boolean =>
    placesAt(pile).length > 0 && mayTake(pile, rule) && isOfKind(pile, rule);
  const stacks = piles
    .filter(fits)
    .toSorted((a, b) => b.leftMinor - a.leftMinor || a.line - b.line)
    .map((pile): Stack => ({ pile, left: pile.count }));
  const placeCount = offer.kind === 'bundle' ? offer.parts.length : placesOfKind(offer.kind);
  const lists = Array.from({ length: placeCount }, (_, place) => {
    const own = stacks.filter(({ pile }) => placesAt(pile).includes(place));
    // Of what is bought, pieces that could be got for less come last: the other place needs them.
    const isSpared = ({ pile }: Stack): boolean =>
      offer.kind === 'buy-x-get-y' && place === 0 && placesAt(pile).includes(1);
    return { stacks: [...own.filter((each) => !isSpared(each)), ...own.filter(isSpared)], next: 0 };
  });
  return { stacks, others: piles.filter((pile) => !fits(pile)), done: [], lists };
}

function placesOfKind(kind: PromotionRule['offer']['kind']): number {
  return kind === 'buy-x-get-y' ? 2 : 1;
}

/** What was weighed or cut is one whole: a percentage of it, or its part in a sum, and no piece of a group. */
function isOfKind({ isMeasured }: Pile, { offer }: PromotionRule): boolean {
  if (!isMeasured) return true;
  return offer.kind === 'threshold' || (offer.kind === 'each' && offer.benefit.kind === 'percent');
}

function applyEach({ stacks, done }: Table, rule: PromotionRule, benefit: Benefit): void {
  let timesLeft = rule.timesPerBasket ?? Number.MAX_SAFE_INTEGER;
  for (const stack of stacks) {
    const { pile } = stack;
    const offMinor = benefitMinor(benefit, pile.leftMinor, pile.ecoMinor);
    const count = offMinor > 0 ? Math.min(pile.count, timesLeft) : 0;
    if (count === 0) continue;
    timesLeft -= count;
    stack.left -= count;
    const leftMinor = pile.leftMinor - offMinor;
    done.push({ ...pile, count, leftMinor, taken: [...pile.taken, rule] });
  }
}

/** Pieces of one application, taken off their stacks already. */
interface Group {
  /** Those that pay what they cost. */
  whole: readonly Part[];
  /** What is taken off in all is spread over these. */
  reduced: readonly Part[];
  offMinor: number;
}
interface Part {
  stack: Stack;
  count: number;
}

/** The next group that saves something; null when there is none, and then nothing is taken. */
function nextGroup(table: Table, { offer }: PromotionRule): Group | null {
  switch (offer.kind) {
    case 'n-for-m': {
      const pieces = dearest(table, 0, offer.pieces);
      const freeCount = offer.pieces - offer.paidPieces;
      return pieces && grouped([], pieces, cheapestMinor(pieces, freeCount));
    }
    case 'mix-and-match': {
      const pieces = dearest(table, 0, offer.pieces);
      return pieces && grouped([], pieces, benefitOf(offer.benefit, pieces));
    }
    case 'buy-x-get-y': {
      const bought = dearest(table, 0, offer.buysPieces);
      if (bought === null) return null;
      const got = dearest(table, 1, offer.getsPieces);
      if (got === null) return putBack(bought);
      return grouped(bought, got, benefitOf(offer.benefit, got));
    }
    case 'bundle': {
      const pieces: Part[] = [];
      for (const [place, count] of offer.parts.entries()) {
        const part = dearest(table, place, count);
        if (part === null) return putBack(pieces);
        pieces.push(...part);
      }
      return grouped([], pieces, benefitOf(offer.benefit, pieces));
    }
    case 'threshold': {
      // Once for all: what it was given on is no longer free.
      if (table.done.length > 0) return null;
      const spentMinor = sumOf(table.stacks.map(whole), ({ leftMinor }) => leftMinor);
      const step = offer.steps
        .filter(({ fromMinor }) => fromMinor <= spentMinor)
        .toSorted((a, b) => b.fromMinor - a.fromMinor)
        .at(0);
      if (!step) return null;
      const pieces = table.stacks.map(whole);
      for (const { stack } of pieces) stack.left = 0;
      return grouped([], pieces, benefitOf(step.benefit, pieces));
    }
    case 'each':
      return null;
    default:
      return unreachable(offer);
  }
}

function whole(stack: Stack): Part {
  return { stack, count: stack.left };
}

function grouped(
  paid: readonly Part[],
  reduced: readonly Part[],
  wantedMinor: number,
): Group | null {
  const mostMinor = sumOf(reduced, ({ leftMinor, ecoMinor }) => Math.max(0, leftMinor - ecoMinor));
  const offMinor = Math.min(wantedMinor, mostMinor);
  return offMinor > 0 ? { whole: paid, reduced, offMinor } : putBack([...paid, ...reduced]);
}

/** Takes so many pieces that may take a place, in its order; null when there are too few. */
function dearest({ lists }: Table, place: number, count: number): Part[] | null {
  const list = lists[place];
  if (!list) return null;
  while ((list.stacks[list.next]?.left ?? 1) === 0) list.next += 1;
  const parts: Part[] = [];
  let missing = count;
  for (let index = list.next; missing > 0 && index < list.stacks.length; index += 1) {
    const stack = list.stacks[index];
    const taken = Math.min(missing, stack?.left ?? 0);
    if (!stack || taken === 0) continue;
    stack.left -= taken;
    missing -= taken;
    parts.push({ stack, count: taken });
  }
  return missing === 0 ? parts : putBack(parts);
}

function putBack(parts: readonly Part[]): null {
  for (const { stack, count } of parts) stack.left += count;
  return null;
}

function benefitOf(benefit: Benefit, parts: readonly Part[]): number {
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
  for (const part of parts.toSorted((a, b) => a.stack.pile.leftMinor - b.stack.pile.leftMinor)) {
    const taken = Math.min(missing, part.count);
    minor += taken * part.stack.pile.leftMinor;
    missing -= taken;
  }
  return minor;
}

function sumOf(parts: readonly Part[], minorOf: (pile: Pile) => number): number {
  return parts.reduce((sum, { stack, count }) => sum + count * minorOf(stack.pile), 0);
}

/** The pieces of a group, done with it, at their new price. */
function takeOff({ done }: Table, group: Group, rule: PromotionRule): void {
  const after = ({ pile }: Stack, count: number, offMinor: number): void => {
    const leftMinor = pile.leftMinor - offMinor;
    if (count > 0) done.push({ ...pile, count, leftMinor, taken: [...pile.taken, rule] });
  };
  for (const { stack, count } of group.whole) after(stack, count, 0);
  const shares = allocate(
    group.offMinor,
    group.reduced.map(
      ({ stack: { pile }, count }) => count * Math.max(0, pile.leftMinor - pile.ecoMinor),
    ),
  );
  for (const [index, { stack, count }] of group.reduced.entries()) {
    const share = shares[index] ?? 0;
    const eachMinor = Math.floor(share / count);
    // Of several pieces some pay a cent less than the others.
    const more = share - eachMinor * count;
    after(stack, more, eachMinor + 1);
    after(stack, count - more, eachMinor);
  }
}
