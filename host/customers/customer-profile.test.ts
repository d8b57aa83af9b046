// What an associate sees of a customer, by what the till itself knows.
import { beforeEach, expect, it } from 'vitest';
import { sampleCustomer, tillPage } from '../../test/conformance/sample-documents.ts';
import { type Cashier, cashierAt } from '../../test/support/cashier.ts';
import { type MemoryTill, memoryTill } from '../../test/support/memory-till.ts';
import { shopItems } from '../../test/support/shop-items.ts';
import { customerProfile } from './customer-profile.ts';

const elise = sampleCustomer('customer-0000000000001');
let till: MemoryTill;
let cashier: Cashier;

beforeEach(async () => {
  till = await memoryTill({ items: shopItems });
  await till.documents.applyPage(tillPage(1, [{ collection: 'customers', document: elise }]));
  cashier = cashierAt(till);
});

const profile = () => customerProfile(till.context(), elise.id);

async function buy(sku: string, customerId = elise.id) {
  await cashier.addItem(sku, '2');
  await cashier.setCustomer(customerId);
  const basket = cashier.basket();
  await cashier.card(0);
  const { remainingMinor } = till.sale().basket ?? { remainingMinor: 0 };
  expect(basket).not.toBeNull();
  await cashier.card(remainingMinor);
  await cashier.complete();
  const entry = till.entries().findLast(({ type }) => type === 'transaction');
  if (!entry) throw new Error('It was sold');
  return { journalId: entry.journal.id, sequence: entry.sequence };
}

it('what this till sold them is there by itself, newest first, with what came back of it', async () => {
  const of = await buy('lamp');
  await buy('lamp', '');
  await cashier.giveBack(of, 1, '1');
  await cashier.setCustomer(elise.id);
  await cashier.refund('card', -(till.sale().basket?.remainingMinor ?? 0));
  await cashier.complete();
  expect((await profile())?.purchases).toMatchObject([
    { channel: 'store', lines: [{ sku: 'lamp', isReturn: true, quantityMilli: 1_000 }] },
    {
      place: of,
      lines: [{ sku: 'lamp', isReturn: false, quantityMilli: 2_000, backMilli: 1_000 }],
    },
  ]);
});

it('who was erased is nobody, and bought nothing', async () => {
  await buy('lamp');
  till.context().journal.erasePersonal(elise.id);
  expect((await profile())?.purchases).toEqual([]);
  await till.documents.applyPage(tillPage(2, [{ collection: 'customers', erased: elise.id }]));
  expect(await profile()).toBeNull();
});
