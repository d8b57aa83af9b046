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
