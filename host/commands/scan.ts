import { type Failure, fail } from '../../contract/failure/failure.ts';
import { ok, type Result, refuse } from '../../domain/result.ts';
import { isGtinShaped, toGtin14 } from '../../domain/scan/gtin.ts';
import { ringItem } from './ring-item.ts';
import { alreadyTaken, type BasketAck } from './take-step.ts';
import type { TillContext } from './till-context.ts';

/**
 * A code from a scanner or typed by hand: a GTIN whose check digit holds, else a sku. A code that
 * only looks like a GTIN was misread, and says so rather than finding a wrong item.
 */
export async function scan(
  request: {
    commandId: string;
    seat: string;
    code: string;
    entered: 'scanned' | 'keyed';
    quantity?: string | undefined;
  },
  till: TillContext,
): Promise<Result<BasketAck, Failure>> {
  const taken = alreadyTaken(till, request.commandId);
  if (taken) return ok(taken);
  const code = request.code.trim();
  const gtin14 = toGtin14(code);
  const item =
    (gtin14 === null ? null : await till.documents.itemByGtin(gtin14)) ??
    (code === '' ? null : await till.documents.get('items', code));
  if (item) return ringItem(till, request, item, request.entered);
  const misread = isGtinShaped(code) && gtin14 === null;
  return refuse(fail(misread ? 'BAD_CHECK_DIGIT' : 'UNKNOWN_CODE', { code: code.slice(0, 40) }));
}
