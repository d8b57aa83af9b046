import { type Failure, fail } from '../../contract/failure/failure.ts';
import type { HostApi } from '../../contract/host/api.ts';
import type { CallInput } from '../../contract/rpc/api-shape.ts';
import { ok, type Result, refuse } from '../../domain/result.ts';
import type { Sale } from './sale-request.ts';
import type { TillHost } from './till-host.ts';

/** As `setCustomer` takes them. */
export type Buyer = Pick<CallInput<HostApi, 'setCustomer'>, 'customerId' | 'guest'> & {
  name: string;
};

/**
 * Who buys: the one customer of this till whose id, phone, e-mail, card or name is given; without any of it
 * who the first address is for. Null where nobody is named. `CUSTOMER_NOT_ONE` for none or several.
 */
export async function findBuyer(
  host: TillHost,
  { customer: text, addresses }: Pick<Sale, 'customer' | 'addresses'>,
): Promise<Result<Buyer | null, Failure>> {
  if (text === '') {
    const { name = '', phone = '' } = addresses[0] ?? {};
    return ok(name === '' ? null : { customerId: '', guest: { name, phone }, name });
  }
  const found = await host.call('findCustomers', { text, limit: 50 });
  if (!found.ok) return found;
  const { customers } = found.value;
  // Of somebody whose whole number or name it is nobody else is meant, whoever begins alike.
  const exact = customers.filter(({ name, email, cardNumber }) =>
    [name, email, cardNumber].some((part) => part.toLowerCase() === text.toLowerCase()),
  );
  const [only, another] = exact.length > 0 ? exact : customers;
  if (only && !another) return ok({ customerId: only.id, name: only.name });
  // An id is not looked for by its parts; whether it is one the till says when they are named.
  if (customers.length === 0 && /^[A-Za-z0-9_-]{16,64}$/.test(text))
    return ok({ customerId: text, name: '' });
  return refuse(fail('CUSTOMER_NOT_ONE', { text, count: customers.length }));
}
