import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { BasketLine } from '../basket/basket.ts';
import { applyPromotion } from './apply-promotion.ts';
import { bestPromotions } from './best-promotions.ts';
import { missedPromotions } from './missed-promotions.ts';
import { pilesOf, totalOf } from './pile.ts';
import type { PromotionBuyer } from './promotion-buyer.ts';
import type { Benefit, PromotionOffer, PromotionRule } from './promotion-rule.ts';
import { placesOf } from './promotion-table.ts';

const nobody: PromotionBuyer = { coupons: [], customer: null };
const anyOther = { kind: 'any' } as const;

function rule(id: string, offer: PromotionOffer, more: Partial<PromotionRule> = {}): PromotionRule {
  const plain = { coupon: '', tiers: [], priority: 100, combines: anyOther, timesPerBasket: null };
  return { id, label: id, offer, ...plain, ...more };
}

interface Goods {
  unitPriceMinor: number;
  pieces: number;
  ecoMinor?: number;
  /** Places by promotion; the first one, of `three`, if nothing is said. */
  offers?: Record<string, readonly number[]>;
}

function line({
  unitPriceMinor,
  pieces,
  ecoMinor = 0,
  offers = { three: [0] },
}: Goods): BasketLine {
  return {
    number: 1,
    item: {
      ...{ sku: 'sku', gtin: '', name: 'Article', category: '', eReportingCategory: 'TLB1' },
      ...{ unitPriceMinor, priceSource: 'base', vatCategory: 'S', vatRateBp: 2_000 },
      ...{ unit: 'piece', quantityScale: 0, ecoParticipationMinor: ecoMinor },
      ...{ size: '', colour: '', model: '', picture: '' },
    },
    quantity: { value: pieces, scale: 0 },
    discounts: [],
    offers: Object.entries(offers).map(([promotionId, places]) => ({ promotionId, places })),
    ...{ returned: null, accounting: 'turnover', depositKind: '', entered: 'scanned' },
    ...{ associateId: '', serialNumber: '', lot: '', giftReceipt: false, fulfilment: 'take' },
    group: 0,
    origin: 'rung',
    due: null,
    touchedAtStep: 1,
  };
}

/** What is taken off each line. */
function offs(
  lines: readonly BasketLine[],
  rules: readonly PromotionRule[],
  { coupons = [], customer = null }: Partial<PromotionBuyer> = {},
) {
  return bestPromotions(lines, rules, { coupons, customer }).ofLines.map((applied) =>
    applied.reduce((sum, { amountMinor }) => sum - amountMinor, 0),
  );
}

const percent = (rateBp: number): Benefit => ({ kind: 'percent', rateBp });
const three = rule('three', { kind: 'n-for-m', pieces: 3, paidPieces: 2 });

