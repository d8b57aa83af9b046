import type { BasketGroup } from '../../domain/basket/basket-group.ts';
import { quantityMilli } from '../../domain/quantity/quantity.ts';
import type { TillContext } from '../commands/till-context.ts';
import { promised } from './leave-by.ts';
import { readOrderRules } from './order-rules.ts';

/** What a line becomes: another quantity or item, or nothing at all. */
interface LineAfter {
  sku?: string | undefined;
  quantityMilli?: number | undefined;
}

/**
 * The group that a line of the seat's basket leaves with, as it is promised once the line has changed; absent
 * where it leaves with none, and where nothing of the group is left.
 */
export async function promisedAfter(
  till: TillContext,
  { seat, lineNumber }: { seat: string; lineNumber: number },
  after: LineAfter | null,
): Promise<{ set?: BasketGroup }> {
  const basket = till.shelf.openOn(seat)?.basket;
  const line = basket?.lines.find(({ number }) => number === lineNumber);
  const group = basket?.groups.find(({ number }) => number === line?.group);
  if (!basket || !line || !group || line.origin !== 'rung') return {};
  const lines = basket.lines.filter((each) => each !== line);
  const { sku = line.item.sku, quantityMilli: milli = quantityMilli(line.quantity) } = after ?? {};
  const coming = after === null ? [] : [{ sku, quantityMilli: milli }];
  if (coming.length === 0 && !lines.some((each) => each.group === group.number)) return {};
  const rules = await readOrderRules(till.documents);
  return { set: await promised(till, { ...basket, lines }, group, coming, rules) };
}
