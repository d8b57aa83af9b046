import type { CustomerDocument } from '../../contract/document/customer.ts';
import { randomId } from '../../contract/entry/amounts.ts';
import { type Failure, fail } from '../../contract/failure/failure.ts';
import type { BasketCustomer } from '../../domain/basket/basket.ts';
import { applyStep } from '../../domain/basket/fold-basket.ts';
import { lowersPartPaid } from '../../domain/basket/part-paid.ts';
import { ok, type Result, refuse } from '../../domain/result.ts';
import { basketFor } from './ring-item.ts';
import {
  ackOf,
  alreadyTaken,
  type BasketAck,
  commitSteps,
  nextStep,
  roomForStep,
} from './take-step.ts';
import type { TillContext } from './till-context.ts';

type Street = Pick<BasketCustomer['address'], 'street' | 'postcode' | 'city'>;

/**
 * Names who buys, and where what is shipped goes; an empty id takes the name away. Opens a basket
 * when the seat has none. The basket keeps a copy: an erasure by the feed in between changes no sale.
 */
export async function setCustomer(
  request: {
    commandId: string;
    seat: string;
    customerId: string;
    /** As somebody said it now; without it what the till knows. */
    address?: Street | undefined;
  },
  till: TillContext,
): Promise<Result<BasketAck, Failure>> {
  const taken = alreadyTaken(till, request.commandId);
  if (taken) return ok(taken);
  const { customerId, address } = request;
  if (customerId === '') return commit(request, till, null);
  const known = await till.documents.get('customers', customerId);
  // Signed bytes name them by this id: what could not be signed is nobody.
  if (!known || !randomId.safeParse(customerId).success) return refuse(fail('CUSTOMER_GONE'));
  return commit(request, till, customerOfBasket(known, till, address));
}

function commit(
  request: { commandId: string; seat: string },
  till: TillContext,
  customer: BasketCustomer | null,
): Result<BasketAck, Failure> {
  const { basket, opening } = basketFor(till, request);
  const room = roomForStep(basket);
  if (!room.ok) return room;
  const step = nextStep(till, basket, request.commandId, { kind: 'customer-set', customer });
  // A customer's tier may bring a promotion.
  if (lowersPartPaid(basket, applyStep(basket, step))) return refuse(fail('BASKET_PART_PAID'));
  commitSteps(till, [...opening, step]);
  return ok(ackOf(step));
}

function customerOfBasket(
  { id, firstName, lastName, phone, tier, postcode, city }: CustomerDocument,
  till: TillContext,
  address: Street = { street: '', postcode, city },
): BasketCustomer {
  const name = `${firstName} ${lastName}`.trim();
  return {
    id,
    name,
    phone,
    tier,
    address: { ...address, country: till.identity.store.address.country },
  };
}
