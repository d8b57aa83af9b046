import { assert, unreachable } from '../assert.ts';
import type { EntryPlace } from '../transaction/entry-place.ts';
import type { Basket, BasketLine } from './basket.ts';
import type { BasketGroup } from './basket-group.ts';
import {
  changeLine,
  deductedLines,
  dueLine,
  lineOffers,
  linesVoided,
  moneyLine,
  returnLine,
  withItem,
} from './basket-lines.ts';
import type { BasketStep, ItemOffer } from './basket-step.ts';
import { correctionsFor, undoCorrection } from './corrections.ts';
import { fulfilled, withGroup } from './line-fulfilled.ts';
import { withOrderLines } from './order-lines.ts';
import { atPrices } from './reprice.ts';

/** A basket and what an undo takes back: with both, a step costs the same however many came before. */
export interface BasketFold {
  basket: Basket;
  undoable: UndoableStep | null;
}

/** A change of the lines or discounts that still has effect, the newest first. */
interface UndoableStep {
  number: number;
  /** 0 for what concerns the whole basket. */
  lineNumber: number;
  before: Pick<Basket, 'lines' | 'discounts' | 'rewards' | 'coupons' | 'groups' | 'deposit'>;
  /** What the next undo takes back. */
  below: UndoableStep | null;
}

/** The basket that these steps made. The first step opens it; numbers run 1, 2, 3… */
export function foldBasket(steps: readonly BasketStep[]): Basket {
  return foldSteps(steps).basket;
}

export function foldSteps(steps: readonly BasketStep[]): BasketFold {
  const fold = steps.reduce<BasketFold | null>((known, step) => foldStep(known, step), null);
  assert(fold !== null, 'A basket starts by being opened');
  return fold;
}

/** One step further, whichever it is. */
export function foldStep(fold: BasketFold | null, step: BasketStep): BasketFold {
  if (fold === null) return { basket: applyStep(null, step), undoable: null };
  const { body, number } = step;
  const { basket, undoable } = fold;
  switch (body.kind) {
    case 'item-added':
    case 'return-added':
    case 'variant-swapped':
    case 'money-added':
    case 'deposit-deducted':
    case 'quantity-set':
    case 'line-discounted':
    case 'line-discount-removed':
    case 'line-marked':
    case 'line-fulfilled':
    case 'group-set':
    case 'due-rung':
    case 'line-voided':
    case 'basket-discounted':
    case 'basket-discount-removed':
    case 'reward-taken':
    case 'reward-removed':
    case 'coupon-added':
    case 'coupon-removed': {
      const lineNumber = lineOfStep(basket, body);
      const { lines, discounts, rewards, coupons, groups, deposit } = basket;
      const before = { lines, discounts, rewards, coupons, groups, deposit };
      const undone = { number, lineNumber, before, below: undoable };
      return { basket: applyStep(basket, step), undoable: withGoods(undone, body) };
    }
    case 'customer-set':
      // An undo would bring back lines at the prices of another list: nothing before is undone any more.
      return {
        basket: applyStep(basket, step),
        undoable: (body.prices ?? []).length > 0 ? null : undoable,
      };
    case 'suspended':
      // Sent to the till: what one person rang on the floor is not undone by another at the counter.
      return {
        basket: applyStep(basket, step),
        undoable: body.pickUpCode === undefined ? undoable : null,
      };
    case 'undone':
      assert(undoable?.number === body.stepNumber, 'The newest change that has effect is undone');
      return { basket: takeBack(basket, undoable, step), undoable: undoable.below };
    default:
      return { basket: applyStep(basket, step), undoable };
  }
}

/** A delivery's fee goes back with the goods that brought it, right before it: one undo takes back both. */
function withGoods(step: UndoableStep, body: BasketStep['body']): UndoableStep {
  const goods = step.below;
  if (body.kind !== 'return-added' || !body.returned.feeOf || goods === null) return step;
  return { ...goods, number: step.number, lineNumber: 0 };
}

/** The one line that a step is about; 0 where there are several, or none. */
function lineOfStep(basket: Basket, body: BasketStep['body']): number {
  if (!('lineNumber' in body)) return 0;
  if (body.kind === 'deposit-deducted' && (body.further ?? body.kept) !== undefined) return 0;
  if (body.kind === 'line-voided' && linesVoided(basket, body.lineNumber).length > 1) return 0;
  return body.lineNumber;
}

/** One step further; for `undone`, which needs to know what it takes back, use `foldStep`. */
export function applyStep(basket: Basket | null, step: BasketStep): Basket {
  return withOrderLines(afterStep(basket, step));
}

