import { assert } from '../../domain/assert.ts';
import { allocate } from '../../domain/money/allocate.ts';
import { extendedPriceMinor } from '../../domain/quantity/quantity.ts';
import {
  type ReceiptSlip,
  readReceiptSlip,
  type SlipLine,
} from '../../domain/receipt/receipt-slip.ts';
import { readSignedCode } from '../../domain/scan/signed-code.ts';
import type { PriceModifier } from '../../domain/transaction/price-modifier.ts';
import type { LineItem, Transaction } from '../../domain/transaction/transaction.ts';
import type { KnownContent } from './known-receipts.ts';

/** What the code of a receipt says, as it was stored once it had been read. */
export function slipOf({ code }: KnownContent & { kind: 'code' }): ReceiptSlip {
  const read = readSignedCode(code);
  const slip = read.ok ? readReceiptSlip(read.value.payload) : null;
  assert(slip?.ok === true, 'A code is read before it is kept');
  return slip.value;
}

/**
 * A sale as the code on its receipt tells it: what was paid for each line, by which tenders. What took
 * a price down is one modifier, for the code does not say what it was.
 */
export function saleOfSlip(
  slip: ReceiptSlip,
  items: (KnownContent & { kind: 'code' })['items'],
): Transaction {
  const tenders = slip.tenders.map((tender) => ({
    ...tender,
    currency: slip.currency,
    ...{ tenderedMinor: tender.amountMinor, changeMinor: 0, reference: '' },
    ...{ foreign: null, refundOf: null, terminal: null },
  }));
  return {
    ...{ basketId: '', seat: 'till', kind: 'sale', currency: slip.currency, openedAt: '' },
    lines: slip.lines.map((line) => lineOf(line, items[line.sku], slip)),
    tenders,
    vat: [],
    totals: {
      grossMinor: slip.totalMinor,
      ...{ netMinor: 0, vatMinor: 0, discountMinor: 0, roundingMinor: 0 },
      lineCount: slip.lines.length,
    },
    ...{ corrections: [], references: [], approvals: [], invoice: null },
  };
}

function lineOf(
  line: SlipLine,
  item: (KnownContent & { kind: 'code' })['items'][string] | undefined,
  { tenders }: ReceiptSlip,
): LineItem {
  const { name: label, ...facts } = item ?? { ...unknownItem, name: line.sku };
  const changedMinor = line.grossMinor - extendedPriceMinor(line.unitPriceMinor, line.quantity);
  return {
    ...line,
    ...{ ...facts, label },
    ...{ fulfilment: 'take', accounting: 'turnover', depositKind: '' },
    ...{ priceSource: '', vatExemption: '', associateId: '', serialNumber: '', lot: '' },
    ...{ giftReceipt: false, entered: 'scanned', returnOf: null, reasonCode: '', disposition: '' },
    modifiers: changedMinor === 0 ? [] : [{ ...reduced, amountMinor: changedMinor }],
    netMinor: line.grossMinor - line.vatMinor,
    tenderAllocation: sharesOf(line.grossMinor, tenders),
  };
}

const unknownItem = { gtin: '', category: '', size: '', colour: '', model: '' };

/** Each line was paid by all tenders in proportion, to a cent: so it is when a till shares them out. */
function sharesOf(grossMinor: number, tenders: ReceiptSlip['tenders']) {
  if (tenders.length === 0) return [];
  const weights = tenders.map(({ amountMinor }) => amountMinor);
  return allocate(grossMinor, weights).map((amountMinor, index) => ({
    tender: tenders[index]?.number ?? 1,
    amountMinor,
  }));
}

const reduced: PriceModifier = {
  ...{ source: 'price-override', sourceId: '', label: '', amountMinor: 0 },
  ...{ reasonCode: 'receipt-code', operatorId: '', approval: null },
};
