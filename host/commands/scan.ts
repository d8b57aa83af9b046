import type { Failure } from '../../contract/failure/failure.ts';
import type { Basket } from '../../domain/basket/basket.ts';
import { readPickUpCode } from '../../domain/basket/pick-up-code.ts';
import { ok, type Result, refuse } from '../../domain/result.ts';
import { parseScan } from '../../domain/scan/parse-scan.ts';
import { readReceiptNumber } from '../../domain/till/receipt-number.ts';
import { addCoupon } from './coupons.ts';
import { itemOfCode } from './item-of-code.ts';
import { ringItem } from './ring-item.ts';
import { ringLabelled } from './ring-labelled.ts';
import { routeOwnCode, routeReceipt } from './route-own-code.ts';
import { scanFailure } from './scan-failure.ts';
import type { ScanAck, ScanRequest } from './scan-request.ts';
import { scanRules } from './scan-rules.ts';
import { resume } from './suspend-resume.ts';
import { alreadyTaken } from './take-step.ts';
import type { TillContext } from './till-context.ts';

/**
 * A code from a scanner or typed by hand: an item by its GTIN or sku, with what its label says of the
 * goods; or one of our own codes. What can't be taken says why, and never becomes a wrong item.
 */
export async function scan(
  request: ScanRequest,
  till: TillContext,
): Promise<Result<ScanAck, Failure>> {
  const taken = alreadyTaken(till, request.commandId);
  if (taken) return ok({ ...taken, routed: null });
  const rules = await scanRules(till);
  const code = parseScan(request.code, rules);
  if (code.kind === 'own') return routeOwnCode(code.code, request, till);
  const item = await itemOfCode(code, request.code.trim(), till);
  if (item === null) {
    const text = request.code.trim();
    const sent = basketSent(text, till);
    if (sent !== null) {
      const resumed = await resume({ ...request, basketId: sent.id }, till);
      return resumed.ok ? ok({ ...resumed.value, routed: null }) : resumed;
    }
    const couponed = await addCoupon({ ...request, code: text }, till);
    if (couponed) return couponed.ok ? ok({ ...couponed.value, routed: null }) : couponed;
    const isReceipt = readReceiptNumber(text) !== null;
    return isReceipt ? routeReceipt(text, request.seat, till) : refuse(scanFailure(code, text));
  }
  const rung =
    code.kind === 'gtin'
      ? await ringLabelled(till, request, { item, code, rules })
      : await ringItem(till, request, item, request.entered);
  return rung.ok ? ok({ ...rung.value, routed: null }) : rung;
}

/** The basket that waits under a code, as somebody says it at the till; an item of such a code goes first. */
function basketSent(text: string, { shelf, kind }: TillContext): Basket | null {
  const code = kind === 'live' ? readPickUpCode(text) : null;
  return code === null
    ? null
    : (shelf.suspended().find(({ pickUpCode }) => pickUpCode === code) ?? null);
}
