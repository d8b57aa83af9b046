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

describe('a quantity', () => {
  const wrongForPieces = [
    '0',
    '-1',
    '10000',
    '99999999999',
    '1.5',
    '1e3',
    '0x10',
    '١',
    '½',
    'NaN',
    'Infinity',
    '',
    ' ',
    '1 000',
    '--1',
    '+1',
    '1.',
    '.5',
    '1,2,3',
    '9'.repeat(500),
    '2;',
    '\u0000',
  ];

  it.each(wrongForPieces)('of pieces is refused when rung: "%s"', async (quantity) => {
    expect(await cashier.scan('bread', quantity)).toMatchObject(refusal('BAD_QUANTITY'));
    expect(cashier.basket()).toBeNull();
  });

  it.each(wrongForPieces)('of pieces is refused when changed: "%s"', async (quantity) => {
    await cashier.scan('bread');
    expect(await cashier.setQuantity(1, quantity)).toMatchObject(refusal('BAD_QUANTITY'));
    expect(cashier.basket()).toMatchObject({ version: 2, lines: [{ quantity: { value: 1 } }] });
  });

  it.each(['0', '0.0001', '-0.5', '10000', '9999.001', '1e-1', '0.2505'])(
    'of kilograms is refused: "%s"',
    async (quantity) => {
      expect(await cashier.addItem('tea', quantity)).toMatchObject(refusal('BAD_QUANTITY'));
    },
  );

  it.each([
    ['bread', '9999', 9_999, 1_199_880],
    ['bread', '1.0', 1, 120],
    ['bread', '007', 7, 840],
    ['tea', '0.001', 1, 9],
    ['tea', '9999', 9_999_000, 88_991_100],
    ['cloth', '0,01', 1, 22],
    ['cloth', '2.350', 235, 5_147],
  ])('is taken: %s × %s', async (sku, quantity, value, totalMinor) => {
    await cashier.addItem(sku, quantity);
    expect(cashier.basket()?.lines[0]?.quantity.value).toBe(value);
    expect(till.sale().basket?.totalMinor).toBe(totalMinor);
  });

  it('does not grow past the most that a line may hold', async () => {
    await cashier.scan('bread', '9999');
    expect(await cashier.scan('bread')).toMatchObject(refusal('BAD_QUANTITY'));
    expect(cashier.basket()?.lines[0]?.quantity.value).toBe(9_999);
  });

  it('of a line that is not there is refused', async () => {
    await cashier.scan('bread');
    for (const lineNumber of [0, -1, 2, Number.MAX_SAFE_INTEGER]) {
      expect(await cashier.setQuantity(lineNumber, '2')).toMatchObject(refusal('LINE_GONE'));
      expect(await cashier.voidLine(lineNumber)).toMatchObject(refusal('LINE_GONE'));
    }
  });
});

