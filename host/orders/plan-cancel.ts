import { groupOf, type OrderDocument } from '../../contract/document/order.ts';
import { type Failure, fail } from '../../contract/failure/failure.ts';
import type { Basket, CancelledWith } from '../../domain/basket/basket.ts';
import type { BasketStep } from '../../domain/basket/basket-step.ts';
import { applyStep } from '../../domain/basket/fold-basket.ts';
import { sumMinor } from '../../domain/money/minor.ts';
import { isRestUnpaid, lineDueMinor } from '../../domain/order/due-of-line.ts';
import { type GivenUpBy, givenUpReason } from '../../domain/order/given-up.ts';
import { placeOfOrder } from '../../domain/order/order.ts';
import { ableMilli, stepParts } from '../../domain/order/order-parts.ts';
import { printQuantity, quantityOfMilli } from '../../domain/quantity/quantity.ts';
import { ok, type Result, refuse } from '../../domain/result.ts';
import type { PaidDeposit } from '../../domain/stored-value/deduct-deposit.ts';
import { giveUpDeposit } from '../../domain/stored-value/give-up-deposit.ts';
import { returnSteps } from '../commands/return-lines.ts';
import { depositFailure, unusedDeposit } from '../commands/take-off-deposit.ts';
import { nextStep } from '../commands/take-step.ts';
import type { TillContext } from '../commands/till-context.ts';
import { type KnownSale, knownSale } from '../returns/known-sale.ts';
import { accountAt } from '../stored-value/value-accounts.ts';

type OrderLine = OrderDocument['lines'][number];

/** What somebody wants to give up of an order. */
interface CancelWish {
  order: OrderDocument;
  /** So much of these lines; all that has not left where none is named. */
  lines: readonly { line: number; quantityMilli: number }[];
  by: GivenUpBy;
}

/** What giving it up takes. */
export interface CancelPlan {
  /** In the basket; none where no money was taken for any of it. The last one answers for the command. */
  steps: BasketStep[];
  /** The basket as they leave it. */
  after: Basket;
  /** The lines that no money was taken for; null where there are none. They are in the steps, if there are any. */
  cancels: CancelledWith | null;
  /** The sale that paid for the rest; null where none did. */
  sale: KnownSale | null;
  /** All that is given up. */
  lines: readonly { line: number; milli: number }[];
}

/**
 * What is paid is given back, its delivery's fee with the last of it; what is not is cancelled; and the deposit is
 * ended once nothing is left that it could pay for. Changes nothing.
 */
export async function planCancel(
  commandId: string,
  wish: CancelWish,
  till: TillContext,
  basket: Basket,
): Promise<Result<CancelPlan, Failure>> {
  const { order, by } = wish;
  const wanted = wantedLines(wish);
  if (!wanted.ok) return wanted;
  const deposit = depositOf(till, order, wanted.value);
  if (!deposit.ok) return deposit;
  if (wanted.value.length === 0 && deposit.value === null)
    return refuse(fail('ORDER_NOTHING_TO_DO', { number: order.number }));
  const reasonCode = givenUpReason(by);
  const unpaid = wanted.value.filter(({ of }) => !isPaidAhead(of));
  const cancels: CancelledWith | null =
    unpaid.length === 0
      ? null
      : {
          ...{ order: order.id, reasonCode },
          lines: unpaid.map(({ of, milli }) => ({
            ...{ line: of.line, sku: of.sku, quantity: quantityOfMilli(milli) },
          })),
        };
  const paid = wanted.value.filter(({ of }) => isPaidAhead(of));
  const backId = deposit.value ? `${commandId}:back` : commandId;
  const back = await backOf(backId, { order, paid, reasonCode }, till, basket);
  if (!back.ok) return back;
  const { sale } = back.value;
  const rides = deposit.value ? null : cancels;
  const steps = back.value.steps.map((step, index) =>
    index === 0 && rides ? withCancels(step, rides) : step,
  );
  const between = steps.reduce(applyStep, basket);
  const lines = wanted.value.map(({ of, milli }) => ({ line: of.line, milli }));
  if (deposit.value === null) return ok({ steps, after: between, cancels, sale, lines });
  const body = giveUpDeposit(between, deposit.value, { by, cancels });
  if (!body.ok) {
    const { error } = body;
    if (error.code === 'ACOMPTE_BINDS') return refuse(fail('ORDER_ACOMPTE_BINDS'));
    return refuse(depositFailure(basket, error));
  }
  const step = nextStep(till, between, commandId, body.value);
  return ok({
    steps: [...steps, step],
    after: applyStep(between, step),
    ...{ cancels, sale, lines },
  });
}

