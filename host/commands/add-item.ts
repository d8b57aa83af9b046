import { type Failure, fail } from '../../contract/failure/failure.ts';
import { ok, type Result, refuse } from '../../domain/result.ts';
import { ringItem } from './ring-item.ts';
import { alreadyTaken, type BasketAck } from './take-step.ts';
import type { TillContext } from './till-context.ts';

/** An item chosen on the screen, by its sku. */
export async function addItem(
  request: { commandId: string; seat: string; sku: string; quantity?: string | undefined },
  till: TillContext,
): Promise<Result<BasketAck, Failure>> {
  const taken = alreadyTaken(till, request.commandId);
  if (taken) return ok(taken);
  const item = await till.documents.get('items', request.sku);
  if (!item) return refuse(fail('UNKNOWN_CODE', { code: request.sku }));
  return ringItem(till, request, item, 'searched');
}
