import { type Failure, fail } from '../../contract/failure/failure.ts';
import type { Basket } from '../../domain/basket/basket.ts';
import type { BasketStep } from '../../domain/basket/basket-step.ts';
import { applyStep } from '../../domain/basket/fold-basket.ts';
import { settle } from '../../domain/basket/settle.ts';
import { lacksAddress } from '../../domain/basket/ship-line.ts';
import { sumMinor } from '../../domain/money/minor.ts';
import { ok, type Result, refuse } from '../../domain/result.ts';
import { issueStoreCredit } from '../../domain/stored-value/issue-store-credit.ts';
import { isExpired } from '../../domain/stored-value/value-account.ts';
import { offerTender, type Tender } from '../../domain/tender/offer-tender.ts';
import { tenderTypeIn } from '../../domain/tender/tender-settings.ts';
import type { TenderType } from '../../domain/tender/tender-type.ts';
import { keptExcess } from '../../domain/tender/voucher-excess.ts';
import { mayCharge } from '../customers/business-account.ts';
import { rewardsFit } from '../loyalty/rewards-fit.ts';
import { dueFits } from '../orders/due-fits.ts';
import { isRungByOther, staffQuotaFits } from '../staff/staff-sale-fits.ts';
import { availableMinor, takeFrom } from '../stored-value/available-value.ts';
import { freshNumber } from '../stored-value/fresh-number.ts';
import { accountAt } from '../stored-value/value-accounts.ts';
import { noValueInTraining } from '../training/not-in-training.ts';
import { changeBasket } from './change-line.ts';
import { commitPayment, maximumTenders } from './commit-payment.ts';
import {
  commitCompletion,
  completionIdOf,
  type PaymentAck,
  paymentTaken,
} from './complete-basket.ts';
import { paysAccount } from './pay-account.ts';
import { permit } from './permit.ts';
import { takeOffDeposit } from './take-off-deposit.ts';
import { type BasketAck, nextStep, seenBasket } from './take-step.ts';
import type { TillContext } from './till-context.ts';

export interface TenderRequest {
  commandId: string;
  seat: string;
  type: string;
  tenderedMinor: number;
  reference: string;
  basketVersion: number;
}

/**
 * Takes one tender. When it covers what is left, the completed transaction is journalled in the
 * same database transaction as the tender: there is no moment between "paid" and "recorded".
 */
export async function takeTender(
  request: TenderRequest,
  till: TillContext,
): Promise<Result<PaymentAck, Failure>> {
  const taken = paymentTaken(till, request.commandId);
  if (taken) return ok(taken);
  const seen = seenBasket(till, request);
  if (!seen.ok) return seen;
  const basket = seen.value;
  // Before the money, not after it.
  const other = isRungByOther(till, basket);
  if (!other.ok) return other;
  const quota = await staffQuotaFits(till, basket);
  if (!quota.ok) return quota;
  const due = await dueFits(till, basket);
  if (!due.ok) return due;
  const rewards = await rewardsFit(till, basket);
  if (!rewards.ok) return rewards;
  if (lacksAddress(basket)) return refuse(fail('SHIP_WITHOUT_ADDRESS'));
  const settings = till.tenders();
  const type = tenderTypeIn(settings, request.type);
  const valued = noValueInTraining(till, type?.kind ?? 'cash');
  if (!valued.ok) return valued;
  if (!type?.isOffered) return refuse(fail('TENDER_UNKNOWN', { type: request.type.slice(0, 40) }));

  if (type.kind === 'card' && till.isTerminalDead()) return refuse(fail('TERMINAL_DEAD'));
  if (type.kind === 'deposit') return takeOffDeposit(request, till, basket);
  if (type.kind === 'account') {
    if (paysAccount(basket)) return refuse(fail('ACCOUNT_PAYMENT_BASKET'));
    const may = await mayCharge(till, basket, request.tenderedMinor);
    if (!may.ok) return may;
  }
  const dueMinor = settle(basket).remainingMinor;
  const named = nameValue(request, till, type, basket);
  if (!named.ok) return named;

  const offered = offerTender({ ...request, id: request.commandId, ...named.value }, type, {
    remainingMinor: dueMinor,
    takenOfTypeMinor: sumMinor(
      basket.tenders
        .filter((tender) => tender.type === type.id)
        .map((tender) => tender.amountMinor),
    ),
    cashRoundingMinor: settings.cashRoundingMinor,
  });
  if (!offered.ok) {
    const { code, ...amounts } = offered.error;
    return refuse(fail(code, { ...amounts, currency: basket.currency }));
  }

  const step: BasketStep = nextStep(till, basket, request.commandId, {
    kind: 'tender-added',
    tender: offered.value,
  });
  const paidUp = applyStep(basket, step);
  const { remainingMinor } = settle(paidUp);
  if (remainingMinor >= 0) return commitPayment(till, paidUp, step);
  // One more is needed for the excess.
  if (paidUp.tenders.length >= maximumTenders) {
    return refuse(fail('TENDERS_FULL', { limit: maximumTenders - 1 }));
  }
  const excess = excessStep(till, paidUp, {
    voucher: offered.value,
    type,
    excessMinor: -remainingMinor,
  });
  const completionId = completionIdOf(request.commandId);
  return commitCompletion(till, applyStep(paidUp, excess), [step, excess], completionId);
}

