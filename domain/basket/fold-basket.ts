import { assert, unreachable } from '../assert.ts';
import { addQuantities } from '../quantity/quantity.ts';
import type { Basket, BasketLine, Correction } from './basket.ts';
import type { BasketStep } from './basket-step.ts';
import { lineGrossMinor } from './line-amount.ts';

/** The basket that these steps made. The first step opens it; numbers run 1, 2, 3… */
export function foldBasket(steps: readonly BasketStep[]): Basket {
  const [first] = steps;
  assert(first?.body.kind === 'opened', 'A basket starts by being opened');
  const undone = new Set(
    steps.flatMap((step) => (step.body.kind === 'undone' ? [step.body.stepNumber] : [])),
  );
  // What was undone has no effect, but the law wants its trace: corrections come from the full story.
  const basket = steps
    .filter((step) => !undone.has(step.number))
    .reduce<Basket | null>((known, step) => applyStep(known, step), null);
  assert(basket !== null, 'The opening of a basket is never undone');
  if (undone.size === 0) return basket;
  return { ...basket, corrections: correctionsOf(steps), lastLineNumber: highestLineNumber(steps) };
}

/** One step further. `undone` changes nothing here: use `foldBasket` when a step is taken back. */
export function applyStep(basket: Basket | null, step: BasketStep): Basket {
  const { body } = step;
  if (body.kind === 'opened') {
    assert(basket === null, 'A basket is opened once');
    return openedBasket(step, body.seat, body.currency);
  }
  assert(basket !== null, 'A basket is opened before anything else');
  assert(basket.state === 'open' || basket.state === 'suspended', 'An ended basket takes no step');
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
    case 'undone':
      return next;
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

/** The full story told step by step, each `undone` as a trace of its own. */
function correctionsOf(steps: readonly BasketStep[]): Correction[] {
  const corrections: Correction[] = [];
  let before: Basket | null = null;
  steps.forEach((step, index) => {
    const isUndo = step.body.kind === 'undone';
    // Only what takes a step back needs the story told from its beginning.
    const after: Basket = isUndo ? effectBefore(steps, index + 1) : applyStep(before, step);
    if (before !== null) corrections.push(...correctionsBetween(before, after, step, steps));
    before = after;
  });
  return corrections;
}

function correctionsBetween(
  before: Basket,
  after: Basket,
  step: BasketStep,
  steps: readonly BasketStep[],
): Correction[] {
  if (step.body.kind !== 'undone') return correctionsFor(before, step);
  const lineNumber = undoneLine(steps, step.body.stepNumber);
  return [lineCorrection('undo', step, lineOf(before, lineNumber), lineOf(after, lineNumber))];
}

/** The basket as it stood before the step at this index, taking back what was undone by then. */
function effectBefore(steps: readonly BasketStep[], index: number): Basket {
  const past = steps.slice(0, index);
  const undone = new Set(
    past.flatMap((step) => (step.body.kind === 'undone' ? [step.body.stepNumber] : [])),
  );
  const basket = past
    .filter((step) => !undone.has(step.number))
    .reduce<Basket | null>((known, step) => applyStep(known, step), null);
  assert(basket !== null, 'A basket is opened before anything else');
  return basket;
}

function undoneLine(steps: readonly BasketStep[], stepNumber: number): number {
  const body = steps.find((step) => step.number === stepNumber)?.body;
  return body !== undefined && 'lineNumber' in body ? body.lineNumber : 0;
}

function highestLineNumber(steps: readonly BasketStep[]): number {
  return steps.reduce(
    (highest, { body }) =>
      body.kind === 'item-added' ? Math.max(highest, body.lineNumber) : highest,
    0,
  );
}
