import type { Basket } from '../basket/basket.ts';
import type { OrderStep } from './order.ts';

/** What a basket cancels of orders once it gives back what was paid of them. */
export function cancellationsOf({ lines }: Pick<Basket, 'lines'>): OrderStep[] {
  return lines.flatMap(({ returned }) => {
    if (!returned?.cancels) return [];
    const { order, lines: goods, reasonCode } = returned.cancels;
    const step = { order, kind: 'cancelled', lines: goods, reasonCode } as const;
    return [{ ...step, parcel: '', check: '', holdUntil: '' }];
  });
}