/** A gift card or avoir goes by the number of its account, which must have that much left. */
function nameValue(
  request: { tenderedMinor: number; reference: string },
  till: TillContext,
  type: TenderType,
  basket: Basket,
): Result<{ reference?: string }, Failure> {
  if (type.kind !== 'gift-card' && type.kind !== 'store-credit') return ok({});
  const account = accountAt(till, request.reference);
  if (!account.ok) return account;
  if (account.value.kind !== type.kind) return refuse(fail('VALUE_OTHER_KIND'));
  const { tenderedMinor } = request;
  const taken = takeFrom(till, account.value, tenderedMinor);
  if (!taken.ok) return taken;
  if (isExpired(account.value, till.businessDay())) {
    const may = permit(till, basket.seat, 'expired-value', basket);
    if (!may.ok) return may;
  }
  const dueMinor = settle(basket).remainingMinor;
  // Where a small rest may be paid out it is the last of the card, never a bit of it each time.
  if (tenderedMinor > dueMinor && tenderedMinor !== availableMinor(till, account.value)) {
    const { currency } = account.value;
    return refuse(fail('TENDER_OVER_DUE', { remainingMinor: dueMinor, currency }));
  }
  return ok({ reference: account.value.number });
}

/** The step that books what a voucher was worth above what was due: kept, or given as an avoir. */
function excessStep(
  till: TillContext,
  basket: Basket,
  over: { voucher: Tender; type: TenderType; excessMinor: number },
): BasketStep {
  const { voucher, excessMinor } = over;
  const tender =
    over.type.overTender === 'store-credit'
      ? issueStoreCredit({
          id: `${voucher.id}:excess`,
          number: freshNumber(till, 'store-credit'),
          amountMinor: excessMinor,
        })
      : keptExcess(voucher, excessMinor);
  return nextStep(till, basket, tender.id, { kind: 'tender-added', tender });
}

/** Hands a tender back before the basket is paid; the law wants its trace, so it stays in the steps. */
export async function removeTender(
  request: { commandId: string; seat: string; tenderId: string },
  till: TillContext,
): Promise<Result<BasketAck, Failure>> {
  const { tenderId } = request;
  return changeBasket(request, till, ({ basket }) =>
    basket.tenders.some((tender) => tender.id === tenderId)
      ? ok({ kind: 'tender-removed', tenderId })
      : refuse(fail('TENDER_GONE')),
  );
}
