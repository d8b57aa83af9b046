import { beforeEach, describe, expect, it } from 'vitest';
import { readValueNumber } from '../../domain/stored-value/value-number.ts';
import { shippedTenderSettings } from '../../domain/tender/shipped-tender-types.ts';
import { wrongSum } from '../../domain/transaction/transaction-sums.ts';
import { type Cashier, cashierAt } from '../../test/support/cashier.ts';
import { type MemoryTill, memoryTill } from '../../test/support/memory-till.ts';
import { shopItems } from '../../test/support/shop-items.ts';

let till: MemoryTill;
let cashier: Cashier;

beforeEach(async () => {
  till = await memoryTill({ items: shopItems });
  cashier = cashierAt(till);
});

function refusal(code: string, details = {}) {
  return { ok: false, error: { code, details } };
}

/** Sells one card for cash; its number. */
async function sellCard(amountMinor: number): Promise<string> {
  await cashier.sellGiftCard(amountMinor);
  const paid = await cashier.cash(amountMinor);
  expect(paid).toMatchObject({ ok: true, value: { paid: { totalMinor: amountMinor } } });
  return lastSale().lines[0]?.serialNumber ?? '';
}

function lastSale() {
  const sold = till.transactions().at(-1)?.body;
  if (!sold) throw new Error('something was sold');
  expect(wrongSum(sold)).toBeNull();
  return sold;
}

const totals = () => till.entries().at(-1)?.totals;
const left = async (number: string) => {
  const found = await till.call.lookUpValue({ text: number });
  return found.ok ? found.value.availableMinor : found.error.code;
};

