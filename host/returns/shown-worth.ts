import type { Failure } from '../../contract/failure/failure.ts';
import type { UnreceiptedItem } from '../../contract/host/calls/return-calls.ts';
import { ok, type Result } from '../../domain/result.ts';
import type { TillContext } from '../commands/till-context.ts';
import { worthWithoutReceipt } from './worth-without-receipt.ts';

/** What goods without a receipt are worth, as it is asked before anything is given back. */
export async function shownWorth(
  asked: { code: string; quantity: string },
  till: TillContext,
): Promise<Result<UnreceiptedItem, Failure>> {
  const found = await worthWithoutReceipt(asked, till);
  if (!found.ok) return found;
  const { item, worth, fullMinor, lowered } = found.value;
  const { sku, name, size, colour, picture, unit } = item;
  return ok({
    ...{ sku, name, size, colour, picture, unit, fullMinor, lowered },
    quantity: worth.quantity,
    currency: till.identity.currency,
    worthMinor: worth.grossMinor,
    reasons: [...till.rules().reasons.return],
  });
}
