import { type Failure, fail } from '../../contract/failure/failure.ts';
import type { Basket } from '../../domain/basket/basket.ts';
import type { BasketStep } from '../../domain/basket/basket-step.ts';
import { applyStep } from '../../domain/basket/fold-basket.ts';
import { settle } from '../../domain/basket/settle.ts';
import { sumMinor } from '../../domain/money/minor.ts';
import { ok, type Result, refuse } from '../../domain/result.ts';
import { offerTender, type Tender } from '../../domain/tender/offer-tender.ts';
import { tenderTypeIn } from '../../domain/tender/tender-settings.ts';
import { keptExcess } from '../../domain/tender/voucher-excess.ts';
import { changeBasket } from './change-line.ts';
import {
  commitCompletion,
  completionIdOf,
  type PaymentAck,
  paymentTaken,
} from './complete-basket.ts';
import {
  ackOf,
  type BasketAck,
  commitSteps,
  nextStep,
  roomForStep,
  seenBasket,
} from './take-step.ts';
import type { TillContext } from './till-context.ts';

/** Tenders that a transaction entry can hold. */
const maximumTenders = 50;

/**
 * Takes one tender. When it covers what is left, the completed transaction is journalled in the
 * same database transaction as the tender: there is no moment between "paid" and "recorded".
 */
export async function takeTender(
  request: {
    commandId: string;
    seat: string;
    type: string;
    tenderedMinor: number;
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
  const settings = till.tenders();
  const type = tenderTypeIn(settings, request.type);
  if (!type?.isOffered) return refuse(fail('TENDER_UNKNOWN', { type: request.type.slice(0, 40) }));

  if (type.kind === 'card' && till.isTerminalDead()) return refuse(fail('TERMINAL_DEAD'));

  const offered = offerTender({ id: request.commandId, ...request }, type, {
    remainingMinor: settle(basket).remainingMinor,
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
  if (remainingMinor > 0) {
    const room = roomForTender(basket);
    if (!room.ok) return room;
    commitSteps(till, [step]);
    return ok({ ...ackOf(step), paid: null });
  }
  const completionId = completionIdOf(request.commandId);
  if (remainingMinor === 0) return commitCompletion(till, paidUp, [step], completionId);
  const excess = keepExcess(till, paidUp, offered.value, -remainingMinor);
  return commitCompletion(till, applyStep(paidUp, excess), [step, excess], completionId);
}

/** The step that books what a voucher was worth above what was due. */
function keepExcess(
  till: TillContext,
  basket: Basket,
  voucher: Tender,
  excessMinor: number,
): BasketStep {
  const tender = keptExcess(voucher, excessMinor);
  return nextStep(till, basket, tender.id, { kind: 'tender-added', tender });
}

/** Tenders that leave something to pay need room for themselves and for the one that pays the rest. */
export function roomForTender(basket: Basket, count = 1): Result<null, Failure> {
  const limit = maximumTenders - 1;
  if (basket.tenders.length + count > limit) return refuse(fail('TENDERS_FULL', { limit }));
  return roomForStep(basket);
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