describe('a basket', () => {
  it('takes 500 lines and says what to do at the next', async () => {
    for (let line = 0; line < 500; line += 1) await cashier.addItem('tea', '0.1');
    expect(await cashier.addItem('tea', '0.1')).toMatchObject({
      ok: false,
      error: { code: 'BASKET_FULL', details: { limit: 500 } },
    });
    expect(await cashier.scan('bread')).toMatchObject(refusal('BASKET_FULL'));
    await cashier.voidLine(17);
    expect(await cashier.scan('bread')).toMatchObject({ ok: true, value: { lineNumber: 501 } });
    const paid = await cashier.card(till.sale().basket?.remainingMinor ?? 0);
    expect(paid).toMatchObject({ ok: true, value: { paid: { totalMinor: 499 * 890 + 120 } } });
  });

  it('never costs more than the till can count', async () => {
    await cashier.addItem('yacht');
    expect(await cashier.addItem('yacht')).toMatchObject(refusal('BASKET_TOO_DEAR'));
    expect(await cashier.setQuantity(1, '2')).toMatchObject(refusal('BASKET_TOO_DEAR'));
    expect(await cashier.addItem('jumper', '9999')).toMatchObject({ ok: true });
    expect(till.sale().basket?.totalMinor).toBe(9_000_000_000 + 79_892_010);
  });

  it('as dear as can be is sold again and again, for the totals go on', async () => {
    for (let sale = 1; sale <= 3; sale += 1) {
      await cashier.addItem('yacht');
      expect(await cashier.card(9_000_000_000)).toMatchObject({ ok: true });
    }
    expect(till.entries().at(-1)?.totals.salesMinor).toBe(27_000_000_000);
  });

  it('whose lines are all voided is open still, and can’t be paid', async () => {
    await cashier.scan('bread');
    await cashier.voidLine(1);
    expect(cashier.basket()).toMatchObject({ state: 'open', lines: [] });
    expect(await cashier.complete()).toMatchObject(refusal('NOTHING_DUE'));
    expect(await cashier.cash(100)).toMatchObject(refusal('NOTHING_DUE'));
    expect(await cashier.abandon()).toMatchObject({ ok: true });
    expect(till.entries().at(-1)).toMatchObject({ type: 'basket-abandoned', body: { lines: [] } });
  });

  it('of one seat is not that of another', async () => {
    const tablet = cashierAt(till, 'tablet-1');
    await cashier.scan('bread');
    await tablet.scan('jumper');
    expect(await tablet.voidLine(2)).toMatchObject(refusal('LINE_GONE'));
    expect(cashier.basket()?.id).not.toBe(tablet.basket()?.id);
    await tablet.cash(7_990);
    expect(cashier.basket()?.lines).toHaveLength(1);
    expect(till.transactions().map(({ body }) => body.totals.grossMinor)).toEqual([7_990]);
  });
});

describe('undo', () => {
  it('takes back the last change of the lines, one at a time, and each leaves a trace', async () => {
    await cashier.scan('bread', '2');
    await cashier.scan('jumper');
    await cashier.setQuantity(1, '5');
    await cashier.voidLine(2);
    const totals = [];
    for (let undo = 0; undo < 4; undo += 1) {
      await cashier.undo();
      totals.push(till.sale().basket?.totalMinor);
    }
    expect(totals).toEqual([600 + 7_990, 240 + 7_990, 240, 0]);
    expect(await cashier.undo()).toMatchObject(refusal('NOTHING_TO_UNDO'));
    expect(
      cashier.basket()?.corrections.map(({ kind, amountMinor }) => [kind, amountMinor]),
    ).toEqual([
      ['quantity', 360],
      ['line-void', -7_990],
      ['undo', 7_990],
      ['undo', -360],
      ['undo', -7_990],
      ['undo', -240],
    ]);
  });

  it('never gives a line number twice', async () => {
    await cashier.scan('bread');
    await cashier.scan('jumper');
    await cashier.undo();
    expect(await cashier.scan('book')).toMatchObject({ value: { lineNumber: 3 } });
    till.restart();
    expect(await cashier.scan('meal')).toMatchObject({ value: { lineNumber: 4 } });
  });

  it('is refused without a basket and while money has been taken', async () => {
    expect(await cashier.undo()).toMatchObject(refusal('NO_OPEN_BASKET'));
    await cashier.scan('jumper');
    await cashier.card(1_000);
    expect(await cashier.undo()).toMatchObject(refusal('BASKET_PART_PAID'));
    expect(await cashier.voidLine(1)).toMatchObject(refusal('BASKET_PART_PAID'));
    expect(till.sale().basket?.canUndo).toBe(false);
  });
});

describe('a basket that was changed again and again', () => {
  it('takes no more changes at some point, and can be paid all the same', async () => {
    await cashier.scan('jumper');
    for (let step = 3; step <= 5_000; step += 1) {
      await cashier.setQuantity(1, step % 2 === 0 ? '1' : '2');
    }
    expect(cashier.basket()?.version).toBe(5_000);
    for (const refused of [
      await cashier.scan('bread'),
      await cashier.setQuantity(1, '3'),
      await cashier.voidLine(1),
      await cashier.undo(),
      await cashier.card(1),
    ]) {
      expect(refused).toMatchObject(refusal('BASKET_TOO_LONG'));
    }
    const put = await cashier.suspend();
    till.restart();
    await cashier.resume(put.ok ? put.value.basketId : '');
    expect(await cashier.card(7_990)).toMatchObject({ value: { paid: { totalMinor: 7_990 } } });
    expect(till.transactions()[0]?.body.corrections).toHaveLength(4_998);
  });
});
