import { type Failure, fail } from '../../contract/failure/failure.ts';
import { itemFactsOf } from '../../contract/selling/item-facts.ts';
import { parseQuantity } from '../../domain/quantity/quantity.ts';
import { ok, type Result, refuse } from '../../domain/result.ts';
import { type WorthToday, worthToday } from '../../domain/return/worth-today.ts';
import { parseScan } from '../../domain/scan/parse-scan.ts';
import { itemOfCode } from '../commands/item-of-code.ts';
import { itemFacts, ringFailure } from '../commands/ring-item.ts';
import { scanFailure } from '../commands/scan-failure.ts';
import { scanRules } from '../commands/scan-rules.ts';
import type { TillContext } from '../commands/till-context.ts';
import { rungAt } from '../promotions/rung-at.ts';
import { lowestPrice } from './lowest-price.ts';

/**
 * What goods are worth that come back without a receipt: an item by its sku or a code on it, also one that
 * is sold no more. The price a label names is of that piece alone and is not believed here.
 */
export async function worthWithoutReceipt(
  { code, quantity: quantityText }: { code: string; quantity: string },
  till: TillContext,
): Promise<Result<WorthToday, Failure>> {
  const text = code.trim();
  const scanned = parseScan(text, await scanRules(till));
  const item = scanned.kind === 'own' ? null : await itemOfCode(scanned, text, till);
  if (item === null) {
    return refuse(
      scanned.kind === 'own'
        ? fail('UNKNOWN_CODE', { code: text.slice(0, 40) })
        : scanFailure(scanned, text),
    );
  }
  const now = await itemFacts(till, item, '');
  if (!now.ok) return now;
  const least = await lowestPrice(till, item);
  const lowest = itemFactsOf(least.item, least.source, till.identity.currency);
  if (!lowest.ok) return lowest;
  const quantity = parseQuantity(quantityText, now.value.quantityScale);
  if (!quantity.ok || quantity.value.value <= 0) {
    return refuse(fail('BAD_QUANTITY', { quantity: quantityText }));
  }
  const offers = await till.promotions.offersOf(item, rungAt(till));
  const worth = worthToday(now.value, quantity.value, { offers, lowest: lowest.value });
  return worth.ok ? ok(worth.value) : refuse(ringFailure(worth.error, quantityText));
}
