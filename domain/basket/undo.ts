import { ok, type Result, refuse } from '../result.ts';
import type { BasketStep, BasketStepBody } from './basket-step.ts';
import { foldBasket } from './fold-basket.ts';
import type { RingRefusal } from './ring.ts';

const undoable = new Set<BasketStepBody['kind']>(['item-added', 'quantity-set', 'line-voided']);

/** Takes back the last change of the lines that still has effect. Nothing is erased: it is one more step. */
export function undoLast(steps: readonly BasketStep[]): Result<BasketStepBody, RingRefusal> {
  const target = lastUndoable(steps);
  if (target === null) return refuse({ code: 'NOTHING_TO_UNDO' });
  if (foldBasket(steps).tenders.length > 0) return refuse({ code: 'BASKET_PART_PAID' });
  return ok({ kind: 'undone', stepNumber: target });
}

/** Number of the step an undo would take back, or null. */
export function lastUndoable(steps: readonly BasketStep[]): number | null {
  const undone = new Set(
    steps.flatMap(({ body }) => (body.kind === 'undone' ? [body.stepNumber] : [])),
  );
  const last = steps.findLast((step) => undoable.has(step.body.kind) && !undone.has(step.number));
  return last?.number ?? null;
}
