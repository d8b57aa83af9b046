// Promotions at the till, from the document that a feed brings to the line of the journal.
import { describe, expect, it } from 'vitest';
import type { PromotionDocument } from '../../contract/document/promotion.ts';
import {
  catalogPage,
  sampleCustomer,
  samplePromotion,
  tillPage,
} from '../../test/conformance/sample-documents.ts';
import { cashierAt } from '../../test/support/cashier.ts';
import { memoryTill } from '../../test/support/memory-till.ts';
import { shopItems } from '../../test/support/shop-items.ts';

const breadThreeForTwo: PromotionDocument = {
  ...samplePromotion,
  ...{ id: 'bread-3-for-2', names: { fr: '3 pains pour 2', en: '3 loaves for 2' } },
  offer: { kind: 'n-for-m', items: { skus: ['bread'] }, pieces: 3, paidPieces: 2 },
  ...{ conditions: {}, combines: { kind: 'any' }, withdrawn: false },
};
const tenFromFifty: PromotionDocument = {
  ...breadThreeForTwo,
  ...{ id: 'welcome', names: { fr: 'Bienvenue', en: 'Welcome' } },
  offer: {
    kind: 'threshold',
    items: {},
    steps: [{ fromMinor: 5_000, benefit: { kind: 'amount', amountMinor: 1_000 } }],
  },
  conditions: { coupon: 'Bienvenue10' },
};

async function tillWith(...promotions: readonly PromotionDocument[]) {
  const till = await memoryTill({ items: shopItems });
  let seq = 1;
  const bring = (documents: readonly PromotionDocument[]) => {
    seq += 1;
    return till.documents.applyPage(
      catalogPage(
        seq,
        documents.map((document) => ({ collection: 'promotions' as const, document })),
      ),
    );
  };
  await bring(promotions);
  return { till, cashier: cashierAt(till), bring };
}

