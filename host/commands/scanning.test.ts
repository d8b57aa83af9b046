import { beforeEach, describe, expect, it } from 'vitest';
import { writeBasketCode } from '../../domain/scan/basket-code.ts';
import { checkDigitOf } from '../../domain/scan/gtin.ts';
import { writeOwnCode } from '../../domain/scan/own-code.ts';
import { sampleItem } from '../../test/conformance/sample-documents.ts';
import { type Cashier, cashierAt } from '../../test/support/cashier.ts';
import { type MemoryTill, memoryTill } from '../../test/support/memory-till.ts';
import { shopItems } from '../../test/support/shop-items.ts';

const eur = (minor: number) => ({ minor, currency: 'EUR' });
const withDigit = (digits: string) => digits + checkDigitOf(digits);
const kg = { unit: 'kg', quantityScale: 3 } as const;
const gs = '\u001d';
const tea = '03760123450355';
const jumper = '03760123450010';

/** Weighed in the shop: one found by its code with zeros, one by its digits as sku. */
const items = [
  ...shopItems,
  sampleItem('cheese', { ...kg, gtin: `0${withDigit('211234500000')}`, price: eur(2_490) }),
  sampleItem('54321', { ...kg, price: eur(1_990) }),
  sampleItem('ham', { ...kg, gtin: `0${withDigit('237777700000')}`, price: eur(3_150) }),
  sampleItem('melon', { gtin: `0${withDigit('218888800000')}`, price: eur(300) }),
];

let till: MemoryTill;
let cashier: Cashier;

beforeEach(async () => {
  till = await memoryTill({ items });
  cashier = cashierAt(till);
});

async function refused(code: string, quantity?: string): Promise<string> {
  const result = await cashier.scan(code, quantity);
  return result.ok ? 'taken' : result.error.code;
}

function lines() {
  return (cashier.basket()?.lines ?? []).map(({ item, quantity, lot, serialNumber }) => ({
    sku: item.sku,
    priceMinor: item.unitPriceMinor,
    unit: item.unit,
    quantity,
    lot,
    serialNumber,
  }));
}

describe('a label of the shop’s own scale', () => {
  it('with a weight rings that weight', async () => {
    await cashier.scan(withDigit('211234501250'));
    await cashier.scan(withDigit('215432100480'));
    expect(lines()).toMatchObject([
      { sku: 'cheese', quantity: { value: 1_250, scale: 3 }, priceMinor: 2_490 },
      { sku: '54321', quantity: { value: 480, scale: 3 }, priceMinor: 1_990 },
    ]);
  });

  it('with a price rings one piece at that price, whatever the item costs a kilogram', async () => {
    await cashier.scan(withDigit('237777700812'));
    expect(lines()).toMatchObject([
      { sku: 'ham', quantity: { value: 1, scale: 0 }, unit: 'piece', priceMinor: 812 },
    ]);
    expect(till.sale().basket?.totalMinor).toBe(812);
    // Two pieces of one price are two lines, and neither is multiplied by hand.
    await cashier.scan(withDigit('237777700812'));
    expect(lines()).toHaveLength(2);
    expect(await cashier.setQuantity(1, '3')).toMatchObject({
      error: { code: 'LINE_IS_ONE_PIECE' },
    });
    expect(till.sale().basket?.totalMinor).toBe(1_624);
  });

  it('is for one piece: a quantity before it is refused', async () => {
    expect(await refused(withDigit('237777700812'), '3')).toBe('CODE_SAYS_HOW_MUCH');
    expect(await refused(withDigit('211234501250'), '2')).toBe('CODE_SAYS_HOW_MUCH');
    expect(cashier.basket()).toBeNull();
  });

  it('that does not fit its item, weighs nothing or costs nothing is refused', async () => {
    expect(await refused(withDigit('218888801250'))).toBe('CODE_OTHER_UNIT');
    expect(await refused(withDigit('211234500000').replace(/^21/, '21'))).toBe('BAD_QUANTITY');
    expect(await refused(withDigit('237777700000'))).toBe('CODE_BAD_PRICE');
  });

  it('is read by the retailer’s patterns, and by none when they can’t be read', async () => {
    const label = withDigit('281234500812');
    await setPatterns([{ pattern: '28.....{NNNDD}', means: 'price' }]);
    // The item is found by its digits, which are its sku here.
    expect(await refused(label)).toBe('UNKNOWN_CODE');
    expect(await refused(withDigit('285432100812'))).toBe('taken');
    expect(lines()).toMatchObject([{ sku: '54321', priceMinor: 812 }]);
    await setPatterns('nonsense');
    expect(await refused(withDigit('285432100812'))).toBe('UNKNOWN_CODE');
  });
});

