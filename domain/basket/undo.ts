import { ok, type Result, refuse } from '../result.ts';
import type { BasketStepBody } from './basket-step.ts';
import type { BasketFold } from './fold-basket.ts';
import type { RingRefusal } from './ring.ts';

/** Takes back the last change of the lines that still has effect. Nothing is erased: it is one more step. */
export function undoLast({ basket, undoable }: BasketFold): Result<BasketStepBody, RingRefusal> {
  if (undoable === null) return refuse({ code: 'NOTHING_TO_UNDO' });
  if (basket.tenders.length > 0) return refuse({ code: 'BASKET_PART_PAID' });
  return ok({ kind: 'undone', stepNumber: undoable.number });
}
