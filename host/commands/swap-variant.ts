import { type Failure, fail } from '../../contract/failure/failure.ts';
import { swapVariant as swap } from '../../domain/basket/ring.ts';
import { ok, type Result, refuse } from '../../domain/result.ts';
import { buyersListAt } from '../catalogue/store-price.ts';
import { promisedAfter } from '../orders/promised-after.ts';
import { rungAt } from '../promotions/rung-at.ts';
import { changeLines } from './change-line.ts';
import { itemFacts, ringFailure } from './ring-item.ts';
import { alreadyTaken, type BasketAck } from './take-step.ts';
import type { TillContext } from './till-context.ts';

/** Another size or colour in the line's place: one step, so one undo. */
export async function swapVariant(
  request: { commandId: string; seat: string; lineNumber: number; sku: string },
  till: TillContext,
): Promise<Result<BasketAck, Failure>> {
  const taken = alreadyTaken(till, request.commandId);
  if (taken) return ok(taken);
  const item = await till.documents.get('items', request.sku);
  if (!item) return refuse(fail('UNKNOWN_CODE', { code: request.sku }));
  if (item.withdrawn) return refuse(fail('ITEM_WITHDRAWN', { name: item.name }));
  const facts = await itemFacts(till, item, buyersListAt(till, request.seat));
  if (!facts.ok) return facts;
  const offers = await till.promotions.offersOf(item, rungAt(till));
  const promised = await promisedAfter(till, request, { sku: request.sku });
  return changeLines(request, till, ({ basket }) => {
    const swapped = swap(basket, request.lineNumber, facts.value);
    if (!swapped.ok) return refuse(ringFailure(swapped.error));
    const step = { ...swapped.value, ...promised };
    return ok(offers.length > 0 ? { ...step, offers } : step);
  });
}
