import type { DaySnapshot } from '../../contract/host/day-shapes.ts';
import { settle } from '../../domain/basket/settle.ts';
import type { DayContext } from './day-context.ts';

/** Baskets that have not ended. One that is paid in part holds money that no entry tells yet. */
export function pendingBaskets({
  till,
  rules,
}: Pick<DayContext, 'till' | 'rules'>): DaySnapshot['pending'] {
  const { suspendedBaskets } = rules();
  return till.shelf
    .all()
    .filter(({ lines, tenders }) => lines.length > 0 || tenders.length > 0)
    .map((basket) => {
      const isPartPaid = basket.tenders.length > 0;
      const isSuspended = basket.state === 'suspended';
      return {
        kind: isPartPaid ? 'part-paid-basket' : isSuspended ? 'suspended-basket' : 'open-basket',
        basketId: basket.id,
        seat: basket.seat,
        label: basket.label,
        totalMinor: settle(basket).totalMinor,
        isBlocking: isPartPaid || (isSuspended && suspendedBaskets === 'block'),
      };
    });
}
