import type { Money } from '../../../domain/day/money.ts';

/** A copy that may be sent: the contract's lists are not read-only. */
export function sentMoney({ denominations, items, ...money }: Money) {
  return {
    ...money,
    denominations: denominations.map((each) => ({ ...each })),
    items: items.map((each) => ({ ...each })),
  };
}
