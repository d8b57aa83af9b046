import { type Failure, fail } from '../../contract/failure/failure.ts';
import type { HostApi } from '../../contract/host/api.ts';
import { callsThatSay } from '../../contract/host/meant-for-training.ts';
import type { CallName } from '../../contract/rpc/api-shape.ts';
import { ok, type Result, refuse } from '../../domain/result.ts';

/**
 * What can be practised: each works with the context of the seat, so nothing of it reaches the shop. Any
 * other call that acts at a seat is refused in training, one that is new too.
 */
const practised: ReadonlySet<string> = new Set<CallName<HostApi>>([
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
  'removeCoupon',
  'tender',
  'refund',
  'complete',
  'removeTender',
  'dismissPaid',
  'printReceipt',
]);

/** These change the one into the other. */
const switches: ReadonlySet<string> = new Set<CallName<HostApi>>(['beginTraining', 'endTraining']);

/** Whether a call that acts at a seat may be done there now. */
export function trainingNeed(
  name: string,
  isMeantForTraining: boolean,
  kind: 'live' | 'training',
): Result<null, Failure> {
  if (switches.has(name)) return ok(null);
  const isTraining = kind === 'training';
  if (callsThatSay.has(name) && isMeantForTraining !== isTraining) {
    return refuse(fail('TRAINING_CHANGED'));
  }
  return isTraining && !practised.has(name) ? refuse(fail('NOT_IN_TRAINING')) : ok(null);
}
