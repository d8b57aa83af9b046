import type { Basket, BasketLine } from './basket.ts';
import type { BasketGroup, GroupAddress } from './basket-group.ts';

/** Whether a line can leave later: goods that are sold now and counted, not one certain piece in hand. */
export function canShip({
  item,
  accounting,
  returned,
  serialNumber,
  origin,
  due,
}: BasketLine): boolean {
  const isGoods = accounting === 'turnover' && returned === null && origin === 'rung' && !due;
  return (
    isGoods && item.eReportingCategory !== 'TPS1' && item.unit === 'piece' && serialNumber === ''
  );
}

/** What keeps a basket from being paid: something leaves later, and nobody said to whom or where. */
export function lacksAddress(basket: Basket): boolean {
  const { groups, customer, lines } = basket;
  // Of a basket from before there were groups: what is shipped goes to its customer.
  const isShipped = lines.some(({ fulfilment, group }) => fulfilment === 'ship' && group === 0);
  if (groups.length === 0 && !isShipped) return false;
  if (customer === null || customer.name.trim() === '') return true;
  if (isShipped && isIncomplete(addressOf(basket, null))) return true;
  return groups.some(
    (group) => group.fulfilment === 'ship' && isIncomplete(addressOf(basket, group)),
  );
}

/** Where a group goes: its own address, or the customer's. */
export function addressOf(
  { customer }: Pick<Basket, 'customer'>,
  group: Pick<BasketGroup, 'address'> | null,
): GroupAddress | null {
  if (group?.address) return group.address;
  return customer && { name: customer.name, ...customer.address };
}

function isIncomplete(address: GroupAddress | null): boolean {
  if (address === null) return true;
  const { name, street, postcode, city } = address;
  return [name, street, postcode, city].some((part) => part.trim() === '');
}
