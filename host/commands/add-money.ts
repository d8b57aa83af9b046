import { type Failure, fail } from '../../contract/failure/failure.ts';
import { addMoney } from '../../domain/basket/add-money.ts';
import type { BasketStepBody } from '../../domain/basket/basket-step.ts';
import { ok, type Result, refuse } from '../../domain/result.ts';
import { toGtin14 } from '../../domain/scan/gtin.ts';
import { depositItem, giftCardItem } from '../../domain/stored-value/money-item.ts';
import { itemVatCategory, shownRateBp } from '../../domain/tax/item-vat-category.ts';
import { freshNumber } from '../stored-value/fresh-number.ts';
import { basketFor, ringFailure } from './ring-item.ts';
import {
  ackOf,
  alreadyTaken,
  type BasketAck,
  commitSteps,
  nextStep,
  roomForStep,
} from './take-step.ts';
import type { TillContext } from './till-context.ts';

interface Request {
  commandId: string;
  seat: string;
  amountMinor: number;
}

/** A gift card into the basket. It is worth something once the transaction is in the journal. */
export async function sellGiftCard(
  request: Request,
  till: TillContext,
): Promise<Result<BasketAck, Failure>> {
  const rules = till.tenders().storedValue;
  const [minimumMinor, maximumMinor] = [rules.giftCardMinimumMinor, rules.giftCardMaximumMinor];
  const { amountMinor } = request;
  if (!(amountMinor >= minimumMinor && amountMinor <= maximumMinor)) {
    const { currency } = till.identity;
    return refuse(fail('GIFT_CARD_AMOUNT', { minimumMinor, maximumMinor, currency }));
  }
  return add(request, till, {
    item: giftCardItem(amountMinor, 'Carte cadeau'),
    accounting: 'liability',
    depositKind: '',
    serialNumber: () => freshNumber(till, 'gift-card'),
  });
}

/**
 * Money for goods to come, into the basket: with the VAT rate of the item it is for, if one is named,
 * else with the rate that the cashier chose.
 */
export async function takeDeposit(
  request: Request & {
    depositKind: 'arrhes' | 'acompte';
    vatRateBp: number;
    /** GTIN or sku of what it is for; empty for no item. */
    itemCode: string;
  },
  till: TillContext,
): Promise<Result<BasketAck, Failure>> {
  const { amountMinor, depositKind } = request;
  if (!Number.isSafeInteger(amountMinor) || amountMinor <= 0 || amountMinor > maximumDepositMinor) {
    const { currency } = till.identity;
    return refuse(fail('DEPOSIT_AMOUNT', { maximumMinor: maximumDepositMinor, currency }));
  }
  const goods = await goodsOf(request, till);
  if (!goods.ok) return goods;
  const { name, eReportingCategory, vatRateBp } = goods.value;
  const vatCategory = itemVatCategory(eReportingCategory, vatRateBp);
  const kindName = depositKind === 'arrhes' ? 'Arrhes' : 'Acompte';
  return add(request, till, {
    item: depositItem(amountMinor, name === '' ? kindName : `${kindName} ${name}`.slice(0, 200), {
      eReportingCategory,
      vatCategory,
      vatRateBp: shownRateBp(vatCategory, vatRateBp),
    }),
    accounting: 'deposit',
    depositKind,
    serialNumber: () => freshNumber(till, 'deposit'),
  });
}

/** A till's deposit, not a house's: a slip of the keys stays one. */
const maximumDepositMinor = 10_000_000;

/** Rates of France, in hundredths of a percent (CGI 278 to 281 nonies). */
const knownRatesBp: readonly number[] = [2_000, 1_000, 550, 210, 0];

/** What the deposit is for. Typed text is no name: it would be signed for ever (law 6). */
async function goodsOf(
  { itemCode, vatRateBp }: { itemCode: string; vatRateBp: number },
  { documents }: TillContext,
): Promise<
  Result<
    { name: string; eReportingCategory: 'TLB1' | 'TPS1' | 'TNT1' | 'TMA1'; vatRateBp: number },
    Failure
  >
> {
  const code = itemCode.trim();
  if (code === '') {
    return knownRatesBp.includes(vatRateBp)
      ? ok({ name: '', eReportingCategory: 'TLB1', vatRateBp })
      : refuse(fail('DEPOSIT_RATE_UNKNOWN'));
  }
  const gtin = toGtin14(code);
  const item =
    (gtin === null ? null : await documents.itemByGtin(gtin)) ??
    (await documents.get('items', code));
  return item ? ok(item) : refuse(fail('UNKNOWN_CODE', { code: code.slice(0, 40) }));
}

async function add(
  request: Request,
  till: TillContext,
  money: Omit<Parameters<typeof addMoney>[1], 'serialNumber'> & { serialNumber(): string },
): Promise<Result<BasketAck, Failure>> {
  const taken = alreadyTaken(till, request.commandId);
  if (taken) return ok(taken);
  const { basket, opening } = basketFor(till, request);
  const room = roomForStep(basket);
  if (!room.ok) return room;
  const added: Result<BasketStepBody, Parameters<typeof ringFailure>[0]> = addMoney(basket, {
    ...money,
    serialNumber: money.serialNumber(),
  });
  if (!added.ok) return refuse(ringFailure(added.error));
  const step = nextStep(till, basket, request.commandId, added.value);
  commitSteps(till, [...opening, step]);
  return ok(ackOf(step));
}
