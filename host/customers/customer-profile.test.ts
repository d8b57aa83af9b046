// What an associate sees of a customer, by what the till itself knows.
import { beforeEach, describe, expect, it } from 'vitest';
import { customerHistoryAnswer } from '../../contract/platform/customer-history.ts';
import { ok } from '../../domain/result.ts';
import { sampleCustomer, tillPage } from '../../test/conformance/sample-documents.ts';
import { type Cashier, cashierAt } from '../../test/support/cashier.ts';
import { type MemoryTill, memoryTill } from '../../test/support/memory-till.ts';
import { shopItems } from '../../test/support/shop-items.ts';
import { customerHistory, type HistoryParts } from './customer-history.ts';
import { customerNotes } from './customer-notes.ts';
import { customerProfile } from './customer-profile.ts';
import { markCustomer, noteCustomer } from './mark-customer.ts';

const elise = sampleCustomer('customer-0000000000001');
let till: MemoryTill;
let cashier: Cashier;

beforeEach(async () => {
  const sized = shopItems.map((item) =>
    item.id === 'jumper' ? { ...item, size: 'M', category: 'knits' } : item,
  );
  till = await memoryTill({ items: sized });
  await till.documents.applyPage(tillPage(1, [{ collection: 'customers', document: elise }]));
  cashier = cashierAt(till);
});

const profile = () => customerProfile(till.context(), elise.id, (id) => id);

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

const history = (answer: Awaited<ReturnType<HistoryParts['ask']>>) =>
  customerHistory(
    { customerId: elise.id, before: null },
    {
      ask: async () => answer,
      till: till.context(),
      orders: { ...till.context(), pause: () => Promise.resolve() },
    },
  );

it('what the platform tells has this till’s own work over it, and without its answer that is all', async () => {
  const of = await buy('lamp');
  const alone = await history(null);
  expect(alone).toMatchObject({ told: 'till', purchases: [{ place: of }] });
  const elsewhere = { ...alone.purchases[0], id: 'web-1', place: null, channel: 'web' as const };
  const told = {
    isKnown: true,
    atMs: 1,
    purchases: [elsewhere],
    next: null,
    orders: [],
    notes: [],
  };
  const answer = ok(customerHistoryAnswer.parse(told));
  expect((await history(answer)).purchases.map(({ id }) => id)).toEqual([
    `${of.journalId}/${of.sequence}`,
    'web-1',
  ]);
  // Told back by the platform: it is not there twice.
  const both = ok({ ...answer.value, purchases: [...alone.purchases, ...answer.value.purchases] });
  expect((await history(both)).purchases).toHaveLength(2);
});

describe('what is said of a customer beside who they are', () => {
  const mark = (said: Partial<Parameters<typeof markCustomer>[0]>) =>
    markCustomer(
      {
        ...{ seat: 'till', commandId: till.newCommandId(), customerId: elise.id },
        ...{ kind: 'wish', key: 'lamp', value: '', ...said },
      },
      till.day(),
    );

  it('is beside its entry, folded at once over what the platform told, and taken off again', async () => {
    await mark({});
    await mark({ kind: 'preference', key: '', value: 'No wool' });
    await mark({ kind: 'size', key: 'lamps', value: 'M' });
    await mark({ kind: 'associate', key: '', value: '' });
    expect(JSON.stringify(till.entries())).not.toContain('No wool');
    expect(await profile()).toMatchObject({
      wishes: [{ sku: 'lamp', isSold: true }],
      preferences: [{ text: 'No wool' }],
      sizes: [{ category: 'lamps', size: 'M', isSaid: true }],
    });
    expect((await profile())?.associate).not.toBe('');
    await mark({ value: null });
    till.restart();
    expect((await profile())?.wishes).toEqual([]);
  });

  it('the size that was bought last and kept is proposed', async () => {
    const of = await buy('jumper');
    expect((await profile())?.sizes).toEqual([{ category: 'knits', size: 'M', isSaid: false }]);
    await cashier.giveBack(of, 1, '2');
    await cashier.refund('card', -(till.sale().basket?.remainingMinor ?? 0));
    await cashier.complete();
    expect((await profile())?.sizes).toEqual([]);
  });

  it('a note is read with its author, by whom the platform does not answer too, until it is withdrawn', async () => {
    const request = { seat: 'till', customerId: elise.id };
    const noted = await noteCustomer(
      { ...request, commandId: till.newCommandId(), key: '', value: 'Prefers Camille' },
      till.day(),
    );
    const parts = { till: till.context(), ask: async () => null, aliasOf: () => 'Camille' };
    expect(await customerNotes({ customerId: elise.id }, parts)).toMatchObject({
      ...{ told: 'till', notes: [{ text: 'Prefers Camille', by: 'Camille' }] },
    });
    if (!noted.ok) throw new Error(noted.error.code);
    const { key } = noted.value;
    const commandId = till.newCommandId();
    await noteCustomer({ ...request, commandId, key, value: null }, till.day());
    expect(await customerNotes({ customerId: elise.id }, parts)).toMatchObject({ notes: [] });
  });
});
