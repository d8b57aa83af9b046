import fc from 'fast-check';
import { allocate } from '../../domain/money/allocate.ts';
import { negate, sumMinor } from '../../domain/money/minor.ts';
import { extendedPriceMinor } from '../../domain/quantity/quantity.ts';
import { splitIncludedVat } from '../../domain/tax/included-vat.ts';
import type { VatCategory } from '../../domain/tax/vat-key.ts';
import type { PriceModifier } from '../../domain/transaction/price-modifier.ts';
import type {
  JournalledTender,
  LineItem,
  Transaction,
} from '../../domain/transaction/transaction.ts';

/** What a test says of a line; everything else follows from it. A negative quantity gives back. */
export interface LineSpec {
  unitPriceMinor: number;
  /** In units of 10^−scale. */
  quantity: { value: number; scale: number };
  vatCategory: VatCategory;
  vatRateBp: number;
  accounting: LineItem['accounting'];
  /** 0 to 100 % off. */
  discountPercent: number;
}

/** A valid transaction of these lines: VAT, discounts, tenders and allocation add up. */
export function makeTransaction(spec: {
  basketId: string;
  lines: readonly [LineSpec, ...LineSpec[]];
  currency?: string;
  /** How the sum is shared over tenders of these types; the first gives change when it is cash. */
  tenders?: readonly ('cash' | 'card')[];
  changeMinor?: number;
}): Transaction {
  const { basketId, currency = 'EUR', tenders: types = ['cash'], changeMinor = 0 } = spec;
  const priced = spec.lines.map((line) => {
    const fullMinor = extendedPriceMinor(line.unitPriceMinor, line.quantity);
    const discountMinor = negate(Math.trunc((fullMinor * line.discountPercent) / 100));
    return { line, grossMinor: fullMinor + discountMinor, modifiers: discount(discountMinor) };
  });
  const vat = splitIncludedVat(
    priced.map(({ line, grossMinor }) => ({
      vatCategory: line.vatCategory,
      vatRateBp: line.vatRateBp,
      grossMinor,
    })),
  );
  const grossMinor = sumMinor(priced.map((line) => line.grossMinor));
  const tenders = payWith(grossMinor, types, currency, changeMinor);
  const shares = shareOut(
    priced.map((line) => line.grossMinor),
    tenders,
  );
  const modifiers = priced.flatMap((line) => line.modifiers);
  return {
    basketId,
    seat: 'till',
    kind: kindOf(spec.lines),
    currency,
    openedAt: '2026-11-22T13:04:05.678Z',
    lines: priced.map(({ line, modifiers }, index) => ({
      ...plainLine(line, index + 1),
      modifiers,
      ...(vat.lines[index] ?? { grossMinor: 0, netMinor: 0, vatMinor: 0 }),
      tenderAllocation: shares[index] ?? [],
    })),
    tenders,
    vat: vat.totals,
    totals: {
      grossMinor,
      netMinor: sumMinor(vat.totals.map((total) => total.netMinor)),
      vatMinor: sumMinor(vat.totals.map((total) => total.vatMinor)),
      discountMinor: sumMinor(modifiers.map(({ amountMinor }) => Math.min(amountMinor, 0))),
      roundingMinor: 0,
      lineCount: spec.lines.length,
    },
    corrections: [],
    references: [],
    approvals: [],
    invoice: null,
  };
}

/** Sales only, or (the default) sales, returns and exchanges with every accounting. */
export function arbitraryTransaction(
  options: { currency?: string; only?: 'sales' } = {},
): fc.Arbitrary<Transaction> {
  const { currency = 'EUR', only } = options;
  return fc
    .record({
      basketId: arbitraryId,
      lines: fc.array(arbitraryLine(only === 'sales'), { minLength: 1, maxLength: 6 }),
      tenders: fc.array(fc.constantFrom('cash' as const, 'card' as const), {
        minLength: 1,
        maxLength: 3,
      }),
      changeMinor: fc.integer({ min: 0, max: 5_000 }),
    })
    .map(({ lines: [first, ...more], ...rest }) =>
      makeTransaction({ ...rest, currency, lines: [first ?? breadLine, ...more] }),
    );
}

/** Ids as a till makes them: 16 random bytes in base64url. */
export const arbitraryId: fc.Arbitrary<string> = fc
  .uint8Array({ minLength: 16, maxLength: 16 })
  .map((bytes) => Buffer.from(bytes).toString('base64url'));

export const breadLine: LineSpec = {
  unitPriceMinor: 120,
  quantity: { value: 1, scale: 0 },
  vatCategory: 'S',
  vatRateBp: 550,
  accounting: 'turnover',
  discountPercent: 0,
};

