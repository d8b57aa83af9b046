import { beforeEach, describe, expect, it } from 'vitest';
import { type Cashier, cashierAt } from '../../test/support/cashier.ts';
import { type MemoryTill, memoryTill } from '../../test/support/memory-till.ts';
import { shopItems } from '../../test/support/shop-items.ts';

let till: MemoryTill;
let cashier: Cashier;

beforeEach(async () => {
  till = await memoryTill({ items: shopItems });
  cashier = cashierAt(till);
});

function refusal(code: string) {
  return { ok: false, error: { code } };
}

describe('a tender', () => {
  it('above what is due gives change in cash and none by card', async () => {
    await cashier.scan('jumper');
    expect(await cashier.card(7_991)).toMatchObject(refusal('TENDER_OVER_DUE'));
    expect(await cashier.cash(10_000)).toMatchObject({
      ok: true,
      value: { version: 4, paid: { totalMinor: 7_990, changeMinor: 2_010 } },
    });
  });

  it('below what is due waits for the rest; only the last one completes', async () => {
    await cashier.scan('jumper');
    expect(await cashier.card(5_000)).toMatchObject({ ok: true, value: { paid: null } });
    expect(till.sale().basket).toMatchObject({ paidMinor: 5_000, remainingMinor: 2_990 });
    expect(till.transactions()).toEqual([]);
    expect(await cashier.complete()).toMatchObject(refusal('TENDER_BELOW_DUE'));
    expect(await cashier.cash(3_000)).toMatchObject({ value: { paid: { changeMinor: 10 } } });
    const [sold] = till.transactions();
    expect(sold?.body.tenders.map(({ type, amountMinor }) => [type, amountMinor])).toEqual([
      ['card', 5_000],
      ['cash', 2_990],
    ]);
  });

  it('in cash stops at the legal limit, over all cash of the basket', async () => {
    await cashier.addItem('jumper', '20');
    expect(await cashier.cash(159_800)).toMatchObject(refusal('TENDER_OVER_LIMIT'));
    expect(await cashier.cash(60_000)).toMatchObject({ ok: true });
    expect(await cashier.cash(40_001)).toMatchObject(refusal('TENDER_OVER_LIMIT'));
    expect(await cashier.cash(40_000)).toMatchObject({ ok: true });
    expect(await cashier.cash(1)).toMatchObject(refusal('TENDER_OVER_LIMIT'));
    expect(await cashier.card(59_800)).toMatchObject({ value: { paid: { totalMinor: 159_800 } } });
  });

  it.each([
    ['of nothing', 0],
    ['below nothing', -1],
    ['negative beyond all', -Number.MAX_SAFE_INTEGER],
    ['of a barcode typed as an amount', 3_760_123_450_010],
    ['of the greatest integer', Number.MAX_SAFE_INTEGER],
    ['of a part of a cent', 0.5],
    ['of no number', Number.NaN],
    ['of infinity', Number.POSITIVE_INFINITY],
  ])('%s is refused', async (_, tenderedMinor) => {
    await cashier.scan('bread');
    expect(await cashier.cash(tenderedMinor)).toMatchObject(refusal('TENDER_NOT_POSITIVE'));
    expect(await cashier.card(tenderedMinor)).toMatchObject(refusal('TENDER_NOT_POSITIVE'));
    expect(cashier.basket()).toMatchObject({ version: 2, tenders: [] });
  });

  it.each(['voucher-excess', '', 'CASH', '__proto__', 'x'.repeat(40)])(
    'of a type that is not taken here is refused: "%s"',
    async (type) => {
      await cashier.scan('bread');
      expect(await cashier.tender(type, 120)).toMatchObject({
        ok: false,
        error: { code: 'TENDER_UNKNOWN', details: { type } },
      });
    },
  );

  it('for a basket that changed since the cashier saw it is refused', async () => {
    await cashier.scan('bread');
    await cashier.scan('jumper');
    expect(await cashier.tender('cash', 120, undefined, 2)).toMatchObject(
      refusal('BASKET_CHANGED'),
    );
    expect(await cashier.tender('cash', 120, undefined, 4)).toMatchObject(
      refusal('BASKET_CHANGED'),
    );
    expect(cashier.basket()?.tenders).toEqual([]);
  });

  it('without a basket is refused', async () => {
    expect(await cashier.cash(100)).toMatchObject(refusal('NO_OPEN_BASKET'));
    expect(await cashier.complete()).toMatchObject(refusal('NO_OPEN_BASKET'));
    expect(await cashier.removeTender('none')).toMatchObject(refusal('NO_OPEN_BASKET'));
  });

  it('handed back before the end leaves a trace, and the lines may change again', async () => {
    await cashier.scan('jumper');
    await cashier.card(1_000, 'the-first-card-tender');
    expect(await cashier.setQuantity(1, '2')).toMatchObject({ ok: true });
    expect(await cashier.setQuantity(1, '1')).toMatchObject(refusal('BASKET_PART_PAID'));
    expect(await cashier.abandon()).toMatchObject(refusal('BASKET_PART_PAID'));
    expect(await cashier.removeTender('another')).toMatchObject(refusal('TENDER_GONE'));
    expect(await cashier.removeTender('the-first-card-tender')).toMatchObject({ ok: true });
    expect(await cashier.removeTender('the-first-card-tender')).toMatchObject(
      refusal('TENDER_GONE'),
    );
    expect(await cashier.setQuantity(1, '1')).toMatchObject({ ok: true });
    await cashier.cash(7_990);
    expect(till.transactions()[0]?.body.corrections).toMatchObject([
      { kind: 'quantity', amountMinor: 7_990 },
      { kind: 'tender-removed', amountMinor: -1_000 },
      { kind: 'quantity', amountMinor: -7_990 },
    ]);
  });

  it('one more than an entry can hold is refused while it leaves something to pay', async () => {
    await cashier.scan('jumper');
    for (let tender = 1; tender < 50; tender += 1) {
      expect(await cashier.card(1)).toMatchObject({ ok: true });
    }
    expect(await cashier.card(1)).toMatchObject(refusal('TENDERS_FULL'));
    expect(await cashier.card(7_990 - 49)).toMatchObject({
      value: { paid: { totalMinor: 7_990 } },
    });
    expect(till.transactions()[0]?.body.tenders).toHaveLength(50);
  });
});

