import type { Basket, BasketLine } from '../basket/basket.ts';
import { type Settlement, settle } from '../basket/settle.ts';
import { allocate } from '../money/allocate.ts';
import { sumMinor } from '../money/minor.ts';
import { placeOfOrder } from '../order/order.ts';
import { paidLineSource } from '../order/paid-line.ts';
import { ecoParticipationMinor } from '../pricing/eco-participation.ts';
import { ok, type Result, refuse } from '../result.ts';
import { isDepositGivenUp } from '../stored-value/deposit-given-up.ts';
import { totalByRate } from '../tax/included-vat.ts';
import { takenOffAccount } from './account-payment.ts';
import { isOfWebOrder } from './sold-place.ts';
import type { JournalledTender, LineItem, Transaction } from './transaction.ts';

export type CompletionRefusal =
  | { code: 'TENDER_BELOW_DUE'; remainingMinor: number }
  | { code: 'NOTHING_DUE' };

/** Freezes a paid basket into what the journal keeps. Refused while anything is left to pay. */
export function complete(basket: Basket): Result<Transaction, CompletionRefusal> {
  const settlement = settle(basket);
  if (settlement.lines.length === 0) return refuse({ code: 'NOTHING_DUE' });
  if (settlement.remainingMinor !== 0) {
    return refuse({ code: 'TENDER_BELOW_DUE', remainingMinor: settlement.remainingMinor });
  }
  const tenders = basket.tenders.map(
    (tender, index): JournalledTender => ({
      number: index + 1,
      type: tender.type,
      kind: tender.kind,
      currency: basket.currency,
      tenderedMinor: tender.tenderedMinor,
      changeMinor: tender.changeMinor,
      amountMinor: tender.amountMinor,
      reference: tender.reference,
      foreign: null,
      refundOf: refundOf(tender.refundOf),
      terminal: null,
    }),
  );
  const shares = shareTenders(settlement, tenders);
  // What is paid of an account is in no sum: a tender below zero takes it off, and its line has no price.
  const receivedMinor = sumMinor(
    settlement.lines.filter(isReceived).map(({ grossMinor }) => grossMinor),
  );
  const off = { number: tenders.length + 1, currency: basket.currency };
  const lines = settlement.lines.map((settled, index) => {
    const line = lineItem(settled, shares[index] ?? []);
    return isReceived(settled) ? withoutPrice(line, off.number) : line;
  });
  const vat = receivedMinor === 0 ? settlement.vat : totalByRate(lines);
  return ok({
    basketId: basket.id,
    seat: basket.seat,
    kind: kindOf(settlement),
    currency: basket.currency,
    openedAt: basket.openedAt,
    lines,
    tenders: receivedMinor === 0 ? tenders : [...tenders, takenOffAccount(receivedMinor, off)],
    vat,
    totals: {
      grossMinor: settlement.totalMinor - receivedMinor,
      netMinor: sumMinor(vat.map((total) => total.netMinor)),
      vatMinor: sumMinor(vat.map((total) => total.vatMinor)),
      discountMinor: settlement.discountMinor,
      roundingMinor: settlement.roundingMinor,
      lineCount: settlement.lines.length,
    },
    corrections: basket.corrections,
    references: [...deductedDeposits(basket), ...ordersPaid(basket)],
    approvals: basket.approvals,
    invoice: null,
  });
}

function isReceived({ line }: Settlement['lines'][number]): boolean {
  return line.accounting === 'receivable';
}

function withoutPrice(line: LineItem, tender: number): LineItem {
  return {
    ...line,
    ...{ unitPriceMinor: 0, grossMinor: 0, netMinor: 0, vatMinor: 0 },
    tenderAllocation: [...line.tenderAllocation, { tender, amountMinor: 0 - line.grossMinor }],
  };
}

function kindOf({ lines }: Settlement): Transaction['kind'] {
  // What is kept of arrhes sells nothing.
  const traded = lines.filter(({ line }) => line.accounting !== 'indemnity');
  const returnCount = traded.filter(({ line }) => givesBack(line)).length;
  if (returnCount === 0) return 'sale';
  return returnCount === traded.length ? 'return' : 'exchange';
}

/** Goods, or the deposit on an order that is given up; one that is deducted pays for its goods. */
function givesBack(line: BasketLine): boolean {
  const { returned, accounting } = line;
  return (returned !== null && accounting === 'turnover') || isDepositGivenUp(line);
}

