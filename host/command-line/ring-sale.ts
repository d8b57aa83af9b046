import { type Failure, fail } from '../../contract/failure/failure.ts';
import type { PaidView } from '../../contract/host/basket-shapes.ts';
import { scriptFailed } from '../../domain/basket/script-failed.ts';
import { sumMinor } from '../../domain/money/minor.ts';
import { ok, type Result, refuse } from '../../domain/result.ts';
import type { CommandContext } from './command.ts';
import { type PlacedAlone, placedAlone } from './placed-order.ts';
import { ringItems } from './ring-items.ts';
import type { Sale } from './sale-request.ts';

type Context = Pick<CommandContext, 'host' | 'interrupted' | 'newId'>;

/** A refused sale sold nothing. `isGivenBack` false: the host went away, its basket is still open. */
export interface RefusedSale {
  failed: Failure;
  isGivenBack: boolean;
}

/**
 * One sale, through the same calls as the page: who buys, each item a scan and how it leaves, then the
 * tenders against the basket that was rung. Of an order that nothing is paid of, where it was placed. Whatever is refused on the way, the basket is given back: tenders returned,
 * basket abandoned, and the journal says so.
 */
export async function ringSale(
  context: Context,
  seat: string,
  sale: Sale,
): Promise<Result<PaidView | PlacedAlone, RefusedSale>> {
  const takenIds: string[] = [];
  const rung = await ringItems(context, seat, sale);
  const paid = rung.ok ? await pay(context, seat, sale.tenders, rung.value, takenIds) : rung;
  if (paid.ok) return paid;
  return refuse({ failed: paid.error, isGivenBack: await giveBack(context, seat, takenIds) });
}

/** Remembers in `takenIds` what was taken before it was refused. */
async function pay(
  { host, interrupted, newId }: Context,
  seat: string,
  tenders: Sale['tenders'],
  basketVersion: number,
  takenIds: string[],
): Promise<Result<PaidView | PlacedAlone, Failure>> {
  const surplus = await refuseSurplus(host, seat, tenders);
  if (!surplus.ok) return surplus;
  let version = basketVersion;
  for (const { type, tenderedMinor, reference } of tenders) {
    if (interrupted.aborted) return refuse(fail('INTERRUPTED'));
    const amount = tenderedMinor === null ? await restOf(host, seat) : ok(tenderedMinor);
    if (!amount.ok) return amount;
    // Who takes of a card or avoir asks for it first, so that no other till does meanwhile; a refusal is the tender's.
    if (reference !== '')
      await host.call('lookUpValue', { text: reference, paysAt: seat, anyState: true });
    const commandId = newId();
    const taken = await host.call('tender', {
      ...{ commandId, seat, type, reference, tenderedMinor: amount.value, basketVersion: version },
    });
    if (!taken.ok) return taken;
    if (taken.value.paid) return ok(taken.value.paid);
    takenIds.push(commandId);
    ({ version } = taken.value);
  }
  // Only a basket that costs nothing is paid by now, or one of which all is paid later; of any other the host
  // says what is wrong.
  const since = await host.snapshot('till', {});
  if (!since.ok) return since;
  const completed = await host.call('complete', {
    commandId: newId(),
    seat,
    basketVersion: version,
  });
  if (!completed.ok) return completed;
  const { paid, basketId } = completed.value;
  return paid ? ok(paid) : placedAlone(host, { basketId, ...since.value.journal });
}

async function restOf(host: Context['host'], seat: string): Promise<Result<number, Failure>> {
  const sale = await host.snapshot('sale', { seat });
  return sale.ok ? ok(sale.value.basket?.remainingMinor ?? 0) : sale;
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
  // All that is left leaves nothing to the next.
  const amounts = tenders.slice(0, -1).map(({ tenderedMinor }) => tenderedMinor ?? dueMinor);
  const beforeLastMinor = sumMinor(amounts);
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