describe('a gift card', () => {
  it('is sold as a liability: no VAT, no turnover', async () => {
    await cashier.scan('bread');
    await cashier.sellGiftCard(5_000);
    await cashier.card(5_120);
    expect(lastSale()).toMatchObject({
      lines: [
        { accounting: 'turnover' },
        {
          accounting: 'liability',
          label: 'Carte cadeau',
          vatCategory: 'O',
          vatRateBp: 0,
          vatMinor: 0,
          eReportingCategory: 'TNT1',
        },
      ],
    });
    expect(totals()).toMatchObject({ salesMinor: 120, liabilitiesMinor: 5_000 });
  });

  it('is worth something once its sale is in the journal, not before', async () => {
    await cashier.sellGiftCard(5_000);
    const number = cashier.basket()?.lines[0]?.serialNumber ?? '';
    const tablet = cashierAt(till, 'tablet-1');
    await tablet.scan('jumper');
    expect(await tablet.tenderBy('gift-card', 5_000, number)).toMatchObject(
      refusal('VALUE_UNKNOWN'),
    );
    await cashier.cash(5_000);
    expect(await tablet.tenderBy('gift-card', 5_000, number)).toMatchObject({ ok: true });
  });

  it('pays in parts and keeps the rest', async () => {
    const number = await sellCard(5_000);
    await cashier.addItem('book');
    expect(await cashier.tenderBy('gift-card', 2_500, number.toLowerCase())).toMatchObject({
      ok: true,
      value: { paid: { totalMinor: 2_500, changeMinor: 0 } },
    });
    expect(lastSale().tenders).toMatchObject([{ kind: 'gift-card', reference: number }]);
    expect(totals()).toMatchObject({ salesMinor: 2_500, liabilitiesMinor: 5_000 });
    expect(await left(number)).toBe(2_500);
    await cashier.scan('jumper');
    expect(await cashier.tenderBy('gift-card', 2_501, number)).toMatchObject(
      refusal('VALUE_TOO_SMALL', { availableMinor: 2_500 }),
    );
    await cashier.tenderBy('gift-card', 2_500, number);
    expect(till.sale().basket?.tenders).toMatchObject([{ leftMinor: 0 }]);
    await cashier.card(5_490);
    expect(await left(number)).toBe('VALUE_SPENT');
    expect(till.sale().paid?.tenders).toMatchObject([{ leftMinor: 0 }, { leftMinor: null }]);
  });

  it('never becomes cash: no change, and no more than is due', async () => {
    const number = await sellCard(5_000);
    await cashier.scan('bread');
    expect(await cashier.tenderBy('gift-card', 5_000, number)).toMatchObject(
      refusal('TENDER_OVER_DUE', { remainingMinor: 120 }),
    );
    expect(await left(number)).toBe(5_000);
  });

  it('pays its small last rest out where the retailer wants it, and then all of it', async () => {
    const types = shippedTenderSettings.types.map((type) =>
      type.id === 'gift-card' ? { ...type, givesChange: true, changeLimitMinor: 100 } : type,
    );
    till = await memoryTill({ items: shopItems, tenders: { ...shippedTenderSettings, types } });
    cashier = cashierAt(till);
    const number = await sellCard(1_200);
    await cashier.scan('bread');
    expect(await cashier.tenderBy('gift-card', 200, number)).toMatchObject(
      refusal('TENDER_OVER_DUE'),
    );
    expect(await cashier.tenderBy('gift-card', 1_200, number)).toMatchObject(
      refusal('TENDER_CHANGE_TOO_LARGE'),
    );
    await cashier.tenderBy('gift-card', 20, number);
    await cashier.card(100);
    await cashier.scan('meal');
    await cashier.card(165);
    expect(await cashier.tenderBy('gift-card', 1_180, number)).toMatchObject({
      value: { paid: { changeMinor: 50 } },
    });
    expect(await left(number)).toBe('VALUE_SPENT');
  });

  it('is for an amount of the shop’s range', async () => {
    for (const amountMinor of [0, -5_000, 999, 25_001, Number.NaN, 10_000_000_001]) {
      expect(await cashier.sellGiftCard(amountMinor)).toMatchObject(refusal('GIFT_CARD_AMOUNT'));
    }
    expect(cashier.basket()).toBeNull();
  });

  it('has one number and one piece: its line takes no other number, quantity or discount', async () => {
    await cashier.sellGiftCard(5_000);
    const before = cashier.basket()?.lines;
    const seat = 'till';
    const marked = till.call.markLine({
      commandId: till.newCommandId(),
      seat,
      lineNumber: 1,
      serialNumber: 'G00000000000',
    });
    expect(await marked).toMatchObject(refusal('VALUE_NUMBER_FIXED'));
    expect(await cashier.setQuantity(1, '2')).toMatchObject(refusal('LINE_IS_ONE_PIECE'));
    expect(cashier.basket()?.lines).toEqual(before);
  });

  it('expires after the month that its number says', async () => {
    const number = await sellCard(5_000);
    await cashier.scan('jumper');
    till.passDays(400);
    expect(await cashier.tenderBy('gift-card', 5_000, number)).toMatchObject(
      refusal('VALUE_EXPIRED', { expiresOn: '2027-11-30' }),
    );
    expect(await till.call.lookUpValue({ text: number })).toMatchObject(refusal('VALUE_EXPIRED'));
  });

  it('knows no clock: with one back in 2019 a card is sold, and what is over is over', async () => {
    const number = await sellCard(5_000);
    till.passDays(400);
    await cashier.scan('bread');
    await cashier.cash(120);
    till.setClock('2019-01-01T08:00:00.000Z');
    await cashier.scan('jumper');
    expect(await cashier.tenderBy('gift-card', 5_000, number)).toMatchObject(
      refusal('VALUE_EXPIRED', { expiresOn: '2027-11-30' }),
    );
    await cashier.card(7_990);
    const fresh = readValueNumber(await sellCard(2_000));
    expect(fresh).toMatchObject({ ok: true, value: { expiresOn: '2028-12-31' } });
  });

  it('is good until the last business day of its month has passed where the shop is', async () => {
    const number = await sellCard(5_000);
    const pay = async () => {
      await cashier.scan('bread');
      const paid = await cashier.tenderBy('gift-card', 120, number);
      return { paid, day: till.entries().at(-1)?.businessDay };
    };
    // 00:30 in Paris on the last day, 00:30 on the day after.
    till.setClock('2027-11-29T23:30:00.000Z');
    expect(await pay()).toMatchObject({ paid: { ok: true }, day: '2027-11-30' });
    till.setClock('2027-11-30T23:30:00.000Z');
    expect((await pay()).paid).toMatchObject(refusal('VALUE_EXPIRED'));
    await cashier.cash(120);
    expect(till.entries().at(-1)?.businessDay).toBe('2027-12-01');
    // A clock that goes wrong at night does not make an expired card good again.
    till.setClock('2027-11-30T21:30:00.000Z');
    expect((await pay()).paid).toMatchObject(refusal('VALUE_EXPIRED'));
  });

  it('is sold on a till that was first started with a dead clock', async () => {
    till = await memoryTill({ items: shopItems, firstStart: '2019-01-01T08:00:00.000Z' });
    cashier = cashierAt(till);
    const number = readValueNumber(await sellCard(2_000));
    expect(number).toMatchObject({ ok: true, value: { expiresOn: '2027-01-31' } });
  });

  it('of another kind, mistyped, or never issued is refused with a sentence each', async () => {
    const number = await sellCard(5_000);
    await cashier.scan('jumper');
    const wrong = `${number.slice(0, -1)}${number.endsWith('7') ? '8' : '7'}`;
    expect(await cashier.tenderBy('store-credit', 100, number)).toMatchObject(
      refusal('VALUE_OTHER_KIND'),
    );
    expect(await cashier.tenderBy('deposit', 100, number)).toMatchObject(
      refusal('VALUE_OTHER_KIND'),
    );
    expect(await cashier.tenderBy('gift-card', 100, wrong)).toMatchObject(
      refusal('VALUE_MISTYPED'),
    );
    expect(await cashier.tenderBy('gift-card', 100, '')).toMatchObject(refusal('VALUE_MISTYPED'));
    expect(cashier.basket()?.tenders).toEqual([]);
  });
});

