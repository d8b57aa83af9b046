import { type Failure, fail } from '../../contract/failure/failure.ts';
import { addMoney } from '../../domain/basket/add-money.ts';
import type { Basket } from '../../domain/basket/basket.ts';
import { sumMinor } from '../../domain/money/minor.ts';
import { ok, type Result, refuse } from '../../domain/result.ts';
import { accountPaymentItem } from '../../domain/stored-value/money-item.ts';
import { isTypedReference } from '../../domain/tender/tender-reference.ts';
import { knownBusiness, otherBasketsOf } from '../customers/business-account.ts';
import { notInTraining } from '../training/not-in-training.ts';
import { permit } from './permit.ts';
import { ringFailure } from './ring-item.ts';
import {
  ackOf,
  alreadyTaken,
  type BasketAck,
  commitSteps,
  nextStep,
  openBasket,
  roomForStep,
} from './take-step.ts';
import type { TillContext } from './till-context.ts';

/** As many numbers of factures as one payment names. */
const mostInvoices = 8;

/**
 * What the basket's company pays of what it owes, as a line to be paid by any tender but its account: no
 * more than it owes as far as this till knows. The numbers of the factures it is for are signed with it,
 * so they are numbers and no words (law 6).
 */
export async function payAccount(
  request: { commandId: string; seat: string; amountMinor: number; invoices: readonly string[] },
  till: TillContext,
): Promise<Result<BasketAck, Failure>> {
  const { commandId, seat, amountMinor, invoices } = request;
  const taken = alreadyTaken(till, commandId);
  if (taken) return ok(taken);
  const real = notInTraining(till);
  if (!real.ok) return real;
  const open = openBasket(till, seat);
  if (!open.ok) return refuse(fail('ACCOUNT_NO_TERMS'));
  const { basket } = open.value;
  const { customer, currency } = basket;
  const { account } = customer ? await knownBusiness(till, customer.id) : { account: null };
  if (account === null) return refuse(fail('ACCOUNT_NO_TERMS'));
  if (paysAccount(basket)) return refuse(fail('ACCOUNT_PAYMENT_TWICE'));
  if (basket.tenders.some(({ kind }) => kind === 'account'))
    return refuse(fail('ACCOUNT_PAYMENT_BASKET'));
  const isNumbers = invoices.every((number) => number !== '' && isTypedReference(number));
  if (!isNumbers || invoices.length > mostInvoices)
    return refuse(fail('ACCOUNT_PAYMENT_REFERENCE'));
  const held = otherBasketsOf(till, basket).flatMap(({ lines }) =>
    lines.filter(isAccountPaid).map(({ item }) => item.unitPriceMinor),
  );
  const owedMinor = Math.max(0, account.owedMinor - sumMinor(held));
  if (!Number.isSafeInteger(amountMinor) || amountMinor <= 0 || amountMinor > owedMinor)
    return refuse(fail('ACCOUNT_PAYMENT_OVER', { owedMinor, currency }));
  const permitted = permit(till, seat, 'account-payment', basket);
  if (!permitted.ok) return permitted;
  const room = roomForStep(basket);
  if (!room.ok) return room;
  const added = addMoney(basket, {
    item: accountPaymentItem(amountMinor, ['Règlement de compte', ...invoices].join(' ')),
    ...{ accounting: 'receivable', depositKind: '', serialNumber: '' },
  });
  if (!added.ok) return refuse(ringFailure(added.error));
  const step = nextStep(till, basket, commandId, added.value);
  commitSteps(till, [step]);
  return ok(ackOf(step));
}

/** It names its customer for good, and is not paid by putting it on the account again. */
export function paysAccount({ lines }: Pick<Basket, 'lines'>): boolean {
  return lines.some(isAccountPaid);
}

function isAccountPaid({ accounting }: Basket['lines'][number]): boolean {
  return accounting === 'receivable';
}
