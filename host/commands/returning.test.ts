import { beforeEach, describe, expect, it } from 'vitest';
import { packReceiptPlace } from '../../domain/receipt/receipt-place.ts';
import { writeOwnCode } from '../../domain/scan/own-code.ts';
import { writeSignedCode } from '../../domain/scan/signed-code.ts';
import type { EntryPlace } from '../../domain/transaction/entry-place.ts';
import { type Cashier, cashierAt } from '../../test/support/cashier.ts';
import { type MemoryTill, memoryTill } from '../../test/support/memory-till.ts';
import { shopItems } from '../../test/support/shop-items.ts';

let till: MemoryTill;
let cashier: Cashier;

beforeEach(async () => {
  till = await memoryTill({ items: shopItems });
  cashier = cashierAt(till);
});

/** Sells three jumpers and 250 g of tea, in cash; where the entry stands and what is on its paper. */
async function sell(at: Cashier = cashier): Promise<EntryPlace & { receiptNumber: string }> {
  await at.addItem('jumper', '3');
  await at.addItem('tea', '0.250');
  const paid = await at.cash(at.basket() === null ? 0 : 7_990 * 3 + 2_225);
  if (!paid.ok || !paid.value.paid) throw new Error('sold');
  const { journalId, sequence, receiptNumber } = paid.value.paid;
  return { journalId, sequence, receiptNumber };
}

const find = (receipt: string | EntryPlace) => till.call.findReceipt({ receipt });
const placeOf = ({ journalId, sequence }: EntryPlace) => ({ journalId, sequence });

describe('a receipt of this till', () => {
  it('is found by its number, whole or in short, by its code and by its place', async () => {
    const sold = await sell();
    const [, number, mark] = sold.receiptNumber.split('-');
    const payload = packReceiptPlace({ journalId: 'A'.repeat(22), sequence: sold.sequence });
    const ways = [
      sold.receiptNumber,
      `${till.context().identity.till.number}-${number}`,
      `${number}-${mark}`,
      placeOf(sold),
    ];
    for (const way of ways) {
      expect(await find(way)).toMatchObject({
        ok: true,
        value: { of: placeOf(sold), receiptNumber: sold.receiptNumber, totalMinor: 26_195 },
      });
    }
    if (payload === null) throw new Error('a payload');
    const elsewhere = writeSignedCode({
      kind: 'receipt',
      payload,
      keyId: new Uint8Array(8),
      signature: new Uint8Array(64),
    });
    expect(await find(elsewhere)).toMatchObject({ error: { code: 'RECEIPT_ELSEWHERE' } });
    // Who scans it is led to the return: what it is may be asked for there.
    expect(await cashier.scan(elsewhere)).toMatchObject({
      value: { routed: { kind: 'receipt', code: elsewhere } },
    });
  });

  it('shows what was paid for each line and what of it can still come back', async () => {
    const sold = await sell();
    await cashier.giveBack(sold, 1, '1');
    expect(await find(sold.receiptNumber)).toMatchObject({
      value: {
        lines: [
          {
            number: 1,
            sku: 'jumper',
            sold: { value: 3, scale: 0 },
            left: { value: 2, scale: 0 },
            paidMinor: 23_970,
            leftMinor: 15_980,
            refusal: null,
          },
          { number: 2, sku: 'tea', sold: { value: 250, scale: 3 }, left: { value: 250, scale: 3 } },
        ],
      },
    });
  });

  it('that is none of its own says why, and what will be possible', async () => {
    const sold = await sell();
    const refusals = [
      ['9-000001', 'RECEIPT_OTHER_TILL'],
      ['000777', 'RECEIPT_UNKNOWN'],
      [sold.receiptNumber.replace(/..$/, 'ZZ'), 'RECEIPT_UNKNOWN'],
      ['merci', 'RECEIPT_UNREADABLE'],
      [writeOwnCode('receipt', '12'), 'RECEIPT_CODE_UNKNOWN'],
      [{ journalId: 'another-journal-0001', sequence: 2 }, 'RECEIPT_ELSEWHERE'],
      [{ ...placeOf(sold), sequence: 1 }, 'RECEIPT_ELSEWHERE'],
    ] as const;
    for (const [receipt, code] of refusals) {
      expect(await find(receipt)).toMatchObject({ ok: false, error: { code } });
    }
  });

  it('of an earlier journal is taken back too; its number without the mark may be of two', async () => {
    const sold = await sell();
    till.writer().sealAndRestart('new-owner');
    const later = await sell();
    expect(later.receiptNumber).not.toBe(sold.receiptNumber);
    const short = sold.receiptNumber.slice(0, -3);
    expect(await find(short)).toMatchObject({ error: { code: 'RECEIPT_AMBIGUOUS' } });
    expect(await find(sold.receiptNumber)).toMatchObject({ value: { of: placeOf(sold) } });
    expect(await cashier.giveBack(sold, 1, '3')).toMatchObject({ ok: true });
    expect(cashier.basket()?.lines).toHaveLength(1);
  });
});