describe('a GS1 code', () => {
  it('brings lot and serial number to the line, and into the journal', async () => {
    await cashier.scan(`]d201${jumper}10L1${gs}21S1`);
    await cashier.scan(`]d201${jumper}10L1${gs}21S2`);
    await cashier.scan(`]C101${jumper}10L1`);
    await cashier.scan(`https://id.gs1.org/01/${jumper}/10/L1`);
    const one = { value: 1, scale: 0 };
    expect(lines()).toMatchObject([
      { lot: 'L1', serialNumber: 'S1', quantity: one },
      { lot: 'L1', serialNumber: 'S2', quantity: one },
      { lot: 'L1', serialNumber: '', quantity: { value: 2, scale: 0 } },
    ]);
    till.restart();
    expect(lines()).toHaveLength(3);
    await cashier.cash(40_000);
    expect(till.transactions()[0]?.body.lines).toMatchObject([
      { lot: 'L1', serialNumber: 'S1' },
      { lot: 'L1', serialNumber: 'S2' },
      { lot: 'L1', serialNumber: '' },
    ]);
  });

  it('of a piece that is in the basket already is refused, until it was taken out', async () => {
    const piece = `]d201${jumper}21S1`;
    await cashier.scan(piece);
    expect(await refused(piece)).toBe('SERIAL_TWICE');
    expect(await cashier.setQuantity(1, '2')).toMatchObject({
      error: { code: 'LINE_IS_ONE_PIECE' },
    });
    await cashier.undo();
    expect(await refused(piece)).toBe('taken');
  });

  it('brings weight and price', async () => {
    await cashier.scan(`]C101${tea}3103000250`);
    await cashier.scan(`]C101${tea}3103000250392211${''}00`);
    await cashier.scan(`]C101${tea}39329781050`);
    expect(lines()).toMatchObject([
      { quantity: { value: 250, scale: 3 }, priceMinor: 8_900 },
      { quantity: { value: 1, scale: 0 }, priceMinor: 1_100 },
      { quantity: { value: 1, scale: 0 }, priceMinor: 1_050 },
    ]);
  });

  it('tells the weight of an item sold by the piece for information only', async () => {
    await cashier.scan(`]C101${jumper}3103000250`);
    expect(lines()).toMatchObject([{ quantity: { value: 1, scale: 0 }, priceMinor: 7_990 }]);
  });

  it.each([
    [`]C101${tea}39337561050`, 'CODE_OTHER_CURRENCY'],
    [`]C101${tea}39231055`, 'CODE_BAD_PRICE'],
    [`]C101${tea}3104001255`, 'CODE_BAD_QUANTITY'],
    [`]C101${jumper}30999999`, 'BAD_QUANTITY'],
    [`]C101${tea}302`, 'CODE_OTHER_UNIT'],
    [']C101037601234500', 'CODE_BAD_LENGTH'],
    [`]C101${jumper}17271332`, 'CODE_BAD_DATE'],
    [`]C101${jumper}10é`, 'CODE_BAD_SIGN'],
    [`]C101${jumper}10A${gs}10B`, 'CODE_GIVEN_TWICE'],
    [']C1??', 'CODE_UNKNOWN_ELEMENT'],
    [']C10103760123450011', 'BAD_CHECK_DIGIT'],
    [`]C100${withDigit('34567890123456789')}`, 'CODE_NO_ITEM'],
    ['https://id.gs1.org/01/3760123450011', 'BAD_CHECK_DIGIT'],
    ['https://example.fr/', 'UNKNOWN_CODE'],
  ])('%j says why it is not taken: %s', async (code, why) => {
    expect(await refused(code)).toBe(why);
    expect(cashier.basket()).toBeNull();
  });

  it('of goods past their date is refused from the day after, by the business day', async () => {
    // The till’s day is 2026-11-22.
    expect(await cashier.scan(`]d201${jumper}17261121`)).toMatchObject({
      error: { code: 'GOODS_EXPIRED', details: { date: '21/11/2026' } },
    });
    expect(cashier.basket()).toBeNull();
    expect(await refused(`]d201${jumper}17261122`)).toBe('taken');
    expect(await refused(`]d201${jumper}17261100`)).toBe('taken');
    expect(await refused(`]d201${jumper}17261000`)).toBe('GOODS_EXPIRED');
  });
});

