import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cash } from '../tender/shipped-tender-types.ts';
import type { Basket, Correction } from './basket.ts';
import type { BasketStep, BasketStepBody } from './basket-step.ts';
import { applyStep, type BasketFold, foldBasket, foldStep } from './fold-basket.ts';
import type { ItemFacts } from './item-facts.ts';
import { lineGrossMinor } from './line-amount.ts';
import { addItem, changeQuantity, voidLine } from './ring.ts';
import { undoLast } from './undo.ts';

const act = fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('add' as const), sku: fc.nat(3) }) },
  { weight: 4, arbitrary: fc.constant({ kind: 'undo' as const }) },
  fc.record({ kind: fc.constant('quantity' as const), at: fc.nat(3), value: fc.nat(5) }),
  fc.record({ kind: fc.constant('void' as const), at: fc.nat(3) }),
  fc.constantFrom(
    { kind: 'suspend and resume' as const },
    { kind: 'pay' as const },
    { kind: 'give back' as const },
  ),
);
type Act = typeof act extends fc.Arbitrary<infer T> ? T : never;

describe('undo', () => {
  it('makes the basket that never had what was undone, with a trace of it', () => {
    fc.assert(
      fc.property(fc.array(act, { maxLength: 40 }), (acts) => {
        const steps = stepsOf(acts);
        expect(foldBasket(steps)).toEqual(naiveBasket(steps));
      }),
      { numRuns: 1_000 },
    );
  });

  it('takes back, one by one, all changes of the lines that were made', () => {
    fc.assert(
      fc.property(fc.array(act, { maxLength: 20 }), (acts) => {
        const undos = Array.from({ length: 21 }, (): Act => ({ kind: 'undo' }));
        const steps = stepsOf([...acts, { kind: 'give back' }, ...undos]);
        expect(foldBasket(steps).lines).toEqual([]);
      }),
    );
  });

  it('costs the same after thousands of undos', () => {
    const acts = Array.from({ length: 2_400 }, (): Act[] => [
      { kind: 'add', sku: 1 },
      { kind: 'undo' },
    ]).flat();
    const startMs = performance.now();
    const steps = stepsOf(acts);
    expect(foldBasket(steps).lines).toEqual([]);
    // 5.6 s for the last one of them when each was folded from the beginning.
    expect(performance.now() - startMs).toBeLessThan(2_000);
  });
});

/** The steps that a till would take for these acts; what it would refuse is left out. */
function stepsOf(acts: readonly Act[]): BasketStep[] {
  const steps: BasketStep[] = [];
  let fold: BasketFold | null = null;
  const take = (body: BasketStepBody): BasketFold => {
    const number = steps.length + 1;
    const step: BasketStep = {
      basketId: 'basket',
      number,
      commandId: `command-${number}`,
      operatorId: `op-${number % 2}`,
      at: new Date(number * 1_000).toISOString(),
      body,
    };
    steps.push(step);
    fold = foldStep(fold, step);
    return fold;
  };
  let known = take({ kind: 'opened', seat: 'till', currency: 'EUR' });
  for (const each of acts) for (const body of bodiesOf(each, known)) known = take(body);
  return steps;
}

function bodiesOf(each: Act, known: BasketFold): BasketStepBody[] {
  const { basket } = known;
  switch (each.kind) {
    case 'add': {
      const added = addItem(basket, item(each.sku), { value: 1, scale: 0 }, 'scanned');
      return added.ok ? [added.value] : [];
    }
    case 'quantity': {
      const number = basket.lines[each.at]?.number ?? 0;
      const changed = changeQuantity(basket, number, { value: each.value, scale: 0 });
      return changed.ok ? [changed.value] : [];
    }
    case 'void': {
      const voided = voidLine(basket, basket.lines[each.at]?.number ?? 0);
      return voided.ok ? [voided.value] : [];
    }
    case 'undo': {
      const undone = undoLast(known);
      return undone.ok ? [undone.value] : [];
    }
    case 'suspend and resume':
      return [
        { kind: 'suspended', label: 'later' },
        { kind: 'resumed', seat: 'tablet' },
      ];
    case 'pay': {
      const id = `tender-${basket.version}`;
      const amounts = { amountMinor: 1, tenderedMinor: 1, changeMinor: 0, roundingMinor: 0 };
      const tender = { id, type: cash.id, kind: cash.kind, ...amounts };
      return [{ kind: 'tender-added', tender: { ...tender, reference: '', refundOf: null } }];
    }
    case 'give back':
      return basket.tenders.map(({ id }) => ({ kind: 'tender-removed', tenderId: id }));
  }
}

