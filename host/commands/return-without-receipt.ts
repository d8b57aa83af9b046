import { type Failure, fail } from '../../contract/failure/failure.ts';
import type { BasketLine, ReturnedGoods } from '../../domain/basket/basket.ts';
import { applyStep } from '../../domain/basket/fold-basket.ts';
import { ok, type Result, refuse } from '../../domain/result.ts';
import {
  giveBackWithoutReceipt,
  withoutReceiptMinor,
} from '../../domain/return/without-receipt.ts';
import { worthWithoutReceipt } from '../returns/worth-without-receipt.ts';
import { permit, permitAmount } from './permit.ts';
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

/**
 * Goods into the seat's basket that come back without the receipt they were sold on. Nothing proves what was
 * paid, so all of one basket together is bounded by the right `return-without-receipt`.
 */
export async function returnWithoutReceipt(
  request: {
    commandId: string;
    seat: string;
    code: string;
    quantity: string;
    reasonCode: string;
    disposition: ReturnedGoods['disposition'];
    entered: BasketLine['entered'];
  },
  till: TillContext,
): Promise<Result<BasketAck, Failure>> {
  const taken = alreadyTaken(till, request.commandId);
  if (taken) return ok(taken);
  const open = till.shelf.openOn(request.seat);
  const permitted = permit(till, request.seat, 'refund', open?.basket ?? null);
  if (!permitted.ok) return permitted;
  const isReason = till.rules().reasons.return.some(({ code }) => code === request.reasonCode);
  if (!isReason) return refuse(fail('REASON_UNKNOWN'));
  const worth = await worthWithoutReceipt(request, till);
  if (!worth.ok) return worth;

  const { basket, opening } = basketFor(till, request);
  const room = roomForStep(basket);
  if (!room.ok) return room;
  const given = giveBackWithoutReceipt(basket, worth.value, request);
  if (!given.ok) return refuse(ringFailure(given.error));
  const step = nextStep(till, basket, request.commandId, given.value);
  const amountMinor = withoutReceiptMinor(applyStep(basket, step));
  const trusted = permitAmount(till, request.seat, 'return-without-receipt', amountMinor);
  if (!trusted.ok) return trusted;
  commitSteps(till, [...opening, step]);
  return ok(ackOf(step));
}