describe('promotions at the till', () => {
  it('three loaves cost two, and the journal names the promotion', async () => {
    const { till, cashier } = await tillWith(breadThreeForTwo);
    for (let loaf = 0; loaf < 3; loaf += 1) await cashier.addItem('bread');
    expect(till.sale().basket?.totalMinor).toBe(240);
    expect(till.sale().basket?.lines[0]?.modifiers).toEqual([
      { source: 'promotion', label: '3 pains pour 2', amountMinor: -120 },
    ]);
    await cashier.cash(240);
    expect(till.transactions().at(-1)?.body.lines).toMatchObject([
      {
        grossMinor: 240,
        modifiers: [
          { source: 'promotion', sourceId: 'bread-3-for-2', amountMinor: -120, reasonCode: '' },
        ],
      },
    ]);
  });

  it('one of the three gives back what was paid for it, and all three together all of it', async () => {
    const { till, cashier } = await tillWith(breadThreeForTwo);
    await cashier.addItem('bread', '3');
    await cashier.cash(240);
    const sold = till.transactions().at(-1);
    const of = { journalId: sold?.journal.id ?? '', sequence: sold?.sequence ?? 0 };
    await cashier.giveBack(of, 1, '1');
    expect(till.sale().basket?.totalMinor).toBe(-80);
    await cashier.giveBack(of, 1, '2');
    expect(till.sale().basket?.totalMinor).toBe(-240);
  });

  it('says what is lacking, and stops saying it', async () => {
    const { till, cashier } = await tillWith(breadThreeForTwo);
    await cashier.addItem('bread', '2');
    expect(till.sale().basket?.missedPromotions).toEqual([
      { id: 'bread-3-for-2', label: '3 pains pour 2', lacks: { kind: 'pieces', count: 1 } },
    ]);
    await cashier.addItem('bread');
    expect(till.sale().basket?.missedPromotions).toEqual([]);
  });

  it('a promotion that ends in the middle of a sale still counts for what was rung, and for no more', async () => {
    const { till, cashier, bring } = await tillWith(breadThreeForTwo);
    await cashier.addItem('bread', '3');
    await bring([{ ...breadThreeForTwo, withdrawn: true }]);
    await cashier.addItem('bread', '3');
    expect(till.sale().basket?.lines.map(({ grossMinor }) => grossMinor)).toEqual([240, 360]);
    await cashier.cash(600);
    await cashier.addItem('bread', '3');
    expect(till.sale().basket?.totalMinor).toBe(360);
  });

  it('one that begins in the middle of a sale counts for what is rung from then on', async () => {
    const { till, cashier, bring } = await tillWith();
    await cashier.addItem('bread', '3');
    await bring([breadThreeForTwo]);
    await cashier.addItem('bread', '3');
    expect(till.sale().basket?.lines.map(({ grossMinor }) => grossMinor)).toEqual([360, 240]);
  });

  it('a discount by hand comes off what the promotion left, as it was said or not at all', async () => {
    const half = { kind: 'each', benefit: { kind: 'percent', rateBp: 5_000 } } as const;
    const { till, cashier } = await tillWith({
      ...breadThreeForTwo,
      offer: { ...half, items: { skus: ['jumper'] } },
    });
    till.actAs('manager');
    await cashier.addItem('jumper');
    expect(await cashier.discountLine(1, { kind: 'amount', amountMinor: 5_000 })).toMatchObject({
      ok: false,
      error: { code: 'DISCOUNT_WITHOUT_EFFECT' },
    });
    expect((await cashier.discountLine(1, { kind: 'amount', amountMinor: 995 })).ok).toBe(true);
    expect(till.sale().basket?.totalMinor).toBe(3_000);
    expect((await cashier.overridePrice(1, 6_000)).ok).toBe(true);
    expect(till.sale().basket?.totalMinor).toBe(6_000);
  });

  it('hours may pass midnight, and then belong to the day that they began on', async () => {
    const hours = [{ days: [7], from: '22:00', to: '02:00' }];
    const { till, cashier } = await tillWith({ ...breadThreeForTwo, conditions: { hours } });
    const priceAt = async (time: string): Promise<number | undefined> => {
      till.setClock(time);
      await cashier.addItem('bread', '3');
      const total = till.sale().basket?.totalMinor;
      await cashier.undo();
      return total;
    };
    expect(await priceAt('2026-11-22T20:30:00.000Z')).toBe(360);
    expect(await priceAt('2026-11-22T21:30:00.000Z')).toBe(240);
    expect(await priceAt('2026-11-23T00:30:00.000Z')).toBe(240);
    expect(await priceAt('2026-11-23T01:30:00.000Z')).toBe(360);
    expect(await priceAt('2026-11-23T21:30:00.000Z')).toBe(360);
  });

  it('a host killed in the middle finds the same prices again', async () => {
    const { till, cashier } = await tillWith(breadThreeForTwo, tenFromFifty);
    await cashier.addItem('bread', '3');
    await cashier.addItem('jumper');
    await cashier.key('BIENVENUE10');
    const before = till.sale().basket;
    till.restart();
    expect(till.sale().basket).toEqual(before);
  });

  it('is undone with the piece that brought it', async () => {
    const { till, cashier } = await tillWith(breadThreeForTwo);
    await cashier.addItem('bread', '2');
    await cashier.addItem('bread');
    await cashier.undo();
    expect(till.sale().basket?.totalMinor).toBe(240);
    expect(till.sale().basket?.lines[0]?.modifiers).toEqual([]);
  });

  it('counts in its hours by the clock of the store, and only then', async () => {
    const hours = [{ days: [7], from: '10:00', to: '12:00' }];
    // 22 November 2026 is a Sunday; Paris is an hour ahead of UTC.
    const { till, cashier } = await tillWith({ ...breadThreeForTwo, conditions: { hours } });
    await cashier.addItem('bread', '3');
    expect(till.sale().basket?.totalMinor).toBe(360);
    await cashier.undo();
    till.passMinutes(70);
    await cashier.addItem('bread', '3');
    expect(till.sale().basket?.totalMinor).toBe(240);
  });

  it('counts on its days and in its stores, and never for segments, of which no till knows who is in them', async () => {
    for (const conditions of [
      { from: '2026-11-23' },
      { through: '2026-11-21' },
      { stores: ['elsewhere'] },
      { segments: ['vip'] },
    ]) {
      const { till, cashier } = await tillWith({ ...breadThreeForTwo, conditions });
      await cashier.addItem('bread', '3');
      expect(till.sale().basket?.totalMinor).toBe(360);
    }
    const { till, cashier } = await tillWith({
      ...breadThreeForTwo,
      conditions: { from: '2026-11-22', through: '2026-11-22' },
    });
    await cashier.addItem('bread', '3');
    expect(till.sale().basket?.totalMinor).toBe(240);
  });
});

