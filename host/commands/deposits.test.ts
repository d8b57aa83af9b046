import { beforeEach, describe, expect, it } from 'vitest';
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
