import type { BasketLine } from '../basket/basket.ts';
import { negate } from '../money/minor.ts';
import { applyPromotion } from './apply-promotion.ts';
import { type Pile, pilesOf, totalOf } from './pile.ts';
import { isFor, type PromotionBuyer } from './promotion-buyer.ts';
import type { PromotionRule } from './promotion-rule.ts';
import { type PlacesOf, placesOf } from './promotion-table.ts';

/** So many of one priority, over so many piles, are tried in every order (24); of more the one that saves most comes next. */
const mostInEveryOrder = 4;
const mostPilesInEveryOrder = 60;

/** What a promotion takes off a line, zero or less. */
export interface LinePromotion {
  rule: PromotionRule;
  amountMinor: number;
}

/** A basket's promotions as they are applied. */
export interface AppliedPromotions {
  /** Beside each line of the basket, in the order applied. */
  ofLines: readonly (readonly LinePromotion[])[];
  piles: readonly Pile[];
  places: PlacesOf;
}

/**
 * The promotions of a basket: the higher priority first, and among equal ones the order in which the
 * customer pays least. What is left out is what would have to be used in part only: a promotion that
 * comes is applied as often as it fits.
 */
export function bestPromotions(
  lines: readonly BasketLine[],
  rules: readonly PromotionRule[],
  buyer: PromotionBuyer,
): AppliedPromotions {
  const { coupons, customer } = buyer;
  const known = lastAsked.get(lines);
  const isKnown =
    known?.rules === rules && known.coupons === coupons && known.customer === customer;
  if (isKnown) return known.applied;
  const applied = workOut(lines, rules, buyer);
  lastAsked.set(lines, { rules, coupons, customer, applied });
  return applied;
}

/** A step asks for one basket's prices several times: who may, what is due, what is drawn. */
const lastAsked = new WeakMap<
  readonly BasketLine[],
  PromotionBuyer & { rules: readonly PromotionRule[]; applied: AppliedPromotions }
>();

function workOut(
  lines: readonly BasketLine[],
  rules: readonly PromotionRule[],
  buyer: PromotionBuyer,
): AppliedPromotions {
  const places = placesOf(lines);
  const wanted = rules.filter((rule) => isFor(rule, buyer));
  const start: readonly Pile[] = wanted.length === 0 ? [] : pilesOf(lines);
  const byPriority = Map.groupBy(
    wanted.toSorted((a, b) => (a.id < b.id ? -1 : 1)),
    ({ priority }) => priority,
  );
  const steps: Step[] = [];
  let piles = start;
  for (const priority of [...byPriority.keys()].toSorted((a, b) => b - a)) {
    const best = bestOrder(piles, byPriority.get(priority) ?? [], places);
    steps.push(...best.steps);
    piles = best.piles;
  }
  return { ofLines: lines.map((_, line) => ofLine(line, steps)), piles, places };
}

/** One promotion as it was applied: the piles before and after it. */
interface Step {
  rule: PromotionRule;
  before: readonly Pile[];
  after: readonly Pile[];
}
interface Course {
  steps: readonly Step[];
  piles: readonly Pile[];
}

function bestOrder(
  piles: readonly Pile[],
  rules: readonly PromotionRule[],
  places: PlacesOf,
): Course {
  const useful = rules.filter((rule) => saves(piles, rule, places));
  const isMuch = useful.length > mostInEveryOrder || piles.length > mostPilesInEveryOrder;
  if (isMuch) return greedyCourse(piles, useful, places);
  return ordersOf(useful)
    .map((order) => courseOf(piles, order, places))
    .reduce((best, course) => (totalOf(course.piles) < totalOf(best.piles) ? course : best));
}

function saves(piles: readonly Pile[], rule: PromotionRule, places: PlacesOf): boolean {
  return totalOf(applyPromotion(piles, rule, places)) < totalOf(piles);
}

function courseOf(
  piles: readonly Pile[],
  order: readonly PromotionRule[],
  places: PlacesOf,
): Course {
  return order.reduce<Course>(
    (course, rule) => further(course, rule, applyPromotion(course.piles, rule, places)),
    { steps: [], piles },
  );
}

function further(course: Course, rule: PromotionRule, after: readonly Pile[]): Course {
  if (after === course.piles) return course;
  return { steps: [...course.steps, { rule, before: course.piles, after }], piles: after };
}

/** Always the one that saves most of what is left. */
function greedyCourse(
  piles: readonly Pile[],
  rules: readonly PromotionRule[],
  places: PlacesOf,
): Course {
  let course: Course = { steps: [], piles };
  let left = rules;
  while (left.length > 0) {
    const { piles: now } = course;
    const tried = left.map((rule) => ({ rule, after: applyPromotion(now, rule, places) }));
    const best = tried.reduce((a, b) => (totalOf(b.after) < totalOf(a.after) ? b : a));
    if (totalOf(best.after) >= totalOf(now)) break;
    course = further(course, best.rule, best.after);
    left = left.filter((rule) => rule !== best.rule);
  }
  return course;
}

function ordersOf(rules: readonly PromotionRule[]): (readonly PromotionRule[])[] {
  if (rules.length === 0) return [[]];
  return rules.flatMap((first) =>
    ordersOf(rules.filter((rule) => rule !== first)).map((rest) => [first, ...rest]),
  );
}

function ofLine(line: number, steps: readonly Step[]): LinePromotion[] {
  const costs = (piles: readonly Pile[]): number =>
    totalOf(piles.filter((pile) => pile.line === line));
  return steps.flatMap(({ rule, before, after }) => {
    const offMinor = costs(before) - costs(after);
    return offMinor === 0 ? [] : [{ rule, amountMinor: negate(offMinor) }];
  });
}
