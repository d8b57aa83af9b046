import { assert, unreachable } from '../assert.ts';
import { sumMinor } from '../money/minor.ts';
import { priceLines } from '../pricing/price-lines.ts';
import type { LineOffer } from '../promotion/promotion-rule.ts';
import { addQuantities } from '../quantity/quantity.ts';
import type { EntryPlace } from '../transaction/entry-place.ts';
import type { Basket, BasketLine, Correction } from './basket.ts';
import type { BasketGroup } from './basket-group.ts';
import type { BasketStep, ItemOffer } from './basket-step.ts';
import { lineGrossMinor } from './line-amount.ts';
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
  before: Pick<Basket, 'lines' | 'discounts' | 'coupons' | 'groups' | 'deposit'>;
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
    case 'coupon-added':
    case 'coupon-removed': {
      const lineNumber = 'lineNumber' in body ? body.lineNumber : 0;
      const { lines, discounts, coupons, groups, deposit } = basket;
      const before = { lines, discounts, coupons, groups, deposit };
      return {
        basket: applyStep(basket, step),
        undoable: { number, lineNumber, before, below: undoable },
      };
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
        ...next,
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
    case 'deposit-deducted':
      return {
        ...next,
        lines: [...basket.lines, moneyLine(step, body)],
        lastLineNumber: Math.max(basket.lastLineNumber, body.lineNumber),
      };
    case 'quantity-set':
      return {
        ...next,
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
      const { group, deposit = basket.deposit } = body;
      return { ...withGroup(next, group), deposit, lastLineNumber: lastOf(next, deposit) };
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
    case 'coupon-added':
      return { ...next, coupons: [...basket.coupons, body.coupon] };
    case 'coupon-removed':
      return { ...next, coupons: basket.coupons.filter((coupon) => coupon !== body.coupon) };
    case 'line-voided':
      return {
        ...next,
        lines: basket.lines.filter((line) => line.number !== body.lineNumber),
        corrections: [...basket.corrections, ...correctionsFor(basket, step)],
      };
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

function undoCorrection(
  lineNumber: number,
  step: BasketStep,
  before: Basket,
  after: Basket,
): Correction {
  if (lineNumber > 0) {
    return lineCorrection('undo', step, lineOf(before, lineNumber), lineOf(after, lineNumber));
  }
  return {
    ...noLine,
    kind: 'undo',
    amountMinor: totalMinor(after) - totalMinor(before),
    at: step.at,
    operatorId: step.operatorId,
  };
}

function withApproval({ approvals }: Basket, { approval }: BasketStep): Basket['approvals'] {
  return approval ? [...approvals, approval] : approvals;
}

/** Of a discount: the entry that allowed the step which gave it. */
function approvalOf({ approval }: BasketStep): { approval?: EntryPlace } {
  return approval ? { approval } : {};
}

/** The line, or so much of it as a line of its own, with another group. */
function fulfilled(
  basket: Basket,
  step: BasketStep,
  body: Extract<BasketStep['body'], { kind: 'line-fulfilled' }>,
): Basket {
  const { lineNumber, group, set, split } = body;
  const grouped = set ? withGroup(basket, set) : basket;
  const of = grouped.groups.find(({ number }) => number === group);
  const leaving = { group, fulfilment: of?.fulfilment ?? ('take' as const) };
  if (!split) {
    return { ...grouped, lines: changeLine(grouped, step, lineNumber, () => leaving) };
  }
  const whole = lineOf(grouped, lineNumber);
  assert(whole !== null, 'A line that is divided is there');
  const { quantity } = split;
  const rest = changeLine(grouped, step, lineNumber, (line) => ({
    quantity: { ...quantity, value: line.quantity.value - quantity.value },
  }));
  const part = { ...whole, ...leaving, number: split.lineNumber, quantity };
  return {
    ...grouped,
    lines: rest.flatMap((line) =>
      line.number === lineNumber ? [line, { ...part, touchedAtStep: step.number }] : [line],
    ),
    lastLineNumber: Math.max(grouped.lastLineNumber, split.lineNumber),
  };
}

/** A new group, or the one of its number as it is now; its lines leave as it does. */
function withGroup(basket: Basket, group: BasketGroup): Basket {
  const { number, fulfilment, feeLine } = group;
  const others = basket.groups.filter((each) => each.number !== number);
  return {
    ...basket,
    groups: [...others, group].toSorted((a, b) => a.number - b.number),
    lines: basket.lines.map((line) => (line.group === number ? { ...line, fulfilment } : line)),
    lastLineNumber: Math.max(basket.lastLineNumber, feeLine),
  };
}

function lastOf({ lastLineNumber, groups }: Basket, deposit: Basket['deposit']): number {
  const made = groups.map(({ feeLine }) => feeLine);
  return Math.max(lastLineNumber, deposit?.lineNumber ?? 0, ...made);
}

function dueLine(
  step: BasketStep,
  body: Extract<BasketStep['body'], { kind: 'due-rung' }>,
): BasketLine {
  const { discount, fulfilment, due } = body;
  const discounts = discount ? [discount] : [];
  return { ...newLine(step, { ...body, entered: 'keyed' }), discounts, fulfilment, due };
}

/** A correction that concerns no line. */
const noLine = { lineNumber: 0, sku: '', label: '', quantity: null, tenderType: '' } as const;

function totalMinor(basket: Basket): number {
  return sumMinor(priceLines(basket).map(({ grossMinor }) => grossMinor));
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

function withItem(basket: Basket, step: BasketStep): BasketLine[] {
  const { body } = step;
  assert(body.kind === 'item-added', 'Only an added item adds a line');
  if (lineOf(basket, body.lineNumber) === null) {
    const offers = lineOffers(body.offers);
    return [...basket.lines, { ...newLine(step, body), ...body.marks, offers }];
  }
  return changeLine(basket, step, body.lineNumber, ({ quantity }) => ({
    quantity: addQuantities(quantity, body.quantity),
  }));
}

function lineOffers(offers: readonly ItemOffer[] = []): LineOffer[] {
  return offers.map(({ rule, places }) => ({ promotionId: rule.id, places }));
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

function newLine(
  { number }: BasketStep,
  added: Pick<BasketLine, 'item' | 'quantity' | 'entered'> & { lineNumber: number },
): BasketLine {
  return {
    number: added.lineNumber,
    item: added.item,
    quantity: added.quantity,
    discounts: [],
    offers: [],
    returned: null,
    accounting: 'turnover',
    depositKind: '',
    entered: added.entered,
    associateId: '',
    serialNumber: '',
    lot: '',
    giftReceipt: false,
    fulfilment: 'take',
    group: 0,
    origin: 'rung',
    due: null,
    touchedAtStep: number,
  };
}

function returnLine(
  step: BasketStep,
  added: Extract<BasketStep['body'], { kind: 'return-added' }>,
): BasketLine {
  return { ...newLine(step, added), ...added.marks, returned: added.returned };
}

function moneyLine(
  step: BasketStep,
  body: Extract<BasketStep['body'], { kind: 'money-added' | 'deposit-deducted' }>,
): BasketLine {
  const { depositKind, serialNumber } = body;
  const marks = { depositKind, serialNumber };
  if (body.kind === 'money-added') {
    const one = { value: 1, scale: 0 };
    return { ...newLine(step, { ...body, quantity: one }), ...marks, accounting: body.accounting };
  }
  const added = { ...body, quantity: { value: -1, scale: 0 }, entered: 'keyed' } as const;
  return { ...newLine(step, added), ...marks, accounting: 'deposit', returned: body.deducted };
}

function changeLine(
  { lines }: Basket,
  step: BasketStep,
  lineNumber: number,
  change: (line: BasketLine) => Partial<BasketLine>,
): BasketLine[] {
  return lines.map((line) =>
    line.number === lineNumber ? { ...line, ...change(line), touchedAtStep: step.number } : line,
  );
}

/** What one step leaves as a trace, if it takes something back. */
function correctionsFor(basket: Basket, step: BasketStep): Correction[] {
  const { body } = step;
  switch (body.kind) {
    case 'quantity-set':
    case 'variant-swapped':
    case 'line-voided': {
      const before = lineOf(basket, body.lineNumber);
      if (!before) return [];
      const after = body.kind === 'quantity-set' ? { ...before, quantity: body.quantity } : null;
      const kind = body.kind === 'quantity-set' ? 'quantity' : 'line-void';
      return [lineCorrection(kind, step, before, after)];
    }
    case 'tender-removed': {
      const tender = basket.tenders.find(({ id }) => id === body.tenderId);
      if (!tender) return [];
      return [
        {
          ...noLine,
          kind: 'tender-removed',
          tenderType: tender.type,
          amountMinor: 0 - tender.amountMinor,
          at: step.at,
          operatorId: step.operatorId,
        },
      ];
    }
    default:
      return [];
  }
}

/** Names the article and how much of it came or went: the line itself may be gone. */
function lineCorrection(
  kind: Correction['kind'],
  step: BasketStep,
  before: BasketLine | null,
  after: BasketLine | null,
): Correction {
  const line = after ?? before;
  assert(line !== null, 'A correction is of a line');
  const { scale } = line.quantity;
  return {
    kind,
    lineNumber: line.number,
    sku: line.item.sku,
    label: line.item.name,
    quantity: { value: (after?.quantity.value ?? 0) - (before?.quantity.value ?? 0), scale },
    tenderType: '',
    amountMinor: (after ? lineGrossMinor(after) : 0) - (before ? lineGrossMinor(before) : 0),
    at: step.at,
    operatorId: step.operatorId,
  };
}

function lineOf(basket: Basket, lineNumber: number): BasketLine | null {
  return basket.lines.find(({ number }) => number === lineNumber) ?? null;
}
