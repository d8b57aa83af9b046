import type { Basket, BasketLine } from './basket.ts';

/** Whether a line can be sent later: goods that are sold now and counted, not one certain piece in hand. */
export function canShip({ item, accounting, returned, serialNumber }: BasketLine): boolean {
  const isGoods = accounting === 'turnover' && returned === null;
  return (
    isGoods && item.eReportingCategory !== 'TPS1' && item.unit === 'piece' && serialNumber === ''
  );
}

/** What keeps a basket from being paid: something is to be sent, and nobody said to whom or where. */
export function lacksAddress({ lines, customer }: Basket): boolean {
  if (!lines.some(({ fulfilment }) => fulfilment === 'ship')) return false;
  if (customer === null) return true;
  const { street, postcode, city } = customer.address;
  return [customer.name, street, postcode, city].some((part) => part.trim() === '');
}