function item(sku: number): ItemFacts {
  return {
    sku: `SKU-${sku}`,
    gtin: '',
    name: `Article ${sku}`,
    category: '',
    eReportingCategory: 'TLB1',
    unitPriceMinor: 100 + sku,
    priceSource: 'base',
    vatCategory: 'S',
    vatRateBp: 2_000,
    unit: 'piece',
    quantityScale: 0,
    ecoParticipationMinor: 0,
    size: '',
    colour: '',
    model: '',
    picture: '',
  };
}

/** The definition, as slow as it reads: the fold of the steps that were not undone by then. */
function naiveBasket(steps: readonly BasketStep[]): Basket {
  const undone = new Set(
    steps.flatMap(({ body }) => (body.kind === 'undone' ? [body.stepNumber] : [])),
  );
  let basket: Basket | null = null;
  for (const step of steps) if (!undone.has(step.number)) basket = naiveStep(basket, step);
  if (basket === null) throw new Error('no step');
  const added = steps.flatMap(({ body }) => (body.kind === 'item-added' ? [body.lineNumber] : []));
  return { ...basket, corrections: naiveTrace(steps), lastLineNumber: Math.max(0, ...added) };
}

function naiveStep(basket: Basket | null, step: BasketStep): Basket {
  if (step.body.kind !== 'undone' || basket === null) return applyStep(basket, step);
  return { ...basket, version: step.number, lastCommandId: step.commandId };
}

/** Told step by step: what each step took back at the time. */
function naiveTrace(steps: readonly BasketStep[]): Correction[] {
  return steps.flatMap((step, index): readonly Correction[] => {
    if (index === 0) return [];
    const before = effectOf(steps.slice(0, index));
    const { body } = step;
    if (body.kind !== 'undone') {
      const after = applyStep(before, step);
      return after.corrections.slice(before.corrections.length);
    }
    const after = effectOf(steps.slice(0, index + 1));
    const undone = steps.find(({ number }) => number === body.stepNumber)?.body;
    const lineNumber = undone && 'lineNumber' in undone ? undone.lineNumber : 0;
    const [from, to] = [before, after].map(({ lines }) =>
      lines.find(({ number }) => number === lineNumber),
    );
    const line = to ?? from;
    return [
      {
        kind: 'undo',
        lineNumber,
        sku: line?.item.sku ?? '',
        label: line?.item.name ?? '',
        quantity: { value: (to?.quantity.value ?? 0) - (from?.quantity.value ?? 0), scale: 0 },
        tenderType: '',
        amountMinor: totalOf(after) - totalOf(before),
        at: step.at,
        operatorId: step.operatorId,
      },
    ];
  });
}

function effectOf(steps: readonly BasketStep[]): Basket {
  const undone = new Set(
    steps.flatMap(({ body }) => (body.kind === 'undone' ? [body.stepNumber] : [])),
  );
  let basket: Basket | null = null;
  for (const step of steps) if (!undone.has(step.number)) basket = naiveStep(basket, step);
  if (basket === null) throw new Error('no step');
  return basket;
}

function totalOf(basket: Basket): number {
  return basket.lines.reduce((sum, line) => sum + lineGrossMinor(line), 0);
}
