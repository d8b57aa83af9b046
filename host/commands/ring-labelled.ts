import type { ItemDocument } from '../../contract/document/item.ts';
import { type Failure, fail } from '../../contract/failure/failure.ts';
import { type LabelRefusal, labelledGoods } from '../../domain/basket/labelled-goods.ts';
import { type Result, refuse } from '../../domain/result.ts';
import type { ScannedCode, ScanRules } from '../../domain/scan/parse-scan.ts';
import { ringItem } from './ring-item.ts';
import type { ScanRequest } from './scan-request.ts';
import type { BasketAck } from './take-step.ts';
import type { TillContext } from './till-context.ts';

/** Rings an item with what its label says of this piece: weight, price, lot, serial number, expiry. */
export async function ringLabelled(
  till: TillContext,
  request: ScanRequest,
  label: {
    item: ItemDocument;
    code: Extract<ScannedCode, { kind: 'gtin' }>;
    rules: ScanRules;
  },
): Promise<Result<BasketAck, Failure>> {
  const { item, code, rules } = label;
  const goods = labelledGoods(code.attributes, item, {
    currency: till.identity.currency,
    businessDay: rules.businessDay,
    isVariableMeasure: code.isVariableMeasure,
  });
  if (!goods.ok) return refuse(labelFailure(goods.error, item.name));
  const { quantity, priceMinor, serialNumber } = goods.value;
  const saysHowMuch = quantity !== null || priceMinor !== null || serialNumber !== '';
  const isMultiplied = request.quantity !== undefined && request.quantity !== '1';
  if (saysHowMuch && isMultiplied) return refuse(fail('CODE_SAYS_HOW_MUCH', { name: item.name }));
  return ringItem(till, request, item, request.entered, goods.value);
}

function labelFailure(refusal: LabelRefusal, name: string): Failure {
  if (refusal.code !== 'GOODS_EXPIRED') return fail(refusal.code, { name });
  return fail('GOODS_EXPIRED', { name, date: shownDate(refusal.expiresOn) });
}

/** `2027-12-31` as it stands on packages: `31/12/2027`. */
function shownDate(date: string): string {
  return date.split('-').toReversed().join('/');
}
