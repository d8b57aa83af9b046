import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import type { Basket, BasketLine } from '../basket/basket.ts';
import { foldBasket } from '../basket/fold-basket.ts';
import { sumMinor } from '../money/minor.ts';
import { ecoParticipationMinor } from '../pricing/eco-participation.ts';
import { priceLines } from '../pricing/price-lines.ts';
import { extendedPriceMinor } from '../quantity/quantity.ts';
import { countedMinor, staffPurchases } from './staff-purchase.ts';
import { staffRateBp } from './staff-rate.ts';
import type { StaffTerms } from './staff-terms.ts';

const empty = foldBasket([
  {
    ...{ basketId: 'basket', number: 1, commandId: 'open', operatorId: 'op-1' },
    at: '2026-11-20T10:00:00.000Z',
    body: { kind: 'opened', seat: 'till', currency: 'EUR' },
  },
]);

function line(number: number, changes: Partial<BasketLine['item']> = {}): BasketLine {
  return {
    number,
    item: {
      ...{ sku: `sku-${number}`, gtin: '', name: 'Pull', category: 'Mailles' },
      ...{ eReportingCategory: 'TLB1', unitPriceMinor: 10_000, priceSource: 'base' },
      ...{ vatCategory: 'S', vatRateBp: 2_000, unit: 'piece', quantityScale: 0 },
      ...{ ecoParticipationMinor: 0, size: '', colour: '', model: '', picture: '' },
      ...changes,
    },
    quantity: { value: 1, scale: 0 },
    ...{ discounts: [], offers: [], returned: null, accounting: 'turnover', depositKind: '' },
    ...{ entered: 'scanned', associateId: '', serialNumber: '', lot: '', giftReceipt: false },
    ...{ fulfilment: 'take', group: 0, origin: 'rung', due: null, touchedAtStep: number },
  };
}

const quarter: StaffTerms = {
  ...{ defaultRateBp: 2_500, rates: [], excludedSkus: [], quotaMinor: null },
};
const withBuyer = (
  lines: readonly BasketLine[],
  terms = quarter,
  quotaLeftMinor: number | null = null,
): Basket => ({ ...empty, lines, staffBuyer: { operatorId: 'op-2', terms, quotaLeftMinor } });
const grosses = (basket: Basket) => priceLines(basket).map(({ grossMinor }) => grossMinor);

describe('a staff discount', () => {
  it('is the category’s rate, or the default one, and nothing on what is excluded', () => {
    const rates = [
      { category: 'Soldes', rateBp: 1_000 },
      { category: 'Cartes', rateBp: 0 },
    ];
    const terms = { ...quarter, rates, excludedSkus: ['sku-4'] };
    const lines = [
      line(1),
      line(2, { category: 'Soldes' }),
      line(3, { category: 'Cartes' }),
      line(4),
    ];
    expect(grosses(withBuyer(lines, terms))).toEqual([7_500, 9_000, 10_000, 10_000]);
  });

  it('says its rate and who bought in the modifier', () => {
    expect(priceLines(withBuyer([line(1)]))[0]?.modifiers).toEqual([
      {
        ...{ source: 'staff', sourceId: '2500/op-2', label: '', amountMinor: -2_500 },
        ...{ reasonCode: 'staff', operatorId: '', approval: null },
      },
    ]);
  });

  it('leaves out gift cards, deposits, goods that come back and prices that were promised', () => {
    const returned = {
      ...{ of: null, receiptNumber: '', reasonCode: 'too-small', disposition: 'restock' as const },
      ...{ grossMinor: -10_000, netMinor: -8_333, vatMinor: -1_667, ecoParticipationMinor: 0 },
      modifiers: [],
    };
    const lines: BasketLine[] = [
      { ...line(1), accounting: 'liability' },
      { ...line(2), accounting: 'deposit' },
      { ...line(3), quantity: { value: -1, scale: 0 }, returned },
      line(4, { priceSource: 'quote:D-1' }),
      { ...line(5), due: { order: 'any/1', line: 1 } },
    ];
    expect(grosses(withBuyer(lines))).toEqual([10_000, 10_000, -10_000, 10_000, 10_000]);
  });

  it('stops at the quota: on the line that crosses it, it is of the part that is left', () => {
    const basket = withBuyer([line(1), line(2), line(3)], quarter, 14_000);
    expect(grosses(basket)).toEqual([7_500, 9_000, 10_000]);
  });

  it('never takes anything off éco-participation', () => {
    expect(grosses(withBuyer([line(1, { ecoParticipationMinor: 2_000 })]))).toEqual([8_000]);
  });
});

