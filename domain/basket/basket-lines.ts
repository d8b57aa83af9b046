import { assert } from '../assert.ts';
import type { LineOffer } from '../promotion/promotion-rule.ts';
import { addQuantities } from '../quantity/quantity.ts';
import type { Basket, BasketLine } from './basket.ts';
import type { BasketStep, ItemOffer } from './basket-step.ts';

/** The lines with an item more: of a line that is there, or a new one. */
export function withItem(basket: Basket, step: BasketStep): BasketLine[] {
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

export function lineOffers(offers: readonly ItemOffer[] = []): LineOffer[] {
  return offers.map(({ rule, places }) => ({ promotionId: rule.id, places }));
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

export function returnLine(
  step: BasketStep,
  added: Extract<BasketStep['body'], { kind: 'return-added' }>,
): BasketLine {
  return { ...newLine(step, added), ...added.marks, returned: added.returned };
}

export function moneyLine(
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

export function changeLine(
  { lines }: Basket,
  step: BasketStep,
  lineNumber: number,
  change: (line: BasketLine) => Partial<BasketLine>,
): BasketLine[] {
  return lines.map((line) =>
    line.number === lineNumber ? { ...line, ...change(line), touchedAtStep: step.number } : line,
  );
}

/** What is due of an order, as a line at the price agreed on. */
export function dueLine(
  step: BasketStep,
  body: Extract<BasketStep['body'], { kind: 'due-rung' }>,
): BasketLine {
  const { discount, fulfilment, due } = body;
  const discounts = discount ? [discount] : [];
  return { ...newLine(step, { ...body, entered: 'keyed' }), discounts, fulfilment, due };
}

export function lineOf(basket: Basket, lineNumber: number): BasketLine | null {
  return basket.lines.find(({ number }) => number === lineNumber) ?? null;
}