function afterStep(basket: Basket | null, step: BasketStep): Basket {
  const { body } = step;
  if (body.kind === 'opened') {
    assert(basket === null, 'A basket is opened once');
    return openedBasket(step, body.seat, body.currency);
  }
  assert(basket !== null, 'A basket starts by being opened');
  assert(basket.state === 'open' || basket.state === 'suspended', 'An ended basket takes no step');
  assert(body.kind !== 'undone', 'An undo needs what it takes back');
  const next: Basket = {
    ...basket,
    version: step.number,
    lastCommandId: step.commandId,
    approvals: withApproval(basket, step),
  };
  switch (body.kind) {
    case 'item-added':
      return {
        ...next,
        lines: withItem(basket, step),
        promotions: withRules(basket, body.offers),
        lastLineNumber: Math.max(basket.lastLineNumber, body.lineNumber),
      };
    case 'return-added':
      return {
        ...next,
        lines: [...basket.lines, returnLine(step, body)],
        lastLineNumber: Math.max(basket.lastLineNumber, body.lineNumber),
      };
    case 'variant-swapped':
      return {
        ...regrouped(next, body.set),
        // Serial number and batch were those of the piece that is put back.
        lines: changeLine(basket, step, body.lineNumber, () => ({
          item: body.item,
          offers: lineOffers(body.offers),
          serialNumber: '',
          lot: '',
        })),
        promotions: withRules(basket, body.offers),
        corrections: [...basket.corrections, ...correctionsFor(basket, step)],
      };
    case 'money-added':
      return {
        ...next,
        lines: [...basket.lines, moneyLine(step, body)],
        lastLineNumber: Math.max(basket.lastLineNumber, body.lineNumber),
      };
    case 'deposit-deducted': {
      const lines = deductedLines(step, body);
      const numbers = lines.map(({ number }) => number);
      return {
        ...next,
        lines: [...basket.lines, ...lines],
        lastLineNumber: Math.max(basket.lastLineNumber, ...numbers),
      };
    }
    case 'quantity-set':
      return {
        ...regrouped(next, body.set),
        lines: changeLine(basket, step, body.lineNumber, () => ({ quantity: body.quantity })),
        corrections: [...basket.corrections, ...correctionsFor(basket, step)],
      };
    case 'line-discounted':
      return {
        ...next,
        lines: changeLine(basket, step, body.lineNumber, ({ discounts }) => ({
          discounts: [...discounts, { ...body.discount, ...approvalOf(step) }],
        })),
      };
    case 'line-discount-removed':
      return {
        ...next,
        lines: changeLine(basket, step, body.lineNumber, ({ discounts }) => ({
          discounts: discounts.filter(({ id }) => id !== body.discountId),
        })),
      };
    case 'line-marked':
      return {
        ...next,
        lines: changeLine(basket, step, body.lineNumber, () => ({
          ...body.marks,
          // What is taken over the counter leaves its group; what was marked so before there were groups has none.
          ...(body.marks.fulfilment === undefined ? {} : { group: 0 }),
        })),
      };
    case 'line-fulfilled':
      return fulfilled(next, step, body);
    case 'group-set': {
      const known = basket.deposit;
      const { group, deposit: set = known } = body;
      const deposit = set && { ...set, lineNumbers: known?.lineNumbers ?? [] };
      const joined = { ...next, lines: withLinesOf(next, body.joining, group) };
      return { ...withGroup(joined, group), deposit, lastLineNumber: lastOf(next, deposit) };
    }
    case 'due-rung':
      return {
        ...next,
        lines: [...basket.lines, dueLine(step, body)],
        lastLineNumber: Math.max(basket.lastLineNumber, body.lineNumber),
      };
    case 'customer-set':
      return {
        ...next,
        customer: body.customer,
        // Points are one person's: nobody takes another one's rewards along.
        rewards: body.customer?.id === basket.customer?.id ? basket.rewards : [],
        lines: atPrices(basket.lines, body.prices ?? []),
      };
    case 'staff-buyer-set':
      return { ...next, staffBuyer: body.buyer };
    case 'basket-discounted':
      return {
        ...next,
        discounts: [...basket.discounts, { ...body.discount, ...approvalOf(step) }],
      };
    case 'basket-discount-removed':
      return {
        ...next,
        discounts: basket.discounts.filter(({ id }) => id !== body.discountId),
      };
    case 'reward-taken':
      return { ...next, rewards: [...basket.rewards, body.reward] };
    case 'reward-removed':
      return { ...next, rewards: basket.rewards.filter(({ id }) => id !== body.rewardId) };
    case 'coupon-added':
      return { ...next, coupons: [...basket.coupons, body.coupon] };
    case 'coupon-removed':
      return { ...next, coupons: basket.coupons.filter((coupon) => coupon !== body.coupon) };
    case 'line-voided': {
      const gone = linesVoided(basket, body.lineNumber);
      return {
        ...regrouped(next, body.set),
        lines: basket.lines.filter((line) => !gone.includes(line)),
        corrections: [...basket.corrections, ...correctionsFor(basket, step)],
      };
    }
    case 'tender-added':
      return { ...next, tenders: [...basket.tenders, body.tender] };
    case 'tender-removed':
      return {
        ...next,
        tenders: basket.tenders.filter((tender) => tender.id !== body.tenderId),
        corrections: [...basket.corrections, ...correctionsFor(basket, step)],
      };
    case 'suspended':
      return {
        ...next,
        state: 'suspended',
        label: body.label,
        pickUpCode: body.pickUpCode ?? '',
        suspendedAt: step.at,
        lines: body.pickUpCode === undefined ? basket.lines : creditedLines(basket, step),
      };
    case 'resumed':
      return {
        ...next,
        state: 'open',
        seat: body.seat,
        operatorId: step.operatorId,
        pickUpCode: '',
      };
    case 'completed':
      return { ...next, state: 'completed' };
    case 'abandoned':
      return { ...next, state: 'abandoned' };
    default:
      return unreachable(body);
  }
}

