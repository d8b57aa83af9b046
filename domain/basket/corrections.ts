import { assert } from '../assert.ts';
import { sumMinor } from '../money/minor.ts';
import { priceLines } from '../pricing/price-lines.ts';
import type { Basket, BasketLine, Correction } from './basket.ts';
import { lineOf, linesVoided } from './basket-lines.ts';
import type { BasketStep } from './basket-step.ts';
import { lineGrossMinor } from './line-amount.ts';

/** What one step leaves as a trace, if it takes something back. */
export function correctionsFor(basket: Basket, step: BasketStep): Correction[] {
  const { body } = step;
  switch (body.kind) {
    case 'line-voided':
      return linesVoided(basket, body.lineNumber).map((line) =>
        lineCorrection('line-void', step, line, null),
      );
    case 'quantity-set':
    case 'variant-swapped': {
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

/** What an undo leaves as a trace: of its line, or of the basket as a whole (line 0). */
export function undoCorrection(
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

/** A correction that concerns no line. */
const noLine = { lineNumber: 0, sku: '', label: '', quantity: null, tenderType: '' } as const;

function totalMinor(basket: Basket): number {
  return sumMinor(priceLines(basket).map(({ grossMinor }) => grossMinor));
}
