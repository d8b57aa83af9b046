import { describe, expect, it } from 'vitest';
import { cash, shippedTenderSettings } from '../../domain/tender/shipped-tender-types.ts';
import { wrongSum } from '../../domain/transaction/transaction-sums.ts';
import { cashierAt } from '../../test/support/cashier.ts';
import { memoryTill } from '../../test/support/memory-till.ts';
import { shopItems } from '../../test/support/shop-items.ts';

async function tillWith(tenders = shippedTenderSettings) {
  const till = await memoryTill({ items: shopItems, tenders });
  const cashier = cashierAt(till);
  const sold = () => {
    const transaction = till.transactions().at(-1)?.body;
    if (!transaction) throw new Error('a sale was paid');
    expect(wrongSum(transaction)).toBeNull();
    return transaction;
  };
  return { till, cashier, sold };
}

describe('a voucher above what is due', () => {
  it('is journalled at its face, with the kept excess as a tender of its own below zero', async () => {
    const { cashier, sold } = await tillWith();
    await cashier.scan('jumper');
    await cashier.addItem('bread', '3');
    await cashier.card(2_000);
    const paid = await cashier.tender('voucher-cadhoc', 10_000);
    expect(paid).toMatchObject({
      ok: true,
      value: { paid: { changeMinor: 0, totalMinor: 8_350 } },
    });
    expect(sold().tenders.map(({ type, kind, amountMinor }) => [type, kind, amountMinor])).toEqual([
      ['card', 'card', 2_000],
      ['voucher-cadhoc', 'voucher', 10_000],
      ['voucher-excess', 'voucher', -3_650],
    ]);
    for (const line of sold().lines) {
      const shares = line.tenderAllocation.map(({ amountMinor }) => amountMinor);
      expect(shares.reduce((sum, share) => sum + share, 0)).toBe(line.grossMinor);
    }
  });

  it('sent again makes no second excess', async () => {
    const { cashier, till } = await tillWith();
    await cashier.scan('bread');
    const first = await cashier.tender('voucher-up', 1_000, 'the-only-voucher', 2);
    expect(await cashier.tender('voucher-up', 1_000, 'the-only-voucher', 2)).toEqual(first);
    till.restart();
    expect(await cashier.tender('voucher-up', 1_000, 'the-only-voucher', 2)).toEqual(first);
    expect(till.transactions()).toHaveLength(1);
  });
});

describe('where cash is rounded', () => {
  const belgian = { ...shippedTenderSettings, cashRoundingMinor: 5 };

  it('the sale says by how much, and every sum holds', async () => {
    const { cashier, sold, till } = await tillWith(belgian);
    await cashier.addItem('book', '1');
    await cashier.addItem('stamp', '2');
    expect(till.sale().basket).toMatchObject({ remainingMinor: 2_778, cashDueMinor: 2_780 });
    expect(await cashier.cash(3_000)).toMatchObject({ value: { paid: { changeMinor: 220 } } });
    expect(sold().totals).toMatchObject({ grossMinor: 2_778, roundingMinor: 2 });
    expect(till.entries().at(-1)?.totals.salesMinor).toBe(2_778);
  });

  it('a card is not, and cash that does not pay it all waits for the rest', async () => {
    const { cashier, sold } = await tillWith(belgian);
    await cashier.addItem('stamp', '2');
    await cashier.cash(200);
    await cashier.card(78);
    expect(sold().totals.roundingMinor).toBe(0);
  });
});

it('cash above the limit is taken of who lives abroad, and the entry says what was declared', async () => {
  const { cashier, sold } = await tillWith();
  await cashier.addItem('jumper', '20');
  expect(await cashier.cash(159_800)).toMatchObject({ error: { code: 'TENDER_OVER_LIMIT' } });
  expect(await cashier.tenderBy('cash', 159_800, 'non-resident')).toMatchObject({ ok: true });
  expect(sold().tenders).toMatchObject([{ type: 'cash', reference: 'non-resident' }]);
});

it('a type that the retailer took off the list is not taken, and a sale that has it is completed', async () => {
  let types = shippedTenderSettings.types;
  const till = await memoryTill({
    items: shopItems,
    tenders: {
      ...shippedTenderSettings,
      get types() {
        return types;
      },
    },
  });
  const cashier = cashierAt(till);
  await cashier.scan('jumper');
  await cashier.tenderBy('cheque', 5_000, 'LCL-7654321');
  types = [cash];
  till.restart();
  expect(await cashier.tenderBy('cheque', 1_000, 'LCL-7654322')).toMatchObject({
    error: { code: 'TENDER_UNKNOWN' },
  });
  expect(await cashier.cash(2_990)).toMatchObject({ ok: true });
  expect(till.transactions()[0]?.body.tenders).toMatchObject([
    { kind: 'cheque' },
    { kind: 'cash' },
  ]);
});