describe('goods given back', () => {
  it('stand in the basket at what was paid for them, whatever they cost now', async () => {
    const sold = await sell();
    expect(await cashier.giveBack(sold, 1, '2')).toMatchObject({
      ok: true,
      value: { lineNumber: 1 },
    });
    expect(await cashier.giveBack(sold, 2, '0.100')).toMatchObject({ ok: true });
    expect(till.sale().basket).toMatchObject({
      totalMinor: -15_980 - 890,
      remainingMinor: -16_870,
      lines: [
        {
          name: expect.any(String),
          quantity: { value: -2, scale: 0 },
          grossMinor: -15_980,
          returned: { receiptNumber: sold.receiptNumber, reasonCode: 'too-small' },
        },
        { quantity: { value: -100, scale: 3 }, grossMinor: -890 },
      ],
    });
    expect(await cashier.setQuantity(1, '1')).toMatchObject({
      error: { code: 'RETURN_LINE_FIXED' },
    });
  });

  it('come by several lines in one commit, or not at all', async () => {
    const sold = await sell();
    const wish = (line: number, quantity: string) => ({
      line,
      quantity,
      reasonCode: 'defective',
      disposition: 'damaged' as const,
    });
    const give = (commandId: string, lines: ReturnType<typeof wish>[]) =>
      till.call.returnLines({
        commandId,
        seat: 'till',
        of: placeOf(sold),
        lines,
        entered: 'keyed',
      });
    const before = till.disk.commits();
    expect(await give(till.newCommandId(), [wish(1, '3'), wish(2, '0.300')])).toMatchObject({
      error: { code: 'RETURN_TOO_MANY', details: { left: '0.250' } },
    });
    expect(await give(till.newCommandId(), [wish(1, '2'), wish(1, '2')])).toMatchObject({
      error: { code: 'RETURN_TOO_MANY', details: { left: '1' } },
    });
    expect(cashier.basket()).toBeNull();
    const commandId = till.newCommandId();
    const given = await give(commandId, [wish(1, '3'), wish(2, '0.250')]);
    expect(given).toMatchObject({ ok: true, value: { lineNumber: 2 } });
    expect(await give(commandId, [wish(1, '3'), wish(2, '0.250')])).toEqual(given);
    expect(till.disk.commits()).toBe(before + 1);
    expect(till.sale().basket?.totalMinor).toBe(-26_195);
  });

  it('are never more than was sold: not twice in a basket, at two seats, set aside, or after a crash', async () => {
    const sold = await sell();
    const tablet = cashierAt(till, 'tablet-1');
    const over = { ok: false, error: { code: 'RETURN_TOO_MANY' } };
    const none = { ok: false, error: { code: 'RETURN_ALL_RETURNED' } };
    await cashier.giveBack(sold, 1, '2');
    expect(await cashier.giveBack(sold, 1, '2')).toMatchObject(over);
    expect(await tablet.giveBack(sold, 1, '2')).toMatchObject(over);
    await cashier.suspend();
    till.restart();
    expect(await tablet.giveBack(sold, 1, '2')).toMatchObject(over);
    expect(await tablet.giveBack(sold, 1, '1')).toMatchObject({ ok: true });
    expect(await cashier.giveBack(sold, 1, '1')).toMatchObject(none);
    await tablet.abandon();
    expect(await cashier.giveBack(sold, 1, '1')).toMatchObject({ ok: true });
  });

  it('taken out and given back by another seat do not come back by an undo', async () => {
    const sold = await sell();
    const tablet = cashierAt(till, 'tablet-1');
    await cashier.giveBack(sold, 1, '3');
    await cashier.voidLine(1);
    await tablet.giveBack(sold, 1, '1');
    expect(await cashier.undo()).toMatchObject({ error: { code: 'RETURN_CHANGED' } });
    await tablet.undo();
    expect(await cashier.undo()).toMatchObject({ ok: true });
    expect(cashier.basket()?.lines).toHaveLength(1);
    expect(await tablet.undo()).toMatchObject({ ok: false });
  });

  it('need a reason of the list, a receipt that is there, and a basket that nobody has paid into', async () => {
    const sold = await sell();
    const wish = { line: 1, quantity: '1', reasonCode: 'because', disposition: 'restock' as const };
    const request = { seat: 'till', of: placeOf(sold), lines: [wish], entered: 'keyed' as const };
    const commandId = till.newCommandId();
    expect(await till.call.returnLines({ ...request, commandId })).toMatchObject({
      error: { code: 'REASON_UNKNOWN' },
    });
    expect(await cashier.giveBack({ ...placeOf(sold), sequence: 99 }, 1, '1')).toMatchObject({
      error: { code: 'RECEIPT_ELSEWHERE' },
    });
    expect(await cashier.giveBack(sold, 7, '1')).toMatchObject({ error: { code: 'LINE_GONE' } });
    expect(await cashier.giveBack(sold, 1, '0.5')).toMatchObject({
      error: { code: 'BAD_QUANTITY' },
    });
    await cashier.scan('3760123450010');
    await cashier.cash(100);
    expect(await cashier.giveBack(sold, 1, '1')).toMatchObject({
      error: { code: 'BASKET_PART_PAID' },
    });
  });
});
