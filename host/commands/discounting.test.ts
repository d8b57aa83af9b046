import { beforeEach, describe, expect, it } from 'vitest';
import { defaultPermissions } from '../../domain/operator/permissions.ts';
import { sampleItem } from '../../test/conformance/sample-documents.ts';
import { type Cashier, cashierAt } from '../../test/support/cashier.ts';
import { type MemoryTill, memoryTill } from '../../test/support/memory-till.ts';
import { shopItems } from '../../test/support/shop-items.ts';

const lamp = sampleItem('lamp', {
  price: { minor: 5_000, currency: 'EUR' },
  ecoParticipationMinor: 120,
});
const percent = (rateBp: number) => ({ kind: 'percent' as const, rateBp });
const amount = (amountMinor: number) => ({ kind: 'amount' as const, amountMinor });

let till: MemoryTill;
let cashier: Cashier;

beforeEach(async () => {
  till = await memoryTill({ items: [...shopItems, lamp] });
  cashier = cashierAt(till);
  await cashier.scan('jumper');
});

const refusal = (code: string, details: object = {}) => ({
  ok: false,
  error: { code, details: expect.objectContaining(details) },
});
const totalMinor = () => till.sale().basket?.totalMinor;
const discountIdOf = (lineNumber: number) =>
  till.sale().basket?.lines.find(({ number }) => number === lineNumber)?.discounts[0]?.id ?? '';

describe('a discount on a line', () => {
  it('lowers the price, is shown with its reason and signed with who gave it', async () => {
    expect(await cashier.discountLine(1, percent(1_000))).toMatchObject({
      ok: true,
      value: { lineNumber: 1 },
    });
    expect(till.sale().basket?.lines[0]).toMatchObject({
      extendedMinor: 7_990,
      grossMinor: 7_191,
      discounts: [{ kind: 'percent', value: 1_000, reasonCode: 'damaged' }],
    });
    await cashier.card(7_191);
    expect(till.transactions()[0]?.body.lines[0]?.modifiers).toEqual([
      {
        source: 'line-discount',
        sourceId: '',
        label: '',
        amountMinor: -799,
        reasonCode: 'damaged',
        operatorId: 'op-1',
        approval: null,
      },
    ]);
  });

  it('is taken back by its removal, and by undo', async () => {
    await cashier.discountLine(1, amount(500));
    await cashier.removeDiscount(1, discountIdOf(1));
    expect(totalMinor()).toBe(7_990);
    await cashier.undo();
    expect(totalMinor()).toBe(7_490);
    await cashier.undo();
    expect(totalMinor()).toBe(7_990);
  });

  it('needs a reason of the list', async () => {
    expect(await cashier.discountLine(1, percent(500), 'because')).toMatchObject(
      refusal('REASON_UNKNOWN'),
    );
    expect(await cashier.discountLine(1, percent(500), '')).toMatchObject(
      refusal('REASON_UNKNOWN'),
    );
  });

  it('is refused where it could not come out as it was said', async () => {
    till.actAs('manager');
    expect(await cashier.discountLine(1, amount(7_991))).toMatchObject(
      refusal('DISCOUNT_WITHOUT_EFFECT'),
    );
    await cashier.scan('lamp');
    expect(await cashier.discountLine(2, amount(4_881))).toMatchObject(
      refusal('DISCOUNT_WITHOUT_EFFECT'),
    );
    expect(await cashier.overridePrice(2, 119)).toMatchObject(refusal('DISCOUNT_WITHOUT_EFFECT'));
    expect(await cashier.overridePrice(2, 120)).toMatchObject({ ok: true });
    await cashier.scan('leaflet');
    expect(await cashier.discountLine(3, percent(500))).toMatchObject(
      refusal('DISCOUNT_WITHOUT_EFFECT'),
    );
    expect(await cashier.discountLine(9, percent(500))).toMatchObject(refusal('LINE_GONE'));
  });

  it('is refused once money was taken', async () => {
    await cashier.card(1_000);
    expect(await cashier.discountLine(1, percent(500))).toMatchObject(refusal('BASKET_PART_PAID'));
    expect(await cashier.discountBasket(percent(500))).toMatchObject(refusal('BASKET_PART_PAID'));
  });

  it('keeps the same article scanned again apart, at its full price', async () => {
    await cashier.discountLine(1, percent(1_000));
    await cashier.scan('jumper');
    expect(till.sale().basket?.lines.map(({ grossMinor }) => grossMinor)).toEqual([7_191, 7_990]);
  });

  it('sent twice is given once', async () => {
    const id = till.newCommandId();
    const first = await cashier.discountLine(1, percent(500), 'damaged', id);
    expect(await cashier.discountLine(1, percent(500), 'damaged', id)).toEqual(first);
    expect(till.sale().basket?.lines[0]?.discounts).toHaveLength(1);
  });

  it('is one of five at most', async () => {
    till.actAs('manager');
    for (let n = 0; n < 5; n += 1) await cashier.discountLine(1, amount(100));
    expect(await cashier.discountLine(1, amount(100))).toMatchObject(
      refusal('DISCOUNTS_FULL', { limit: 5 }),
    );
  });
});

