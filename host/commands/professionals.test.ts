// What a company buys: at its own prices, on its account within its limit.
import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { priceId } from '../../contract/document/price.ts';
import { shippedChart } from '../../domain/accounting/chart-of-accounts.ts';
import { postingsOf } from '../../domain/accounting/postings-of.ts';
import {
  catalogPage,
  sampleBusiness,
  sampleCustomer,
  tillPage,
} from '../../test/conformance/sample-documents.ts';
import { type Cashier, cashierAt } from '../../test/support/cashier.ts';
import { type MemoryTill, memoryTill } from '../../test/support/memory-till.ts';
import { shopItems } from '../../test/support/shop-items.ts';
import { parseJson } from '../../verifier/json.ts';
import { doSumsHold } from '../../verifier/totals.ts';
import { knownBusiness } from '../customers/business-account.ts';
import { knownBuyer } from '../invoices/known-buyer.ts';

const hotel = sampleBusiness('customer-0000000000077');
const elise = sampleCustomer('customer-0000000000001');

let till: MemoryTill;
let cashier: Cashier;

beforeEach(async () => {
  till = await memoryTill({ items: shopItems });
  const changes = [elise, hotel].map(
    (document) => ({ collection: 'customers', document }) as const,
  );
  await till.documents.applyPage(tillPage(1, changes));
  await till.documents.applyPage(
    catalogPage(2, [listed('jumper', 6_500), listed('case', 3_600), listed('bread', 120)]),
  );
  cashier = cashierAt(till);
});

const listed = (sku: string, minor: number) => ({
  collection: 'prices' as const,
  document: {
    ...{ id: priceId('pro', sku), kind: 'price' as const, list: 'pro', sku },
    price: { minor, currency: 'EUR' },
  },
});
const prices = () =>
  (cashier.basket()?.lines ?? []).map(({ item }) => [
    item.sku,
    item.unitPriceMinor,
    item.priceSource,
  ]);
const refusal = (code: string, details = {}) => ({ ok: false, error: { code, details } });
const owed = async () => (await knownBusiness(till.context(), hotel.id)).account?.owedMinor;

/** A sale of so many jumpers at the list’s 65 €, on account. */
async function sellOnAccount(pieces: number) {
  await cashier.scan('jumper', String(pieces));
  await cashier.setCustomer(hotel.id);
  return await cashier.tender('account', 6_500 * pieces);
}

describe('a company in the basket', () => {
  it('gets the lines rung before at its list, what is in none at the shop’s price, and what follows', async () => {
    await cashier.scan('jumper');
    await cashier.scan('meal');
    expect(await cashier.setCustomer(hotel.id)).toMatchObject({ ok: true });
    await cashier.scan('case');
    expect(prices()).toEqual([
      ['jumper', 6_500, 'list:pro'],
      ['meal', 1_295, 'base'],
      ['case', 3_600, 'list:pro'],
    ]);
    expect(till.sale().basket?.customer?.business).toEqual({
      ...{ name: 'Hôtel des Remparts', priceList: 'pro', paysOnAccount: true },
    });
  });

  it('takes its prices with it when it goes, and keeps discounts given by hand', async () => {
    await cashier.setCustomer(hotel.id);
    await cashier.scan('jumper');
    await cashier.discountLine(1, { kind: 'amount', amountMinor: 500 });
    expect(till.sale().basket?.totalMinor).toBe(6_000);
    await cashier.setCustomer('');
    expect(prices()).toEqual([['jumper', 7_990, 'base']]);
    expect(till.sale().basket?.totalMinor).toBe(7_490);
  });

  it('changes nothing of a basket that has begun to be paid when its prices are lower', async () => {
    await cashier.scan('jumper');
    await cashier.cash(1_000);
    expect(await cashier.setCustomer(hotel.id)).toMatchObject(refusal('BASKET_PART_PAID'));
    expect(prices()).toEqual([['jumper', 7_990, 'base']]);
  });

  it('lets no undo bring back a line at the price of another list', async () => {
    await cashier.scan('jumper');
    await cashier.scan('bread');
    await cashier.setCustomer(hotel.id);
    expect(await cashier.undo()).toMatchObject(refusal('NOTHING_TO_UNDO'));
    await cashier.scan('case');
    await cashier.undo();
    expect(prices()).toEqual([
      ['jumper', 6_500, 'list:pro'],
      ['bread', 120, 'list:pro'],
    ]);
  });

  it('is there with its prices after a crash', async () => {
    await cashier.scan('jumper');
    await cashier.setCustomer(hotel.id);
    till.restart();
    expect(prices()).toEqual([['jumper', 6_500, 'list:pro']]);
  });

  it('is found by its name and by its SIREN, and stands on the form of its facture', async () => {
    await cashier.setCustomer(hotel.id);
    await cashier.scan('jumper');
    await cashier.cash(6_500);
    const [sale] = till.transactions();
    const of = { journalId: sale?.journal.id ?? '', sequence: sale?.sequence ?? 0 };
    expect(await knownBuyer(of, till.context())).toMatchObject({
      ...{ kind: 'professional', name: 'Hôtel des Remparts', companyNumber: '732829320' },
      ...{ vatNumber: 'FR44732829320', street: '12 rue Mercière', city: 'Lyon', country: 'FR' },
    });
    await cashier.scan('bread');
    await cashier.setCustomer(elise.id);
    await cashier.cash(120);
    const next = { ...of, sequence: till.transactions()[1]?.sequence ?? 0 };
    expect(await knownBuyer(next, till.context())).toBeNull();
  });
});

