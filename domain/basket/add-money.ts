import { isAmount } from '../money/minor.ts';
import { ok, type Result, refuse } from '../result.ts';
import type { Basket } from './basket.ts';
import type { BasketStepBody } from './basket-step.ts';
import { lineGrossMinor } from './line-amount.ts';
import { maximumLines } from './ring.ts';

type MoneyAdded = BasketStepBody & { kind: 'money-added' };

/** A gift card or a deposit as a line of its own: never two of one number. */
export function addMoney(
  basket: Basket,
  money: Pick<MoneyAdded, 'item' | 'accounting' | 'depositKind' | 'serialNumber'>,
): Result<MoneyAdded, { code: 'BASKET_FULL' } | { code: 'BASKET_TOO_DEAR' }> {
  if (basket.lines.length >= maximumLines) return refuse({ code: 'BASKET_FULL' });
  const { unitPriceMinor } = money.item;
  const total = basket.lines.reduce((sum, line) => sum + lineGrossMinor(line), unitPriceMinor);
  if (!isAmount(total)) return refuse({ code: 'BASKET_TOO_DEAR' });
  return ok({
    kind: 'money-added',
    lineNumber: basket.lastLineNumber + 1,
    entered: 'keyed',
    ...money,
  });
}
