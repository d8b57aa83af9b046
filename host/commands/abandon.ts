import { type Failure, fail } from '../../contract/failure/failure.ts';
import { lineGrossMinor } from '../../domain/basket/line-amount.ts';
import { ok, type Result, refuse } from '../../domain/result.ts';
import { storeStep } from '../baskets/basket-shelf.ts';
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
  if (basket.tenders.length > 0) return refuse(fail('BASKET_PART_PAID'));

  const { reasonCode } = request;
  const lines = basket.lines.map((line) => ({
    number: line.number,
    sku: line.item.sku,
    label: line.item.name,
    quantity: line.quantity,
    grossMinor: lineGrossMinor(line),
  }));
  const grossMinor = lines.reduce((sum, line) => sum + line.grossMinor, 0);
  const step = nextStep(till, basket, request.commandId, { kind: 'abandoned', reasonCode });
  till.writer.append({
    drafts: [
      {
        type: 'basket-abandoned',
        body: {
          basketId: basket.id,
          seat: basket.seat,
          reasonCode,
          openedAt: basket.openedAt,
          grossMinor,
          lines,
        },
        operatorId: step.operatorId,
        personal: null,
      },
    ],
    steps: [storeStep(step)],
    endedBaskets: [{ basketId: basket.id, seat: basket.seat }],
  });
  shelve(till, [step]);
  return ok(ackOf(step));
}