describe('payment on account', () => {
  it('is taken of a company that has terms, and it owes that at once', async () => {
    expect(await sellOnAccount(2)).toMatchObject({
      ok: true,
      value: { paid: { totalMinor: 13_000 } },
    });
    expect(await owed()).toBe(13_000);
    const [{ body, personal } = {}] = till.transactions();
    expect(body?.tenders).toMatchObject([{ kind: 'account', amountMinor: 13_000, reference: '' }]);
    expect(personal?.reference).toBe(hotel.id);
  });

  it('is refused for a person, for nobody, and above what is left of the limit', async () => {
    await cashier.scan('jumper');
    expect(await cashier.tender('account', 7_990)).toMatchObject(refusal('ACCOUNT_NO_TERMS'));
    await cashier.setCustomer(elise.id);
    expect(await cashier.tender('account', 7_990)).toMatchObject(refusal('ACCOUNT_NO_TERMS'));
    await cashier.setCustomer(hotel.id);
    await cashier.setQuantity(1, '24');
    expect(await cashier.tender('account', 156_000)).toMatchObject(
      refusal('ACCOUNT_OVER_LIMIT', { leftMinor: 150_000, currency: 'EUR' }),
    );
    // The rest otherwise.
    await cashier.tender('account', 150_000);
    expect(await cashier.tender('account', 1)).toMatchObject(
      refusal('ACCOUNT_OVER_LIMIT', { leftMinor: 0 }),
    );
    expect(await cashier.cash(6_000)).toMatchObject({ ok: true });
    expect(await owed()).toBe(150_000);
  });

  it('owes what the document says, and of this till’s sales only those that are not in it', async () => {
    await sellOnAccount(1);
    const [sale] = till.transactions();
    const account = { limitMinor: 150_000, days: 30, chargedMinor: 20_000, paidMinor: 5_000 };
    const document = { ...hotel, business: hotel.business && { ...hotel.business, account } };
    const page = tillPage(9, [{ collection: 'customers', document }], 'store.till');
    const contains = { journalId: sale?.journal.id ?? '', appliedThrough: sale?.sequence ?? 0 };
    await till.documents.applyPage({ ...page, state: { ...page.state, ...contains } });
    expect(await owed()).toBe(15_000);
    await sellOnAccount(1);
    expect(await owed()).toBe(21_500);
  });

  it('goes back to the account of who bought it, and to no other', async () => {
    await sellOnAccount(2);
    const [sale] = till.transactions();
    const of = { journalId: sale?.journal.id ?? '', sequence: sale?.sequence ?? 0 };
    await cashier.giveBack(of, 1, '1');
    expect(await cashier.refund('account', 6_500)).toMatchObject(refusal('ACCOUNT_OTHER_CUSTOMER'));
    await cashier.setCustomer(hotel.id);
    expect(await cashier.refund('account', 6_500)).toMatchObject({ ok: true });
    expect(await owed()).toBe(6_500);
  });

  it('never lets this till pass the limit, whatever is bought and given back', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: 1, max: 9 }), { maxLength: 8 }),
        async (sales) => {
          till = await memoryTill({ items: shopItems });
          await till.documents.applyPage(
            tillPage(1, [{ collection: 'customers', document: hotel }]),
          );
          await till.documents.applyPage(catalogPage(2, [listed('jumper', 6_500)]));
          cashier = cashierAt(till);
          for (const pieces of sales) {
            const before = (await owed()) ?? 0;
            const sold = await sellOnAccount(pieces);
            expect(sold.ok).toBe(before + 6_500 * pieces <= 150_000);
            if (!sold.ok) await cashier.abandon();
            expect(await owed()).toBeLessThanOrEqual(150_000);
          }
        },
      ),
      { numRuns: 15 },
    );
  });
});

