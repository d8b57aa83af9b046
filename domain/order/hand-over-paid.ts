import type { Basket } from '../basket/basket.ts';
import type { OrderStep } from './order.ts';

/**
 * What is handed over in the act that pays a basket: the goods of the orders whose due lines it pays, who
 * collects them being known already. Of an order of which a due line was taken out again nothing leaves.
 */
export function handOversOf({ lines }: Pick<Basket, 'lines'>): OrderStep[] {
  return lines.flatMap(({ due }) => {
    if (!due?.handOver) return [];
    const { check, lines: goods, due: wanted } = due.handOver;
    const isPaid = wanted.every((line) =>
      lines.some((other) => other.due?.order === due.order && other.due.line === line),
    );
    if (!isPaid) return [];
    const step = { order: due.order, kind: 'handed-over', lines: goods, check } as const;
    return [{ ...step, reasonCode: '', parcel: '', holdUntil: '' }];
  });
}