const terms: fc.Arbitrary<StaffTerms> = fc.record({
  defaultRateBp: fc.integer({ min: 0, max: 10_000 }),
  rates: fc.array(
    fc.record({ category: fc.constantFrom('a', 'b'), rateBp: fc.integer({ min: 0, max: 10_000 }) }),
    { maxLength: 2 },
  ),
  excludedSkus: fc.subarray(['sku-1', 'sku-2', 'sku-3']),
  quotaMinor: fc.constant(null),
});
const lines = fc
  .array(
    fc.record({
      price: fc.integer({ min: 0, max: 100_000 }),
      pieces: fc.integer({ min: 1, max: 9 }),
      category: fc.constantFrom('a', 'b', 'c'),
      eco: fc.integer({ min: 0, max: 300 }),
      isMoney: fc.boolean(),
      promotionBp: fc.option(fc.integer({ min: 1, max: 9_999 })),
    }),
    { minLength: 1, maxLength: 6 },
  )
  .map((rung) =>
    rung.map(({ price, pieces, category, eco, isMoney, promotionBp }, index) => ({
      promotionBp,
      line: {
        ...line(index + 1, {
          ...{ category, unitPriceMinor: price, ecoParticipationMinor: Math.min(eco, price) },
        }),
        quantity: { value: pieces, scale: 0 },
        accounting: isMoney ? ('liability' as const) : ('turnover' as const),
        offers:
          promotionBp === null || isMoney
            ? []
            : [{ promotionId: `promotion-${index}`, places: [0] }],
      },
    })),
  );

function promoted(rung: readonly { line: BasketLine; promotionBp: number | null }[]): Basket {
  const promotions = rung.flatMap(({ promotionBp }, index) =>
    promotionBp === null
      ? []
      : [
          {
            ...{ id: `promotion-${index}`, label: 'Offre', coupon: '', tiers: [], priority: 1 },
            offer: {
              kind: 'each' as const,
              benefit: { kind: 'percent' as const, rateBp: promotionBp },
            },
            ...{ combines: { kind: 'any' as const }, timesPerBasket: null },
          },
        ],
  );
  return { ...empty, lines: rung.map((each) => each.line), promotions };
}

test('the price is never below what the rule or the promotion says, and always the better of the two', () => {
  fc.assert(
    fc.property(lines, terms, (rung, given) => {
      const before = promoted(rung);
      const others = grosses(before);
      const basket = {
        ...before,
        staffBuyer: { operatorId: 'op-2', terms: given, quotaLeftMinor: null },
      };
      for (const [index, grossMinor] of grosses(basket).entries()) {
        const each = basket.lines[index] ?? line(1);
        const fullMinor = extendedPriceMinor(each.item.unitPriceMinor, each.quantity);
        const rateBp = staffRateBp(each, given);
        const baseMinor = fullMinor - ecoParticipationMinor(each);
        const ruleMinor = fullMinor - Math.floor((baseMinor * rateBp) / 10_000);
        expect(grossMinor).toBe(Math.min(others[index] ?? fullMinor, ruleMinor));
        if (each.accounting !== 'turnover') expect(grossMinor).toBe(fullMinor);
      }
    }),
  );
});

test('what is counted never passes the quota, and goods that come back give back what they took', () => {
  fc.assert(
    fc.property(lines, terms, fc.integer({ min: 0, max: 300_000 }), (rung, given, quota) => {
      const basket = {
        ...promoted(rung),
        staffBuyer: { operatorId: 'op-2', terms: given, quotaLeftMinor: quota },
      };
      const sold = priceLines(basket);
      const [bought] = staffPurchases(sold);
      expect(bought?.amountMinor ?? 0).toBeLessThanOrEqual(quota);
      const back = sold.map(({ modifiers }) => ({
        modifiers: modifiers.map((each) => ({ ...each, amountMinor: 0 - each.amountMinor })),
      }));
      const all = staffPurchases([...sold, ...back]);
      expect(sumMinor(all.map(({ amountMinor }) => amountMinor))).toBe(0);
    }),
  );
});

test('what is counted is the value that the discount was given on, to less than one discounted cent', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 10_000_000 }),
      fc.integer({ min: 1, max: 10_000 }),
      (baseMinor, rateBp) => {
        const counted = countedMinor(Math.floor((baseMinor * rateBp) / 10_000), rateBp);
        expect(counted).toBeLessThanOrEqual(baseMinor);
        expect(((baseMinor - counted) * rateBp) / 10_000).toBeLessThan(1);
      },
    ),
  );
});
