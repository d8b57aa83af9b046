import { type Failure, fail } from '../../contract/failure/failure.ts';
import type { HostApi } from '../../contract/host/api.ts';
import type { CallInput } from '../../contract/rpc/api-shape.ts';
import { ok, type Result, refuse } from '../../domain/result.ts';
import type { CommandContext } from './command.ts';
import { type Buyer, findBuyer } from './find-buyer.ts';
import type { Sale } from './sale-request.ts';

type Context = Pick<CommandContext, 'host' | 'interrupted' | 'newId'>;
type Item = Sale['items'][number];
type By = CallInput<HostApi, 'fulfilLine'>['by'];

/** Who buys, each item a scan, and how it leaves: the basket's version after the last of it. */
export async function ringItems(
  context: Context,
  seat: string,
  sale: Sale,
): Promise<Result<number, Failure>> {
  const { host, newId } = context;
  const buyer = await findBuyer(host, sale);
  if (!buyer.ok) return buyer;
  let version = 0;
  if (buyer.value) {
    const { name: _, ...who } = buyer.value;
    const named = await host.call('setCustomer', { commandId: newId(), seat, ...who });
    if (!named.ok) return named;
    ({ version } = named.value);
  }
  for (const item of sale.items) {
    const rung = await ringItem(context, seat, item);
    if (!rung.ok) return rung;
    ({ version } = rung.value);
    if (item.by === null) continue;
    const by = await wayOf(context, { seat, sale, buyer: buyer.value, by: item.by });
    if (!by.ok) return by;
    const left = await host.call('fulfilLine', {
      ...{ commandId: newId(), seat, lineNumber: rung.value.lineNumber },
      // What was rung before of it stays as it is.
      ...{ quantity: item.quantity ?? '1', by: by.value },
    });
    if (!left.ok) return left;
    ({ version } = left.value);
  }
  return setPayment(context, seat, sale, version);
}

async function ringItem({ host, interrupted, newId }: Context, seat: string, item: Item) {
  if (interrupted.aborted) return refuse(fail('INTERRUPTED'));
  const { code, quantity } = item;
  return host.call('scan', {
    ...{ commandId: newId(), seat, code, entered: 'keyed' },
    ...(quantity === null ? {} : { quantity }),
  });
}

async function wayOf(
  { host }: Context,
  {
    seat,
    sale,
    buyer,
    by,
  }: { seat: string; sale: Sale; buyer: Buyer | null; by: NonNullable<Item['by']> },
): Promise<Result<By, Failure>> {
  if (by.kind !== 'ship') return ok(by);
  const given = sale.addresses[by.address - 1];
  if (!given) return ok({ kind: 'ship', method: '', address: null });
  const { phone: _, ...address } = given;
  const name = given.name === '' ? (buyer?.name ?? '') : given.name;
  // Where an address is that says no other country.
  const here =
    given.country === undefined ? await host.call('waysToHave', { seat, sku: '' }) : null;
  if (here?.ok === false) return here;
  const country = given.country ?? here?.value.country ?? '';
  return ok({ kind: 'ship', method: '', address: { ...address, name, country } });
}

/** What is picked up or reserved is paid as it was asked for: now, later, or by a deposit. */
async function setPayment(
  { host, newId }: Context,
  seat: string,
  { pay, deposit }: Sale,
  basketVersion: number,
): Promise<Result<number, Failure>> {
  const payment = deposit ? ('deposit' as const) : pay;
  if (payment === null) return ok(basketVersion);
  const rung = await host.snapshot('sale', { seat });
  if (!rung.ok) return rung;
  const groups = rung.value.basket?.groups.filter(({ fulfilment }) => fulfilment !== 'ship') ?? [];
  let version = basketVersion;
  for (const { number } of groups) {
    const set = await host.call('setGroup', {
      ...{ commandId: newId(), seat, group: number, payment },
      ...(deposit ? { depositMinor: deposit.amountMinor } : {}),
      ...(deposit && deposit.kind !== '' ? { depositKind: deposit.kind } : {}),
    });
    if (!set.ok) return set;
    ({ version } = set.value);
  }
  return ok(version);
}
