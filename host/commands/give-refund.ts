import { type Failure, fail } from '../../contract/failure/failure.ts';
import type { Basket } from '../../domain/basket/basket.ts';
import type { BasketStep } from '../../domain/basket/basket-step.ts';
import { applyStep } from '../../domain/basket/fold-basket.ts';
import { settle } from '../../domain/basket/settle.ts';
import { ok, type Result, refuse } from '../../domain/result.ts';
import { offerRefund } from '../../domain/tender/offer-refund.ts';
import type { Tender } from '../../domain/tender/offer-tender.ts';
import { tenderTypeIn } from '../../domain/tender/tender-settings.ts';
import { webShopRefund } from '../../domain/tender/web-shop-refund.ts';
import { creditsOwnAccount } from '../customers/business-account.ts';
import { rewardsFit } from '../loyalty/rewards-fit.ts';
import { dueFits } from '../orders/due-fits.ts';
import { freeCashOf, refundSourcesOf } from '../returns/refunds.ts';
import { isRungByOther, staffQuotaFits } from '../staff/staff-sale-fits.ts';
import { freshNumber } from '../stored-value/fresh-number.ts';
import { noValueInTraining } from '../training/not-in-training.ts';
import { roomForTender } from './commit-payment.ts';
import {
  commitCompletion,
  completionIdOf,
  type PaymentAck,
  paymentTaken,
} from './complete-basket.ts';
import { permitRefund } from './permit.ts';
import { ackOf, commitSteps, nextStep, seenBasket } from './take-step.ts';
import type { TillContext } from './till-context.ts';

/**
 * Gives money back for a basket that owes it. The refund that leaves nothing to give back journals
 * the transaction in the same database transaction: money leaves the drawer only once it is recorded.
 */
export async function giveRefund(
  request: {
    commandId: string;
    seat: string;
    type: string;
    amountMinor: number;
    reference: string;
    basketVersion: number;
  },
  till: TillContext,
): Promise<Result<PaymentAck, Failure>> {
  const taken = paymentTaken(till, request.commandId);
  if (taken) return ok(taken);
  const seen = seenBasket(till, request);
  if (!seen.ok) return seen;
  const basket = seen.value;
  const other = isRungByOther(till, basket);
  if (!other.ok) return other;
  const quota = await staffQuotaFits(till, basket);
  if (!quota.ok) return quota;
  const due = await dueFits(till, basket);
  if (!due.ok) return due;
  const rewards = await rewardsFit(till, basket);
  if (!rewards.ok) return rewards;
  const settings = till.tenders();
  const { cashRoundingMinor } = settings;
  const type = tenderTypeIn(settings, request.type);
  const valued = noValueInTraining(till, type?.kind ?? 'cash');
  if (!valued.ok) return valued;
  if (!type || (!type.isOffered && type.id !== webShopRefund.id))
    return refuse(fail('TENDER_UNKNOWN', { type: request.type.slice(0, 40) }));
  if (type.kind === 'card' && till.isTerminalDead()) return refuse(fail('TERMINAL_DEAD'));
  const sources = refundSourcesOf(till, basket);

  const isAvoir = type.kind === 'store-credit';
  const reference = isAvoir ? freshNumber(till, 'store-credit') : request.reference;
  const offered = offerRefund({ ...request, id: request.commandId, reference }, type, {
    remainingMinor: settle(basket).remainingMinor,
    sources,
    freeCashMinor: freeCashOf(till, basket),
    cashRoundingMinor,
  });
  if (!offered.ok) {
    const { code, ...amounts } = offered.error;
    return refuse(fail(code, { ...amounts, currency: basket.currency }));
  }
  const credits = creditsOwnAccount(till, basket, offered.value);
  if (!credits.ok) return credits;
  const steps = stepsOf(till, basket, offered.value);
  const refunded = steps.reduce<Basket>(applyStep, basket);
  const permitted = permitRefund(till, refunded);
  if (!permitted.ok) return permitted;
  if (settle(refunded).remainingMinor === 0) {
    return commitCompletion(till, refunded, steps, completionIdOf(request.commandId));
  }
  const room = roomForTender(refunded);
  if (!room.ok) return room;
  commitSteps(till, steps);
  const last = steps.at(-1);
  return last ? ok({ ...ackOf(last), paid: null }) : refuse(fail('NOTHING_TO_REFUND'));
}

/** A step each; the last tender has the command's id. */
function stepsOf(till: TillContext, basket: Basket, tenders: readonly Tender[]): BasketStep[] {
  return tenders.map((tender, index) => {
    const version = basket.version + index;
    return nextStep(till, { ...basket, version }, tender.id, { kind: 'tender-added', tender });
  });
}
