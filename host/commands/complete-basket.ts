import type { EntryDraft, PersonalDraft } from '../../contract/entry/entry-types.ts';
import { type Failure, fail } from '../../contract/failure/failure.ts';
import type { PaidView, PlacedView } from '../../contract/host/basket-shapes.ts';
import { assert } from '../../domain/assert.ts';
import type { Basket } from '../../domain/basket/basket.ts';
import type { BasketStep } from '../../domain/basket/basket-step.ts';
import {
  type OrderRecipient,
  orderOfBasket,
  recipientOf,
} from '../../domain/basket/order-of-basket.ts';
import { settle } from '../../domain/basket/settle.ts';
import { lacksAddress } from '../../domain/basket/ship-line.ts';
import type { MoneyMoved } from '../../domain/day/day-entries.ts';
import { sumMinor } from '../../domain/money/minor.ts';
import { cancellationsOf } from '../../domain/order/cancelled-with.ts';
import { arrhesTwofoldReason } from '../../domain/order/given-up.ts';
import { handOversOf } from '../../domain/order/hand-over-paid.ts';
import type { OrderPlaced } from '../../domain/order/order.ts';
import { rewardsHold } from '../../domain/pricing/reward-lines.ts';
import { ok, type Result, refuse } from '../../domain/result.ts';
import { salesReturnedIn } from '../../domain/return/given-back.ts';
import { twofoldMinor } from '../../domain/stored-value/deposit-given-up.ts';
import { complete } from '../../domain/transaction/complete.ts';
import type { Transaction } from '../../domain/transaction/transaction.ts';
import { parseStep, storeStep } from '../baskets/basket-shelf.ts';
import { plainCash } from '../day/move-money.ts';
import { creditDrafts } from '../invoices/credit-drafts.ts';
import type { FollowingDraft } from '../journal/journal-writer.ts';
import { rewardsFit } from '../loyalty/rewards-fit.ts';
import { dueFits } from '../orders/due-fits.ts';
import { returnsFit } from '../returns/receipt-state.ts';
import { isRungByOther, staffQuotaFits } from '../staff/staff-sale-fits.ts';
import { balanceOf } from '../stored-value/value-accounts.ts';
import { valuesFit } from '../stored-value/values-fit.ts';
import { slipLetsReturn } from '../tax-free/return-allowed.ts';
import { paidViewOf } from '../views/paid-view.ts';
import { placedViewOf } from '../views/placed-view.ts';
import { permitRefund } from './permit.ts';
import { ackOf, type BasketAck, nextStep, seenBasket, shelve } from './take-step.ts';
import type { TillContext } from './till-context.ts';

export type PaymentAck = BasketAck & { paid: PaidView | null };

/** Journals a basket that has nothing left to pay; refused below what is due. */
export async function completeBasket(
  request: { commandId: string; seat: string; basketVersion: number },
  till: TillContext,
): Promise<Result<PaymentAck, Failure>> {
  const taken = paymentTaken(till, request.commandId);
  if (taken) return ok(taken);
  const seen = seenBasket(till, request);
  if (!seen.ok) return seen;
  const basket = seen.value;
  const quota = await staffQuotaFits(till, basket);
  if (!quota.ok) return quota;
  const due = await dueFits(till, basket);
  if (!due.ok) return due;
  const rewards = await rewardsFit(till, basket);
  if (!rewards.ok) return rewards;
  return commitCompletion(till, basket, [], request.commandId);
}

/**
 * The end of a basket: its last steps, the signed entry and the projections in one database
 * transaction. When this returns the sale is on disk; only then may anything say "paid".
 */
export function commitCompletion(
  till: TillContext,
  basket: Basket,
  before: readonly BasketStep[],
  commandId: string,
): Result<PaymentAck, Failure> {
  const other = isRungByOther(till, basket);
  if (!other.ok) return other;
  const order = orderOfBasket(basket);
  const completed = complete(basket);
  // A reservation without any payment is an order and no transaction.
  const isOrderAlone =
    !completed.ok && completed.error.code === 'NOTHING_DUE' && order && !basket.tenders.length;
  if (!completed.ok && !isOrderAlone) {
    const { code, ...amounts } = completed.error;
    return refuse(fail(code, { ...amounts, currency: basket.currency }));
  }
  if (lacksAddress(basket)) return refuse(fail('SHIP_WITHOUT_ADDRESS'));
  const permitted = permitReturns(till, basket);
  if (!permitted.ok) return permitted;
  const fit = returnsFit(till, basket);
  if (!fit.ok) return fit;
  for (const of of salesReturnedIn(basket.lines)) {
    // It may have been issued since the line was added, at another seat.
    const slipLets = slipLetsReturn(till, of);
    if (!slipLets.ok) return slipLets;
  }
  if (!rewardsHold(basket, settle(basket).lines)) return refuse(fail('REWARD_NOT_WHOLE'));
  const values = valuesFit(till, basket);
  if (!values.ok) return values;
  const step = nextStep(till, basket, commandId, { kind: 'completed' });
  const steps = [...before, step];
  till.writer.append({
    drafts: [
      ...orderDrafts(basket, order, step.operatorId),
      ...(completed.ok ? saleDrafts(till, basket, completed.value, order, step.operatorId) : []),
    ],
    steps: steps.map(storeStep),
    endedBaskets: [{ basketId: basket.id, seat: basket.seat }],
  });
  shelve(till, steps);
  return ok({ ...ackOf(step), paid: paidForBasket(till, basket.id) });
}