function accountingOf({ accounting }: BasketLine): LineItem['accounting'] {
  if (accounting === 'receivable') return 'liability';
  return accounting === 'indemnity' ? 'turnover' : accounting;
}

/** The entries whose deposits this one deducts or ends, each once, at however many rates it was paid. */
function deductedDeposits({ lines }: Basket): Transaction['references'] {
  const numbers = new Set<string>();
  return lines.flatMap(({ accounting, returned, serialNumber }) => {
    const of = returned?.of ?? null;
    if (accounting !== 'deposit' || of === null || !('journalId' in of)) return [];
    if (numbers.has(serialNumber)) return [];
    numbers.add(serialNumber);
    return [{ kind: 'deposit', journalId: of.journalId, sequence: of.sequence }];
  });
}

/** The orders placed before of which lines are paid now, each once. */
function ordersPaid({ lines }: Basket): Transaction['references'] {
  const orders = new Set(lines.flatMap(({ due }) => (due ? [due.order] : [])));
  return [...orders].map((order) => {
    const of = placeOfOrder(order);
    return of ? { kind: 'order', ...of } : { kind: 'order', orderId: order };
  });
}

function lineItem(
  { line, split, modifiers }: Settlement['lines'][number],
  tenderAllocation: LineItem['tenderAllocation'],
): LineItem {
  const { item, returned, due } = line;
  return {
    number: line.number,
    fulfilment: givesBack(line) ? 'return' : line.fulfilment,
    accounting: accountingOf(line),
    depositKind: line.depositKind,
    sku: item.sku,
    gtin: item.gtin,
    label: item.name,
    size: item.size,
    colour: item.colour,
    model: item.model,
    category: item.category,
    eReportingCategory: item.eReportingCategory,
    quantity: line.quantity,
    unit: item.unit,
    unitPriceMinor: item.unitPriceMinor,
    priceSource: due ? paidLineSource(due) : item.priceSource,
    modifiers,
    ...split,
    vatCategory: item.vatCategory,
    vatRateBp: item.vatRateBp,
    vatExemption: '',
    ecoParticipationMinor: ecoParticipationMinor(line),
    tenderAllocation,
    associateId: line.associateId,
    serialNumber: line.serialNumber,
    lot: line.lot,
    giftReceipt: line.giftReceipt,
    entered: line.entered,
    returnOf: returnOf(returned),
    reasonCode: returned?.reasonCode ?? '',
    disposition: returned?.disposition ?? '',
  };
}

/** What was sold by an order alone is named by it. */
function returnOf(returned: BasketLine['returned']): LineItem['returnOf'] {
  const of = returned?.of ?? null;
  if (of === null || 'receipt' in of || !isOfWebOrder(of)) return of;
  return { orderId: of.journalId, line: of.line };
}

function refundOf(of: Basket['tenders'][number]['refundOf']): JournalledTender['refundOf'] {
  return of !== null && isOfWebOrder(of) ? { orderId: of.journalId } : of;
}

/**
 * Which tender paid how much of which line: each tender is spread over what its predecessors left
 * of the lines, so both directions add up exactly. In an exchange that is both sides, each with its
 * sign; a tender that what is left of them can't share out is spread over the lines of its own sign.
 */
function shareTenders(
  settlement: Settlement,
  tenders: readonly JournalledTender[],
): { tender: number; amountMinor: number }[][] {
  const left = settlement.lines.map(({ split }) => split.grossMinor);
  const shares = left.map((): { tender: number; amountMinor: number }[] => []);
  for (const tender of tenders) {
    allocate(tender.amountMinor, weightsFor(tender.amountMinor, left)).forEach(
      (amountMinor, index) => {
        left[index] = (left[index] ?? 0) - amountMinor;
        if (amountMinor !== 0) shares[index]?.push({ tender: tender.number, amountMinor });
      },
    );
  }
  return shares;
}

/**
 * What is left of the lines, if it goes the tender's way: money back for goods of which a later scan
 * made a sale does not, nor does the first of two tenders that cancel out.
 */
function weightsFor(amountMinor: number, left: readonly number[]): readonly number[] {
  const sum = sumMinor(left);
  if (sum !== 0 && Math.sign(sum) === Math.sign(amountMinor)) return left;
  return left.map((minor) => (Math.sign(minor) === Math.sign(amountMinor) ? minor : 0));
}