describe('limits', () => {
  it('a cashier gives up to 10 % of a line; the refusal says so and who could', async () => {
    expect(await cashier.discountLine(1, percent(1_001))).toMatchObject(
      refusal('OVER_LIMIT', { limitBp: 1_000, role: 'associate' }),
    );
    expect(await cashier.discountLine(1, amount(800))).toMatchObject(refusal('OVER_LIMIT'));
    expect(await cashier.overridePrice(1, 5_000)).toMatchObject(
      refusal('OVER_LIMIT', { role: 'manager' }),
    );
    expect(await cashier.discountLine(1, percent(1_000))).toMatchObject({ ok: true });
    till.actAs('manager');
    expect(await cashier.discountLine(1, percent(5_000))).toMatchObject({ ok: true });
  });

  it('are measured on all that results, not on each part', async () => {
    expect(await cashier.discountLine(1, percent(600))).toMatchObject({ ok: true });
    expect(await cashier.discountLine(1, percent(600))).toMatchObject(refusal('OVER_LIMIT'));
    expect(await cashier.discountBasket(percent(500))).toMatchObject(refusal('OVER_LIMIT'));
    await cashier.undo();
    expect(await cashier.discountBasket(percent(500))).toMatchObject({ ok: true });
    expect(await cashier.discountLine(1, percent(600))).toMatchObject(refusal('OVER_LIMIT'));
  });

  it('hold also for what grows by taking goods away', async () => {
    await cashier.setQuantity(1, '2');
    expect(await cashier.discountLine(1, amount(1_500))).toMatchObject({ ok: true });
    expect(await cashier.setQuantity(1, '1')).toMatchObject(refusal('OVER_LIMIT'));
    await cashier.undo();
    await cashier.scan('lamp');
    await cashier.discountBasket(amount(1_000));
    expect(await cashier.voidLine(1)).toMatchObject(refusal('OVER_LIMIT'));
    till.actAs('manager');
    expect(await cashier.voidLine(1)).toMatchObject({ ok: true });
  });

  it('leave what a manager gave to the cashier who goes on', async () => {
    till.actAs('manager');
    await cashier.discountLine(1, percent(5_000));
    till.actAs('cashier');
    expect(await cashier.setQuantity(1, '2')).toMatchObject({ ok: true });
    await cashier.scan('lamp');
    expect(totalMinor()).toBe(7_990 + 5_000);
    expect(await cashier.discountLine(1, percent(100))).toMatchObject(refusal('OVER_LIMIT'));
  });

  it('may be an amount, and may be none at all', async () => {
    const cashierMay = {
      ...defaultPermissions.cashier,
      'line-discount': { isAllowed: true, upToRateBp: null, upToMinor: 500 },
      'basket-discount': { isAllowed: false, upToRateBp: null, upToMinor: null },
      'line-void': { isAllowed: false, upToRateBp: null, upToMinor: null },
    };
    till.setPermissions({ ...defaultPermissions, cashier: cashierMay });
    expect(await cashier.discountLine(1, amount(501))).toMatchObject(
      refusal('OVER_LIMIT_AMOUNT', { limitMinor: 500, currency: 'EUR', role: 'associate' }),
    );
    expect(await cashier.discountBasket(amount(1))).toMatchObject(
      refusal('ROLE_NOT_ALLOWED', { role: 'associate' }),
    );
    expect(await cashier.voidLine(1)).toMatchObject(refusal('ROLE_NOT_ALLOWED'));
    till.setPermissions({ cashier: cashierMay, associate: cashierMay, manager: cashierMay });
    expect(await cashier.voidLine(1)).toMatchObject(
      refusal('ROLE_NOT_ALLOWED', { role: 'nobody' }),
    );
  });

  it('keep who may not void from cutting a quantity and from undoing what was rung', async () => {
    await cashier.setQuantity(1, '3');
    const noVoid = { isAllowed: false, upToRateBp: null, upToMinor: null };
    const cashierMay = { ...defaultPermissions.cashier, 'line-void': noVoid };
    till.setPermissions({ ...defaultPermissions, cashier: cashierMay });
    const refused = refusal('ROLE_NOT_ALLOWED', { role: 'associate' });
    expect(await cashier.setQuantity(1, '2')).toMatchObject(refused);
    expect(await cashier.undo()).toMatchObject(refused);
    await cashier.scan('jumper');
    expect(await cashier.undo()).toMatchObject(refused);
    expect(totalMinor()).toBe(4 * 7_990);
    // What takes no goods off is no void: more of them, or a discount taken back.
    expect(await cashier.setQuantity(1, '5')).toMatchObject({ ok: true });
    await cashier.discountLine(1, percent(500));
    expect(await cashier.undo()).toMatchObject({ ok: true });
    expect(totalMinor()).toBe(5 * 7_990);
  });

  it('do not keep anybody from raising a price', async () => {
    expect(await cashier.overridePrice(1, 9_990)).toMatchObject({ ok: true });
    expect(totalMinor()).toBe(9_990);
  });
});