describe('one promotion', () => {
  it('three for two spreads the free piece over the three, so that one gives back 6,60 €', () => {
    expect(offs([line({ unitPriceMinor: 990, pieces: 3 })], [three])).toEqual([990]);
    const piles = applyPromotion(pilesOf([line({ unitPriceMinor: 990, pieces: 3 })]), three, () => [
      0,
    ]);
    expect(piles).toMatchObject([{ count: 3, leftMinor: 660 }]);
  });

  it('of six different pieces at 3 for 2 the third and the sixth dearest are free', () => {
    const prices = [100, 600, 300, 500, 200, 400];
    const lines = prices.map((unitPriceMinor) => line({ unitPriceMinor, pieces: 1 }));
    expect(offs(lines, [three]).reduce((sum, off) => sum + off, 0)).toBe(400 + 100);
  });

  it('two pieces do not make three, and the till says that one is lacking', () => {
    const lines = [line({ unitPriceMinor: 990, pieces: 2 })];
    const applied = bestPromotions(lines, [three], nobody);
    expect(applied.ofLines).toEqual([[]]);
    expect(missedPromotions(applied, [three], nobody)).toEqual([
      { rule: three, lacks: { kind: 'pieces', count: 1 } },
    ]);
  });

  it('four mugs for 45 € take the dearest four, to the cent', () => {
    const mugs = rule('three', {
      kind: 'mix-and-match',
      pieces: 4,
      benefit: { kind: 'price', priceMinor: 4_500 },
    });
    const lines = [
      line({ unitPriceMinor: 1_390, pieces: 3 }),
      line({ unitPriceMinor: 1_290, pieces: 2 }),
    ];
    const off = offs(lines, [mugs]);
    expect(off.reduce((sum, minor) => sum + minor, 0)).toBe(3 * 1_390 + 1_290 - 4_500);
  });

  it('the candle costs half with the throw, once for each throw', () => {
    const offer = {
      kind: 'buy-x-get-y',
      buysPieces: 1,
      getsPieces: 1,
      benefit: percent(5_000),
    } as const;
    const candle = rule('candle', offer);
    const lines = [
      line({ unitPriceMinor: 6_000, pieces: 1, offers: { candle: [0] } }),
      line({ unitPriceMinor: 2_400, pieces: 2, offers: { candle: [1] } }),
    ];
    expect(offs(lines, [candle])).toEqual([0, 1_200]);
  });

  it('one bought, one at half price of the same goods reduces the cheaper of the two', () => {
    const offer = {
      kind: 'buy-x-get-y',
      buysPieces: 1,
      getsPieces: 1,
      benefit: percent(5_000),
    } as const;
    const lines = [
      line({ unitPriceMinor: 3_000, pieces: 1, offers: { same: [0, 1] } }),
      line({ unitPriceMinor: 2_000, pieces: 1, offers: { same: [0, 1] } }),
    ];
    expect(offs(lines, [rule('same', offer)])).toEqual([0, 1_000]);
  });

  it('a threshold gives its highest step that is reached, once, and says what the first lacks', () => {
    const amount = (amountMinor: number): Benefit => ({ kind: 'amount', amountMinor });
    const spend = rule('three', {
      kind: 'threshold',
      steps: [
        { fromMinor: 10_000, benefit: amount(1_000) },
        { fromMinor: 20_000, benefit: amount(2_500) },
      ],
    });
    expect(offs([line({ unitPriceMinor: 12_500, pieces: 2 })], [spend])).toEqual([2_500]);
    const near = bestPromotions([line({ unitPriceMinor: 9_000, pieces: 1 })], [spend], nobody);
    expect(missedPromotions(near, [spend], nobody)).toMatchObject([
      { lacks: { kind: 'spending', amountMinor: 1_000 } },
    ]);
    const far = bestPromotions([line({ unitPriceMinor: 2_000, pieces: 1 })], [spend], nobody);
    expect(missedPromotions(far, [spend], nobody)).toEqual([]);
  });

  it('a bundle wants every part of it', () => {
    const bundle = rule('table', {
      kind: 'bundle',
      parts: [4, 4],
      benefit: { kind: 'price', priceMinor: 8_900 },
    });
    const plates = line({ unitPriceMinor: 1_500, pieces: 4, offers: { table: [0] } });
    const mugs = (pieces: number) =>
      line({ unitPriceMinor: 1_290, pieces, offers: { table: [1] } });
    expect(offs([plates, mugs(3)], [bundle])).toEqual([0, 0]);
    const off = offs([plates, mugs(5)], [bundle]);
    expect(off.reduce((sum, minor) => sum + minor, 0)).toBe(6_000 + 5_160 - 8_900);
  });

  it('leaves éco-participation alone', () => {
    const half = rule('three', { kind: 'each', benefit: percent(5_000) });
    expect(offs([line({ unitPriceMinor: 1_000, ecoMinor: 200, pieces: 2 })], [half])).toEqual([
      800,
    ]);
  });

  it('asks for its coupon', () => {
    const welcome = rule('three', { kind: 'each', benefit: percent(1_000) }, { coupon: 'HELLO' });
    const lines = [line({ unitPriceMinor: 1_000, pieces: 1 })];
    expect(offs(lines, [welcome])).toEqual([0]);
    expect(offs(lines, [welcome], { coupons: ['HELLO'] })).toEqual([100]);
  });

  it('for a tier asks for a customer who is in it', () => {
    const gold = rule('three', { kind: 'each', benefit: percent(1_000) }, { tiers: ['gold'] });
    const address = { street: '', postcode: '', city: '', country: 'FR' };
    const customer = (tier: string) => ({
      ...{ id: 'c', name: '', phone: '', tier, address },
      business: null,
    });
    const lines = [line({ unitPriceMinor: 1_000, pieces: 1 })];
    expect(offs(lines, [gold])).toEqual([0]);
    expect(offs(lines, [gold], { customer: customer('silver') })).toEqual([0]);
    expect(offs(lines, [gold], { customer: customer('gold') })).toEqual([100]);
  });

  it('comes as often as it may in one basket', () => {
    const once = { ...three, timesPerBasket: 1 };
    expect(offs([line({ unitPriceMinor: 900, pieces: 9 })], [once])).toEqual([900]);
    expect(offs([line({ unitPriceMinor: 900, pieces: 9 })], [three])).toEqual([2_700]);
  });

  it('touches nothing whose price somebody set by hand, and nothing that comes back', () => {
    const priced = line({ unitPriceMinor: 900, pieces: 3 });
    const byHand = { id: 'd', reasonCode: 'wrong-label', operatorId: 'op', approval: null };
    const overridden: BasketLine = {
      ...priced,
      discounts: [{ ...byHand, kind: 'price', unitPriceMinor: 500 }],
    };
    expect(offs([overridden], [three])).toEqual([0]);
  });
});

