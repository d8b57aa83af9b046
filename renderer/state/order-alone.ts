import type { BasketView } from '../../contract/host/basket-shapes.ts';

/** Nothing of it is paid now: it ends with an order and no ticket. */
export function isOrderAlone({
  lines,
  groups,
  tenders,
}: Pick<BasketView, 'lines' | 'groups' | 'tenders'>): boolean {
  const later = groups.filter(({ payment }) => payment === 'later').map(({ number }) => number);
  return (
    tenders.length === 0 && lines.length > 0 && lines.every(({ group }) => later.includes(group))
  );
}
