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

  it('that is expired is taken by a manager where the retailer lets it be', async () => {
    const { storedValue } = shippedTenderSettings;
    const tenders = {
      ...shippedTenderSettings,
      storedValue: { ...storedValue, takesExpired: true },
    };
    till = await memoryTill({ items: shopItems, tenders });
    cashier = cashierAt(till);
    const number = await sellCard(5_000);
    till.passDays(400);
    await cashier.scan('jumper');
    expect(await left(number)).toBe(5_000);
    till.actAs('cashier');
    expect(await cashier.tenderBy('gift-card', 5_000, number)).toMatchObject(
      refusal('ROLE_NOT_ALLOWED', { role: 'manager' }),
    );
    till.actAs('manager');
    expect(await cashier.tenderBy('gift-card', 5_000, number)).toMatchObject({ ok: true });
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
