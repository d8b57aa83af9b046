import { assert, unreachable } from '../assert.ts';
import { addQuantities } from '../quantity/quantity.ts';
import type { Basket, BasketLine, Correction } from './basket.ts';
import type { BasketStep } from './basket-step.ts';
import { lineGrossMinor } from './line-amount.ts';

/** A basket and what an undo takes back: with both, a step costs the same however many came before. */
export interface BasketFold {
  basket: Basket;
  undoable: UndoableStep | null;
}

/** A change of the lines that still has effect, the newest first. */
interface UndoableStep {
  number: number;
  lineNumber: number;
  linesBefore: readonly BasketLine[];
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
    case 'quantity-set':
    case 'line-voided': {
      const { lineNumber } = body;
      return {
        basket: applyStep(basket, step),
        undoable: { number, lineNumber, linesBefore: basket.lines, below: undoable },
      };
    }
    case 'undone':
      assert(undoable?.number === body.stepNumber, 'The newest change that has effect is undone');
      return { basket: takeBack(basket, undoable, step), undoable: undoable.below };
    default:
      return { basket: applyStep(basket, step), undoable };
  }
}

/** One step further; for `undone`, which needs to know what it takes back, use `foldStep`. */
export function applyStep(basket: Basket | null, step: BasketStep): Basket {
  const { body } = step;
  if (body.kind === 'opened') {
    assert(basket === null, 'A basket is opened once');
    return openedBasket(step, body.seat, body.currency);
  }
  assert(basket !== null, 'A basket starts by being opened');
  assert(basket.state === 'open' || basket.state === 'suspended', 'An ended basket takes no step');
  assert(body.kind !== 'undone', 'An undo needs what it takes back');
  const next: Basket = { ...basket, version: step.number, lastCommandId: step.commandId };
  switch (body.kind) {
    case 'item-added':
      return {
        ...next,
        lines: withItem(basket.lines, step),
        lastLineNumber: Math.max(basket.lastLineNumber, body.lineNumber),
      };
    case 'quantity-set':
      return {
        ...next,
        lines: basket.lines.map((line) =>
          line.number === body.lineNumber
            ? { ...line, quantity: body.quantity, touchedAtStep: step.number }
            : line,
        ),
        corrections: [...basket.corrections, ...correctionsFor(basket, step)],
      };
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
      return { ...next, state: 'suspended', label: body.label, suspendedAt: step.at };
    case 'resumed':
      return { ...next, state: 'open', seat: body.seat, operatorId: step.operatorId };
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
  const after = { ...basket, lines: undone.linesBefore };
  const [from, to] = [basket, after].map((each) => lineOf(each, undone.lineNumber));
  return {
    ...after,
    version: step.number,
    lastCommandId: step.commandId,
    corrections: [...basket.corrections, lineCorrection('undo', step, from ?? null, to ?? null)],
  };
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
    tenders: [],
    corrections: [],
    lastLineNumber: 0,
    lastCommandId: step.commandId,
    label: '',
    suspendedAt: '',
  };
}

function withItem(lines: readonly BasketLine[], step: BasketStep): BasketLine[] {
  const { body } = step;
  assert(body.kind === 'item-added', 'Only an added item adds a line');
  const touchedAtStep = step.number;
  const known = lines.some((line) => line.number === body.lineNumber);
  if (!known) {
    return [
      ...lines,
      {
        number: body.lineNumber,
        item: body.item,
        quantity: body.quantity,
        modifiers: [],
        entered: body.entered,
        associateId: '',
        touchedAtStep,
      },
    ];
  }
  return lines.map((line) =>
    line.number === body.lineNumber
      ? { ...line, quantity: addQuantities(line.quantity, body.quantity), touchedAtStep }
      : line,
  );
}

/** What one step leaves as a trace, if it takes something back. */
function correctionsFor(basket: Basket, step: BasketStep): Correction[] {
  const { body } = step;
  switch (body.kind) {
    case 'quantity-set':
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
          kind: 'tender-removed',
          lineNumber: 0,
          sku: '',
          label: '',
          quantity: null,
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
