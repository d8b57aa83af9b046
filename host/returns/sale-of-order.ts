import type { OrderDocument } from '../../contract/document/order.ts';
import { multiplyDivide, sumMinor } from '../../domain/money/minor.ts';
import { extendedPriceMinor, type Quantity } from '../../domain/quantity/quantity.ts';
import { splitIncludedVat } from '../../domain/tax/included-vat.ts';
import type { PriceModifier } from '../../domain/transaction/price-modifier.ts';
import type { LineItem, Transaction } from '../../domain/transaction/transaction.ts';
import type { KnownContent } from './known-receipts.ts';

type KnownOrder = KnownContent & { kind: 'order' };

/** With the customer, as far as the platform knows. */
export const partsGone: ReadonlySet<string> = new Set(['shipped', 'handed-over', 'delivered']);

/**
 * What an order that no till took sold, as a receipt would say it: of each line what is with its customer or
 * was given back at a till, at its share of what the web shop was paid. What was cancelled, came back to the
 * shop or has not left is none of it; nor is a line that something was due of: its receipt says what was
 * paid. VAT is that of the item today. All of it was paid by one tender: the one that pays it back.
 */
export function saleOfOrder({ found, items, refundTo }: KnownOrder): Transaction {
  const { order, returned } = found;
  const lines = order.lines.flatMap((line): LineItem[] => {
    const back = returned.find((each) => each.line === line.line)?.quantityMilli ?? 0;
    const goneMilli = line.parts
      .filter(({ state }) => partsGone.has(state))
      .reduce((sum, { quantityMilli }) => sum + quantityMilli, back);
    const milli = Math.min(goneMilli, line.quantityMilli);
    const item = items[line.sku];
    return milli > 0 && line.dueMinor === 0 && item ? [lineOf(line, milli, item)] : [];
  });
  const totalMinor = sumMinor(lines.map(({ grossMinor }) => grossMinor));
  return {
    ...{ basketId: '', seat: 'till', kind: 'sale', currency: order.currency, openedAt: '' },
    lines,
    tenders: [
      {
        ...{ number: 1, type: refundTo.type, kind: refundTo.kind, currency: order.currency },
        ...{ tenderedMinor: totalMinor, changeMinor: 0, amountMinor: totalMinor, reference: '' },
        ...{ foreign: null, refundOf: null, terminal: null },
      },
    ],
    vat: [],
    totals: {
      grossMinor: totalMinor,
      ...{ netMinor: 0, vatMinor: 0, discountMinor: 0, roundingMinor: 0 },
      lineCount: lines.length,
    },
    ...{ corrections: [], references: [], approvals: [], invoice: null },
  };
}

function lineOf(
  { line, sku, quantityMilli, amountMinor }: OrderDocument['lines'][number],
  milli: number,
  item: KnownOrder['items'][string],
): LineItem {
  const grossMinor = multiplyDivide(amountMinor, milli, quantityMilli);
  const { quantityScale: scale, vatCategory, vatRateBp } = item;
  const quantity: Quantity = { value: multiplyDivide(milli, 10 ** scale, 1_000), scale };
  const unitPriceMinor = multiplyDivide(amountMinor, 1_000, quantityMilli);
  const changedMinor = grossMinor - extendedPriceMinor(unitPriceMinor, quantity);
  // Alone, so that it is the same whatever else has left by then.
  const vatMinor =
    splitIncludedVat([{ vatCategory, vatRateBp, grossMinor }]).lines[0]?.vatMinor ?? 0;
  const { name: label, gtin, size, colour, model, category, eReportingCategory, unit } = item;
  return {
    ...{ number: line, fulfilment: 'take', accounting: 'turnover', depositKind: '' },
    ...{ sku, gtin, label, size, colour, model, category, eReportingCategory, quantity, unit },
    ...{ unitPriceMinor, priceSource: 'web', grossMinor },
    ...{ netMinor: grossMinor - vatMinor, vatMinor, vatCategory, vatRateBp, vatExemption: '' },
    modifiers: changedMinor === 0 ? [] : [{ ...rounding, amountMinor: changedMinor }],
    ecoParticipationMinor: multiplyDivide(item.ecoParticipationMinor, milli, 1_000),
    tenderAllocation: [{ tender: 1, amountMinor: grossMinor }],
    ...{ associateId: '', serialNumber: '', lot: '', giftReceipt: false, entered: 'searched' },
    ...{ returnOf: null, reasonCode: '', disposition: '' },
  };
}

const rounding: PriceModifier = {
  ...{ source: 'price-override', sourceId: '', label: '', amountMinor: 0 },
  ...{ reasonCode: 'rounding', operatorId: '', approval: null },
};
