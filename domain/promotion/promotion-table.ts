import { mayTake, type Pile } from './pile.ts';
import type { LineOffer, PromotionRule } from './promotion-rule.ts';

/** Says which places of a promotion a line's goods may take. */
export type PlacesOf = (line: number, promotionId: string) => readonly number[];

export function placesOf(lines: readonly { offers: readonly LineOffer[] }[]): PlacesOf {
  const places = lines.map(
    ({ offers }) => new Map(offers.map((offer) => [offer.promotionId, offer.places])),
  );
  return (line, promotionId) => places[line]?.get(promotionId) ?? nowhere;
}
const nowhere: readonly number[] = [];

/** What is free of a pile that may take part. */
export interface Stack {
  pile: Pile;
  left: number;
}

/** What may take part, the dearest first; what may not; and what has been through it. */
export interface Table {
  stacks: Stack[];
  others: readonly Pile[];
  done: Pile[];
  /** By place: the stacks in the order in which they are taken, and the first that may have any left. */
  lists: { stacks: readonly Stack[]; next: number }[];
}

export function layOut(piles: readonly Pile[], rule: PromotionRule, places: PlacesOf): Table {
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

/** So many pieces of a stack, taken off it. */
export interface Part {
  stack: Stack;
  count: number;
}

/** Takes so many pieces that may take a place, in its order; null when there are too few. */
export function dearest({ lists }: Table, place: number, count: number): Part[] | null {
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

export function putBack(parts: readonly Part[]): null {
  for (const { stack, count } of parts) stack.left += count;
  return null;
}
