// Prices promised until a day, and taken again.
import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import type { DossierDocument } from '../../contract/document/dossier.ts';
import { sumMinor } from '../../domain/money/minor.ts';
import { quoteOf } from '../../domain/quote/quote.ts';
import { quotePaper } from '../../domain/quote/quote-paper.ts';
import { sampleCustomer, tillPage } from '../../test/conformance/sample-documents.ts';
import { approvingTill } from '../../test/support/approving-till.ts';
import { type Cashier, cashierAt } from '../../test/support/cashier.ts';
import { type MemoryTill, memoryTill } from '../../test/support/memory-till.ts';
import { shopItems } from '../../test/support/shop-items.ts';
import { storeDossier, storeDossiers } from '../dossiers/store-dossiers.ts';

const elise = sampleCustomer('customer-0000000000001');
let till: MemoryTill;
let cashier: Cashier;

beforeEach(async () => {
  till = await openTill();
  cashier = cashierAt(till);
});

async function openTill(number = '1'): Promise<MemoryTill> {
  const opened = await memoryTill({ items: shopItems, tillNumber: number });
  await opened.documents.applyPage(tillPage(1, [{ collection: 'customers', document: elise }]));
  return opened;
}

const act = (of = till) => ({ seat: 'till', commandId: of.newCommandId() });
const refusal = (code: string) => ({ ok: false, error: { code } });
const make = (months = 1, commandId = till.newCommandId()) =>
  till.call.makeQuote({
    ...{ seat: 'till', commandId, months },
    basketVersion: cashier.basket()?.version ?? 0,
  });
const take = (id: string, of = till) => of.call.takeQuote({ ...act(of), id });

/** Two jumpers at 10 % off and a kilo of tea, for Élise. */
async function quoteForElise(): Promise<string> {
  await cashier.scan('jumper', '2');
  await cashier.discountLine(1, { kind: 'percent', rateBp: 1_000 });
  await cashier.scan('tea', '1.000');
  await cashier.setCustomer(elise.id);
  const made = await make();
  if (!made.ok) throw new Error(made.error.code);
  return made.value.number;
}