describe('nothing is used twice', () => {
  let number: string;
  let tablet: Cashier;
  beforeEach(async () => {
    number = await sellCard(5_000);
    tablet = cashierAt(till, 'tablet-1');
    await cashier.scan('jumper');
    await tablet.scan('jumper');
  });

  it('by two seats at once', async () => {
    await cashier.tenderBy('gift-card', 4_000, number);
    expect(await tablet.tenderBy('gift-card', 1_001, number)).toMatchObject(
      refusal('VALUE_TOO_SMALL'),
    );
    expect(await tablet.tenderBy('gift-card', 1_000, number)).toMatchObject({ ok: true });
    expect(await cashier.tenderBy('gift-card', 1, number)).toMatchObject(refusal('VALUE_HELD'));
  });

  it('by a basket that was set aside, before and after a crash', async () => {
    await cashier.tenderBy('gift-card', 5_000, number);
    await cashier.suspend();
    expect(await tablet.tenderBy('gift-card', 1, number)).toMatchObject(refusal('VALUE_HELD'));
    till.restart();
    expect(await tablet.tenderBy('gift-card', 1, number)).toMatchObject(refusal('VALUE_HELD'));
    await cashier.resume(till.suspended().baskets[0]?.id ?? '');
    await cashier.card(2_990);
    till.restart();
    expect(await tablet.tenderBy('gift-card', 1, number)).toMatchObject(refusal('VALUE_SPENT'));
  });

  it('by a command that is sent again, also after a crash and a full disk', async () => {
    const version = cashier.basket()?.version ?? 0;
    const send = () => cashier.tender('gift-card', 5_000, 'the-card-once-only', version, number);
    till.disk.fill();
    await expect(send()).rejects.toThrow('DISK_FULL');
    till.disk.free();
    const first = await send();
    expect(first).toMatchObject({ ok: true });
    expect(await send()).toEqual(first);
    till.restart();
    expect(await send()).toEqual(first);
    expect(cashier.basket()?.tenders).toHaveLength(1);
  });

  it('handed back before the end it is whole again', async () => {
    await cashier.tenderBy('gift-card', 5_000, number, 'card-handed-back-0001');
    await cashier.removeTender('card-handed-back-0001');
    expect(await left(number)).toBe(5_000);
  });
});