describe('several promotions', () => {
  const tenth = rule('tenth', { kind: 'each', benefit: percent(1_000) });
  const third = rule('third', { kind: 'each', benefit: percent(3_000) });
  const both = { tenth: [0], third: [0] };

  it('that may combine are both given, each on what the other left', () => {
    expect(
      offs([line({ unitPriceMinor: 1_000, pieces: 1, offers: both })], [tenth, third]),
    ).toEqual([370]);
  });

  it('of one group the better is given', () => {
    const combines = { kind: 'in-group', group: 'sale' } as const;
    const rules = [
      { ...tenth, combines },
      { ...third, combines },
    ];
    expect(offs([line({ unitPriceMinor: 1_000, pieces: 1, offers: both })], rules)).toEqual([300]);
  });

  it('one that stands alone gives way to those that give more together', () => {
    const alone = { ...third, combines: { kind: 'alone' } as const };
    const fifth = rule('fifth', { kind: 'each', benefit: percent(2_500) });
    const offers = { ...both, fifth: [0] };
    expect(
      offs([line({ unitPriceMinor: 1_000, pieces: 1, offers })], [alone, tenth, fifth]),
    ).toEqual([325]);
  });

  it('the higher priority comes first, though another order would give more', () => {
    const alone = { ...tenth, combines: { kind: 'alone' } as const, priority: 200 };
    expect(
      offs([line({ unitPriceMinor: 1_000, pieces: 1, offers: both })], [alone, third]),
    ).toEqual([100]);
  });
});

const benefit: fc.Arbitrary<Benefit> = fc.oneof(
  fc.integer({ min: 1, max: 10_000 }).map(percent),
  fc
    .integer({ min: 1, max: 3_000 })
    .map((amountMinor): Benefit => ({ kind: 'amount', amountMinor })),
  fc.nat(4_000).map((priceMinor): Benefit => ({ kind: 'price', priceMinor })),
);
const few = fc.integer({ min: 1, max: 4 });
const offer: fc.Arbitrary<PromotionOffer> = fc.oneof(
  benefit.map((given): PromotionOffer => ({ kind: 'each', benefit: given })),
  few.map(
    (paidPieces): PromotionOffer => ({ kind: 'n-for-m', pieces: paidPieces + 1, paidPieces }),
  ),
  fc
    .tuple(few, benefit)
    .map(([pieces, given]): PromotionOffer => ({ kind: 'mix-and-match', pieces, benefit: given })),
  fc.tuple(few, few, benefit).map(
    ([buysPieces, getsPieces, given]): PromotionOffer => ({
      ...{ kind: 'buy-x-get-y', buysPieces, getsPieces },
      benefit: given,
    }),
  ),
  fc.tuple(fc.integer({ min: 1, max: 9_000 }), benefit).map(
    ([fromMinor, given]): PromotionOffer => ({
      kind: 'threshold',
      steps: [{ fromMinor, benefit: given }],
    }),
  ),
  fc
    .tuple(few, few, benefit)
    .map(([a, b, given]): PromotionOffer => ({ kind: 'bundle', parts: [a, b], benefit: given })),
);
const combines: fc.Arbitrary<PromotionRule['combines']> = fc.oneof(
  fc.constant({ kind: 'alone' } as const),
  fc.constantFrom('a', 'b').map((group) => ({ kind: 'in-group', group }) as const),
  fc.constant(anyOther),
);
const rules = fc
  .array(fc.tuple(offer, combines, fc.constantFrom(100, 200), fc.option(few)), {
    minLength: 1,
    maxLength: 7,
  })
  .map((all) =>
    all.map(([given, how, priority, timesPerBasket], index) =>
      rule(`p${index}`, given, { combines: how, priority, timesPerBasket }),
    ),
  );
