import type { BasketDeposit, BasketGroup } from '../../domain/basket/basket-group.ts';
import type { BasketStepBody } from '../../domain/basket/basket-step.ts';
import { foldBasket } from '../../domain/basket/fold-basket.ts';
import type { ItemFacts } from '../../domain/basket/item-facts.ts';
import { orderOfBasket } from '../../domain/basket/order-of-basket.ts';
import { settle } from '../../domain/basket/settle.ts';
import type { GivenUpBy } from '../../domain/order/given-up.ts';
import type { LaterFulfilment, OrderPlaced } from '../../domain/order/order.ts';
import { giveBack, type JournalledSale } from '../../domain/return/give-back.ts';
import { givenBackOf } from '../../domain/return/given-back.ts';
import { refundSources } from '../../domain/return/refund-sources.ts';
import { deductDeposit } from '../../domain/stored-value/deduct-deposit.ts';
import { giveUpDeposit } from '../../domain/stored-value/give-up-deposit.ts';
import { offerRefund, refundWays } from '../../domain/tender/offer-refund.ts';
import type { Tender } from '../../domain/tender/offer-tender.ts';
import { cardByHand, cash } from '../../domain/tender/shipped-tender-types.ts';
import { complete } from '../../domain/transaction/complete.ts';
import type { Transaction } from '../../domain/transaction/transaction.ts';

const tenderTypes = [cash, cardByHand] as const;

/** What is asked for at a till: lines of one group each, and how each group leaves. */
export interface OrderWish {
  basketId: string;
  lines: readonly { sku: string; pieces: number; unitPriceMinor: number; group: number }[];
  groups: readonly {
    fulfilment: LaterFulfilment;
    placeId: string;
    payment: BasketGroup['payment'];
    holdUntil: string;
  }[];
  /** What of what is due now is paid by card; the rest is cash. */
  cardPercent: number;
}

/** The order that a basket places and what is paid of it now, null where nothing is, by the till's own rules. */
export function orderOf({ basketId, lines, groups, cardPercent }: OrderWish): {
  placed: OrderPlaced;
  paid: Transaction | null;
} {
  const rung = lines.flatMap(({ sku, pieces, unitPriceMinor, group }, index): BasketStepBody[] => {
    const lineNumber = index + 1;
    const wanted = groups[group - 1];
    const quantity = { value: pieces, scale: 0 };
    const item = factsOf(sku, unitPriceMinor);
    const added = { kind: 'item-added', lineNumber, item, quantity, entered: 'scanned' } as const;
    if (!wanted) return [added];
    const set = basketGroup(group, wanted);
    return [added, { kind: 'line-fulfilled', lineNumber, group, set }];
  });
  const hasDeposit = groups.some(({ payment }) => payment === 'deposit');
  const deposit: BasketDeposit = {
    ...{ kind: 'arrhes', of: { kind: 'rate', rateBp: 3_000 }, lineNumber: 90 },
    ...{ serialNumber: 'D0000000000000001', item: factsOf('deposit', 0) },
  };
  const withDeposit = groups.flatMap((wanted, index): BasketStepBody[] =>
    wanted.payment === 'deposit'
      ? [{ kind: 'group-set', group: basketGroup(index + 1, wanted), deposit }]
      : [],
  );
  const bodies = [...rung, ...(hasDeposit ? withDeposit : [])];
  const { remainingMinor: due } = settle(basketOf(basketId, bodies));
  const card = Math.floor((due * cardPercent) / 100);
  const tenders = [tenderOf('card', card), tenderOf('cash', due - card)].filter(
    ({ amountMinor }) => amountMinor > 0,
  );
  const basket = basketOf(basketId, [...bodies, ...tenders.map(tenderAdded)]);
  const placed = orderOfBasket(basket);
  if (placed === null) throw new Error('Something of it leaves later');
  const paid = complete(basket);
  return { placed, paid: paid.ok ? paid.value : null };
}

/** What is due of an order, paid in cash when it is handed over. */
export function dueOf(
  basketId: string,
  order: string,
  lines: OrderPlaced['lines'],
  fulfilment: 'pickup' | 'reserve',
): Transaction | null {
  const rung = dueRung(order, lines, fulfilment);
  const due = settle(basketOf(basketId, rung)).remainingMinor;
  const paid = complete(basketOf(basketId, [...rung, tenderAdded(tenderOf('cash', due))]));
  return paid.ok ? paid.value : null;
}

function dueRung(
  order: string,
  lines: OrderPlaced['lines'],
  fulfilment: 'pickup' | 'reserve',
): BasketStepBody[] {
  return lines.map(
    ({ number, sku, unitPriceMinor, quantity }, index): BasketStepBody => ({
      ...{ kind: 'due-rung', lineNumber: index + 1, item: factsOf(sku, unitPriceMinor), quantity },
      ...{ fulfilment, due: { order, line: number }, discount: null },
    }),
  );
}

/**
 * Some of a line given back for its money, as a till computes it from the returns that it knows of; null
 * where it refuses. `isBack`: the goods had left, and lie in the store again.
 */