/** What can be given up of an order, and so much of it. */
function wantedLines({
  order,
  lines,
}: CancelWish): Result<{ of: OrderLine; milli: number }[], Failure> {
  const all = order.lines.map((of) => ({ of, milli: cancellableMilli(order, of) }));
  if (lines.length === 0) return allPaidOnce(all.filter(({ milli }) => milli > 0));
  const chosen: { of: OrderLine; milli: number }[] = [];
  // A line that is named twice is one: a step has each once.
  for (const [line, named] of Map.groupBy(lines, (each) => each.line)) {
    const milli = sumMinor(named.map(({ quantityMilli }) => quantityMilli));
    const most = all.find(({ of }) => of.line === line);
    if (!most) return refuse(fail('ORDER_UNKNOWN'));
    const { name } = most.of;
    if (most.milli === 0) return refuse(fail('ORDER_HAS_LEFT', { name }));
    if (most.milli < milli)
      return refuse(fail('ORDER_NOT_SO_MUCH', { name, quantity: most.milli / 1_000 }));
    chosen.push({ of: most.of, milli });
  }
  return allPaidOnce(chosen);
}

export function cancellableMilli(order: OrderDocument, line: OrderLine): number {
  const { fulfilment } = groupOf(order, line);
  return ableMilli(line.parts, fulfilment, { kind: 'cancelled', placeId: '' });
}

/** What was paid when somebody came for it, and has not left, is on a receipt of its own. */
function allPaidOnce<T extends { of: OrderLine; milli: number }>(lines: T[]): Result<T[], Failure> {
  const later = lines.find(({ of, milli }) => !isPaidAhead(of) && !isRestUnpaid(of, milli));
  return later ? refuse(fail('ORDER_IS_PAID', { name: later.of.name })) : ok(lines);
}

/** It was paid when it was ordered. */
function isPaidAhead({ dueMinor, amountMinor }: OrderLine): boolean {
  return dueMinor < amountMinor;
}

async function backOf(
  commandId: string,
  {
    order,
    paid,
    reasonCode,
  }: {
    order: OrderDocument;
    paid: readonly { of: OrderLine; milli: number }[];
    reasonCode: string;
  },
  till: TillContext,
  basket: Basket,
): Promise<Result<{ steps: BasketStep[]; sale: KnownSale | null }, Failure>> {
  if (paid.length === 0) return ok({ steps: [], sale: null });
  const sale = saleOfOrder(till, order);
  if (!sale) return refuse(fail('RECEIPT_ELSEWHERE'));
  const lines = paid.map(({ of, milli }) => {
    const scale =
      sale.transaction.lines.find(({ number }) => number === of.line)?.quantity.scale ?? 0;
    const quantity = printQuantity({ value: Math.round(milli / 10 ** (3 - scale)), scale });
    return { line: of.line, quantity, reasonCode, disposition: '' as const };
  });
  return returnSteps({ commandId, of: sale.of, lines, entered: 'keyed' }, till, basket);
}

/** The transaction that paid an order when it was placed, as far as this till knows it. */
function saleOfOrder(till: TillContext, { id }: OrderDocument): KnownSale | null {
  const place = placeOfOrder(id);
  if (!place) return null;
  const { journalId, sequence } = place;
  const after = knownSale(till, { journalId, sequence: sequence + 1 });
  const isPaying = after?.transaction.references.some(
    (of) => of.kind === 'order' && 'sequence' in of && of.sequence === sequence,
  );
  // Before orders had an entry of their own, the transaction was the order.
  return isPaying ? after : knownSale(till, place);
}

/**
 * The deposit that is ended: what is left of the order has nothing to pay any more. Null where there is none, it
 * was used, or it stays for the rest.
 */
function depositOf(
  till: TillContext,
  order: OrderDocument,
  wanted: readonly { of: OrderLine; milli: number }[],
): Result<PaidDeposit | null, Failure> {
  const { depositNumber, currency } = order;
  if (depositNumber === '') return ok(null);
  const restMinor = sumMinor(
    order.lines.map((line) => {
      const milli = wanted.find(({ of }) => of.line === line.line)?.milli ?? 0;
      return lineDueMinor(milli === 0 ? line : cancelled(order, line, milli));
    }),
  );
  const account = accountAt(till, depositNumber);
  // What it is worth is not known here, so nothing may leave less of the order than it was paid for.
  if (!account.ok) {
    const isLess = restMinor < sumMinor(order.lines.map(lineDueMinor));
    return isLess || restMinor === 0 ? refuse(fail('ORDER_DEPOSIT_ELSEWHERE')) : ok(null);
  }
  const { balanceMinor } = account.value;
  if (balanceMinor === 0) return ok(null);
  if (restMinor === 0) return unusedDeposit(till, depositNumber);
  return balanceMinor <= restMinor
    ? ok(null)
    : refuse(fail('ORDER_DEPOSIT_OVER_REST', { depositMinor: balanceMinor, restMinor, currency }));
}

function cancelled(order: OrderDocument, line: OrderLine, milli: number): OrderLine {
  const { fulfilment } = groupOf(order, line);
  const step = { kind: 'cancelled', quantityMilli: milli, placeId: '' } as const;
  const parts = stepParts(line.parts, fulfilment, step);
  return parts.ok ? { ...line, parts: parts.value } : line;
}

function withCancels(step: BasketStep, cancels: CancelledWith): BasketStep {
  const { body } = step;
  if (body.kind !== 'return-added') return step;
  return { ...step, body: { ...body, returned: { ...body.returned, cancels } } };
}
