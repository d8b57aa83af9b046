import { assert } from '../assert.ts';
import type { LineOffer } from '../promotion/promotion-rule.ts';
import { addQuantities } from '../quantity/quantity.ts';
import { placeText } from '../transaction/entry-place.ts';
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
  body: Extract<BasketStep['body'], { kind: 'money-added' }>,
): BasketLine {
  const { depositKind, serialNumber, accounting } = body;
  const one = { value: 1, scale: 0 };
  return {
    ...newLine(step, { ...body, quantity: one }),
    ...{ depositKind, serialNumber, accounting },
  };
}

/** A deposit that is taken off, a line for each rate that it was paid at; beside it what of it is kept. */
export function deductedLines(
  step: BasketStep,
  body: Extract<BasketStep['body'], { kind: 'deposit-deducted' }>,
): BasketLine[] {
  const { depositKind, serialNumber, further = [], kept } = body;
  const quantity = { value: -1, scale: 0 };
  const lines = [body, ...further].map(
    ({ lineNumber, item, deducted }): BasketLine => ({
      ...newLine(step, { lineNumber, item, quantity, entered: 'keyed' }),
      ...{ depositKind, serialNumber, accounting: 'deposit', returned: deducted },
    }),
  );
  if (!kept) return lines;
  const one = { value: 1, scale: 0 };
  const indemnity = newLine(step, { ...kept, quantity: one, entered: 'keyed' });
  return [...lines, { ...indemnity, serialNumber, accounting: 'indemnity' }];
}

/**
 * What goes with a line that is voided: a deposit that is taken off stays or goes whole, and a delivery's fee is
 * given back only while all of it is.
 */
export function linesVoided(basket: Basket, lineNumber: number): BasketLine[] {
  const voided = lineOf(basket, lineNumber);
  if (voided === null) return [];
  const { serialNumber } = voided;
  return basket.lines.filter(
    (line) =>
      line === voided ||
      (endsDeposit(voided) && endsDeposit(line) && line.serialNumber === serialNumber) ||
      isFeeOf(line, voided),
  );
}

/** Of a deposit that is deducted, given back or kept: its lines stay together. */
function endsDeposit({ accounting, returned }: BasketLine): boolean {
  return accounting === 'indemnity' || (accounting === 'deposit' && returned !== null);
}

/** Whether a line gives the fee back of the delivery that these goods were of. */
function isFeeOf({ returned: fee }: BasketLine, { returned: goods }: BasketLine): boolean {
  if (!fee?.of || !goods?.of || !('journalId' in fee.of) || !('journalId' in goods.of))
    return false;
  return placeText(fee.of) === placeText(goods.of) && fee.feeOf?.includes(goods.of.line) === true;
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