/**
 * What is undone has no effect on the lines, but the law wants its trace: its corrections stay, and
 * the undo is one more. Only lines are undone; all else is as it stands.
 */
function takeBack(basket: Basket, undone: UndoableStep, step: BasketStep): Basket {
  const after = withOrderLines({ ...basket, ...undone.before });
  return {
    ...after,
    version: step.number,
    lastCommandId: step.commandId,
    approvals: withApproval(basket, step),
    corrections: [...basket.corrections, undoCorrection(undone.lineNumber, step, basket, after)],
  };
}

function withApproval({ approvals }: Basket, { approval }: BasketStep): Basket['approvals'] {
  return approval ? [...approvals, approval] : approvals;
}

/** Of a discount: the entry that allowed the step which gave it. */
function approvalOf({ approval }: BasketStep): { approval?: EntryPlace } {
  return approval ? { approval } : {};
}

function openedBasket(step: BasketStep, seat: string, currency: string): Basket {
  return {
    id: step.basketId,
    seat,
    state: 'open',
    version: step.number,
    operatorId: step.operatorId,
    openedAt: step.at,
    currency,
    lines: [],
    customer: null,
    staffBuyer: null,
    discounts: [],
    rewards: [],
    promotions: [],
    coupons: [],
    groups: [],
    deposit: null,
    tenders: [],
    corrections: [],
    approvals: step.approval ? [step.approval] : [],
    lastLineNumber: 0,
    lastCommandId: step.commandId,
    label: '',
    pickUpCode: '',
    suspendedAt: '',
  };
}

/** What is sold and credited to nobody yet is credited to who rang it; goods that come back stay as they were. */
function creditedLines({ lines, operatorId }: Basket, step: BasketStep): BasketLine[] {
  return lines.map((line) =>
    line.associateId === '' && line.returned === null && line.accounting === 'turnover'
      ? { ...line, associateId: step.operatorId || operatorId }
      : line,
  );
}

/** A promotion stays as the basket met it first. */
function withRules(
  { promotions }: Basket,
  offers: readonly ItemOffer[] = [],
): Basket['promotions'] {
  const known = new Set(promotions.map(({ id }) => id));
  const met = offers.flatMap(({ rule }) => (known.has(rule.id) ? [] : [rule]));
  return met.length === 0 ? promotions : [...promotions, ...met];
}

function regrouped(basket: Basket, group: BasketGroup | undefined): Basket {
  return group ? withGroup(basket, group) : basket;
}

/** What a delivery cost that is no more goes by itself, for its group has no line left. */
function withLinesOf(
  { lines }: Basket,
  joining: number | undefined,
  { number }: BasketGroup,
): Basket['lines'] {
  if (joining === undefined) return lines;
  return lines.map((line) => (line.group === joining ? { ...line, group: number } : line));
}

function lastOf({ lastLineNumber, groups }: Basket, deposit: Basket['deposit']): number {
  const made = groups.map(({ feeLine }) => feeLine);
  return Math.max(lastLineNumber, deposit?.lineNumber ?? 0, ...made);
}