describe('what a company owes, paid at the till', () => {
  const pay = async (amountMinor: number, invoices: string[] = []) => {
    await cashier.setCustomer(hotel.id);
    return await cashier.payAccount(amountMinor, invoices);
  };

  it('comes in by any tender, goes off the account at once and is in no total', async () => {
    await sellOnAccount(2);
    const before = till.transactions().at(-1)?.totals;
    expect(await pay(8_000, ['F-2-000012-K7'])).toMatchObject({ ok: true });
    expect(till.sale().basket).toMatchObject({ totalMinor: 8_000, articleCount: 0 });
    await cashier.cash(3_000);
    expect(await cashier.tender('card', 5_000)).toMatchObject({
      ok: true,
      value: {
        paid: {
          ...{ totalMinor: 8_000, articleCount: 0 },
          tenders: [
            { kind: 'cash', amountMinor: 3_000 },
            { kind: 'card', amountMinor: 5_000 },
          ],
        },
      },
    });
    expect(await owed()).toBe(5_000);
    const { body, personal } = till.transactions().at(-1) ?? {};
    // What verifies an archive is a program of its own.
    expect(doSumsHold(parseJson(JSON.stringify(body)) ?? null)).toBe(true);
    expect(personal?.reference).toBe(hotel.id);
    expect(body?.totals).toMatchObject({ grossMinor: 0, netMinor: 0, vatMinor: 0 });
    expect(body?.lines).toMatchObject([
      { label: 'Règlement de compte F-2-000012-K7', unitPriceMinor: 0, accounting: 'liability' },
    ]);
    expect(body?.tenders.map(({ kind, amountMinor }) => [kind, amountMinor])).toEqual([
      ['cash', 3_000],
      ['card', 5_000],
      ['account', -8_000],
    ]);
    expect(till.transactions().at(-1)?.totals).toEqual({ ...before, transactionCount: 2 });
  });

  it('is booked against what customers owe: debits equal credits', async () => {
    await sellOnAccount(1);
    await pay(6_500);
    await cashier.cash(6_500);
    const { body } = till.transactions().at(-1) ?? {};
    if (!body) throw new Error('nothing was paid');
    const books = { chart: shippedChart, kindOf: () => null };
    const postings = postingsOf({ type: 'transaction', body }, books).filter(
      ({ amountMinor }) => amountMinor !== 0,
    );
    expect(postings.map(({ account, amountMinor }) => [account.number, amountMinor])).toEqual([
      [shippedChart.drawer.number, 6_500],
      [shippedChart.tenderKinds.account.number, -6_500],
    ]);
  });

  it('is taken beside goods, which are paid too', async () => {
    await sellOnAccount(1);
    await cashier.scan('jumper');
    await pay(1_500);
    await cashier.cash(8_000);
    expect(await owed()).toBe(5_000);
    expect(till.transactions().at(-1)?.body.totals.grossMinor).toBe(6_500);
  });

  it('is held by the basket that pays it or puts it on the account: another one has only the rest', async () => {
    await sellOnAccount(1);
    await pay(6_000);
    const tablet = cashierAt(till, 'tablet-1');
    await tablet.scan('jumper');
    await tablet.setCustomer(hotel.id);
    expect(await tablet.payAccount(501)).toMatchObject(
      refusal('ACCOUNT_PAYMENT_OVER', { owedMinor: 500 }),
    );
    await cashier.abandon();
    await cashier.scan('jumper');
    await cashier.setCustomer(hotel.id);
    await cashier.setQuantity(1, '24');
    await cashier.tender('account', 140_000);
    expect(await tablet.tender('account', 6_500)).toMatchObject(
      refusal('ACCOUNT_OVER_LIMIT', { leftMinor: 150_000 - 6_500 - 140_000 }),
    );
  });

  it('is no more than what is owed, once in a basket, by its own company and never on account', async () => {
    expect(await cashier.payAccount(100)).toMatchObject(refusal('ACCOUNT_NO_TERMS'));
    await sellOnAccount(1);
    expect(await pay(6_501)).toMatchObject(refusal('ACCOUNT_PAYMENT_OVER', { owedMinor: 6_500 }));
    expect(await pay(6_500, ['Mme Durand'])).toMatchObject(refusal('ACCOUNT_PAYMENT_REFERENCE'));
    await pay(6_500);
    expect(await pay(6_500)).toMatchObject(refusal('ACCOUNT_PAYMENT_TWICE'));
    expect(await cashier.setQuantity(1, '2')).toMatchObject(refusal('LINE_IS_ONE_PIECE'));
    const other = refusal('ACCOUNT_PAYMENT_BASKET');
    expect(await cashier.setCustomer(elise.id)).toMatchObject(other);
    expect(await cashier.tender('account', 6_500)).toMatchObject(other);
    await cashier.voidLine(1);
    expect(await cashier.setCustomer(elise.id)).toMatchObject({ ok: true });
  });

  it('is found as a receipt that says what was paid, and nothing of it can be brought back', async () => {
    await sellOnAccount(1);
    await pay(6_500);
    await cashier.cash(7_000);
    const paid = till.transactions().at(-1);
    const of = { journalId: paid?.journal.id ?? '', sequence: paid?.sequence ?? 0 };
    expect(await cashier.giveBack(of, 1, '1')).toMatchObject({ ok: false });
    expect(till.transactions().at(-1)?.body.tenders[0]).toMatchObject({ changeMinor: 500 });
  });
});
