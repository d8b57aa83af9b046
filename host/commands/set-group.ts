import { type Failure, fail } from '../../contract/failure/failure.ts';
import type { Basket } from '../../domain/basket/basket.ts';
import type {
  BasketDeposit,
  BasketGroup,
  GroupAddress,
  GroupPayment,
} from '../../domain/basket/basket-group.ts';
import { addressFault } from '../../domain/customer/address-form.ts';
import { ok, type Result, refuse } from '../../domain/result.ts';
import { depositItem, depositName } from '../../domain/stored-value/money-item.ts';
import { feeOf, groupFor, type LeaveBy, promised, shippingWays } from '../orders/leave-by.ts';
import { type OrderRules, readOrderRules } from '../orders/order-rules.ts';
import { placeAt } from '../orders/promise-of.ts';
import { freshNumber } from '../stored-value/fresh-number.ts';
import { mayChange } from './fulfil-line.ts';
import {
  ackOf,
  alreadyTaken,
  type BasketAck,
  commitSteps,
  nextStep,
  openBasket,
} from './take-step.ts';
import type { TillContext } from './till-context.ts';

interface Wanted {
  /** All of it leaves so instead. */
  by?: LeaveBy | undefined;
  /** Null: the customer's own. */
  address?: GroupAddress | null | undefined;
  method?: string | undefined;
  placeId?: string | undefined;
  /** Of a reservation. */
  holdHours?: number | undefined;
  payment?: GroupPayment | undefined;
  /** Of a deposit; the retailer's kind and share without them. */
  depositKind?: 'arrhes' | 'acompte' | undefined;
  depositMinor?: number | undefined;
}

/**
 * Another way to leave, address, method, store or way to pay for a group; what is not named stays. A group
 * that is to leave as another one does joins it.
 */
export async function setGroup(
  request: Wanted & { commandId: string; seat: string; group: number },
  till: TillContext,
): Promise<Result<BasketAck, Failure>> {
  const taken = alreadyTaken(till, request.commandId);
  if (taken) return ok(taken);
  const shelved = openBasket(till, request.seat);
  if (!shelved.ok) return shelved;
  const { basket } = shelved.value;
  const changeable = mayChange(till, basket, { kind: 'group', number: request.group });
  if (!changeable.ok) return changeable;
  const known = basket.groups.find(({ number }) => number === request.group);
  if (!known) return refuse(fail('GROUP_GONE'));
  const rules = await readOrderRules(till.documents);
  const moved = await leavingBy(till, basket, known, request.by, rules);
  if (!moved.ok) return moved;
  const led = await leading(till, basket, moved.value, request, rules);
  if (!led.ok) return led;
  const { payment = led.value.payment } = request;
  if (payment !== 'now' && led.value.fulfilment === 'ship')
    return refuse(fail('PAY_LATER_NOT_SHIPPED'));
  const isJoining = led.value.number !== known.number;
  const joined = isJoining ? joinedBasket(basket, known, led.value) : basket;
  const group = await promised(till, joined, { ...led.value, payment }, [], rules);
  const deposit = depositFor(till, joined, group, request, rules);
  if (!deposit.ok) return deposit;
  const step = nextStep(till, basket, request.commandId, {
    ...{ kind: 'group-set', group },
    ...(isJoining ? { joining: known.number } : {}),
    ...(deposit.value ? { deposit: deposit.value } : {}),
  });
  commitSteps(till, [step]);
  return ok(ackOf(step));
}

/** The group that its goods leave with: itself as another kind, or the one that leaves so already. */
async function leavingBy(
  till: TillContext,
  basket: Basket,
  group: BasketGroup,
  by: LeaveBy | undefined,
  rules: OrderRules,
): Promise<Result<BasketGroup, Failure>> {
  if (by === undefined) return ok(group);
  const others = basket.lines.filter((line) => line.group !== group.number);
  const found = await groupFor(till, { ...basket, lines: others }, by, [], rules);
  if (!found.ok) return found;
  if (basket.groups.some(({ number }) => number === found.value.number)) return found;
  // What somebody said of paying holds as long as it may.
  const payment = found.value.fulfilment === 'ship' ? 'now' : group.payment;
  return ok({ ...found.value, number: group.number, payment });
}

function joinedBasket(basket: Basket, { number }: BasketGroup, other: BasketGroup): Basket {
  const lines = basket.lines.map((line) =>
    line.group === number ? { ...line, group: other.number } : line,
  );
  return { ...basket, lines };
}

/** The group to where and how it is wanted. */
async function leading(
  till: TillContext,
  basket: Basket,
  group: BasketGroup,
  { address = group.address, method, placeId, holdHours = group.holdHours }: Wanted,
  rules: OrderRules,
): Promise<Result<BasketGroup, Failure>> {
  if (group.fulfilment === 'ship') {
    const fault = address && addressFault(address);
    if (fault)
      return refuse(fail(fault === 'postcode' ? 'ADDRESS_POSTCODE' : 'ADDRESS_INCOMPLETE'));
    const ways = shippingWays(basket, address, till, rules);
    const chosen = ways.find(({ id }) => id === (method ?? group.method?.id)) ?? ways[0];
    if (!chosen) return refuse(fail('DELIVERY_NOT_THERE'));
    if (chosen.id === group.method?.id) return ok({ ...group, address });
    return ok({ ...group, address, ...feeOf(basket, chosen) });
  }
  if (group.fulfilment === 'reserve') return ok({ ...group, holdHours });
  if (placeId === undefined || placeId === group.placeId) return ok(group);
  const place = await placeAt(till, placeId);
  if (place?.place !== 'store') return refuse(fail('PLACE_UNKNOWN'));
  return ok({ ...group, placeId, placeName: place.name });
}

/** The basket's deposit after a group asks for one; null where nothing is said of it. */
function depositFor(
  till: TillContext,
  basket: Basket,
  group: BasketGroup,
  { depositKind, depositMinor }: Wanted,
  { reservation }: OrderRules,
): Result<BasketDeposit | null, Failure> {
  if (group.payment !== 'deposit') return ok(null);
  const goods = basket.lines.find((line) => line.group === group.number)?.item;
  if (!goods) return refuse(fail('GROUP_GONE'));
  const { deposit } = basket;
  const kind = depositKind ?? deposit?.kind ?? reservation.depositKind;
  const of: BasketDeposit['of'] =
    depositMinor === undefined
      ? (deposit?.of ?? { kind: 'rate', rateBp: reservation.depositRateBp })
      : { kind: 'amount', amountMinor: depositMinor };
  const { eReportingCategory, vatCategory, vatRateBp } = goods;
  return ok({
    ...{
      kind,
      of,
      item: depositItem(0, depositName(kind, goods.name), {
        eReportingCategory,
        vatCategory,
        vatRateBp,
      }),
    },
    lineNumber: deposit?.lineNumber ?? Math.max(basket.lastLineNumber, group.feeLine) + 1,
    serialNumber: deposit?.serialNumber ?? freshNumber(till, 'deposit'),
  });
}
