import type { z } from 'zod';
import { type Failure, fail } from '../../contract/failure/failure.ts';
import { stockWorkCalls } from '../../contract/host/calls/stock-work-calls.ts';
import { parseQuantity } from '../../domain/quantity/quantity.ts';
import { ok, type Result, refuse } from '../../domain/result.ts';
import { movedOf, type StockWork } from '../../domain/stock-works/stock-work.ts';
import { permit } from '../commands/permit.ts';
import { actorAt } from '../commands/take-step.ts';
import { answered, appendDay } from '../day/day-context.ts';
import { findGoods } from './find-goods.ts';
import { lineOf, maximumMilli } from './gather.ts';
import type { StockContext } from './stock-context.ts';

type Request = z.output<typeof stockWorkCalls.askForGoods.input>;
type Asked = z.output<typeof stockWorkCalls.askForGoods.output>;

/** Asks another store for one item: an entry of its own, which that store hears of with the journal. */
export async function askForGoods(
  { commandId, seat, placeId, sku, quantity: typed, reasonCode }: Request,
  context: StockContext,
): Promise<Result<Asked, Failure>> {
  const { day } = context;
  const { till } = day;
  const known = stockWorkCalls.askForGoods.output.nullable().parse(answered(day, commandId));
  if (known) return ok(known);
  const permitted = permit(till, seat, 'stock-receive');
  if (!permitted.ok) return permitted;
  if (placeId === till.identity.store.id) return refuse(fail('TRANSFER_TO_WHOM'));
  if (!till.rules().reasons.asking.some(({ code }) => code === reasonCode))
    return refuse(fail('REASON_UNKNOWN'));
  const found = await findGoods(sku, till);
  if (!found.ok) return found;
  const { item } = found.value;
  const quantity = parseQuantity(typed, item.quantityScale);
  const isAmount = quantity.ok && quantity.value.value > 0;
  if (!isAmount || quantity.value.value * 10 ** (3 - item.quantityScale) > maximumMilli)
    return refuse(fail('BAD_QUANTITY', { quantity: typed }));
  const work: StockWork = {
    ...{ id: commandId, kind: 'transfer-asked', direction: 'in', documentId: '' },
    ...{ otherPlaceId: placeId, reasonCode, zone: '', isRecount: false, isDone: false },
    ...{ startedBy: actorAt(till, seat), startedAt: till.now() },
  };
  const line = await lineOf(
    item,
    { commandId, quantity: quantity.value, condition: 'sellable', expectedMilli: null },
    context,
  );
  const bodies = movedOf(work, [line], { reasonCode, currency: till.identity.currency });
  day.keeper.closeOverdue();
  const answer = { requestId: work.id };
  appendDay(day, {
    ...{ commandId, answer },
    drafts: bodies.map((body) => ({
      ...{ type: 'stock-moved' as const, body, operatorId: actorAt(till, seat), personal: null },
    })),
  });
  return ok(answer);
}