describe('a discount on the basket', () => {
  it('is spread over the lines and leaves the éco-participation alone', async () => {
    till.actAs('manager');
    await cashier.scan('lamp');
    await cashier.discountBasket(percent(10_000));
    expect(totalMinor()).toBe(120);
    expect(till.sale().basket).toMatchObject({
      discountMinor: -(7_990 + 4_880),
      discounts: [{ kind: 'percent', value: 10_000, reasonCode: 'gesture' }],
    });
  });

  it('is not more than the goods are worth', async () => {
    till.actAs('manager');
    expect(await cashier.discountBasket(amount(7_991))).toMatchObject(
      refusal('DISCOUNT_WITHOUT_EFFECT'),
    );
    expect(await cashier.discountBasket(amount(7_990))).toMatchObject({ ok: true });
    await cashier.complete();
    expect(till.transactions()[0]?.body.totals).toMatchObject({ grossMinor: 0 });
  });

  it('is removed as line 0', async () => {
    await cashier.discountBasket(percent(500));
    const id = till.sale().basket?.discounts[0]?.id ?? '';
    expect(await cashier.removeDiscount(1, id)).toMatchObject(refusal('DISCOUNT_GONE'));
    expect(await cashier.removeDiscount(0, id)).toMatchObject({ ok: true });
    expect(totalMinor()).toBe(7_990);
  });
});

it('what is noted of a line goes into its entry, part by part', async () => {
  await cashier.markLine(1, { associateId: 'op-1' });
  await cashier.markLine(1, { serialNumber: 'SN-42', giftReceipt: true });
  expect(await cashier.markLine(1, { serialNumber: 'Mme Durand 06 12 34 56 78' })).toMatchObject({
    ok: false,
    error: { code: 'SERIAL_NUMBER_BAD' },
  });
  expect(await cashier.markLine(1, { associateId: 'nobody' })).toMatchObject(
    refusal('OPERATOR_UNKNOWN'),
  );
  expect(till.sale().basket?.lines[0]).toMatchObject({
    associateId: 'op-1',
    associateAlias: 'Inès M.',
    serialNumber: 'SN-42',
    giftReceipt: true,
  });
  await cashier.card(7_990);
  expect(till.transactions()[0]?.body.lines[0]).toMatchObject({
    associateId: 'op-1',
    serialNumber: 'SN-42',
    giftReceipt: true,
  });
});

describe('a preview', () => {
  const preview = (lineNumber: number, change: Change) =>
    till.call.previewDiscount({ seat: 'till', lineNumber, change });
  type Change = Parameters<typeof till.call.previewDiscount>[0]['change'];

  it('says what the act would come to, and changes nothing', async () => {
    await cashier.scan('lamp');
    const before = cashier.basket();
    expect(await preview(1, percent(1_000))).toEqual({
      ok: true,
      value: { beforeMinor: 7_990, afterMinor: 7_191, totalMinor: 12_191, over: null },
    });
    expect(await preview(0, amount(500))).toMatchObject({
      value: { beforeMinor: 12_990, afterMinor: 12_490 },
    });
    expect(await preview(1, { kind: 'price', unitPriceMinor: 7_500 })).toMatchObject({
      value: { afterMinor: 7_500 },
    });
    expect(cashier.basket()).toEqual(before);
  });

  it('says what would need a second person, and is refused where nobody could', async () => {
    expect(await preview(1, percent(5_000))).toMatchObject({
      ok: true,
      value: { afterMinor: 3_995, over: refusal('OVER_LIMIT').error },
    });
    expect(await preview(7, percent(500))).toMatchObject(refusal('LINE_GONE'));
    await cashier.card(1_000);
    expect(await preview(1, percent(500))).toMatchObject(refusal('BASKET_PART_PAID'));
  });
});
