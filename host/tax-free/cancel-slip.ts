import { type Failure, fail } from '../../contract/failure/failure.ts';
import { ok, type Result, refuse } from '../../domain/result.ts';
import { isFixed, isLiving } from '../../domain/tax-free/slip.ts';
import { actorAt } from '../commands/take-step.ts';
import { askOperator } from './ask-operator.ts';
import type { KnownSlip } from './slip-store.ts';
import type { TaxFreeContext } from './tax-free-context.ts';
import { newsOf, tell } from './tell-slip.ts';

interface SlipRequest {
  seat: string;
  slipId: string;
}

/**
 * Cancels a slip at the operator. That somebody wants it is written first and stands until the operator
 * has answered: the till goes on asking, over restarts and without a network.
 */
export async function cancelSlip(
  { seat, slipId }: SlipRequest,
  context: TaxFreeContext,
): Promise<Result<KnownSlip, Failure>> {
  const known = context.slips.find(slipId);
  if (!known) return refuse(fail('TAX_FREE_SLIP_GONE'));
  if (isFixed(known)) return refuse(fail('TAX_FREE_CANCEL_LATE'));
  if (!isLiving(known)) return ok(known);
  const actor = actorAt(context.till, seat);
  const asked = await tell(slipId, { isCancelAsked: true }, actor, context);
  if (!asked.ok) return asked;
  const cancelled = await passOnCancel(asked.value, actor, context);
  if (!cancelled.ok) return cancelled;
  return isFixed(cancelled.value) ? refuse(fail('TAX_FREE_CANCEL_LATE')) : cancelled;
}

/** Tells the operator what is wanted; the slip as it stands then, unchanged without an answer. */
export async function passOnCancel(
  slip: KnownSlip,
  actor: string,
  context: TaxFreeContext,
): Promise<Result<KnownSlip, Failure>> {
  const operator = context.operator();
  if (operator?.name !== slip.operator) return ok(slip);
  const answer = await askOperator((signal) => operator.cancel(slip.id, signal), context.timers);
  return answer.ok ? tell(slip.id, newsOf(answer.value), actor, context) : ok(slip);
}

/** Asks the operator how a slip stands. Without an answer it is as it was. */
export async function refreshSlip(
  { seat, slipId }: SlipRequest,
  context: TaxFreeContext,
): Promise<Result<KnownSlip, Failure>> {
  const known = context.slips.find(slipId);
  if (!known) return refuse(fail('TAX_FREE_SLIP_GONE'));
  const operator = context.operator();
  if (operator === null) return refuse(fail('TAX_FREE_OFF'));
  if (operator.name !== known.operator) {
    return refuse(fail('TAX_FREE_OTHER_OPERATOR', { operator: known.operator }));
  }
  const actor = actorAt(context.till, seat);
  if (known.isCancelAsked && isLiving(known)) return passOnCancel(known, actor, context);
  const answer = await askOperator((signal) => operator.status(slipId, signal), context.timers);
  if (!answer.ok) return refuse(fail('TAX_FREE_UNKNOWN'));
  return answer.value === null ? ok(known) : tell(slipId, newsOf(answer.value), actor, context);
}
