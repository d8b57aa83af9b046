import { z } from 'zod';
import { type Failure, fail } from '../../contract/failure/failure.ts';
import { hostApi } from '../../contract/host/api.ts';
import type { CallName } from '../../contract/rpc/api-shape.ts';
import { ok, type Result, refuse } from '../../domain/result.ts';

/**
 * What can be practised: each works with the context of the seat, so nothing of it reaches the shop. Any
 * other call that acts at a seat is refused in training, one that is new too.
 */
const practised: ReadonlySet<string> = new Set<CallName<typeof hostApi>>([
  'scan',
  'addItem',
  'swapVariant',
  'setQuantity',
  'voidLine',
  'undo',
  'abandon',
  'markLine',
  'returnLines',
  'discountLine',
  'discountBasket',
  'overridePrice',
  'previewDiscount',
  'removeDiscount',
  'tender',
  'refund',
  'complete',
  'removeTender',
  'dismissPaid',
  'printReceipt',
]);

/** These change the one into the other. */
const switches: ReadonlySet<string> = new Set<CallName<typeof hostApi>>([
  'beginTraining',
  'endTraining',
]);

/** The calls that say for which they are meant, as their shapes say. */
const saying: ReadonlySet<string> = new Set(
  Object.entries(hostApi.calls)
    .filter(([, { input }]) => input instanceof z.ZodObject && 'training' in input.shape)
    .map(([name]) => name),
);

/** Whether a call that acts at a seat may be done there now. */
export function trainingNeed(
  name: string,
  isMeantForTraining: boolean,
  kind: 'live' | 'training',
): Result<null, Failure> {
  if (switches.has(name)) return ok(null);
  const isTraining = kind === 'training';
  if (saying.has(name) && isMeantForTraining !== isTraining) {
    return refuse(fail('TRAINING_CHANGED'));
  }
  return isTraining && !practised.has(name) ? refuse(fail('NOT_IN_TRAINING')) : ok(null);
}