describe('a quote', () => {
  it('promises the prices of the basket and sells nothing', async () => {
    const number = await quoteForElise();
    expect(number).toMatch(/^D-1-000001-/);
    expect(till.sale().basket).toBeNull();
    expect(till.transactions()).toEqual([]);
    expect(
      till
        .entries()
        .map(({ type }) => type)
        .slice(-2),
    ).toEqual(['quote', 'basket-abandoned']);
    const [dossier] = await storeDossiers(till.context());
    expect(dossier).toMatchObject({
      id: number,
      details: {
        customerId: elise.id,
        quote: {
          validThrough: '2026-12-22',
          totals: { grossMinor: 14_382 + 8_900, discountMinor: -1_598 },
          lines: [{ sku: 'jumper', discountMinor: -1_598, grossMinor: 14_382 }, { sku: 'tea' }],
        },
      },
    });
    expect(JSON.stringify(till.entries())).not.toContain('Moreau');
  });

  it('is one, however often it is asked for', async () => {
    await cashier.scan('jumper');
    const commandId = till.newCommandId();
    const first = await make(1, commandId);
    expect(await make(1, commandId)).toEqual(first);
    expect(await storeDossiers(till.context())).toHaveLength(1);
  });

  it('is not made of what comes back, of money, of nothing, nor in training', async () => {
    await cashier.scan('jumper');
    await cashier.cash(100);
    expect(await make()).toMatchObject(refusal('BASKET_PART_PAID'));
    const [tender] = cashier.basket()?.tenders ?? [];
    await cashier.removeTender(tender?.id ?? '');
    await cashier.sellGiftCard(2_000);
    expect(await make()).toMatchObject(refusal('QUOTE_NOT_GOODS'));
    await cashier.abandon();
    till.actAs('manager');
    await till.training().begin(act());
    await cashier.scan('jumper');
    expect(await make()).toMatchObject(refusal('NOT_IN_TRAINING'));
  });

  it('is rung with its prices and its customer while it is valid, and says what it sold', async () => {
    const number = await quoteForElise();
    till.passDays(20);
    expect(await take(number)).toMatchObject({ ok: true, value: { isExpired: false } });
    expect(till.sale().basket).toMatchObject({ totalMinor: 23_282, customer: { id: elise.id } });
    await cashier.card(23_282);
    const [{ body } = {}] = till.transactions();
    expect(body?.lines.map(({ priceSource }) => priceSource)).toEqual([
      `quote:${number}`,
      `quote:${number}`,
    ]);
    expect(await storeDossier(number, till.context())).toMatchObject({
      details: { usedBy: [expect.stringMatching(/^1-000001-/)] },
    });
  });

  it('takes off once; again by who may take as much off a basket, or with an approval', async () => {
    const number = await quoteForElise();
    await take(number);
    await cashier.card(23_282);
    const door = approvingTill(till);
    const again = (approval = '') => {
      const input = { seat: 'till', commandId: 'take-the-quote-again', id: number, approval };
      return door.through('takeQuote', input, () => till.call.takeQuote(input));
    };
    const refused = await again();
    expect(refused).toMatchObject({ ok: false, error: { code: 'OVER_LIMIT' } });
    expect(till.sale().basket).toBeNull();
    expect(await again(door.allow(refused))).toMatchObject({ ok: true });
    expect(till.sale().basket?.totalMinor).toBe(23_282);
    await cashier.card(23_282);
    expect(till.transactions().at(-1)?.body?.approvals).toHaveLength(1);
    till.actAs('manager');
    expect(await take(number)).toMatchObject({ ok: true });
  });

  it('that stands in another basket is used too, and one that takes nothing off is free', async () => {
    const number = await quoteForElise();
    await take(number);
    await cashier.suspend();
    expect(await take(number)).toMatchObject(refusal('OVER_LIMIT'));
    await cashier.scan('bread');
    const made = await make();
    const plain = made.ok ? made.value.number : '';
    await take(plain);
    await cashier.card(120);
    expect(await take(plain)).toMatchObject({ ok: true });
  });

  it('promises no more pieces than it says; fewer, and as many again', async () => {
    await take(await quoteForElise());
    expect(await cashier.setQuantity(1, '3')).toMatchObject(refusal('QUOTE_QUANTITY'));
    till.actAs('manager');
    expect(await cashier.setQuantity(1, '1')).toMatchObject({ ok: true });
    expect(await cashier.setQuantity(1, '2')).toMatchObject({ ok: true });
    await cashier.scan('jumper');
    expect(till.sale().basket?.totalMinor).toBe(23_282 + 7_990);
  });

  it('is rung at today’s prices once it has expired, and says so', async () => {
    const number = await quoteForElise();
    till.passDays(40);
    expect(await take(number)).toMatchObject({ ok: true, value: { isExpired: true } });
    expect(till.sale().basket).toMatchObject({ totalMinor: 2 * 7_990 + 8_900, discountMinor: 0 });
  });

  it('waits for an empty basket, and is undone line by line', async () => {
    const number = await quoteForElise();
    await cashier.scan('bread');
    expect(await take(number)).toMatchObject(refusal('QUOTE_BASKET_OPEN'));
    await cashier.voidLine(1);
    expect(await take(number)).toMatchObject({ ok: true });
    expect(await take('D-9-000001-ZZ')).toMatchObject(refusal('QUOTE_UNKNOWN'));
  });

  it('is taken at another till of the store by the document that the platform makes of it', async () => {
    const number = await quoteForElise();
    const document = await storeDossier(number, till.context());
    const other = await openTill('2');
    await other.documents.applyPage(
      tillPage(
        2,
        [{ collection: 'dossiers', document: document as DossierDocument }],
        'store.till',
      ),
    );
    expect(await take(number, other)).toMatchObject({ ok: true });
    expect(other.sale().basket?.totalMinor).toBe(23_282);
  });

  it('has the sums of its lines, whatever was rung and taken off', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.record({
            sku: fc.constantFrom('jumper', 'bread', 'meal', 'case', 'lamp', 'book'),
            pieces: fc.integer({ min: 1, max: 40 }),
            offBp: fc.integer({ min: 0, max: 1_000 }),
          }),
          { minLength: 1, maxLength: 8 },
        ),
        async (rung) => {
          till = await openTill();
          cashier = cashierAt(till);
          for (const { sku, pieces, offBp } of rung) {
            const added = await cashier.addItem(sku, String(pieces));
            const line = added.ok ? added.value.lineNumber : 0;
            await cashier.discountLine(line, { kind: 'percent', rateBp: offBp });
          }
          const basket = cashier.basket();
          const quote = basket && quoteOf(basket, '2026-12-31');
          if (!quote?.ok) throw new Error('it is a quote');
          const { lines, totals, vat } = quote.value;
          for (const part of ['grossMinor', 'netMinor', 'vatMinor'] as const) {
            expect(sumMinor(lines.map((line) => line[part]))).toBe(totals[part]);
            expect(sumMinor(vat.map((row) => row[part]))).toBe(totals[part]);
          }
          expect(totals.grossMinor).toBe(till.sale().basket?.totalMinor);
          const made = await make();
          await take(made.ok ? made.value.number : '');
          expect(till.sale().basket?.totalMinor).toBe(totals.grossMinor);
        },
      ),
      { numRuns: 20 },
    );
  });

  it('names seller, validity and the VAT of each rate on its paper', async () => {
    const dossier = await storeDossier(await quoteForElise(), till.context());
    if (dossier?.kind !== 'quote') throw new Error('it is a quote');
    const seller = {
      company: 'Lumen SAS',
      siren: '123456782',
      vatNumber: 'FR00',
      store: 'Lyon',
      lines: [],
    };
    const { number, quote, openedOn: issuedOn } = dossier.details;
    const paper = quotePaper({
      ...{ language: 'fr', seller, number, issuedOn, quote },
      customerName: 'Élise Moreau',
    });
    const text = JSON.stringify(paper).replaceAll('\u00a0', ' ');
    for (const said of [
      'DEVIS',
      number,
      '22/12/2026',
      '20 %',
      '5,5 %',
      '232,82 €',
      'SIREN 123456782',
    ])
      expect(text).toContain(said);
  });
});