/** What is ordered is an entry of its own, right before the transaction that pays it. */
function orderDrafts(
  basket: Basket,
  order: OrderPlaced | null,
  operatorId: string,
): Extract<EntryDraft, { type: 'order-placed' }>[] {
  if (order === null) return [];
  const reference = basket.customer?.id;
  const recipient = recipientOf(basket);
  const personal = reference && recipient ? { reference, part: personalPartOf(recipient) } : null;
  return [{ type: 'order-placed', body: order, operatorId, personal }];
}

function personalPartOf({ name, phone, addresses }: OrderRecipient): PersonalDraft['part'] {
  const byGroup = Object.entries(addresses).map(([group, address]) => [group, { ...address }]);
  return { name, phone, addresses: Object.fromEntries(byGroup) };
}

/**
 * The transaction, what is handed over or cancelled once it is paid, the second half of arrhes that come back
 * twofold, and the credit notes of what it gives back.
 */
function saleDrafts(
  till: TillContext,
  basket: Basket,
  body: Transaction,
  order: OrderPlaced | null,
  operatorId: string,
): (EntryDraft | FollowingDraft)[] {
  const draft = { type: 'transaction', body, operatorId, personal: personalOf(basket) } as const;
  const naming: FollowingDraft = {
    type: 'transaction',
    after(before) {
      const placed = before.find(({ type }) => type === 'order-placed');
      assert(placed !== undefined, 'An order stands before what pays it');
      const { journalId, sequence } = placed;
      const named = { kind: 'order', journalId, sequence } as const;
      return { ...draft, body: { ...body, references: [...body.references, named] } };
    },
  };
  const { number: tillNumber } = till.identity.till;
  const steps = [...handOversOf(basket), ...cancellationsOf(basket)].map(
    (step) => ({ type: 'order-step', body: step, operatorId, personal: null }) as const,
  );
  const credits = creditDrafts(till.journal, body, { operatorId, tillNumber });
  return [order ? naming : draft, ...steps, ...twofoldDrafts(basket, operatorId), ...credits];
}

/**
 * What comes back beside the arrhes themselves is no price and no refund: it leaves the drawer as cash that is
 * paid out, for a reason of its own, and moves no turnover.
 */
function twofoldDrafts(basket: Basket, operatorId: string): EntryDraft[] {
  const amountMinor = twofoldMinor(basket);
  if (amountMinor === 0) return [];
  const body: MoneyMoved = {
    ...{ kind: 'paid-out', from: 'drawer', to: 'outside', reasonCode: arrhesTwofoldReason },
    ...{ money: [plainCash(amountMinor)], slipNumber: 0, pouch: '', approval: null },
  };
  return [{ type: 'money-moved', body, operatorId, personal: null }];
}

/** Goods that come back are given money for, also where they pay for others and none leaves the drawer. */
function permitReturns(till: TillContext, basket: Basket): Result<null, Failure> {
  const returned = basket.lines.flatMap((line) => line.returned ?? []);
  if (returned.length === 0) return ok(null);
  return permitRefund(till, basket, -sumMinor(returned.map(({ grossMinor }) => grossMinor)));
}

/**
 * Who bought, beside the entry: all parts of one customer share their reference, and are erased by it.
 * Where a parcel goes is beside its order, and nothing is kept twice.
 */
function personalOf({ customer }: Basket): PersonalDraft | null {
  return customer && { reference: customer.id, part: { name: customer.name } };
}

/** Id of the step that completes a basket in the act of its last tender. */
export function completionIdOf(tenderCommandId: string): string {
  return `${tenderCommandId}:complete`;
}

/** The answer to a payment that was already taken: with the transaction only if it made it. */
export function paymentTaken(till: TillContext, commandId: string): PaymentAck | null {
  const stored =
    till.journal.stepByCommand(completionIdOf(commandId)) ?? till.journal.stepByCommand(commandId);
  if (!stored) return null;
  const step = parseStep(stored);
  const isEnd = step.body.kind === 'completed';
  return { ...ackOf(step), paid: isEnd ? paidForBasket(till, step.basketId) : null };
}

/** What a basket ended with, read back from the journal: a transaction, or an order that nothing was paid on. */
export function endedWith(
  till: TillContext,
  basketId: string | null,
): { paid: PaidView | null; placed: PlacedView | null } {
  if (basketId === null) return { paid: null, placed: null };
  const paid = paidForBasket(till, basketId);
  const end = till.journal.findByBasket(basketId);
  const entry = end && till.journal.find(end.journalId, end.sequence);
  const placed = entry?.type === 'order-placed' ? placedViewOf(entry) : null;
  return { paid, placed };
}

/** The transaction that ended a basket, read back from the journal; null when it has not been paid. */
function paidForBasket(till: TillContext, basketId: string): PaidView | null {
  const end = till.journal.findByBasket(basketId);
  if (!end) return null;
  const entry = till.journal.find(end.journalId, end.sequence);
  assert(entry !== null, 'An ended basket has its entry');
  return entry.type === 'transaction'
    ? paidViewOf(entry, {
        balanceOf: (number) => balanceOf(till, number),
        after: till.journal.find(end.journalId, end.sequence + 1),
      })
    : null;
}
