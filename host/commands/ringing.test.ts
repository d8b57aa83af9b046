import { beforeEach, describe, expect, it } from 'vitest';
import { itemDocument } from '../../contract/document/item.ts';
import { type PriceDocument, priceDocument } from '../../contract/document/price.ts';
import { catalogPage, sampleItem } from '../../test/conformance/sample-documents.ts';
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

describe('a code', () => {
  it.each([
    ['EAN-8', '96385074', 'bread'],
    ['UPC-A', '036000291452', 'meal'],
    ['EAN-13', '3760123450010', 'jumper'],
    ['EAN-13 in 14 digits', '03760123450010', 'jumper'],
    ['GTIN-14', '10012345678902', 'case'],
    ['a sku', 'cloth', 'cloth'],
    ['a code with spaces around it', ' 3760123450010\t', 'jumper'],
    ['a sku of eight digits that is no EAN-8', '12345678', '12345678'],
  ])('finds its item: %s', async (_, code, sku) => {
    expect(await cashier.scan(code)).toMatchObject({ ok: true, value: { lineNumber: 1 } });
    expect(cashier.basket()?.lines.map(({ item }) => item.sku)).toEqual([sku]);
  });

  it.each(['96385075', '036000291453', '3760123450011', '10012345678903'])(
    'that was misread is said to be so: %s',
    async (code) => {
      expect(await cashier.scan(code)).toMatchObject(refusal('BAD_CHECK_DIGIT'));
      expect(cashier.basket()).toBeNull();
    },
  );

  it.each([
    ['unknown but well read', '3760999999996'],
    ['empty', ''],
    ['blank', '  \t '],
    ['of 500 characters', '7'.repeat(500)],
    ['of 500 characters that are no digits', '🛒'.repeat(250)],
    ['with a NUL', 'bre\0ad'],
    ['with half a surrogate', 'bread\ud83d'],
    ['of a prototype', '__proto__'],
    ['of another prototype', 'constructor'],
    ['like SQL', `x'; DROP TABLE journal_entries; --`],
    ['like a selector', '{"$ne":null}'],
    ['of a price', 'shop|bread'],
  ])('%s is unknown and opens no basket', async (_, code) => {
    expect(await cashier.scan(code)).toMatchObject(refusal('UNKNOWN_CODE'));
    expect(await cashier.addItem(code)).toMatchObject(refusal('UNKNOWN_CODE'));
    expect(cashier.basket()).toBeNull();
    expect(till.journal.openBasketSteps()).toEqual([]);
  });

  it('of a withdrawn item is refused with its name, scanned or chosen', async () => {
    const withdrawn = {
      ok: false,
      error: { code: 'ITEM_WITHDRAWN', details: { name: 'Article old' } },
    };
    expect(await cashier.scan('3760123450027')).toMatchObject(withdrawn);
    expect(await cashier.addItem('old')).toMatchObject(withdrawn);
    expect(cashier.basket()).toBeNull();
  });

  it('refused in the middle of a basket changes nothing of it', async () => {
    await cashier.scan('bread');
    const before = cashier.basket();
    await cashier.scan('3760123450011');
    await cashier.scan('nothing');
    await cashier.addItem('old');
    expect(cashier.basket()).toEqual(before);
  });
});

