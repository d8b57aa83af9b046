import { type Failure, fail } from '../../contract/failure/failure.ts';
import type { PaidView } from '../../contract/host/basket-shapes.ts';
import { scriptFailed } from '../../domain/basket/script-failed.ts';
import { sumMinor } from '../../domain/money/minor.ts';
import { ok, type Result, refuse } from '../../domain/result.ts';
import type { CommandContext } from './command.ts';
import type { Sale } from './sale-request.ts';

type Context = Pick<CommandContext, 'host' | 'interrupted' | 'newId'>;

/** A refused sale sold nothing. `isGivenBack` false: the host went away, its basket is still open. */
export interface RefusedSale {
  failed: Failure;
  isGivenBack: boolean;
}

/**
 * One sale, through the same calls as the page: each item a scan, then the tenders against the
 * basket that was rung. Whatever is refused on the way, the basket is given back: tenders returned,
 * basket abandoned, and the journal says so.
 */
export async function ringSale(
  context: Context,
  seat: string,
  sale: Sale,
): Promise<Result<PaidView, RefusedSale>> {
  const takenIds: string[] = [];
  const rung = await ringItems(context, seat, sale.items);
  const paid = rung.ok ? await pay(context, seat, sale.tenders, rung.value, takenIds) : rung;
  if (paid.ok) return paid;
  return refuse({ failed: paid.error, isGivenBack: await giveBack(context, seat, takenIds) });
}

/** The basket's version after the last item. */
async function ringItems(
  { host, interrupted, newId }: Context,
  seat: string,
  items: Sale['items'],
): Promise<Result<number, Failure>> {
  let version = 0;
  for (const { code, quantity } of items) {
    if (interrupted.aborted) return refuse(fail('INTERRUPTED'));
    const rung = await host.call('scan', {
      commandId: newId(),
      seat,
      code,
      entered: 'keyed',
      ...(quantity === null ? {} : { quantity }),
    });
    if (!rung.ok) return rung;
    ({ version } = rung.value);
  }
  return ok(version);
}

/** Remembers in `takenIds` what was taken before it was refused. */
async function pay(
  { host, interrupted, newId }: Context,
  seat: string,
  tenders: Sale['tenders'],
  basketVersion: number,
  takenIds: string[],
): Promise<Result<PaidView, Failure>> {
  const surplus = await refuseSurplus(host, seat, tenders);
  if (!surplus.ok) return surplus;
  let version = basketVersion;
  for (const tender of tenders) {
    if (interrupted.aborted) return refuse(fail('INTERRUPTED'));
    const commandId = newId();
    const taken = await host.call('tender', { commandId, seat, ...tender, basketVersion: version });
    if (!taken.ok) return taken;
    if (taken.value.paid) return ok(taken.value.paid);
    takenIds.push(commandId);
    ({ version } = taken.value);
  }
  // Only a basket that costs nothing is paid by now; of any other the host says what is wrong.
  const completed = await host.call('complete', {
    commandId: newId(),
    seat,
    basketVersion: version,
  });
  if (!completed.ok) return completed;
  return completed.value.paid ? ok(completed.value.paid) : refuse(fail('TENDER_BELOW_DUE'));
}

/**
 * The sale is complete as soon as it is covered; a tender that comes after that would not be taken.
 * So what is asked as a whole is refused before the first one.
 */
async function refuseSurplus(
  host: Context['host'],
  seat: string,
  tenders: Sale['tenders'],
): Promise<Result<null, Failure>> {
  if (tenders.length < 2) return ok(null);
  const sale = await host.snapshot('sale', { seat });
  if (!sale.ok) return sale;
  const dueMinor = sale.value.basket?.remainingMinor ?? 0;
  const beforeLastMinor = sumMinor(tenders.slice(0, -1).map((tender) => tender.tenderedMinor));
  return beforeLastMinor >= dueMinor ? refuse(fail('NOTHING_DUE')) : ok(null);
}

async function giveBack(
  { host, newId }: Context,
  seat: string,
  takenIds: readonly string[],
): Promise<boolean> {
  for (const tenderId of takenIds)
    await host.call('removeTender', { commandId: newId(), seat, tenderId });
  const abandoned = await host.call('abandon', {
    commandId: newId(),
    seat,
    reasonCode: scriptFailed,
  });
  // Nothing was rung yet: there is nothing to give back.
  return abandoned.ok || abandoned.error.code === 'NO_OPEN_BASKET';
}