describe('an own code', () => {
  it('of a suspended basket resumes it, once', async () => {
    await cashier.scan(jumper);
    const id = cashier.basket()?.id ?? '';
    await cashier.suspend();
    const code = writeBasketCode(id);
    const commandId = till.newCommandId();
    expect(await cashier.scan(code, undefined, commandId)).toMatchObject({
      ok: true,
      value: { basketId: id, routed: null },
    });
    expect(await cashier.scan(code, undefined, commandId)).toMatchObject({ ok: true });
    expect(cashier.basket()?.id).toBe(id);
    expect(await refused(code)).toBe('BASKET_NOT_FOUND');
  });

  it('of a basket that is no more, or of none, says so', async () => {
    expect(await refused(writeBasketCode('gone'))).toBe('BASKET_NOT_FOUND');
    expect(await refused(writeOwnCode('basket', 'LLL'))).toBe('BASKET_NOT_FOUND');
  });

  it('of a receipt by its printed number goes on there, and leaves the basket as it is', async () => {
    await cashier.addItem('jumper');
    const paid = await cashier.cash(10_000);
    const number = paid.ok ? (paid.value.paid?.receiptNumber ?? '') : '';
    await cashier.addItem('bread');
    const before = cashier.basket();
    const code = number.toLowerCase();
    expect(await cashier.scan(code)).toMatchObject({
      value: { basketId: before?.id, routed: { kind: 'receipt', code } },
    });
    expect(cashier.basket()).toEqual(before);
    const other = number.replace('000001', '000002');
    expect(await refused(other)).toBe('RECEIPT_UNKNOWN');
  });

  it.each([
    ['receipt', 'RECEIPT_CODE_UNKNOWN'],
    ['voucher', 'CODE_MISREAD'],
    ['customer', 'CUSTOMER_CODE_UNKNOWN'],
  ] as const)('of an unknown %s says so', async (kind, why) => {
    expect(await refused(writeOwnCode(kind, '12'))).toBe(why);
    expect(await refused(`${writeOwnCode(kind, '12').slice(0, -1)}?`)).toBe('CODE_MISREAD');
  });

  it('of an operator is for the sign-on, and opens no basket', async () => {
    const code = writeOwnCode('operator', '12');
    expect(await cashier.scan(code)).toMatchObject({
      ok: true,
      value: { routed: { kind: 'operator', code } },
    });
    expect(cashier.basket()).toBeNull();
  });
});

async function setPatterns(value: Parameters<typeof JSON.stringify>[0]) {
  await till.documents.applyPage({
    feed: 'till',
    file: 'till',
    changes: [
      { collection: 'settings', document: { id: 'scan.embedded', kind: 'setting', value } },
    ],
    state: { epoch: 'e', seq: 1, tag: 't', journalId: '', appliedThrough: 0, except: [] },
  });
}