const goods = fc.array(
  fc.record({
    unitPriceMinor: fc.nat(3_000),
    pieces: fc.integer({ min: 1, max: 7 }),
    ecoShare: fc.nat(10),
    places: fc.array(fc.subarray([0, 1]), { minLength: 7, maxLength: 7 }),
  }),
  { minLength: 1, maxLength: 5 },
);
const basket = goods.map((all) =>
  all.map(({ unitPriceMinor, pieces, ecoShare, places }) =>
    line({
      ...{ unitPriceMinor, pieces, ecoMinor: Math.floor((unitPriceMinor * ecoShare) / 20) },
      offers: Object.fromEntries(places.map((at, index) => [`p${index}`, at])),
    }),
  ),
);

describe('whatever the promotions', () => {
  it('no piece appears or is lost, none costs less than its éco-participation, none more than before', () => {
    fc.assert(
      fc.property(basket, rules, (lines, given) => {
        const { ofLines, piles } = bestPromotions(lines, given, nobody);
        for (const [index, each] of lines.entries()) {
          const own = piles.filter((pile) => pile.line === index);
          expect(own.reduce((sum, { count }) => sum + count, 0)).toBe(each.quantity.value);
          for (const { leftMinor } of own) {
            expect(leftMinor).toBeGreaterThanOrEqual(each.item.ecoParticipationMinor);
            expect(leftMinor).toBeLessThanOrEqual(each.item.unitPriceMinor);
          }
          const off = (ofLines[index] ?? []).reduce((sum, { amountMinor }) => sum + amountMinor, 0);
          expect(each.item.unitPriceMinor * each.quantity.value + off).toBe(totalOf(own));
        }
      }),
    );
  });

  it('a piece takes part in what may combine, and in each only once', () => {
    fc.assert(
      fc.property(basket, rules, (lines, given) => {
        for (const { taken } of bestPromotions(lines, given, nobody).piles) {
          expect(new Set(taken.map(({ id }) => id)).size).toBe(taken.length);
          if (taken.some((each) => each.combines.kind === 'alone')) expect(taken).toHaveLength(1);
          const groups = taken.flatMap(({ combines: how }) =>
            how.kind === 'in-group' ? [how.group] : [],
          );
          expect(new Set(groups).size).toBe(groups.length);
        }
      }),
    );
  });

  it('of one priority the customer never pays more than with any single one of them', () => {
    fc.assert(
      fc.property(basket, rules, (lines, given) => {
        const same = given.map((each) => ({ ...each, priority: 100 }));
        const best = totalOf(bestPromotions(lines, same, nobody).piles);
        for (const each of same) {
          const alone = totalOf(applyPromotion(pilesOf(lines), each, placesOf(lines)));
          expect(best).toBeLessThanOrEqual(alone);
        }
      }),
    );
  });

  it('one of up to four pays as little as the best order of them, however they are listed', () => {
    fc.assert(
      fc.property(basket, rules, (lines, given) => {
        const same = given.slice(0, 4).map((each) => ({ ...each, priority: 100 }));
        const best = totalOf(bestPromotions(lines, same, nobody).piles);
        expect(totalOf(bestPromotions(lines, same.toReversed(), nobody).piles)).toBe(best);
      }),
    );
  });
});
