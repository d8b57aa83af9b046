import { allocate } from '../money/allocate.ts';
import { benefitMinor } from './benefit-amount.ts';
import { type Group, nextGroup } from './next-group.ts';
import { type Pile, together } from './pile.ts';
import type { Benefit, PromotionRule } from './promotion-rule.ts';
import { layOut, type PlacesOf, type Stack, type Table } from './promotion-table.ts';

/** How often one promotion is applied to one basket at most. */
const mostTimes = 500;

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