export function returnOf(
  basketId: string,
  sale: JournalledSale,
  known: readonly Transaction[],
  wish: { line: number; pieces: number; isBack: boolean; disposition: 'restock' | 'damaged' },
): Transaction | null {
  const { line, pieces, isBack, disposition } = wish;
  const given = giveBack(
    basketOf(basketId, []),
    sale,
    {
      ...{ line, quantity: { value: pieces, scale: 0 }, reasonCode: 'changed-mind' },
      ...{ disposition, entered: 'scanned', picture: '', hasLeft: isBack },
    },
    givenBackOf({ ...sale.of, line }, { transactions: known, baskets: [] }),
  );
  return given.ok ? refunded(basketId, given.value, sale, known) : null;
}

/** A deposit that is ended, its order given up by whoever it is, as the till that took it computes it; null where it refuses. */
export function depositEnded(
  basketId: string,
  sale: JournalledSale,
  known: readonly Transaction[],
  by: GivenUpBy,
): Transaction | null {
  const [first, ...others] = sale.transaction.lines.filter(
    ({ accounting, returnOf }) => accounting === 'deposit' && returnOf === null,
  );
  if (!first) return null;
  const { of, receiptNumber } = sale;
  const deposit = { lines: [first, ...others] as const, by: of, receiptNumber };
  const ended = giveUpDeposit(basketOf(basketId, []), deposit, { by, cancels: null });
  return ended.ok ? refunded(basketId, ended.value, sale, known) : null;
}

/** The rest of an order's price, its deposit taken off: both as one basket, paid in cash. */
export function restOf(
  basketId: string,
  order: string,
  lines: OrderPlaced['lines'],
  sale: JournalledSale,
): Transaction | null {
  const rung = dueRung(order, lines, 'pickup');
  const basket = basketOf(basketId, rung);
  const [first, ...others] = sale.transaction.lines.filter(
    ({ accounting }) => accounting === 'deposit',
  );
  const { of, receiptNumber } = sale;
  const deposit = first && { lines: [first, ...others] as const, by: of, receiptNumber };
  const off = deposit && deductDeposit(basket, deposit);
  if (!off?.ok) return null;
  const bodies = [...rung, off.value];
  const { remainingMinor } = settle(basketOf(basketId, bodies));
  const tenders = remainingMinor > 0 ? [tenderAdded(tenderOf('cash', remainingMinor))] : [];
  const paid = complete(basketOf(basketId, [...bodies, ...tenders]));
  return paid.ok ? paid.value : null;
}

/** What comes back by a step, given back by the ways that the till proposes; null where it can't be. */
function refunded(
  basketId: string,
  step: BasketStepBody,
  sale: JournalledSale,
  known: readonly Transaction[],
): Transaction | null {
  const bodies: BasketStepBody[] = [step];
  for (let nth = 1; nth <= 8; nth += 1) {
    const basket = basketOf(basketId, bodies);
    const { remainingMinor } = settle(basket);
    if (remainingMinor === 0) break;
    const sold = { of: sale.of, transaction: sale.transaction, givenBackBy: known };
    const sources = refundSources(basket, [sold], []);
    const [way] = refundWays(remainingMinor, sources, tenderTypes);
    const type = tenderTypes.find(({ id }) => id === way?.type);
    if (!way || !type) return null;
    const offered = offerRefund(
      {
        id: `${basketId}:${String(nth)}`,
        amountMinor: way.suggestedMinor || way.maximumMinor,
        reference: '',
      },
      type,
      { remainingMinor, sources, freeCashMinor: 0, cashRoundingMinor: 0 },
    );
    if (!offered.ok) return null;
    bodies.push(...offered.value.map(tenderAdded));
  }
  const completed = complete(basketOf(basketId, bodies));
  return completed.ok ? completed.value : null;
}

const basketOf = (basketId: string, bodies: readonly BasketStepBody[]) =>
  foldBasket(
    [{ kind: 'opened', seat: 'till', currency: 'EUR' } as const, ...bodies].map((body, index) => ({
      ...{ basketId, number: index + 1, commandId: `${basketId}:${String(index)}`, body },
      ...{ operatorId: 'op-1', at: '2026-11-22T08:00:00.000Z' },
    })),
  );

function basketGroup(number: number, wanted: OrderWish['groups'][number]): BasketGroup {
  const { fulfilment, placeId, payment, holdUntil } = wanted;
  const method = { id: 'standard', name: 'Standard', nameEn: '', feeMinor: 0, freeFromMinor: null };
  return {
    ...{
      number,
      fulfilment,
      placeId,
      placeName: placeId,
      payment,
      holdUntil,
      holdHours: 0,
      latest: '',
    },
    ...{ method: fulfilment === 'ship' ? method : null, address: null, feeItem: null },
    ...{ feeLine: 80 + number, promise: { level: 'on-request', from: '', through: '' } },
  };
}

function factsOf(sku: string, unitPriceMinor: number): ItemFacts {
  return {
    ...{ sku, gtin: '', name: `Article ${sku}`, category: 'clothes', eReportingCategory: 'TLB1' },
    ...{ unitPriceMinor, priceSource: 'base', vatCategory: 'S', vatRateBp: 2_000, unit: 'piece' },
    ...{ quantityScale: 0, ecoParticipationMinor: 0, size: '', colour: '', model: '' },
    picture: '',
  };
}

function tenderOf(type: 'cash' | 'card', amountMinor: number): Tender {
  return {
    ...{ id: type, type, kind: type, tenderedMinor: amountMinor, amountMinor, changeMinor: 0 },
    ...{ roundingMinor: 0, reference: '', refundOf: null },
  };
}

const tenderAdded = (tender: Tender): BasketStepBody => ({ kind: 'tender-added', tender });