it('for a tier comes with the customer who is named, and goes with them', async () => {
  const { till, cashier } = await tillWith({
    ...breadThreeForTwo,
    conditions: { tiers: ['gold'] },
  });
  const document = { ...sampleCustomer('customer-00000001'), tier: 'gold' };
  await till.documents.applyPage(tillPage(2, [{ collection: 'customers', document }]));
  await cashier.addItem('bread', '3');
  const name = (customerId: string) =>
    till.call.setCustomer({ seat: 'till', commandId: till.newCommandId(), customerId });
  expect(till.sale().basket?.totalMinor).toBe(360);
  await name(document.id);
  expect(till.sale().basket?.totalMinor).toBe(240);
  await name('');
  expect(till.sale().basket?.totalMinor).toBe(360);
});

describe('a coupon', () => {
  it('typed in any case takes its part off once there is enough, and is no unknown code', async () => {
    const { till, cashier } = await tillWith(tenFromFifty);
    expect((await cashier.key('bienvenue10')).ok).toBe(true);
    expect(till.sale().basket?.coupons).toEqual([{ code: 'BIENVENUE10', isUsed: false }]);
    await cashier.addItem('jumper');
    expect(till.sale().basket?.coupons).toEqual([{ code: 'BIENVENUE10', isUsed: true }]);
    expect(till.sale().basket?.totalMinor).toBe(6_990);
    await cashier.cash(6_990);
    expect(till.transactions().at(-1)?.body.lines[0]?.modifiers).toMatchObject([
      { source: 'coupon', sourceId: 'welcome', amountMinor: -1_000 },
    ]);
  });

  it('twice is once, and it can be taken off and undone', async () => {
    const { till, cashier } = await tillWith(tenFromFifty);
    await cashier.addItem('jumper');
    await cashier.key('BIENVENUE10');
    await cashier.key('BIENVENUE10');
    expect(till.sale().basket?.coupons).toHaveLength(1);
    const request = { seat: 'till', commandId: till.newCommandId(), coupon: 'BIENVENUE10' };
    await till.call.removeCoupon(request);
    expect(till.sale().basket?.totalMinor).toBe(7_990);
    await cashier.undo();
    expect(till.sale().basket?.totalMinor).toBe(6_990);
  });

  it('that no promotion asks for is an unknown code', async () => {
    const { cashier } = await tillWith(tenFromFifty);
    expect(await cashier.key('NOTHING10')).toMatchObject({
      ok: false,
      error: { code: 'UNKNOWN_CODE' },
    });
  });

  it('is refused once somebody has begun to pay, and so is a piece that would lower the price', async () => {
    const { till, cashier } = await tillWith(tenFromFifty);
    await cashier.addItem('lamp');
    await cashier.card(2_000);
    const refused = { ok: false, error: { code: 'BASKET_PART_PAID' } };
    expect(await cashier.key('BIENVENUE10')).toMatchObject(refused);
    const [tender] = till.sale().basket?.tenders ?? [];
    await cashier.removeTender(tender?.id ?? '');
    await cashier.key('BIENVENUE10');
    await cashier.card(2_000);
    expect(await cashier.addItem('bread')).toMatchObject(refused);
    expect(await cashier.addItem('book')).toMatchObject({ ok: true });
    expect(till.sale().basket?.totalMinor).toBe(4_990 + 2_500 - 1_000);
  });

  it('stays while somebody pays, where without it another promotion would take off more', async () => {
    const percent = (rateBp: number): PromotionDocument['offer'] => ({
      ...{ kind: 'each', items: { skus: ['jumper'] } },
      benefit: { kind: 'percent', rateBp },
    });
    const { till, cashier } = await tillWith(
      { ...tenFromFifty, offer: percent(500), combines: { kind: 'alone' } },
      { ...breadThreeForTwo, offer: percent(3_000), priority: 10 },
    );
    await cashier.addItem('jumper');
    await cashier.key('BIENVENUE10');
    await cashier.card(7_000);
    const request = { seat: 'till', commandId: till.newCommandId(), coupon: 'BIENVENUE10' };
    expect(await till.call.removeCoupon(request)).toMatchObject({
      ok: false,
      error: { code: 'BASKET_PART_PAID' },
    });
  });
});
