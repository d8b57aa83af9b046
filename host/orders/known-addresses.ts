import type { CustomerDocument } from '../../contract/document/customer.ts';
import type { Basket } from '../../domain/basket/basket.ts';
import type { GroupAddress } from '../../domain/basket/basket-group.ts';
import { addressFault } from '../../domain/customer/address-form.ts';
import { customerOfBasket } from '../commands/set-customer.ts';
import type { TillContext } from '../commands/till-context.ts';

/**
 * Where something of a basket may go without being typed again: what is noted of its customer, now and in
 * their document, and what its groups name. Whole ones, each once.
 */
export function knownAddresses(
  { customer, groups }: Pick<Basket, 'customer' | 'groups'>,
  document: CustomerDocument | null,
  till: TillContext,
): GroupAddress[] {
  const noted = document && customerOfBasket(document, till);
  const all = [
    ...(customer ? [{ name: customer.name, ...customer.address }] : []),
    ...(noted ? [{ name: noted.name, ...noted.address }] : []),
    ...groups.flatMap(({ address }) => address ?? []),
  ];
  const whole = all.filter((address) => addressFault(address) === null);
  return [...new Map(whole.map((address) => [keyOf(address), address])).values()];
}

function keyOf({ name, street, postcode, city, country }: GroupAddress): string {
  return JSON.stringify([name, street, postcode, city, country]);
}
