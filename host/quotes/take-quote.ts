import type { QuoteDossier } from '../../contract/document/dossier.ts';
import { randomId } from '../../contract/entry/amounts.ts';
import { type Failure, fail } from '../../contract/failure/failure.ts';
import type { Basket } from '../../domain/basket/basket.ts';
import type { BasketStep, BasketStepBody } from '../../domain/basket/basket-step.ts';
import { applyStep } from '../../domain/basket/fold-basket.ts';
import type { ItemFacts } from '../../domain/basket/item-facts.ts';
import { settle } from '../../domain/basket/settle.ts';
import { negate } from '../../domain/money/minor.ts';
import type { QuoteLine } from '../../domain/quote/quote.ts';
import { quoteSource } from '../../domain/quote/quote-source.ts';
import { ok, type Result, refuse } from '../../domain/result.ts';
import { permitReduction } from '../commands/permit.ts';
import { basketFor, itemFacts } from '../commands/ring-item.ts';
import { customerOfBasket } from '../commands/set-customer.ts';
import {
  ackOf,
  alreadyTaken,
  type BasketAck,
  commitSteps,
  nextStep,
} from '../commands/take-step.ts';
import type { TillContext } from '../commands/till-context.ts';
import { knownCustomer } from '../customers/known-customers.ts';
import { storeDossier } from '../dossiers/store-dossiers.ts';
import { rungAt } from '../promotions/rung-at.ts';
import { notInTraining } from '../training/not-in-training.ts';

/**
 * Rings what a quote of the store promised: at its prices on a day on which they hold, at today's after.
 * The basket has to be empty; who asked for it buys, as far as the till knows them. What the quote took
 * off was allowed when it was made, for one sale: after that it is taken off today's prices, by somebody
 * who may take so much off a basket.
 */
export async function takeQuote(
  request: { commandId: string; seat: string; id: string },
  till: TillContext,
): Promise<Result<BasketAck & { isExpired: boolean }, Failure>> {
  const taken = alreadyTaken(till, request.commandId);
  const dossier = await storeDossier(request.id, till);
  if (dossier?.kind !== 'quote') return refuse(fail('QUOTE_UNKNOWN'));
  const isExpired = till.businessDay() > dossier.details.quote.validThrough;
  if (taken) return ok({ ...taken, isExpired });
  const live = notInTraining(till);
  if (!live.ok) return live;
  const open = till.shelf.openOn(request.seat)?.basket;
  if (open && (open.lines.length > 0 || open.tenders.length > 0))
    return refuse(fail('QUOTE_BASKET_OPEN'));
  const bodies = await stepsOf(dossier, isExpired, till);
  if (!bodies.ok) return bodies;
  const { basket, opening } = basketFor(till, request);
  const steps = numbered(till, basket, request.commandId, bodies.value);
  const last = steps.at(-1);
  if (!last) return refuse(fail('QUOTE_EMPTY'));
  if (!isExpired && isUsed(dossier, till)) {
    const today = await stepsOf(dossier, true, till);
    if (!today.ok) return today;
    const todays = numbered(till, basket, request.commandId, today.value);
    const fullMinor = totalAfter(basket, todays);
    const offMinor = fullMinor - totalAfter(basket, steps);
    if (offMinor > 0) {
      const permitted = permitReduction(till, 'basket-discount', { offMinor, fullMinor }, basket);
      if (!permitted.ok) return permitted;
    }
  }
  commitSteps(till, [...opening, ...steps]);
  return ok({ ...ackOf(last), isExpired });
}

/** Sold by already, or in another basket of this till. */
function isUsed({ details: { number, usedBy } }: QuoteDossier, { shelf }: TillContext): boolean {
  const source = quoteSource(number);
  return (
    usedBy.length > 0 ||
    shelf.all().some(({ lines }) => lines.some(({ item }) => item.priceSource === source))
  );
}

function totalAfter(basket: Basket, steps: readonly BasketStep[]): number {
  return settle(steps.reduce<Basket>((before, step) => applyStep(before, step), basket)).totalMinor;
}

async function stepsOf(
  { details: { number, quote, customerId } }: QuoteDossier,
  isExpired: boolean,
  till: TillContext,
): Promise<Result<BasketStepBody[], Failure>> {
  const known = randomId.safeParse(customerId).success
    ? await knownCustomer(till, customerId)
    : null;
  const customer = known && customerOfBasket(known, till);
  const list = customer?.business?.priceList ?? '';
  const steps: BasketStepBody[] = customer ? [{ kind: 'customer-set', customer }] : [];
  for (const [index, line] of quote.lines.entries()) {
    const item = await till.documents.get('items', line.sku);
    if (!item || item.withdrawn) return refuse(fail('ITEM_WITHDRAWN', { name: line.label }));
    const facts = await itemFacts(till, item, list);
    if (!facts.ok) return facts;
    const lineNumber = index + 1;
    const added = {
      kind: 'item-added',
      lineNumber,
      quantity: line.quantity,
      entered: 'keyed',
    } as const;
    if (isExpired) {
      const offers = await till.promotions.offersOf(item, rungAt(till));
      steps.push({ ...added, item: facts.value, ...(offers.length > 0 && { offers }) });
    } else {
      steps.push(
        { ...added, item: promised(facts.value, line, number) },
        ...takenOff(line, lineNumber),
      );
    }
  }
  return ok(steps);
}

function promised(facts: ItemFacts, { unitPriceMinor }: QuoteLine, number: string): ItemFacts {
  return { ...facts, unitPriceMinor, priceSource: quoteSource(number) };
}

/** Promotions and discounts of the quote, as one. */
function takenOff({ discountMinor }: QuoteLine, lineNumber: number): BasketStepBody[] {
  if (discountMinor >= 0) return [];
  const discount = {
    id: `quote-${lineNumber}`,
    kind: 'amount' as const,
    amountMinor: negate(discountMinor),
    ...{ reasonCode: 'quote', operatorId: '', approval: null },
  };
  return [{ kind: 'line-discounted', lineNumber, discount }];
}

/** Ids of their own but for the last, which is the command's. */
function numbered(
  till: TillContext,
  basket: Basket,
  commandId: string,
  bodies: readonly BasketStepBody[],
): BasketStep[] {
  let before = basket;
  return bodies.map((body, index) => {
    const isLast = index === bodies.length - 1;
    const step = nextStep(till, before, isLast ? commandId : `${commandId}:${index}`, body);
    before = applyStep(before, step);
    return step;
  });
}
