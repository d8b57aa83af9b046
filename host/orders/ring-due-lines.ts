import { groupOf, type OrderDocument } from '../../contract/document/order.ts';
import { type Failure, fail } from '../../contract/failure/failure.ts';
import type { Basket, HandOver } from '../../domain/basket/basket.ts';
import type { BasketStep, BasketStepBody } from '../../domain/basket/basket-step.ts';
import { applyStep } from '../../domain/basket/fold-basket.ts';
import type { ItemFacts } from '../../domain/basket/item-facts.ts';
import { isWithinAmounts } from '../../domain/basket/reprice.ts';
import { maximumLines } from '../../domain/basket/ring.ts';
import { keptMilli, lineDueMinor, piecesDueMinor } from '../../domain/order/due-of-line.ts';
import {
  extendedPriceMinor,
  type Quantity,
  quantityMilli,
} from '../../domain/quantity/quantity.ts';
import { ok, type Result, refuse } from '../../domain/result.ts';
import { basketFor, itemFacts } from '../commands/ring-item.ts';
import {
  ackOf,
  alreadyTaken,
  type BasketAck,
  commitSteps,
  nextStep,
  roomForStep,
} from '../commands/take-step.ts';
import type { TillContext } from '../commands/till-context.ts';

interface Request {
  commandId: string;
  seat: string;
  order: OrderDocument;
  lines: readonly number[];
  /** What leaves in the act that pays them; absent where that is an act of its own. */
  handOver?: Pick<HandOver, 'check' | 'lines'>;
}

/**
 * Rings what is due of an order into the seat's basket at the prices that were agreed on, all lines in one
 * commit: none of it is taken over the counter, for the goods move by the step that hands them over. Its
 * deposit is taken off like any other, by the number in `order.depositNumber` (tender `deposit`); the
 * transaction then names the order. Opens a basket when the seat has none.
 */
export async function ringDueLines(
  request: Request,
  till: TillContext,
): Promise<Result<BasketAck, Failure>> {
  const taken = alreadyTaken(till, request.commandId);
  if (taken) return ok(taken);
  const rung = await dueSteps(request, till);
  if (!rung.ok) return rung;
  const { steps, last } = rung.value;
  commitSteps(till, steps);
  return ok(ackOf(last));
}

/** The steps that ring it, the basket as they leave it, and the one that answers for the command; nothing is stored. */
export async function dueSteps(
  request: Request,
  till: TillContext,
): Promise<Result<{ steps: BasketStep[]; after: Basket; last: BasketStep }, Failure>> {
  const { order } = request;
  const due = order.lines.filter(
    (line) => request.lines.includes(line.line) && lineDueMinor(line) > 0,
  );
  const { basket, opening } = basketFor(till, request);
  if (basket.tenders.length > 0) return refuse(fail('BASKET_PART_PAID'));
  // At another seat it may be about to be paid.
  const baskets = [basket, ...till.shelf.all().filter(({ id }) => id !== basket.id)];
  const fresh = due.filter(({ line }) => !baskets.some((each) => isRung(each, order.id, line)));
  if (fresh.length === 0) return refuse(fail('NOTHING_DUE'));
  if (basket.lines.length + fresh.length > maximumLines)
    return refuse(fail('BASKET_FULL', { limit: maximumLines }));
  const room = roomForStep(basket);
  if (!room.ok) return room;
  const steps: BasketStep[] = [];
  let after = basket;
  for (const [index, line] of fresh.entries()) {
    const ready = request.handOver?.lines.find((each) => each.line === line.line);
    const milli = ready ? quantityMilli(ready.quantity) : keptMilli(line);
    const body = await dueStep(till, after, order, { line, milli });
    if (!body.ok) return body;
    // The last one answers for the command; the others have ids made of it.
    const isLast = index === fresh.length - 1;
    const commandId = isLast ? request.commandId : `${request.commandId}:${line.line}`;
    const handOver = isLast && request.handOver;
    const step = nextStep(till, after, commandId, {
      ...body.value,
      due: {
        ...body.value.due,
        ...(handOver && { handOver: { ...handOver, due: due.map((each) => each.line) } }),
      },
    });
    steps.push(step);
    after = applyStep(after, step);
  }
  if (!isWithinAmounts(after)) return refuse(fail('BASKET_TOO_DEAR'));
  const [last] = steps.slice(-1);
  return last ? ok({ steps: [...opening, ...steps], after, last }) : refuse(fail('NOTHING_DUE'));
}

function isRung({ lines }: Basket, order: string, line: number): boolean {
  return lines.some(({ due }) => due?.order === order && due.line === line);
}

async function dueStep(
  till: TillContext,
  basket: Basket,
  order: OrderDocument,
  { line, milli }: { line: OrderDocument['lines'][number]; milli: number },
): Promise<Result<BasketStepBody & { kind: 'due-rung' }, Failure>> {
  const document = await till.documents.get('items', line.sku);
  // Its VAT is of the item: without it nobody can say which.
  if (!document) return refuse(fail('UNKNOWN_CODE', { code: line.sku }));
  const facts = await itemFacts(till, document, '');
  if (!facts.ok) return facts;
  const { fulfilment } = groupOf(order, line);
  if (fulfilment === 'ship') return refuse(fail('PAY_LATER_NOT_SHIPPED'));
  const { quantityScale } = facts.value;
  const quantity: Quantity = {
    value: Math.round(milli / 10 ** (3 - quantityScale)),
    scale: quantityScale,
  };
  const { unitPriceMinor, offMinor } = agreedPrice(
    piecesDueMinor({ dueMinor: lineDueMinor(line), parts: line.parts }, milli),
    quantity,
  );
  const item: ItemFacts = { ...facts.value, unitPriceMinor, priceSource: 'order' };
  return ok({
    ...{ kind: 'due-rung', lineNumber: basket.lastLineNumber + 1, item, quantity, fulfilment },
    due: { order: order.id, line: line.line },
    discount:
      offMinor === 0
        ? null
        : {
            ...{ id: till.newId(), kind: 'amount', amountMinor: offMinor, reasonCode: 'order' },
            ...{ operatorId: '', approval: null },
          },
  });
}

/** The least unit price whose extension reaches what was agreed on, and the cents that it is too much. */
function agreedPrice(
  dueMinor: number,
  quantity: Quantity,
): { unitPriceMinor: number; offMinor: number } {
  let unitPriceMinor = Math.floor((dueMinor * 10 ** quantity.scale) / quantity.value);
  while (extendedPriceMinor(unitPriceMinor, quantity) < dueMinor) unitPriceMinor += 1;
  return { unitPriceMinor, offMinor: extendedPriceMinor(unitPriceMinor, quantity) - dueMinor };
}
