import type { EntryDraft } from '../../contract/entry/entry-types.ts';
import { type Failure, fail } from '../../contract/failure/failure.ts';
import type { Basket } from '../../domain/basket/basket.ts';
import type { BasketStep } from '../../domain/basket/basket-step.ts';
import { lineGrossMinor } from '../../domain/basket/line-amount.ts';
import { scriptFailed } from '../../domain/basket/script-failed.ts';
import { ok, type Result, refuse } from '../../domain/result.ts';
import { storeStep } from '../baskets/basket-shelf.ts';
import { permit } from './permit.ts';
import { ackOf, alreadyTaken, type BasketAck, nextStep, openBasket, shelve } from './take-step.ts';
import type { TillContext } from './till-context.ts';

/**
 * Gives up a basket before payment. It leaves a `basket-abandoned` entry with what was rung (NF525
 * event 320), no receipt number. Refused while money has been taken for it.
 */
export async function abandon(
  request: { commandId: string; seat: string; reasonCode: string },
  till: TillContext,
): Promise<Result<BasketAck, Failure>> {
  const taken = alreadyTaken(till, request.commandId);
  if (taken) return ok(taken);
  const shelved = openBasket(till, request.seat);
  if (!shelved.ok) return shelved;
  const { basket } = shelved.value;
  const permitted = permit(till, request.seat, 'basket-abandon', basket);
  if (!permitted.ok) return permitted;
  if (basket.tenders.length > 0) return refuse(fail('BASKET_PART_PAID'));
  const isReason = till.rules().reasons.abandon.some(({ code }) => code === request.reasonCode);
  if (!isReason && request.reasonCode !== scriptFailed) return refuse(fail('REASON_UNKNOWN'));

  const { step, draft } = abandonment(till, basket, request.commandId, request.reasonCode);
  till.writer.append({
    drafts: [draft],
    steps: [storeStep(step)],
    endedBaskets: [{ basketId: basket.id, seat: basket.seat }],
  });
  shelve(till, [step]);
  return ok(ackOf(step));
}

/** The step that ends a basket unpaid and the entry that says what was rung and taken back. */
export function abandonment(
  till: TillContext,
  basket: Basket,
  commandId: string,
  reasonCode: string,
): { step: BasketStep; draft: EntryDraft } {
  const lines = basket.lines.map((line) => ({
    number: line.number,
    sku: line.item.sku,
    label: line.item.name,
    quantity: line.quantity,
    grossMinor: lineGrossMinor(line),
  }));
  const step = nextStep(till, basket, commandId, { kind: 'abandoned', reasonCode });
  return {
    step,
    draft: {
      type: 'basket-abandoned',
      body: {
        basketId: basket.id,
        seat: basket.seat,
        reasonCode,
        openedAt: basket.openedAt,
        grossMinor: lines.reduce((sum, line) => sum + line.grossMinor, 0),
        lines,
        corrections: basket.corrections,
      },
      operatorId: step.operatorId,
      personal: null,
    },
  };
}