describe('a line', () => {
  it('grows when the same item is rung again, and says how it was entered first', async () => {
    await cashier.scan('bread');
    await cashier.scan('jumper');
    expect(await cashier.key('96385074', '3')).toMatchObject({
      value: { lineNumber: 1, version: 4 },
    });
    expect(cashier.basket()?.lines).toMatchObject([
      { number: 1, quantity: { value: 4, scale: 0 }, touchedAtStep: 4 },
      { number: 2, quantity: { value: 1, scale: 0 } },
    ]);
  });

  it('of what is weighed is always one of its own', async () => {
    await cashier.addItem('tea', '0.250');
    await cashier.addItem('tea', '1,5');
    expect(cashier.basket()?.lines.map(({ quantity }) => quantity.value)).toEqual([250, 1_500]);
    expect(till.sale().basket?.totalMinor).toBe(2_225 + 13_350);
  });

  it('keeps the price it was rung at; after a new price the item gets another line', async () => {
    await cashier.scan('bread');
    await till.documents.applyPage({
      feed: 'network',
      file: 'catalog',
      changes: [
        {
          collection: 'items',
          document: sampleItem('bread', { price: { minor: 150, currency: 'EUR' }, vatRateBp: 550 }),
        },
      ],
      state: { epoch: 'e1', seq: 2, tag: 't2', journalId: '', appliedThrough: 0, except: [] },
    });
    await cashier.scan('bread');
    expect(till.sale().basket?.lines.map(({ grossMinor }) => grossMinor)).toEqual([120, 150]);
  });

  it('costs what the price list of the store says, and the base price without one', async () => {
    till = await memoryTill({ items: shopItems, priceList: 'lyon' });
    cashier = cashierAt(till);
    const price = { kind: 'price' as const, price: { minor: 99, currency: 'EUR' } };
    await till.documents.applyPage({
      feed: 'store',
      file: 'catalog',
      changes: [
        {
          collection: 'prices',
          document: { ...price, id: 'lyon|bread', list: 'lyon', sku: 'bread' },
        },
        {
          collection: 'prices',
          document: { ...price, id: 'nice|book', list: 'nice', sku: 'book' },
        },
      ],
      state: { epoch: 'e1', seq: 1, tag: 't1', journalId: '', appliedThrough: 0, except: [] },
    });
    await cashier.scan('bread');
    await cashier.scan('book');
    expect(
      cashier.basket()?.lines.map(({ item }) => [item.unitPriceMinor, item.priceSource]),
    ).toEqual([
      [99, 'list:lyon'],
      [2_500, 'base'],
    ]);
  });

  it('costs what the store’s list says before what its company’s says, each on its day', async () => {
    till = await memoryTill({
      items: [sampleItem('a'), sampleItem('b'), sampleItem('c'), sampleItem('d')],
      priceList: 'lyon',
      companyPriceList: 'west',
    });
    cashier = cashierAt(till);
    const minor = (amount: number) => ({ minor: amount, currency: 'EUR' });
    const listed = (list: string, sku: string, of: Partial<PriceDocument>) =>
      ({
        collection: 'prices',
        document: { id: `${list}|${sku}`, kind: 'price', list, sku, ...of },
      }) as const;
    const [from, through] = ['2026-11-22', '2026-11-22'];
    await till.documents.applyPage(
      catalogPage(2, [
        listed('lyon', 'a', { price: minor(100) }),
        listed('west', 'a', { price: minor(200) }),
        listed('west', 'b', { price: minor(200) }),
        // Not yet, and for today only.
        listed('lyon', 'b', { windows: [{ from: '2026-11-23', through: null, price: minor(1) }] }),
        listed('lyon', 'c', {
          price: minor(100),
          windows: [{ from, through, price: minor(50) }],
        }),
        listed('north', 'd', { price: minor(1) }),
      ]),
    );
    for (const sku of ['a', 'b', 'c', 'd']) await cashier.scan(sku);
    expect(
      cashier.basket()?.lines.map(({ item }) => [item.unitPriceMinor, item.priceSource]),
    ).toEqual([
      [100, 'list:lyon'],
      [200, 'list:west'],
      [50, 'list:lyon'],
      [1_990, 'base'],
    ]);
  });
});

describe('a price', () => {
  it('in another currency is refused, not sold at the same figure', async () => {
    const dollars = { minor: 500, currency: 'USD' };
    till = await memoryTill({
      items: [sampleItem('import', { price: dollars }), sampleItem('listed')],
      priceList: 'lyon',
    });
    await till.documents.applyPage({
      feed: 'store',
      file: 'catalog',
      changes: [
        {
          collection: 'prices',
          document: {
            id: 'lyon|listed',
            kind: 'price',
            list: 'lyon',
            sku: 'listed',
            price: dollars,
          },
        },
      ],
      state: { epoch: 'e1', seq: 1, tag: 't1', journalId: '', appliedThrough: 0, except: [] },
    });
    cashier = cashierAt(till);
    for (const sku of ['import', 'listed']) {
      expect(await cashier.addItem(sku)).toMatchObject({
        ok: false,
        error: { code: 'ITEM_OTHER_CURRENCY', details: { currency: 'USD' } },
      });
    }
    expect(cashier.basket()).toBeNull();
  });

  it.each([-1, -7_990, 10_000_000_001, Number.MAX_SAFE_INTEGER])(
    'that no entry could hold never gets into the catalogue: %i',
    async (minor) => {
      const price = { minor, currency: 'EUR' };
      expect(itemDocument.safeParse(sampleItem('x', { price })).success).toBe(false);
      const listed = { id: 'l|x', kind: 'price', list: 'l', sku: 'x', price };
      expect(priceDocument.safeParse(listed).success).toBe(false);
    },
  );

  it('of the highest that the catalogue takes is refused or sold, whatever is in it', async () => {
    const price = { minor: 10_000_000_000, currency: 'EUR' };
    till = await memoryTill({
      items: [
        sampleItem('dearest', { price, ecoParticipationMinor: 1_000_000 }),
        sampleItem('greenest', {
          price: { minor: 1_000_000, currency: 'EUR' },
          ecoParticipationMinor: 1_000_000,
        }),
      ],
    });
    cashier = cashierAt(till);
    expect(await cashier.addItem('dearest', '9999')).toMatchObject(refusal('BASKET_TOO_DEAR'));
    for (const [sku, quantity] of [
      ['dearest', '1'],
      ['greenest', '9999'],
    ] as const) {
      await cashier.addItem(sku, quantity);
      const dueMinor = till.sale().basket?.remainingMinor ?? 0;
      expect(await cashier.card(dueMinor)).toMatchObject({
        value: { paid: { totalMinor: dueMinor } },
      });
    }
  });
});

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
