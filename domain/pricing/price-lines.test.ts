import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Basket, BasketLine } from '../basket/basket.ts';
import type { BasketDiscount, LineDiscount } from '../basket/discount.ts';
import { sumMinor } from '../money/minor.ts';
import { extendedPriceMinor } from '../quantity/quantity.ts';
import { ecoParticipationMinor } from './eco-participation.ts';
import { priceLines } from './price-lines.ts';

const given = { id: 'd', reasonCode: 'damaged', operatorId: 'op', approval: null };

const lineDiscount: fc.Arbitrary<LineDiscount> = fc.oneof(
  fc.nat(10_000).map((rateBp): LineDiscount => ({ ...given, kind: 'percent', rateBp })),
  fc.nat(30_000).map((amountMinor): LineDiscount => ({ ...given, kind: 'amount', amountMinor })),
  fc
    .nat(30_000)
    .map((unitPriceMinor): LineDiscount => ({ ...given, kind: 'price', unitPriceMinor })),
);
const basketDiscount: fc.Arbitrary<BasketDiscount> = fc.oneof(
  fc.nat(10_000).map((rateBp): BasketDiscount => ({ ...given, kind: 'percent', rateBp })),
  fc.nat(90_000).map((amountMinor): BasketDiscount => ({ ...given, kind: 'amount', amountMinor })),
);
const soldLine = fc
  .record({
    unitPriceMinor: fc.nat(20_000),
    ecoMinor: fc.nat(300),
    pieces: fc.integer({ min: 1, max: 9 }),
    discounts: fc.array(lineDiscount, { maxLength: 3 }),
  })
  .map(({ unitPriceMinor, ecoMinor, pieces, discounts }) =>
    line({ unitPriceMinor, ecoMinor: Math.min(ecoMinor, unitPriceMinor), pieces, discounts }),
  );
const basket = fc.record({
  lines: fc.array(soldLine, { minLength: 1, maxLength: 6 }),
  discounts: fc.array(basketDiscount, { maxLength: 3 }),
});

describe('the price of lines', () => {
  it('is unit price × quantity and its modifiers, to the cent', () => {
    fc.assert(
      fc.property(basket, (given) => {
        for (const { line, modifiers, grossMinor } of priceOf(given)) {
          const full = extendedPriceMinor(line.item.unitPriceMinor, line.quantity);
          expect(full + sumMinor(modifiers.map(({ amountMinor }) => amountMinor))).toBe(grossMinor);
        }
      }),
    );
  });

  it('never falls below the éco-participation, whatever is taken off', () => {
    fc.assert(
      fc.property(basket, (given) => {
        for (const { line, grossMinor } of priceOf(given)) {
          expect(grossMinor).toBeGreaterThanOrEqual(ecoParticipationMinor(line));
        }
      }),
    );
  });

  it('loses exactly the amount of a basket discount that the lines can bear', () => {
    fc.assert(
      fc.property(
        fc.array(soldLine, { minLength: 1, maxLength: 6 }),
        fc.nat(9_000),
        (lines, off) => {
          const before = priceOf({ lines, discounts: [] });
          const bearable = sumMinor(
            before.map(({ line, grossMinor }) => grossMinor - ecoParticipationMinor(line)),
          );
          const discount: BasketDiscount = { ...given, kind: 'amount', amountMinor: off };
          const after = priceOf({ lines, discounts: [discount] });
          expect(total(before) - total(after)).toBe(Math.min(off, bearable));
        },
      ),
    );
  });

  it('takes 10 % off what is left after 20 %, and leaves 2 € of éco-participation alone', () => {
    const sofa = line({ unitPriceMinor: 10_200, ecoMinor: 200, pieces: 1, discounts: [] });
    const percent = (rateBp: number): LineDiscount => ({ ...given, kind: 'percent', rateBp });
    const [priced] = priceOf({
      lines: [{ ...sofa, discounts: [percent(2000), percent(1000)] }],
      discounts: [],
    });
    expect(priced?.modifiers.map(({ amountMinor }) => amountMinor)).toEqual([-2000, -800]);
    expect(priced?.grossMinor).toBe(7_400);
  });

  it('leaves goods given back at what was paid, and gift cards at their value', () => {
    const sold = line({ unitPriceMinor: 5_000, ecoMinor: 0, pieces: 1, discounts: [] });
    const card: BasketLine = { ...sold, number: 2, accounting: 'liability' };
    const back: BasketLine = {
      ...sold,
      number: 3,
      quantity: { value: -1, scale: 0 },
      returned: {
        of: { journalId: 'a-journal-of-the-till', sequence: 4, line: 1 },
        receiptNumber: '2-000001',
        reasonCode: 'too-large',
        disposition: 'restock',
        grossMinor: -3_300,
        netMinor: -2_750,
        vatMinor: -550,
        ecoParticipationMinor: 0,
        modifiers: [],
      },
    };
    const half: BasketDiscount = { ...given, kind: 'percent', rateBp: 5_000 };
    expect(
      priceOf({ lines: [sold, card, back], discounts: [half] }).map((each) => each.grossMinor),
    ).toEqual([2_500, 5_000, -3_300]);
  });
});

/** Without promotions. */
function priceOf(basket: Pick<Basket, 'lines' | 'discounts'>) {
  return priceLines({
    ...basket,
    promotions: [],
    rewards: [],
    coupons: [],
    customer: null,
    groups: [],
    staffBuyer: null,
  });
}

function total(priced: readonly { grossMinor: number }[]): number {
  return sumMinor(priced.map(({ grossMinor }) => grossMinor));
}

function line(of: {
  unitPriceMinor: number;
  ecoMinor: number;
  pieces: number;
  discounts: readonly LineDiscount[];
}): BasketLine {
  return {
    number: 1,
    item: {
      sku: 'sku',
      gtin: '',
      name: 'Article',
      category: '',
      eReportingCategory: 'TLB1',
      unitPriceMinor: of.unitPriceMinor,
      priceSource: 'base',
      vatCategory: 'S',
      vatRateBp: 2000,
      unit: 'piece',
      quantityScale: 0,
      ecoParticipationMinor: of.ecoMinor,
      size: '',
      colour: '',
      model: '',
      picture: '',
    },
    quantity: { value: of.pieces, scale: 0 },
    discounts: of.discounts,
    offers: [],
    returned: null,
    accounting: 'turnover',
    depositKind: '',
    entered: 'scanned',
    associateId: '',
    serialNumber: '',
    lot: '',
    giftReceipt: false,
    fulfilment: 'take',
    group: 0,
    origin: 'rung',
    due: null,
    touchedAtStep: 1,
  };
}