function arbitraryLine(areSalesOnly: boolean): fc.Arbitrary<LineSpec> {
  const sign = areSalesOnly ? fc.constant(1) : fc.constantFrom(1, 1, 1, -1);
  return fc
    .record({
      unitPriceMinor: fc.oneof(fc.integer({ min: 0, max: 20_000 }), fc.constant(9_999_999)),
      scale: fc.constantFrom(0, 3),
      magnitude: fc.integer({ min: 1, max: 7 }),
      sign,
      rate: fc.constantFrom(
        ['S', 2000] as const,
        ['S', 1000] as const,
        ['S', 550] as const,
        ['S', 210] as const,
        ['Z', 0] as const,
      ),
      accounting: fc.constantFrom('turnover' as const, 'turnover' as const, 'deposit' as const),
      isGiftCard: fc.integer({ min: 0, max: 9 }),
      discountPercent: fc.constantFrom(0, 0, 10, 33, 100),
    })
    .map(({ magnitude, scale, rate, isGiftCard, ...line }) => ({
      unitPriceMinor: line.unitPriceMinor,
      quantity: { value: line.sign * (scale === 0 ? magnitude : magnitude * 437), scale },
      vatCategory: isGiftCard === 0 ? ('O' as const) : rate[0],
      vatRateBp: isGiftCard === 0 ? 0 : rate[1],
      accounting: isGiftCard === 0 ? ('liability' as const) : line.accounting,
      discountPercent: line.discountPercent,
    }));
}

function kindOf(lines: readonly LineSpec[]): Transaction['kind'] {
  const givesBack = lines.filter((line) => line.quantity.value < 0).length;
  if (givesBack === 0) return 'sale';
  return givesBack === lines.length ? 'return' : 'exchange';
}

function discount(amountMinor: number): PriceModifier[] {
  if (amountMinor === 0) return [];
  return [
    {
      source: 'line-discount',
      sourceId: '',
      label: 'Remise',
      amountMinor,
      reasonCode: 'damaged-box',
      operatorId: 'op-1',
      approval: null,
    },
  ];
}

/** An even split over the types; what is given back is given back by the first type alone. */
function payWith(
  grossMinor: number,
  types: readonly ('cash' | 'card')[],
  currency: string,
  changeMinor: number,
): JournalledTender[] {
  if (grossMinor === 0) return [];
  const used = grossMinor < 0 ? types.slice(0, 1) : types;
  const amounts = allocate(
    grossMinor,
    used.map(() => 1),
  );
  return used
    .map((type, index): JournalledTender => {
      const amountMinor = amounts[index] ?? 0;
      const change = type === 'cash' && index === 0 && amountMinor > 0 ? changeMinor : 0;
      return {
        number: index + 1,
        type,
        kind: type,
        currency,
        tenderedMinor: amountMinor + change,
        changeMinor: change,
        amountMinor,
        reference: '',
        foreign: null,
        refundOf: null,
        terminal: null,
      };
    })
    .filter((tender) => tender.amountMinor !== 0);
}

function shareOut(
  gross: readonly number[],
  tenders: readonly JournalledTender[],
): LineItem['tenderAllocation'][] {
  const left = [...gross];
  const shares = gross.map((): { tender: number; amountMinor: number }[] => []);
  for (const tender of tenders) {
    allocate(tender.amountMinor, left).forEach((amountMinor, index) => {
      left[index] = (left[index] ?? 0) - amountMinor;
      if (amountMinor !== 0) shares[index]?.push({ tender: tender.number, amountMinor });
    });
  }
  return shares;
}

function plainLine(line: LineSpec, number: number) {
  const isReturn = line.quantity.value < 0;
  return {
    number,
    fulfilment: isReturn ? ('return' as const) : ('take' as const),
    accounting: line.accounting,
    depositKind: line.accounting === 'deposit' ? ('arrhes' as const) : ('' as const),
    sku: `SKU-${number}`,
    gtin: '03017620422003',
    label: `Crème brûlée nº ${number}`,
    size: '',
    colour: '',
    model: '',
    category: 'grocery',
    eReportingCategory: 'TLB1' as const,
    quantity: line.quantity,
    unit: line.quantity.scale === 0 ? ('piece' as const) : ('kg' as const),
    unitPriceMinor: line.unitPriceMinor,
    priceSource: 'base',
    vatCategory: line.vatCategory,
    vatRateBp: line.vatRateBp,
    vatExemption: '',
    ecoParticipationMinor: 0,
    associateId: 'op-2',
    serialNumber: '',
    lot: '',
    giftReceipt: false,
    entered: 'scanned' as const,
    returnOf: null,
    reasonCode: isReturn ? 'changed-mind' : '',
    disposition: isReturn ? ('restock' as const) : ('' as const),
  };
}