describe('a basket that costs nothing', () => {
  it('takes no tender and is completed as it is', async () => {
    await cashier.addItem('leaflet', '3');
    expect(await cashier.cash(1)).toMatchObject(refusal('NOTHING_DUE'));
    expect(await cashier.complete()).toMatchObject({
      ok: true,
      value: { version: 3, paid: { totalMinor: 0, changeMinor: 0, tenders: [], articleCount: 3 } },
    });
    expect(till.transactions()).toHaveLength(1);
  });

  it('changed since it was seen is not completed', async () => {
    await cashier.addItem('leaflet');
    expect(
      await till.call.complete({ commandId: till.newCommandId(), seat: 'till', basketVersion: 1 }),
    ).toMatchObject(refusal('BASKET_CHANGED'));
  });
});

describe('what is paid', () => {
  it('is the end of the basket: one entry, receipt numbers in a row, nothing more to do to it', async () => {
    for (let sale = 1; sale <= 3; sale += 1) {
      await cashier.scan('bread');
      expect(await cashier.cash(200)).toMatchObject({
        value: {
          paid: { receiptNumber: expect.stringMatching(`^1-00000${sale}-`), changeMinor: 80 },
        },
      });
      for (const refused of [
        await cashier.cash(200),
        await cashier.undo(),
        await cashier.voidLine(1),
        await cashier.suspend(),
        await cashier.abandon(),
        await cashier.complete(),
      ]) {
        expect(refused).toMatchObject(refusal('NO_OPEN_BASKET'));
      }
    }
    expect(till.transactions().map(({ typeSequence }) => typeSequence)).toEqual([1, 2, 3]);
    expect(till.journal.openBasketSteps()).toEqual([]);
  });

  it('is abandoned baskets apart: they leave an entry, no receipt number and no turnover', async () => {
    await cashier.addItem('tea', '0.5');
    // Signed for ever: a code of the list, never what somebody could have typed.
    expect(await cashier.abandon('mme-durand-06')).toMatchObject({
      ok: false,
      error: { code: 'REASON_UNKNOWN' },
    });
    expect(await cashier.abandon('customer-left')).toMatchObject({ ok: true });
    expect(till.entries().at(-1)).toMatchObject({
      type: 'basket-abandoned',
      totals: { salesMinor: 0, transactionCount: 0 },
      body: { reasonCode: 'customer-left', grossMinor: 4_450, lines: [{ sku: 'tea' }] },
    });
    expect(await cashier.abandon()).toMatchObject(refusal('NO_OPEN_BASKET'));
    await cashier.scan('bread');
    expect(await cashier.cash(120)).toMatchObject({
      value: { paid: { receiptNumber: expect.stringMatching(/^1-000001-/) } },
    });
  });

  it('shows VAT per rate as signed, zero rates and untaxed items too', async () => {
    await cashier.scan('bread');
    await cashier.scan('meal');
    await cashier.scan('jumper');
    await cashier.addItem('stamp');
    await cashier.card(till.sale().basket?.remainingMinor ?? 0);
    expect(till.sale().paid?.vat).toEqual([
      { vatCategory: 'O', vatRateBp: 0, grossMinor: 139, netMinor: 139, vatMinor: 0 },
      { vatCategory: 'S', vatRateBp: 550, grossMinor: 120, netMinor: 114, vatMinor: 6 },
      { vatCategory: 'S', vatRateBp: 1_000, grossMinor: 1_295, netMinor: 1_177, vatMinor: 118 },
      { vatCategory: 'S', vatRateBp: 2_000, grossMinor: 7_990, netMinor: 6_658, vatMinor: 1_332 },
    ]);
  });
});