describe('an avoir', () => {
  it('of a voucher’s excess is a tender below zero with a number of its own, and pays later', async () => {
    const types = shippedTenderSettings.types.map((type) =>
      type.kind === 'voucher' ? { ...type, overTender: 'store-credit' as const } : type,
    );
    till = await memoryTill({ items: shopItems, tenders: { ...shippedTenderSettings, types } });
    cashier = cashierAt(till);
    await cashier.scan('jumper');
    expect(await cashier.tender('voucher-illicado', 10_000)).toMatchObject({
      value: { paid: { changeMinor: 0 } },
    });
    const [, issued] = lastSale().tenders;
    expect(issued).toMatchObject({ kind: 'store-credit', amountMinor: -2_010 });
    const number = issued?.reference ?? '';
    expect(await left(number)).toBe(2_010);
    await cashier.addItem('book');
    await cashier.tenderBy('store-credit', 2_010, number);
    await cashier.cash(490);
    expect(lastSale().tenders[0]).toMatchObject({ kind: 'store-credit', amountMinor: 2_010 });
    expect(await left(number)).toBe('VALUE_SPENT');
    expect(totals()).toMatchObject({ salesMinor: 10_490, liabilitiesMinor: 0 });
  });
});

describe('a deposit', () => {
  async function takeDeposit(amountMinor: number, of = {}): Promise<string> {
    await cashier.takeDeposit(amountMinor, of);
    await cashier.card(amountMinor);
    return lastSale().lines[0]?.serialNumber ?? '';
  }

  it('carries the VAT of its goods when it is paid, apart from turnover', async () => {
    await takeDeposit(3_000, { itemCode: '3760123450010', depositKind: 'arrhes' });
    expect(lastSale().lines).toMatchObject([
      {
        accounting: 'deposit',
        depositKind: 'arrhes',
        label: 'Arrhes Article jumper',
        vatRateBp: 2_000,
        netMinor: 2_500,
        vatMinor: 500,
      },
    ]);
    expect(totals()).toMatchObject({
      salesMinor: 0,
      perRate: [],
      deposits: [{ vatRateBp: 2_000, grossMinor: 3_000, netMinor: 2_500, vatMinor: 500 }],
    });
  });

  it('is deducted from the balance with its own VAT, so that no VAT counts twice', async () => {
    const number = await takeDeposit(3_000);
    await cashier.scan('jumper');
    expect(await cashier.tenderBy('deposit', 3_000, number)).toMatchObject({
      value: { paid: null },
    });
    expect(till.sale().basket).toMatchObject({ totalMinor: 4_990, remainingMinor: 4_990 });
    await cashier.card(4_990);
    const sold = lastSale();
    expect(sold.kind).toBe('sale');
    expect(sold.lines[1]).toMatchObject({
      accounting: 'deposit',
      fulfilment: 'take',
      grossMinor: -3_000,
      vatMinor: -500,
      serialNumber: number,
      returnOf: { sequence: till.transactions()[0]?.sequence, line: 1 },
    });
    expect(sold.references).toMatchObject([{ kind: 'deposit' }]);
    expect(sold.totals).toMatchObject({ grossMinor: 4_990, vatMinor: 1_332 - 500 });
    expect(totals()).toMatchObject({
      salesMinor: 7_990,
      perRate: [{ vatMinor: 1_332 }],
      deposits: [{ grossMinor: 0, netMinor: 0, vatMinor: 0 }],
    });
    const vatDueMinor = till
      .transactions()
      .reduce((sum, { body }) => sum + body.totals.vatMinor, 0);
    expect(vatDueMinor).toBe(1_332);
  });

  it('is used once, whole, and never beyond what is due', async () => {
    const number = await takeDeposit(3_000);
    await cashier.addItem('book');
    expect(await cashier.tenderBy('deposit', 3_000, number)).toMatchObject(
      refusal('DEPOSIT_OVER_DUE', { depositMinor: 3_000, remainingMinor: 2_500 }),
    );
    await cashier.scan('jumper');
    await cashier.tenderBy('deposit', 3_000, number);
    expect(await cashier.tenderBy('deposit', 3_000, number)).toMatchObject(refusal('VALUE_HELD'));
    const tablet = cashierAt(till, 'tablet-1');
    await tablet.scan('jumper');
    expect(await tablet.tenderBy('deposit', 3_000, number)).toMatchObject(refusal('VALUE_HELD'));
    await cashier.card(7_490);
    expect(await tablet.tenderBy('deposit', 3_000, number)).toMatchObject(refusal('VALUE_SPENT'));
  });

  it('is refused where it is taken off when the entry could name no more of them', async () => {
    const numbers: string[] = [];
    for (let count = 0; count <= 50; count += 1) numbers.push(await takeDeposit(100));
    await cashier.scan('jumper');
    for (const number of numbers.slice(0, 50)) await cashier.tenderBy('deposit', 100, number);
    expect(await cashier.tenderBy('deposit', 100, numbers[50] ?? '')).toMatchObject(
      refusal('DEPOSITS_FULL', { limit: 50 }),
    );
    expect(await cashier.card(2_990)).toMatchObject({ ok: true });
  });

  it('that covers all that is due completes the sale in the same act, once', async () => {
    const number = await takeDeposit(7_990);
    await cashier.scan('jumper');
    const version = cashier.basket()?.version ?? 0;
    const send = () => cashier.tender('deposit', 7_990, 'the-deposit-pays-it', version, number);
    const paid = await send();
    expect(paid).toMatchObject({ ok: true, value: { paid: { totalMinor: 0, tenders: [] } } });
    expect(await send()).toEqual(paid);
    expect(till.transactions()).toHaveLength(2);
    lastSale();
  });

  it('taken out and used at another seat does not come back by an undo', async () => {
    const number = await takeDeposit(3_000);
    const tablet = cashierAt(till, 'tablet-1');
    await cashier.scan('jumper');
    await cashier.tenderBy('deposit', 3_000, number);
    await cashier.voidLine(2);
    await tablet.scan('jumper');
    await tablet.tenderBy('deposit', 3_000, number);
    expect(await cashier.undo()).toMatchObject(refusal('VALUE_CHANGED'));
    await tablet.card(4_990);
    expect(await cashier.undo()).toMatchObject(refusal('VALUE_CHANGED'));
    await cashier.card(7_990);
    expect(till.transactions()).toHaveLength(3);
  });

  it('does not become money: without the goods it is deducted from, nothing is completed', async () => {
    const number = await takeDeposit(3_000);
    await cashier.scan('jumper');
    await cashier.tenderBy('deposit', 3_000, number);
    await cashier.voidLine(1);
    expect(await cashier.complete()).toMatchObject({ ok: false });
    expect(till.transactions()).toHaveLength(1);
  });

  it('may be taken out of the basket though money was taken: more is due then', async () => {
    const number = await takeDeposit(3_000);
    await cashier.scan('jumper');
    await cashier.tenderBy('deposit', 3_000, number);
    await cashier.card(1_000);
    expect(await cashier.voidLine(1)).toMatchObject(refusal('BASKET_PART_PAID'));
    expect(await cashier.voidLine(2)).toMatchObject({ ok: true });
    expect(till.sale().basket?.remainingMinor).toBe(6_990);
  });

  it('of no amount, of a rate nobody knows, for an item nobody sells is refused', async () => {
    expect(await cashier.takeDeposit(0)).toMatchObject(refusal('DEPOSIT_AMOUNT'));
    expect(await cashier.takeDeposit(100, { vatRateBp: 1_960 })).toMatchObject(
      refusal('DEPOSIT_RATE_UNKNOWN'),
    );
    expect(await cashier.takeDeposit(100, { itemCode: 'Mme Durand' })).toMatchObject(
      refusal('UNKNOWN_CODE'),
    );
  });
});
