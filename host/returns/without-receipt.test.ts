// Goods that come back without the receipt they were sold on.
import { beforeEach, describe, expect, it } from 'vitest';
import { priceId } from '../../contract/document/price.ts';
import { catalogPage, samplePromotion } from '../../test/conformance/sample-documents.ts';
import { approvingTill } from '../../test/support/approving-till.ts';
import { type Cashier, cashierAt } from '../../test/support/cashier.ts';
import { type MemoryTill, memoryTill } from '../../test/support/memory-till.ts';
import { shopItems } from '../../test/support/shop-items.ts';
import { shownWorth } from './shown-worth.ts';

let till: MemoryTill;
let cashier: Cashier;

beforeEach(async () => await begin());

async function begin(given: Parameters<typeof memoryTill>[0] = {}) {
  till = await memoryTill({ items: shopItems, ...given });
  cashier = cashierAt(till);
  till.actAs('manager');
}

const worth = (code: string, quantity = '1') => shownWorth({ code, quantity }, till.context());
const eur = (minor: number) => ({ minor, currency: 'EUR' });

describe('goods without a receipt', () => {
  it('are worth their price of today and go onto an avoir, with the reason, and name no sale', async () => {
    expect(await worth('03760123450010')).toMatchObject({
      value: { sku: 'jumper', worthMinor: 7_990, fullMinor: 7_990, lowered: null },
    });
    await cashier.giveBackWithoutReceipt('jumper');
    expect(till.sale().basket).toMatchObject({ totalMinor: -7_990 });
    expect(till.sale().basket?.refundWays).toMatchObject([
      { type: 'store-credit', suggestedMinor: 7_990, maximumMinor: 7_990 },
    ]);
    for (const type of ['cash', 'card'])
      expect(await cashier.refund(type, 7_990)).toMatchObject({
        error: { code: 'REFUND_OVER_PAID', details: { leftMinor: 0 } },
      });
    expect(await cashier.refund('store-credit', 7_990)).toMatchObject({ ok: true });
    expect(till.transactions().at(-1)).toMatchObject({
      personal: null,
      body: {
        kind: 'return',
        lines: [
          {
            ...{ fulfilment: 'return', returnOf: null, reasonCode: 'too-small' },
            ...{ disposition: 'restock', grossMinor: -7_990, vatMinor: -1_332 },
          },
        ],
        tenders: [{ kind: 'store-credit', amountMinor: -7_990 }],
      },
    });
  });

  it('may be something that is sold no more, and never what nobody knows', async () => {
    expect(await worth('old')).toMatchObject({ ok: true });
    expect(await worth('nothing-like-it')).toMatchObject({ ok: false });
    expect(await worth('jumper', '0')).toMatchObject({ error: { code: 'BAD_QUANTITY' } });
    expect(await worth('jumper', '0.5')).toMatchObject({ error: { code: 'BAD_QUANTITY' } });
    expect(await cashier.giveBackWithoutReceipt('tea', '0.250')).toMatchObject({ ok: true });
    expect(till.sale().basket?.totalMinor).toBe(-2_225);
  });

  it('are worth less while a promotion is on', async () => {
    await till.documents.applyPage(
      catalogPage(2, [
        {
          collection: 'promotions',
          document: {
            ...samplePromotion,
            ...{ id: 'loaves', names: { fr: '3 pains pour 2', en: '3 loaves for 2' } },
            offer: { kind: 'n-for-m', items: { skus: ['bread'] }, pieces: 3, paidPieces: 2 },
            ...{ conditions: {}, combines: { kind: 'any' }, withdrawn: false },
          },
        },
      ]),
    );
    expect(await worth('bread', '3')).toMatchObject({
      value: { worthMinor: 240, fullMinor: 360, lowered: 'promotion' },
    });
    await cashier.giveBackWithoutReceipt('bread', '3');
    await cashier.refund('store-credit', 240);
    expect(till.transactions().at(-1)?.body.lines).toMatchObject([
      { grossMinor: -240, modifiers: [{ source: 'promotion', amountMinor: 120 }] },
    ]);
  });

  it('are worth the lowest price of the last 30 days that a list knows of', async () => {
    await begin({ priceList: 'lyon', firstStart: '2026-11-22T09:00:00.000Z' });
    const sale = (from: string, through: string, minor: number) => ({
      ...{ from, through, price: eur(minor) },
    });
    await till.documents.applyPage(
      catalogPage(2, [
        {
          collection: 'prices',
          document: {
            id: priceId('lyon', 'jumper'),
            ...{ kind: 'price', list: 'lyon', sku: 'jumper', price: eur(7_500) },
            windows: [
              sale('2026-10-01', '2026-10-22', 2_000),
              sale('2026-10-23', '2026-10-23', 5_000),
              sale('2026-11-23', '2026-11-30', 1_000),
            ],
          },
        },
      ]),
    );
    expect(await worth('jumper', '2')).toMatchObject({
      value: { worthMinor: 10_000, fullMinor: 15_000, lowered: 'history' },
    });
  });

  it('are paid back in cash only where the shop says so, and then as free of any tender', async () => {
    await begin({ paysCashWithoutReceipt: true });
    await cashier.giveBackWithoutReceipt('lamp');
    expect(till.sale().basket?.refundWays).toMatchObject([
      { type: 'store-credit', suggestedMinor: 4_990 },
      { type: 'cash', suggestedMinor: 0, maximumMinor: 4_990 },
    ]);
    expect(await cashier.refund('cash', 2_000)).toMatchObject({ ok: true });
    expect(await cashier.refund('cash', 2_991)).toMatchObject({ ok: false });
    expect(await cashier.refund('cash', 2_990)).toMatchObject({ ok: true });
    expect(till.transactions().at(-1)?.body.tenders).toMatchObject([
      { kind: 'cash', amountMinor: -2_000, refundOf: null },
      { kind: 'cash', amountMinor: -2_990, refundOf: null },
    ]);
  });

  it('get nothing of what a receipt beside them was paid with', async () => {
    await cashier.addItem('jumper', '2');
    const paid = await cashier.cash(15_980);
    if (!paid.ok || !paid.value.paid) throw new Error('sold');
    const { journalId, sequence } = paid.value.paid;
    await cashier.giveBack({ journalId, sequence }, 1, '1');
    await cashier.giveBackWithoutReceipt('lamp');
    expect(await cashier.refund('cash', 7_991)).toMatchObject({ ok: false });
    expect(await cashier.refund('cash', 7_990)).toMatchObject({ ok: true });
    expect(await cashier.refund('store-credit', 4_990)).toMatchObject({ ok: true });
  });

  it('are bounded by basket and role, and a second person may allow more', async () => {
    till.actAs('cashier');
    const door = approvingTill(till);
    const give = (quantity: string, approval = '') => {
      const input = {
        ...{ commandId: `bread-${quantity}-without`, seat: 'till', approval },
        ...{ code: 'bread', quantity, reasonCode: 'too-small' },
        ...({ disposition: 'damaged', entered: 'searched' } as const),
      };
      return door.through('returnWithoutReceipt', input, () =>
        till.call.returnWithoutReceipt(input),
      );
    };
    expect(await give('20')).toMatchObject({ ok: true });
    const refused = await give('6');
    expect(refused).toMatchObject({
      error: { code: 'OVER_LIMIT_AMOUNT', details: { limitMinor: 3_000, role: 'associate' } },
    });
    expect(await give('6', door.allow(refused))).toMatchObject({ ok: true });
    expect(till.entries().filter(({ type }) => type === 'approval')).toMatchObject([
      { body: { action: 'return-without-receipt', asked: { amountMinor: 3_120 } } },
    ]);
  });
});
